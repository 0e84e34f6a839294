"""The laws that hold for every reading, whatever the report says (docs/method.md): tried on made-up, mutilated and mixed reports."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.lang.pack import load
from onrecord.records import Agreement, Attack, Breach, Casualty, Place, Quote, Reading, Source, Statement, Time

ROOT = Path(__file__).parent.parent
REPORTS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples" / "bulletins").glob("*.txt"))]
HARMS = {"killed", "injured", "hospitalised", "missing", "detained", "displaced", "rescued", "casualties"}
DAY = "2025-04-04"
WORDS = sorted({word for report in REPORTS for word in report.split()})
PIECES = ["“", "”", "\n\n", "\n", ".", ",", "(", ")", "'s", "—", "\u00a0", "\u200f", "İ", "ß", "ﬁ", "𝟙", "٣", "é", "\x00", "\ud800"]
PIECES += ["🕯", "de*ath", "1,000,000", "9" * 21]

JOINTS = [" ", ", ", ". ", "; ", " and ", "\n", "\n\n", ' " ', ", including ", " said that "]
VIEWS = [load("en").view(name) for name in load("en").tables["views"]]
PHRASES = sorted({phrase for view in VIEWS for entry in view.entries for phrase in entry.finds})

sentence = st.lists(st.sampled_from(WORDS + PIECES), max_size=40).map(" ".join)


@st.composite
def mutilated(draw: st.DrawFn) -> str:
    """An example report with a piece cut out, doubled, shouted, reversed or replaced by odd characters."""
    text = draw(st.sampled_from(REPORTS))
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 400)))
    middle = text[start:end]
    change = draw(st.sampled_from(["cut", "double", "shout", "reverse", "odd", "half"]))
    new = {
        "cut": "",
        "double": middle * 2,
        "shout": middle.upper(),
        "reverse": " ".join(reversed(middle.split(" "))),
        "odd": draw(st.sampled_from(PIECES)),
    }
    return text[:end] if change == "half" else text[:start] + new[change] + text[end:]


phrases = st.builds(str.join, st.sampled_from(JOINTS), st.lists(st.sampled_from(PHRASES), max_size=12))
reports = st.one_of(mutilated(), sentence, phrases, st.text(max_size=300))
quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
long = settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))


def records_in(value: object) -> Iterator[object]:
    """Every record inside a reading, itself included."""
    if isinstance(value, tuple):
        for item in value:
            yield from records_in(item)
    elif is_dataclass(value) and not isinstance(value, type):
        yield value
        for field in fields(value):
            yield from records_in(getattr(value, field.name))


def spans_of(record: object) -> Iterator[tuple[int, int, str | None]]:
    """(start, end, the words that must stand there, None where the record holds none) for each span of a record."""
    if isinstance(record, Quote):
        yield record.start, record.end, record.text
    elif isinstance(record, Statement):
        yield *record.span, record.words
        yield from ((*span, None) for span in (record.speaker_span, record.cue_span) if span)
    elif isinstance(record, Time):
        yield *record.span, record.words
    elif isinstance(record, Place):
        yield *record.span, record.name
    elif isinstance(record, Source) and record.span:
        yield *record.span, None


def check(reading: Reading, text: str) -> None:
    """All laws that one reading can break. What is no character (half of a surrogate pair) is read as one that stands for none."""
    assert not [doubt for doubt in reading.doubts if doubt.kind == "failed"]
    assert len(reading.text) == len(text) or not text.strip()
    check_spans(reading, reading.text)
    check_counts(reading)
    check_links(reading)


def check_spans(reading: Reading, text: str) -> None:
    """`text[span] == words`, for every record; a speaker's name stands in the text, if not always at the place where they speak."""
    for record in records_in(reading):
        for start, end, words in spans_of(record):
            assert 0 <= start < end <= len(text), record
            assert words is None or text[start:end] == words, record
        assert not isinstance(record, Source) or record.name in text, record


def check_counts(reading: Reading) -> None:
    """A count is a range of people, of a known harm; a quote is a clause at the most."""
    for count in reading.casualties:
        assert count.harm in HARMS
        assert count.min is not None or count.max is not None, count
        assert count.min is None or count.max is None or 0 <= count.min <= count.max, count
        assert count.stance in {"asserted", "denied", "unverified"}


def check_links(reading: Reading) -> None:
    """What a claim points to is there; no count is a part of itself; no two claims share an id."""
    claims: list[Casualty | Attack | Agreement | Breach] = []
    claims += [*reading.casualties, *reading.attacks, *reading.agreements, *reading.breaches]
    ids = [claim.id for claim in claims]
    assert len(set(ids)) == len(ids)
    attacks = {a.id for a in reading.attacks}
    assert {c.event for c in reading.casualties} | {b.event for b in reading.breaches} <= attacks | {None}
    assert {c.statement for c in claims} <= {s.id for s in reading.statements} | {None}
    for count in reading.casualties:
        assert count not in above(reading.casualties, count)


def above(counts: tuple[Casualty, ...], count: Casualty) -> list[Casualty]:
    """The counts that include a count, nearest first."""
    found: list[Casualty] = []
    while count.part_of is not None and len(found) <= len(counts):
        assert 0 <= count.part_of < len(counts)
        count = counts[count.part_of]
        found.append(count)
    return found


@given(text=reports)
@quick
def test_no_report_makes_the_reader_raise_and_every_span_gives_back_its_words(text: str) -> None:
    """Bad data is a result: the reader reads what it can, and says nothing that the text does not."""
    check(onrecord.read(text, DAY, "en"), text)


@pytest.mark.slow
@given(text=reports)
@long
def test_the_long_run(text: str) -> None:
    """The same on ten thousand reports."""
    check(onrecord.read(text, DAY, "en"), text)


@pytest.mark.parametrize("text", REPORTS)
def test_the_examples_keep_the_laws(text: str) -> None:
    """The example reports keep every law as they stand, in capitals, and with their lines joined."""
    for variant in (text, text.upper(), text.replace("\n", " ")):
        check(onrecord.read(variant, DAY, "en"), variant)


@given(text=st.one_of(mutilated(), sentence))
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
