"""Figures: every row of the Numbers table of `docs/method.md`, and every number in words and digits."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from onrecord.lang.pack import load
from onrecord.reading.figures import NOBODY, ONE, Figure, bounded, cardinal_value, digits_value, word_value
from onrecord.reading.report import open_report
from onrecord.reading.victims import Chunked, chunk

MILLION = 1_000_000


def chunked(words: str) -> Chunked:
    """Some words as the second step of the cascade sees them."""
    return chunk(open_report(words, load("en")).sentences[0])


def figures(words: str) -> list[Figure]:
    """The figures of the people that some words count."""
    return [phrase.figure for phrase in chunked(words).phrases.values() if phrase.kind in ("victims", "count", "unsure")]


@pytest.mark.parametrize(
    "words",
    [
        "many people",
        "people",
        "civilians",
        "others",
        "most residents",
        "numerous civilians",
        "some of the villagers",
        "few people",
        "any of the passengers",
    ],
)
def test_what_has_no_number_has_no_figure(words: str) -> None:
    """ "many", "people", "civilians", "others" with no number count nobody."""
    assert figures(words) == []


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        # exactly n, or a listed person
        ("14 people", 14, 14),
        ("fourteen people", 14, 14),
        ("exactly nine people", 9, 9),
        ("a total of 12 people", 12, 12),
        ("a 45-year-old woman", 1, 1),
        ("a man", 1, 1),
        ("her son", 1, 1),
        ("one person", 1, 1),
        # at least n
        ("at least 14 people", 14, None),
        ("14 or more people", 14, None),
        ("a minimum of 14 people", 14, None),
        ("no fewer than 14 people", 14, None),
        ("no less than 14 people", 14, None),
        # more than n
        ("more than 30 people", 31, None),
        ("over 30 people", 31, None),
        ("30-plus people", 31, None),
        ("upwards of 30 people", 31, None),
        ("in excess of 30 people", 31, None),
        # up to n
        ("up to 85 people", None, 85),
        ("as many as 85 people", None, 85),
        ("no more than 85 people", None, 85),
        ("at most 85 people", None, 85),
        ("a maximum of 85 people", None, 85),
        # fewer than n
        ("fewer than ten people", None, 9),
        ("under ten people", None, 9),
        ("less than ten people", None, 9),
        # about n
        ("about 50 people", 50, 50),
        ("some 50 people", 50, 50),
        ("around 50 people", 50, 50),
        ("nearly 50 people", 50, 50),
        ("almost 50 people", 50, 50),
        ("roughly 50 people", 50, 50),
        ("approximately 50 people", 50, 50),
        # between n and m
        ("between 20 and 25 people", 20, 25),
        ("20 to 25 people", 20, 25),
        ("20-25 people", 20, 25),
        ("four or five people", 4, 5),
        ("12, possibly 13 people", 12, 13),
        # vague words
        ("a couple of people", 2, 2),
        ("several people", 3, None),
        ("a few people", 3, None),
        ("a number of people", 3, None),
        ("multiple people", 3, None),
        ("a dozen people", 12, 12),
        ("half a dozen people", 6, 6),
        ("two dozen people", 24, 24),
        ("dozens of people", 24, None),
        ("scores of people", 40, None),
        ("hundreds of people", 200, None),
        ("thousands of people", 2000, None),
        ("tens of thousands of people", 20_000, None),
        ("hundreds of thousands of people", 200_000, None),
        ("millions of people", 2 * MILLION, None),
        ("more than a dozen people", 13, None),
        ("at least a dozen people", 12, None),
        ("at least two dozen people", 24, None),
        ("up to a hundred people", None, 100),
        ("more than a thousand people", 1001, None),
        # more of them
        ("another five people", 5, 5),
        ("five more people", 5, 5),
        ("five others", 5, 5),
        ("at least five others", 5, None),
        # what is part of the digits
        ("1,204 people", 1204, 1204),
        ("2.5 million people", 2_500_000, 2_500_000),
        ("more than 1.2 million people", 1_200_001, None),
        ("two hundred and fifty people", 250, 250),
        ("three thousand people", 3000, 3000),
        ("14 (fourteen) people", 14, 14),
    ],
)
def test_a_figure_says_what_its_words_say(words: str, low: int | None, high: int | None) -> None:
    """Each row of the table: its words and its bounds."""
    assert [(f.min, f.max) for f in figures(words)] == [(low, high)]


@pytest.mark.parametrize(("words", "approximate"), [("50 people", False), ("about 50 people", True), ("at least 50 people", False)])
def test_only_about_is_approximate(words: str, approximate: bool) -> None:
    """ "about" is kept as `approximate`; a bound is exact about its bound."""
    assert [f.approximate for f in figures(words)] == [approximate]


def test_a_bound_belongs_to_the_number_beside_it() -> None:
    """In "at least five were killed and 18 injured", 18 is 18."""
    assert figures("at least five were killed and 18 injured") == [Figure(5, None), Figure(18, 18)]


def test_a_rise_tells_its_end() -> None:
    """A toll that rose from 14 to 16 is 16."""
    assert figures("the toll rose from 14 to 16") == [Figure(16, 16)]


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 999_999))
def test_every_number_in_words_is_read(number: int) -> None:
    """Numbers as num2words spells them, with and without "and" and commas."""
    spelled = num2words(number)
    for words in (spelled.replace(",", ""), spelled.replace(",", "").replace(" and ", " ")):
        assert figures(f"{words} people") == [Figure(number, number)]


@pytest.mark.parametrize("number", range(1, 100))
def test_every_small_number_in_words_is_read(number: int) -> None:
    """Up to 99 each number word, one for one, also with a blank for the hyphen."""
    spelled = num2words(number)
    assert figures(f"{spelled} people") == figures(f"{spelled.replace('-', ' ')} people") == [Figure(number, number)]


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 9_999_999))
def test_every_number_in_digits_is_read(number: int) -> None:
    """Digits with and without commas."""
    assert figures(f"{number:,} people") == figures(f"{number} people") == [Figure(number, number)]


@settings(max_examples=50, deadline=None)
@given(
    st.integers(11, 99_999),
    st.sampled_from([("at least", 0, True), ("more than", 1, True), ("up to", 0, False), ("fewer than", -1, False)]),
)
def test_every_bound_opens_one_end(number: int, bound: tuple[str, int, bool]) -> None:
    """A bound moves and opens an end, whatever the number, in digits or words."""
    words, step, lower = bound
    expected = Figure(number + step, None) if lower else Figure(None, number + step)
    assert figures(f"{words} {number} people") == figures(f"{words} {num2words(number).replace(',', '')} people") == [expected]


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 9999), st.integers(1, 500))
def test_every_range_keeps_both_ends(low: int, more: int) -> None:
    """ "between n and m" and "n to m" are n and m."""
    high = low + more
    assert figures(f"between {low:,} and {high:,} people") == figures(f"{low:,} to {high:,} people") == [Figure(low, high)]


def test_a_token_that_is_no_number_has_no_value() -> None:
    """Words and broken digits give None, not an error."""
    assert digits_value("1.2.3") is None
    assert word_value("tree-lined", None, {"one": 1}) is None
    assert word_value("forty-one", None, {"forty": 40, "one": 1}) == 41


def test_the_strongest_bound_decides() -> None:
    """ "some at least 14" is at least 14; no bound is exact."""
    assert bounded(["about", "min"], 14) == Figure(14, None)
    assert bounded([], 14) == bounded(["exact"], 14) == Figure(14, 14)


def test_one_and_nobody() -> None:
    """A single person is one; nobody is zero, which is not unknown."""
    assert (ONE.min, ONE.max, NOBODY.min, NOBODY.max) == (1, 1, 0, 0)
    assert cardinal_value([(100.0, True)]) == 100
