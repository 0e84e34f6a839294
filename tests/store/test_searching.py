"""Full-text search over statements gives the same answers on both databases."""

import pytest
from made_up import MONDAY, TUESDAY, fresh_of, reading_of

from onrecord.store.moments import AsOf
from onrecord.store.store import Store

ONE = fresh_of(reading_of("Sumy", 3), 1)
TWO = fresh_of(reading_of("Kharkiv", 5, "2025-04-08", note=" Лікарня. It's O'Brien & café:*"), 2)


@pytest.fixture
def told(store: Store) -> Store:
    """Two reports."""
    store.keep([ONE, TWO], MONDAY)
    return store


@pytest.mark.parametrize("question", ["", "  ", "***", '""', "hospital", "sumy kharkiv", '"hit drone"', "gover", "caf"])
def test_what_is_not_there_is_not_found(told: Store, question: str) -> None:
    """All words must be there, whole, and those in quotes in this order; a question without a word finds nothing."""
    assert told.search(question) == []


@pytest.mark.parametrize(
    ("question", "count"),
    [
        *(("drone", 2), ("DRONE killed", 2), ("sumy", 1), ('"hit Kharkiv"', 1), ("gov*", 2)),
        *(("лікарня", 1), ("O'Brien", 1), ("café", 1), ("a:*|&!(", 2)),
    ],
)
def test_words_phrases_and_beginnings_are_found(told: Store, question: str, count: int) -> None:
    """In any letters of any script; signs that the databases take for operators are none."""
    assert len(told.search(question)) == count


def test_the_newest_come_first_and_no_more_than_asked(told: Store) -> None:
    """And what had not been said, or was not known, is not there."""
    assert [found.words[:16] for found in told.search("drone")] == ["A drone hit Khar", "A drone hit Sumy"]
    assert len(told.search("drone", most=1)) == 1
    assert len(told.search("drone", AsOf(published_by="2025-04-07"))) == 1
    assert told.search("drone", AsOf(known_by="2025-04-01")) == []


def test_a_later_reading_is_searched_and_the_earlier_as_of_then(told: Store) -> None:
    """Once each, not once for every reading."""
    told.keep([fresh_of(reading_of("Sumy", 3, version="2"), 1)], TUESDAY)
    assert len(told.search("sumy")) == 1
    assert len(told.search("sumy", AsOf(known_by=MONDAY))) == 1
