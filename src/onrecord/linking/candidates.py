"""The pairs that are worth comparing, found by the keys of their mentions: in an index that grows, or of very many at once."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from onrecord.linking.keys import Keys, keys_of
from onrecord.linking.traits import Traits

NUMBER = 24  # bits of a mention's number: sixteen million of them
PARTS = 6  # bits of a key that choose its part
OFFER, ASK = 1, 2


class Index:
    """The mentions so far, by what they offer and ask; for records that grow one report at a time."""

    def __init__(self) -> None:
        self.offers: dict[int, list[Traits]] = defaultdict(list)
        self.asks: dict[int, list[Traits]] = defaultdict(list)

    def add(self, traits: Traits) -> None:
        """Take a mention in."""
        keys = keys_of(traits)
        for key in keys.offers:
            self.offers[key].append(traits)
        for key in keys.asks:
            self.asks[key].append(traits)

    def discard(self, traits: Traits) -> None:
        """Take a mention out."""
        keys = keys_of(traits)
        for filed, some in ((self.offers, keys.offers), (self.asks, keys.asks)):
            for key in some:
                filed[key].remove(traits)

    def near(self, traits: Traits) -> dict[str, Traits]:
        """The mentions worth comparing with this one, by their ids."""
        keys = keys_of(traits)
        lists = [*(self.offers.get(key, ()) for key in keys.asks), *(self.asks.get(key, ()) for key in keys.offers)]
        found = {other.mention.id: other for some in lists for other in some}
        found.pop(traits.mention.id, None)
        return found


def pairs(mentions: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """The pairs of very many mentions that an index would find, by their numbers, in order; compact, so that a million fit."""
    parts = [array("Q") for _ in range(1 << PARTS)]
    for number, traits in enumerate(mentions):
        file(parts, number, keys_of(traits))
    found = [array("Q") for _ in range(1 << PARTS)]
    size = (len(mentions) >> PARTS) + 1
    while parts:
        for one, other in met(parts.pop()):
            found[one // size].append(one << NUMBER | other)
    mask = (1 << NUMBER) - 1
    for some in found:
        for pair, _ in groupby(sorted(some)):
            yield pair >> NUMBER, pair & mask


def file(parts: list["array[int]"], number: int, keys: Keys) -> None:
    """File a mention under its keys: the lowest bits choose the part, the others are kept with the mention's number and its role."""
    mask = (1 << PARTS) - 1
    for key in keys.offers | keys.asks:
        role = (OFFER if key in keys.offers else 0) | (ASK if key in keys.asks else 0)
        parts[key & mask].append((key >> PARTS) << NUMBER + 2 | role << NUMBER | number)


def met(part: "array[int]") -> Iterator[tuple[int, int]]:
    """The pairs of one part: those that ask with those that offer the same key, the smaller number first."""
    mask, shift = (1 << NUMBER) - 1, NUMBER + 2
    entries = sorted(part)
    start, end = 0, len(entries)
    while start < end:
        key = entries[start] >> shift
        stop = start + 1
        while stop < end and entries[stop] >> shift == key:
            stop += 1
        if stop > start + 1:
            yield from crossed([(entry >> NUMBER & 3, entry & mask) for entry in entries[start:stop]])
        start = stop


def crossed(members: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Every pair of one key where one asks and the other offers."""
    members = list(members)
    both = [number for role, number in members if role == OFFER | ASK]
    for at, one in enumerate(both):
        for other in both[at + 1 :]:
            yield (one, other) if one < other else (other, one)
    for role, one in members:
        if role == ASK:
            yield from ((min(one, other), max(one, other)) for other_role, other in members if other_role & OFFER)
        elif role == OFFER:
            yield from ((min(one, other), max(one, other)) for other in both)
