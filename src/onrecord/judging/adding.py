"""Puts counts into readings that a person added by hand: with their words in the report, and with whoever says them there."""

from collections.abc import Iterable

from msgspec.structs import replace

from onrecord.ids import claim_ids, mention_ids
from onrecord.incidents import Judgement
from onrecord.judging.anchors import shared, spans_in
from onrecord.judging.ground import Ground
from onrecord.judging.values import CLAIM, OPEN, PEOPLE, Value, bound, value_of
from onrecord.records import Casualty, Quote, Reading, Source, Statement

CAREFUL = "moderate"  # a person is not asked how sensitive it is, so it is shown carefully


def added(reading: Reading, claims: Iterable[Judgement], ground: Ground) -> Reading:
    """A reading with the claims that were added to its report by hand, where their words stand."""
    for claim in claims:
        anchor = claim.anchor
        if anchor is None or reading.document.id not in ground.versions(anchor.document):
            continue
        spans = spans_in(anchor, reading.document.id, ground)
        if spans:
            reading = with_count(reading, claim, Quote(anchor.words or "", *spans[0]))
    return reading


def with_count(reading: Reading, claim: Judgement, quote: Quote) -> Reading:
    """A reading with one count more; where the same count is read by now, a person's bounds are put in its place."""
    value = value_of(claim.value or "", CLAIM)
    if "harm" not in value:  # signed by a program that is not this one
        return reading
    count = count_of(reading, claim, quote, value)
    counts = list(reading.casualties)
    same = next((at for at, other in enumerate(counts) if is_same(count, other)), None)
    if same is None:
        counts.append(count)
    else:
        counts[same] = replace(counts[same], min=count.min, max=count.max, number_words=None, why=(*counts[same].why, *count.why))
    return replace(reading, casualties=tuple(counts))


def is_same(one: Casualty, other: Casualty) -> bool:
    """Whether two entries count the same people."""
    spans = (one.quote.start, one.quote.end), (other.quote.start, other.quote.end)
    return (one.harm, one.group) == (other.harm, other.group) and shared(*spans) > 0


def count_of(reading: Reading, claim: Judgement, quote: Quote, value: Value) -> Casualty:
    """The count that a judgement adds."""
    named = Source(value["source"]) if "source" in value else None
    said = None if named else voucher(reading, quote)
    return Casualty(
        claim.id,
        quote,
        value["harm"],
        bound(value.get("min", OPEN)),
        bound(value.get("max", OPEN)),
        value.get("group", PEOPLE),
        part_of=position(claim_ids(reading), value.get("part_of")),
        event=next((attack for attack, mention in mention_ids(reading).items() if mention == value.get("event")), None),
        source=said.speaker if said else named,
        statement=said.id if said else None,
        sensitivity=CAREFUL,
        why=(f"added by {claim.by}",),
    )


def position(ids: tuple[str, ...], id: str | None) -> int | None:
    """Where an id stands; None where it does not."""
    return ids.index(id) if id in ids else None


def voucher(reading: Reading, quote: Quote) -> Statement | None:
    """The innermost statement that some words stand in."""
    around = [statement for statement in reading.statements if statement.span[0] <= quote.start and quote.end <= statement.span[1]]
    return min(around, key=lambda statement: statement.span[1] - statement.span[0], default=None)
