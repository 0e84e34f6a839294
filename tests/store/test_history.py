"""Nothing is overwritten: what the record held at any moment can be asked, and what had been said by any moment."""

import pytest
from made_up import MONDAY, TUESDAY, WEDNESDAY, fresh_of, reading_of, together

from onrecord.errors import StoreError
from onrecord.store.moments import AsOf
from onrecord.store.store import Store

FIRST, SECOND = fresh_of(reading_of("Sumy", 3), 1), fresh_of(reading_of("Sumy", 5, "2025-04-08"), 2, TUESDAY)


def test_what_was_not_kept_yet_was_not_known(store: Store) -> None:
    """As of before the first unit of work the record is empty."""
    store.keep([FIRST], MONDAY)
    store.relink(together(FIRST), MONDAY)
    assert list(store.incidents(AsOf(known_by="2025-04-06"))) == []
    assert [one.id for one in store.incidents()] == [FIRST.mentions[0].id]


def test_an_incident_is_shown_as_it_was_known_then(store: Store) -> None:
    """A report that joins later is not there when one asks as of before."""
    store.keep([FIRST], MONDAY)
    store.relink(together(FIRST), MONDAY)
    store.keep([SECOND], TUESDAY)
    store.relink(together(FIRST, SECOND), TUESDAY)
    assert [len(one.mentions) for one in store.incidents(AsOf(known_by=MONDAY))] == [1]
    assert [len(one.mentions) for one in store.incidents(AsOf(known_by=TUESDAY))] == [2]
    then, now = store.case(FIRST.mentions[0].id, AsOf(known_by=MONDAY)), store.case(FIRST.mentions[0].id)
    assert then is not None
    assert now is not None
    assert [len(found.claims) for found in (then, now)] == [1, 2]


def test_what_had_been_said_leaves_out_what_was_published_later(store: Store) -> None:
    """Both reports are known now; by the end of the 7th one had been published. A day alone is over at its end."""
    store.keep([FIRST, SECOND], TUESDAY)
    store.relink(together(FIRST, SECOND), TUESDAY)
    assert [one.mentions for one in store.incidents(AsOf(published_by="2025-04-07"))] == [(FIRST.mentions[0].id,)]
    assert list(store.incidents(AsOf(published_by="2025-04-06T12:00:00Z"))) == []
    case = store.case(SECOND.mentions[0].id, AsOf(published_by="2025-04-07"))
    assert case is not None
    assert case.incident.reports == ("Sumy 3",)
    assert [claim.casualty.min for claim in case.claims] == [3]


def test_a_report_without_a_day_had_been_said_when_it_came(store: Store) -> None:
    """Its publication is unknown; its coming is not."""
    undated = fresh_of(reading_of("Sumy", 4, None), 1, TUESDAY)
    store.keep([undated], WEDNESDAY)
    store.relink(together(undated), WEDNESDAY)
    assert list(store.incidents(AsOf(published_by=MONDAY))) == []
    assert len(list(store.incidents(AsOf(published_by=TUESDAY)))) == 1


def test_a_later_reading_takes_the_place_of_an_earlier_and_both_can_be_asked(store: Store) -> None:
    """A newer reader counts anew; what the older one read is there as of then."""
    newer = reading_of("Sumy", 3, version="2")
    again = fresh_of(newer, 1)
    store.keep([FIRST], MONDAY)
    store.relink(together(FIRST), MONDAY)
    store.keep([again], TUESDAY)
    assert [reading.reader.version for reading in store.readings()] == ["2"]
    assert [reading.reader.version for reading in store.readings(AsOf(known_by=MONDAY))] == ["1"]


def test_keeping_twice_changes_nothing(store: Store) -> None:
    """The same reading and the same linking on another day leave every row as it was."""
    for at in (MONDAY, TUESDAY):
        store.keep([FIRST, SECOND], at)
        changed = store.relink(together(FIRST, SECOND), at)
    assert changed == ()
    assert store.counted()["mentions"] == store.counted()["readings"] == 2
    assert store.counted()["members"] == 2
    assert len(list(store.incidents(AsOf(known_by=MONDAY)))) == 1


def test_time_does_not_run_backwards(store: Store) -> None:
    """A unit that is told an earlier moment than the last one has that of the last."""
    with store.unit(TUESDAY) as tuesday, store.unit(MONDAY) as within:
        store.keep([FIRST], MONDAY)
        assert within == tuesday
    with store.unit(MONDAY) as moment:
        assert moment == tuesday


def test_a_moment_must_be_one(store: Store) -> None:
    """Anything else is said to be none."""
    with pytest.raises(StoreError, match="write an ISO day or instant"):
        store.case("m0", AsOf(known_by="yesterday"))


def test_a_unit_of_work_is_kept_whole_or_not_at_all(store: Store) -> None:
    """What was kept before something fell over in the same unit is not kept either."""
    with pytest.raises(ZeroDivisionError):
        half_done(store)
    assert store.counted()["documents"] == 0
    assert store.facts() == {}


def half_done(store: Store) -> None:
    """A unit that falls over in the middle."""
    with store.unit(MONDAY):
        store.keep([FIRST], MONDAY)
        raise ZeroDivisionError
