"""The pairs that are worth comparing, found by the keys of their mentions: in an index that grows, or of very many at once."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from onrecord.linking.keys import keys_of
from onrecord.linking.traits import Traits

NUMBER = 24  # bits of a mention's number: sixteen million of them
MASK = (1 << NUMBER) - 1
OFTEN = 8  # parts after which pairs that were found more than once are kept once
PARTS = 64  # parts that are worked through one after the other, so that a million mentions fit into memory
MEET, OFFER, ASK = 0, 1 << NUMBER, 2 << NUMBER
KEY = NUMBER + 2  # where a key begins in an entry
Entries = list["array[int]"]


class Index:
    """The mentions so far, by what they offer and ask; for records that grow one report at a time."""

    def __init__(self) -> None:
        self.offers: dict[int, dict[str, Traits]] = defaultdict(dict)
        self.asks: dict[int, dict[str, Traits]] = defaultdict(dict)

    def add(self, traits: Traits) -> None:
        """Take a mention in."""
        keys = keys_of(traits)
        for key in (*keys.meets, *keys.offers):
            self.offers[key][traits.mention.id] = traits
        for key in (*keys.meets, *keys.asks):
            self.asks[key][traits.mention.id] = traits

    def discard(self, traits: Traits) -> None:
        """Take a mention out."""
        keys = keys_of(traits)
        for key in (*keys.meets, *keys.offers):
            self.offers[key].pop(traits.mention.id, None)
        for key in (*keys.meets, *keys.asks):
            self.asks[key].pop(traits.mention.id, None)

    def near(self, traits: Traits) -> dict[str, Traits]:
        """The mentions worth comparing with this one, by their ids."""
        keys = keys_of(traits)
        found: dict[str, Traits] = {}
        for key in (*keys.meets, *keys.asks):
            found.update(self.offers.get(key, ()))
        for key in keys.offers:
            found.update(self.asks.get(key, ()))
        found.pop(traits.mention.id, None)
        return found


def pairs(mentions: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """The pairs of very many mentions that an index would find, by their numbers, the smaller first, in order."""
    filed = [array("Q") for _ in range(PARTS)]
    for number, traits in enumerate(mentions):
        file(filed, number, traits)
    found = [array("Q") for _ in range(PARTS)]
    size = len(mentions) // PARTS + 1
    while filed:
        for low, higher in met(filed.pop()):
            found[low // size].extend(higher)
        if len(filed) % OFTEN == 0:
            found = [array("Q", {*some}) for some in found]
    while found:
        for pair, _ in groupby(sorted(found.pop(0))):
            yield pair >> NUMBER, pair & MASK


def file(parts: Entries, number: int, traits: Traits) -> None:
    """File a mention under its keys: the key chooses the part, and is kept with the mention's number and what it does there."""
    meets, offers, asks = keys_of(traits)
    for keys, role in ((meets, MEET), (offers, OFFER), (asks, ASK)):
        entry = role | number
        for key in keys:
            parts[key % PARTS].append(key // PARTS << KEY | entry)


def met(part: "array[int]") -> Iterator[tuple[int, list[int]]]:
    """The pairs of one part, as the smaller number and the pairs that begin with it; keys that nobody asks for are left out."""
    asked = {entry >> KEY for entry in part if not entry & OFFER}
    entries = sorted(entry for entry in part if entry >> KEY in asked)
    for _, some in groupby(entries, key=lambda entry: entry >> KEY):
        group = list(some)
        if len(group) > 1:
            yield from crossed(group)


def crossed(group: list[int]) -> Iterator[tuple[int, list[int]]]:
    """The pairs of one key: those that meet there with each other and with those that ask or offer, and askers with offerers."""
    meeting = [entry & MASK for entry in group if not entry & (OFFER | ASK)]
    for at, low in enumerate(meeting[:-1], 1):
        yield low, [low << NUMBER | high for high in meeting[at:]]
    if len(meeting) == len(group):
        return
    offering, asking = ([entry & MASK for entry in group if entry & role] for role in (OFFER, ASK))
    yield from between(meeting, [*offering, *asking])
    yield from between(asking, offering)


def between(ones: Iterable[int], others: list[int]) -> Iterator[tuple[int, list[int]]]:
    """Each of some numbers with each of others."""
    for one in ones:
        yield one, [one << NUMBER | other for other in others if one < other]
        for other in others:
            if other < one:
                yield other, [other << NUMBER | one]
