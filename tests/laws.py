"""The laws that one reading can break, checked for test_laws.py and test_fuzz.py."""

from collections.abc import Iterator

from msgspec import Struct

from onrecord.records import Agreement, Attack, Breach, Casualty, Place, Quote, Reading, Source, Statement, Time

HARMS = {"killed", "injured", "hospitalised", "missing", "detained", "displaced", "rescued", "casualties"}


def records_in(value: object) -> Iterator[object]:
    """Every record inside a reading, itself included."""
    if isinstance(value, tuple):
        for item in value:
            yield from records_in(item)
    elif isinstance(value, Struct):
        yield value
        for name in value.__struct_fields__:
            yield from records_in(getattr(value, name))


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
