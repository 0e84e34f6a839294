"""What of a reading can be judged: the document, its events, its counts, what is said of an event, and every other claim; each by its id.

The ids are those that linking and weighing show (`ids.py`). An anchor says where the words stand, so that the thing is found again after a
new reading.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from msgspec.structs import replace

from onrecord.ids import claim_id, claim_ids, repeats
from onrecord.incidents import Anchor
from onrecord.judging.values import OPEN, written
from onrecord.records import Casualty, Place, Quote, Reading
from onrecord.told import told

OTHERS = ("agreements", "breaches", "damage", "losses", "evidence", "responses", "comparisons")
EVENT = "attack"
SHORTEST = 8  # letters of an id that are enough to name it


class Where(NamedTuple):
    """Where a claim stands in its reading: the name of the list, and its place in it (of accounts: the attack's, then its own)."""

    list: str
    at: int
    of: int = 0


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that can be judged: its id, how it is found again, its report, and where in the reading it stands (None: the document)."""

    id: str
    anchor: Anchor
    report: str
    where: Where | None = None


def subjects_of(reading: Reading) -> tuple[Subject, ...]:
    """Everything of a reading that can be judged.

    >>> from onrecord.records import Document, Reader
    >>> [subject.id for subject in subjects_of(Reading("a", Document("sha256:0"), Reader("0.1.0")))]
    ['sha256:0']
    """
    whole = Subject(reading.document.id, Anchor(reading.document.id), reading.id)
    return (whole, *events(reading), *counts(reading), *accounts(reading), *others(reading))


def events(reading: Reading) -> Iterator[Subject]:
    """The attacks, and the events that only counts tell of: such an event goes by the first of its counts, whose place and words it has."""
    positions = {entry.id: Where(name, at) for name in ("attacks", "casualties") for at, entry in enumerate(getattr(reading, name))}
    for event in told(reading):
        first = event.attack or event.counts[0]
        yield Subject(event.id, anchor(reading, first.quote, EVENT, first.place), reading.id, positions[first.id])


def counts(reading: Reading) -> Iterator[Subject]:
    """The counts of people harmed."""
    for at, (id, count) in enumerate(zip(claim_ids(reading), reading.casualties, strict=True)):
        found = anchor(reading, count.quote, count.harm)
        yield Subject(id, replace(found, read=figures(count)), reading.id, Where("casualties", at))


def figures(count: Casualty) -> str:
    """What was read of a count, as it can be set: `group=people max=open min=14`."""
    bounds = {"min": count.min, "max": count.max}
    return written({"group": count.group} | {name: OPEN if bound is None else bound for name, bound in bounds.items()})


def accounts(reading: Reading) -> Iterator[Subject]:
    """Who says what of an attack's weapon, responsibility or target."""
    found = [(of, at, account) for of, attack in enumerate(reading.attacks) for at, account in enumerate(attack.accounts)]
    where = (Where("accounts", at, of) for of, at, _ in found)
    return claims(reading, where, [(account.quote, account.about) for _, _, account in found])


def others(reading: Reading) -> Iterator[Subject]:
    """The claims of every other kind."""
    for name in OTHERS:
        entries = getattr(reading, name)
        yield from claims(reading, (Where(name, at) for at in range(len(entries))), [(entry.quote, name) for entry in entries])


def claims(reading: Reading, where: Iterable[Where], quotes: list[tuple[Quote, str]]) -> Iterator[Subject]:
    """A subject for each quote and what it is about."""
    before = repeats((quote.start, quote.end, about) for quote, about in quotes)
    for place, (quote, about), nth in zip(where, quotes, before, strict=True):
        yield Subject(claim_id(reading.document.id, quote, about, nth), anchor(reading, quote, about), reading.id, place)


def anchor(reading: Reading, quote: Quote, about: str, place: Place | None = None) -> Anchor:
    """Where a claim's words stand."""
    return Anchor(reading.document.id, quote.text, quote.start, about, (place.name or None) if place else None)


def named(subjects: Sequence[Subject], id: str) -> list[Subject]:
    """The subjects of an id, or of the beginning of one: at least eight letters, and those of no other."""
    found = [subject for subject in subjects if id in (subject.id, subject.id.removeprefix("sha256:"))]
    if found or len(id.removeprefix("sha256:")) < SHORTEST:
        return found
    return [subject for subject in subjects if subject.id.startswith((id, f"sha256:{id}"))]
