"""Which mentions are worth comparing: each offers keys and asks for keys, and two are compared if one asks for what the other offers.

Most keys are a square on the map and a day. A mention whose place or day is not exact asks for more: all of its region on that day, all of
its square in that month, or those with the same counts or telling words. Keys depend on the mention alone, so that it does not matter in
which order mentions come; they are numbers below 2**44, so that a million mentions fit into memory and a store can keep them.
"""

import math
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple
from zlib import crc32

from onrecord.linking.evidence.place import ACROSS
from onrecord.linking.evidence.weapon import SELDOM
from onrecord.linking.traits import Spot, Traits

BITS = 44
SQUARE = 0.5  # degrees
MARGIN = 8.0  # kilometres around a place within which another can still be near
BLOCK = 8  # days that words and counts are compared over
LATE = 2  # days before and after, so that a late report still shares a block
NAMES, OTHERS = 12, 6  # words of a mention that it is looked up by: those with the smallest hash, so that two mentions choose alike
PAIRED = 5  # names that are looked up two by two
TELLING = 10  # people from which a count alone is worth a look-up


class Keys(NamedTuple):
    """What a mention offers to others, and what it asks of them."""

    offers: frozenset[int]
    asks: frozenset[int]


def keys_of(traits: Traits) -> Keys:
    """The keys of one mention."""
    meets = {*by_square(traits), *by_evidence(traits)}
    offers = {*meets, *offered(traits)}
    asks = {*meets, *asked(traits)}
    return Keys(frozenset(offers), frozenset(asks))


def hashed(*parts: object) -> int:
    """A key: a number of 44 bits, the same on every machine."""
    words = "\x1f".join(map(str, parts)).encode()
    return (crc32(words) << 12 | crc32(b"\x1e" + words) & 0xFFF) & ((1 << BITS) - 1)


def by_square(traits: Traits) -> Iterator[int]:
    """Keys that exact mentions meet at: a square or an unlisted name, and a day."""
    if traits.is_exact:
        for where in wheres(traits.spot):
            for day in days(traits):
                yield hashed("day", where, day)


def by_evidence(traits: Traits) -> Iterator[int]:
    """Keys that mentions meet at wherever they are: victims' names, and within some days large counts and telling words."""
    for name in traits.names:
        yield hashed("name", name)
    if traits.is_exact:
        for block in blocks(traits):
            for harm, _, number in traits.tolls:
                if number >= TELLING:
                    yield hashed("count", harm, number, block)
            for word in (*sampled(traits), *own(traits)):
                yield hashed("word", word, block)


def offered(traits: Traits) -> Iterator[int]:
    """Keys for those that know less: the region and the country on a day, the month, and the counts and words of a square."""
    spot = traits.spot
    if traits.is_exact:
        for day in days(traits):
            yield hashed("region", spot.country, spot.admin1, day)
            yield hashed("country", spot.country, day)
    for where in (*wheres(spot), spot.country):
        for month in months(traits):
            yield hashed("month", where, month)
        yield from by_content(traits, where)
    yield from by_pairs(traits)


def asked(traits: Traits) -> Iterator[int]:
    """What a mention without an exact place or day asks for."""
    spot = traits.spot
    if traits.is_exact and spot.latitude is None:
        for day in days(traits):
            yield hashed("region", spot.country, spot.admin1, day) if spot.admin1 else hashed("country", spot.country, day)
    if not traits.is_exact:
        for where in wheres(spot) or (spot.country,):
            if wheres(spot) and traits.stated:
                yield from (hashed("month", where, month) for month in months(traits))
            yield from by_content(traits, where)
        yield from by_pairs(traits)


def by_content(traits: Traits, where: object) -> Iterator[int]:
    """Keys of what a mention tells, at a place, on whatever day."""
    for harm, _, number in traits.tolls:
        yield hashed("told", where, harm, number)
    for word in sampled(traits):
        yield hashed("said", where, word)


def by_pairs(traits: Traits) -> Iterator[int]:
    """Keys of two names that a mention tells, wherever and whenever."""
    names = [word for word in sampled(traits) if word[0] == "~"][:PAIRED]
    for one, other in combinations(names, 2):
        yield hashed("both", one, other)


def wheres(spot: Spot) -> tuple[object, ...]:
    """The squares that a place and its surroundings touch; the sound of a name that has no point on the map."""
    if spot.latitude is not None and spot.longitude is not None:
        return squares(spot.latitude, spot.longitude, spot.spread)
    return (f"{spot.country}:{spot.sound}",) if spot.sound and spot.precision not in ("country", "region") else ()


@lru_cache(maxsize=100_000)
def squares(latitude: float, longitude: float, spread: float) -> tuple[str, ...]:
    """The squares of half a degree that a disc and its margin touch."""
    up = (spread + MARGIN) / ACROSS
    across = min(up / max(math.cos(math.radians(latitude)), 0.01), 1.0)
    rows = range(math.floor((latitude - up) / SQUARE), math.floor((latitude + up) / SQUARE) + 1)
    columns = range(math.floor((longitude - across) / SQUARE), math.floor((longitude + across) / SQUARE) + 1)
    return tuple(f"{row}/{column % 720}" for row in rows for column in columns)


def days(traits: Traits) -> range:
    """The days of a mention and the one after, so that neighbours in time share one."""
    return range(traits.first or 0, (traits.last or 0) + 2)


def blocks(traits: Traits) -> set[int]:
    """The stretches of some days that a mention's days and the late reports on them fall into."""
    first, last = traits.first or 0, traits.last or 0
    return {(first - LATE) // BLOCK, (last + LATE) // BLOCK}


def months(traits: Traits) -> Iterable[int]:
    """The stretches of thirty days that a mention's days touch; of a long time, the first few."""
    if traits.first is None or traits.last is None:
        return ()
    return range(traits.first // 30, min(traits.last // 30, traits.first // 30 + 12) + 1)


@lru_cache(maxsize=50_000)
def weight_of(word: str) -> int:
    """The hash by which words are chosen."""
    return crc32(word.encode())


def sampled(traits: Traits) -> list[str]:
    """The words by which a mention is looked up: some names, and some others."""
    words = sorted(traits.words, key=weight_of)
    names = [word for word in words if word[0] == "~"]
    return names[:NAMES] + [word for word in words if word[0] != "~"][:OTHERS]


def own(traits: Traits) -> list[str]:
    """What others may tell of it in words: its place, and a weapon that is rare."""
    place = [f"~{traits.spot.sound}"] if traits.spot.sound else []
    return [*place, *SELDOM.intersection((traits.mention.weapon or "",))]
