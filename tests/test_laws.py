"""The laws that hold for every reading, whatever the report says (docs/method.md), on made-up reports and on the examples."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laws import check

import onrecord
from onrecord.lang.pack import load

ROOT = Path(__file__).parent.parent
REPORTS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples" / "bulletins").glob("*.txt"))]
DAY = "2025-04-04"
WORDS = sorted({word for report in REPORTS for word in report.split()})
PIECES = ["“", "”", "\n\n", "\n", ".", ",", "(", ")", "'s", "—", "\u00a0", "\u200f", "İ", "ß", "ﬁ", "𝟙", "٣", "é", "\x00", "\ud800"]
PIECES += ["🕯", "de*ath", "1,000,000", "9" * 21]

JOINTS = [" ", ", ", ". ", "; ", " and ", "\n", "\n\n", ' " ', ", including ", " said that "]
VIEWS = [load("en").view(name) for name in load("en").tables["views"]]
PHRASES = sorted({phrase for view in VIEWS for entry in view.entries for phrase in entry.finds})

sentence = st.lists(st.sampled_from(WORDS + PIECES), max_size=40).map(" ".join)
phrases = st.builds(str.join, st.sampled_from(JOINTS), st.lists(st.sampled_from(PHRASES), max_size=12))
reports = st.one_of(sentence, phrases, st.text(max_size=300))
quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@given(text=reports)
@quick
def test_no_report_makes_the_reader_raise_and_every_span_gives_back_its_words(text: str) -> None:
    """Bad data is a result: the reader reads what it can, and says nothing that the text does not."""
    check(onrecord.read(text, DAY, "en"), text)


@pytest.mark.parametrize("text", REPORTS)
def test_the_examples_keep_the_laws(text: str) -> None:
    """The example reports keep every law as they stand, in capitals, and with their lines joined."""
    for variant in (text, text.upper(), text.replace("\n", " ")):
        check(onrecord.read(variant, DAY, "en"), variant)


@given(text=st.one_of(phrases, sentence))
@quick
def test_the_same_report_gives_the_same_reading(text: str) -> None:
    """Reading twice gives the same, whatever was read in between."""
    first = written(text)
    onrecord.read(REPORTS[0], DAY, "en")
    assert written(text) == first


@given(order=st.permutations(range(len(REPORTS))))
@settings(max_examples=3, deadline=None)
def test_the_order_of_reports_does_not_matter(order: list[int]) -> None:
    """A report is read alike whatever came before it."""
    assert {i: written(REPORTS[i]) for i in order} == in_order()


def in_order() -> dict[int, str]:
    """The readings of the examples, read one after another."""
    return {i: written(text) for i, text in enumerate(REPORTS)}


def written(text: str) -> str:
    """A reading with all that is in it, spelled out; not as JSON, which cannot hold half of a surrogate pair."""
    return repr(onrecord.read(text, DAY, "en"))


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("at least 14", 14, None),
        ("more than 14", 15, None),
        ("up to 85", None, 85),
        ("fewer than 10", None, 9),
        ("about 40", 40, 40),
        ("14", 14, 14),
        ("fourteen", 14, 14),
        ("dozens of", 24, None),
        ("30 to 35", 30, 35),
    ],
)
def test_no_count_says_more_than_its_words(said: str, low: int | None, high: int | None) -> None:
    """ "At least 14" is 14 or more, "up to 85" is 85 or fewer: the open end stays open."""
    reading = onrecord.read(f"Officials said that {said} people were killed in the shelling of the town.", DAY, "en")
    assert [(c.min, c.max) for c in reading.casualties] == [(low, high)]
