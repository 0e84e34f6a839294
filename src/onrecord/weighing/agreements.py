"""The register of agreements: who took which position on which truce or moratorium and when, and who accuses whom of a breach.

An alleged breach lists the agreements that it can concern: those that bind the accused, for that object and on that day. The record lists;
it never declares a breach.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

import msgspec

from onrecord.ids import id_of
from onrecord.incidents import Deal, Position
from onrecord.lang.sides import side_of
from onrecord.records import Agreement, Reading

KINDS = {"truce": "ceasefire", "pause": "ceasefire"}  # types that reports use of one and the same agreement
OUTSIDE = ("proposed", "called for")  # positions that brokers and onlookers take
NEAR = 60  # days between positions that can be on one agreement


class Part(msgspec.Struct, frozen=True):
    """What one report says of one agreement: the entries that its reading puts together."""

    report: str
    key: str
    type: str
    scopes: tuple[str, ...]
    positions: tuple[Position, ...]
    id: str


def register(readings: Iterable[Reading]) -> tuple[tuple[Deal, ...], dict[tuple[str, str], str]]:
    """All agreements of some readings, and the agreement of each report's own entry (report, entry's id there)."""
    parts = [part for reading in readings for part in parts_of(reading)]
    groups = joined(sorted(parts, key=lambda part: part.id))
    deals = {deal_of(group): group for group in groups}
    of_entry = {(part.report, part.key): deal.id for deal, group in deals.items() for part in group}
    return tuple(sorted(deals, key=first_day)), of_entry


def parts_of(reading: Reading) -> Iterator[Part]:
    """What a reading says of each agreement."""
    groups: dict[str, list[Agreement]] = defaultdict(list)
    for entry in reading.agreements:
        groups[entry.agreement or entry.id].append(entry)
    for key, entries in groups.items():
        kinds = [KINDS.get(entry.type, entry.type) for entry in entries]
        scopes = tuple(sorted({entry.scope for entry in entries if entry.scope}))
        quote = entries[0].quote
        id = id_of("a", reading.document.id, quote.start, quote.end, key)
        yield Part(reading.id, key, max(sorted(kinds), key=kinds.count), scopes, tuple(position_of(e, reading) for e in entries), id)


def position_of(entry: Agreement, reading: Reading) -> Position:
    """One entry of a reading as a position."""
    source = entry.source.name if entry.source else None
    return Position(
        entry.party,
        side_of(entry.party or "") or entry.party,
        entry.position,
        entry.date_min,
        entry.date_max,
        source,
        entry.quote.text,
        reading.id,
        reading.document.id,
        reading.document.published,
    )


def joined(parts: Sequence[Part]) -> list[list[Part]]:
    """The parts that speak of one agreement, put together: whoever is joined with one of a group is in it."""
    group = {part.id: [part] for part in parts}
    for a, b in combinations(parts, 2):
        if group[a.id] is not group[b.id] and same_deal(a, b):
            group[a.id] += group[b.id]
            group |= {part.id: group[a.id] for part in group[b.id]}
    return list({id(members): members for members in group.values()}.values())


def same_deal(a: Part, b: Part) -> bool:
    """Whether two reports speak of one agreement: of one type, near in time, with two sides in common, or one where neither names more."""
    if a.type != b.type or not near(a, b) or not scopes_fit(a.scopes, b.scopes):
        return False
    ours, theirs = sides_of(a), sides_of(b)
    shared = ours & theirs
    return len(shared) > 1 or (bool(shared) and min(len(ours), len(theirs)) == 1)


def sides_of(part: Part) -> set[str]:
    """The sides that an agreement would bind, as a report names them; where it names none, those that propose one or call for it."""
    named = {position.side for position in part.positions if position.side}
    return {p.side for p in part.positions if p.side and p.position not in OUTSIDE} or named


def scopes_fit(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether the scopes can be of one agreement: one is unsaid, or they share a word."""
    ours, theirs = words_of(a), words_of(b)
    return not ours or not theirs or bool(ours & theirs)


def words_of(scopes: Sequence[str]) -> set[str]:
    """The telling words of scopes.

    >>> sorted(words_of(["full, unconditional, 30-day"]))
    ['30-day', 'full', 'unconditional']
    """
    return {word for scope in scopes for word in scope.casefold().replace(",", " ").split() if len(word) > 3}


def near(a: Part, b: Part) -> bool:
    """Whether two reports speak of it within some weeks; without days they may."""
    ours, theirs = days_of(a), days_of(b)
    if not ours or not theirs:
        return True
    return min(abs((x - y).days) for x in ours for y in theirs) <= NEAR


def days_of(part: Part) -> list[date]:
    """The days on which a report was published or its positions were taken."""
    days = [day for p in part.positions for day in (p.date_min, p.date_max, p.published) if day]
    return [date.fromisoformat(day[:10]) for day in days]


def deal_of(group: Sequence[Part]) -> Deal:
    """The agreement that some parts come to."""
    positions = sorted((p for part in group for p in part.positions), key=lambda p: (day_of(p), p.report, p.words, p.party or ""))
    scopes = tuple(sorted({scope for part in group for scope in part.scopes}))
    return Deal(min(part.id for part in group), group[0].type, scopes, tuple(positions))


def day_of(position: Position) -> str:
    """The day by which a position stands in order; those without one last."""
    return position.date_min or position.date_max or position.published or "~"


def first_day(deal: Deal) -> tuple[str, str]:
    """The order of agreements."""
    return day_of(deal.positions[0]), deal.id
