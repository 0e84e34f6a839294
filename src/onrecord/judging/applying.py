"""Judgements put into effect: the readings as people corrected them, what they verified, and what they withheld.

Always from the readings as they were read: what is withdrawn leaves nothing behind.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from onrecord.incidents import Judgement
from onrecord.judging.adding import added
from onrecord.judging.anchors import Sought, Waiting, sought
from onrecord.judging.ground import ground_of, later_of, versions
from onrecord.judging.leaving import without
from onrecord.judging.standing import TRUTH, figures, in_order, latest, standing
from onrecord.judging.subjects import Where, subjects_of
from onrecord.judging.values import COUNT, OPEN, PLACE, Value, bound, value_of
from onrecord.records import Attack, Casualty, Place, Quote, Reading

Replaces = Mapping[str, str]
SAID = {"wrong": "judged wrong", "right": "verified", "place": "placed"}  # what changes a claim, and how its `why` says so
BETWEEN = frozenset({"same", "different", "grade"})  # what is about incidents


@dataclass(frozen=True, slots=True)
class Effect:
    """The readings as people judged them, and the judgements on them, naming today's ids.

    `found` hold; `outranked` were followed by others on the same question; `waiting` were not found again and need a look.
    """

    readings: tuple[Reading, ...]
    found: tuple[Judgement, ...]
    outranked: tuple[Judgement, ...]
    waiting: tuple[Waiting, ...]


@dataclass(slots=True)
class Verdict:
    """What was judged of one claim: whether it holds, with which figures, and where it was."""

    truth: Judgement | None = None
    place: Judgement | None = None

    @property
    def is_wrong(self) -> bool:
        """Whether it is no claim at all."""
        return self.truth is not None and self.truth.verdict == "wrong" and self.truth.value is None

    @property
    def why(self) -> tuple[str, ...]:
        """Who said so, for the claim's `why`."""
        return tuple(f"{SAID[one.verdict]} by {one.by}" for one in (self.truth, self.place) if one)


def applied(readings: Iterable[Reading], judgements: Iterable[Judgement], replaces: Replaces | None = None) -> tuple[Reading, ...]:
    """The readings as people judged them.

    What is wrong leaves, or has the figures that it should have; what was added stands there; what is right holds. Each says so in its
    `why`.
    """
    return effect(readings, judgements, replaces).readings


def effect(readings: Iterable[Reading], judgements: Iterable[Judgement], replaces: Replaces | None = None) -> Effect:
    """Put judgements into effect; only reports that somebody judged are looked into.

    `replaces` names for a document the one whose place it took, so that judgements follow a report to its later versions. What is said of
    incidents is sought where the claims are as people judged them, since that is what linking sees.
    """
    readings, standing_now = tuple(readings), standing(judgements)
    touched = documents_of(standing_now, replaces or {})
    before = with_added([reading for reading in readings if reading.document.id in touched], standing_now, replaces)
    on_claims = sought((one for one in standing_now if one.verdict not in BETWEEN), ground_of(before, replaces))
    verdicts = verdicts_of(on_claims.found)
    after = {(reading.document.id, reading.id): judged(reading, verdicts) for reading in before}
    between = sought((one for one in standing_now if one.verdict in BETWEEN), ground_of(after.values(), replaces))
    return Effect(tuple(after.get((one.document.id, one.id), one) for one in readings), *joined(on_claims, between))


def joined(one: Sought, other: Sought) -> tuple[tuple[Judgement, ...], tuple[Judgement, ...], tuple[Waiting, ...]]:
    """Two searches as one, in the order of the judgements: those that hold, those outranked, and those that wait."""
    found = in_order((*one.found, *other.found))
    holding = set(latest(found).values())
    waiting = sorted((*one.waiting, *other.waiting), key=lambda found: (found.judgement.at, found.judgement.id))
    return tuple(j for j in found if j in holding), tuple(j for j in found if j not in holding), tuple(waiting)


def documents_of(judgements: Iterable[Judgement], replaces: Replaces) -> set[str]:
    """The documents that judgements are about, and the later versions of them."""
    later = later_of(replaces)
    anchors = (anchor for one in judgements for anchor in (one.anchor, one.other_anchor) if anchor)
    return {version for anchor in anchors for version in versions(anchor.document, later)}


def with_added(readings: Sequence[Reading], judgements: Iterable[Judgement], replaces: Replaces | None = None) -> list[Reading]:
    """Readings with the claims that were added by hand."""
    claims = [one for one in judgements if one.verdict == "claim"]
    ground = ground_of(readings if claims else (), replaces)
    return [added(reading, claims, ground) for reading in readings]


def verdicts_of(found: Iterable[Judgement]) -> dict[str, Verdict]:
    """What holds of each claim that was judged."""
    verdicts: dict[str, Verdict] = defaultdict(Verdict)
    for one in latest(found).values():
        if one.verdict in TRUTH:
            verdicts[one.subject].truth = one
        elif one.verdict == "place":
            verdicts[one.subject].place = one
    return dict(verdicts)


def judged(reading: Reading, verdicts: Mapping[str, Verdict]) -> Reading:
    """A reading with the verdicts on what it says."""
    if not verdicts:
        return reading
    told = [(subject.where, verdicts[subject.id]) for subject in subjects_of(reading) if subject.where and subject.id in verdicts]
    for where, verdict in told:
        reading = marked(reading, where, verdict)
    return without(reading, [where for where, verdict in told if verdict.is_wrong])


def marked(reading: Reading, where: Where, verdict: Verdict) -> Reading:
    """A reading with one claim as it was judged."""
    if where.list == "accounts":
        return reading
    entries = list(getattr(reading, where.list))
    entry = entries[where.at]
    entries[where.at] = replace(entry, **changes(entry, verdict), why=(*entry.why, *verdict.why))
    changed: dict[str, Any] = {where.list: tuple(entries)}
    return replace(reading, **changed)


def changes(entry: Any, verdict: Verdict) -> dict[str, Any]:
    """What of a claim is changed."""
    found: dict[str, Any] = {}
    held = verdict.truth and figures(verdict.truth)
    if held and isinstance(entry, Casualty):
        found |= counted(entry, value_of(held, COUNT))
    if verdict.place and isinstance(entry, Attack | Casualty):
        place = placed(entry.place, entry.quote, value_of(verdict.place.value or "", PLACE))
        found |= {"place": place} | ({"country": place.country} if isinstance(entry, Attack) else {})
    return found


def counted(count: Casualty, value: Value) -> dict[str, Any]:
    """What changes of a count: the words of its number say no more what it is, where a person set another."""
    bounds = bound(value.get("min", OPEN)), bound(value.get("max", OPEN))
    group = {"group": value.get("group", count.group)}
    same = bounds == (count.min, count.max)
    return group if same else {**group, "min": bounds[0], "max": bounds[1], "number_words": None, "approximate": False}


def placed(before: Place | None, quote: Quote, value: Value) -> Place:
    """The place that a person set. As written it stays what the report has, or nothing where it names none."""
    facts: dict[str, Any] = {name: value.get(name) for name in ("gazetteer_id", "precision", "admin1", "country")}
    facts |= {name: float(value[name]) for name in ("latitude", "longitude") if name in value}
    name, span = (before.name, before.span) if before else ("", (quote.start, quote.start))
    return Place(name, span, canonical=value.get("name"), **facts)
