"""Which mentions are worth comparing: two are if they meet at a key, or if one asks for a key that the other offers.

Most keys are a square on the map and a day. A mention whose place or day is not exact asks for more: all of its region on that day, or what
has the same counts or telling words in its square in those months. Keys depend on the mention alone, so that it does not matter in which
order mentions come; they are numbers below 2**44, so that a million mentions fit into memory and a store can keep them.
"""

import math
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple
from zlib import crc32

from onrecord.linking.evidence.place import ACROSS
from onrecord.linking.evidence.target import COMMON
from onrecord.linking.evidence.weapon import SELDOM
from onrecord.linking.traits import Spot, Traits

ALL, TOP = (1 << 64) - 1, 20  # of 64 bits the lowest that are dropped: 44 are left
GOLDEN = 0x9E3779B97F4A7C15  # odd and without a pattern, so that near numbers come to lie far apart
SQUARE = 0.5  # degrees
MARGIN = 8.0  # kilometres around a place within which another can still be near
BLOCK = 8  # days that words and counts are compared over
LATE = 2  # days before and after, so that a late report still shares a block
MONTH = 30  # days
MOST_MONTHS = 6  # of a long time: the first
EVER = range(-1, 0)  # in place of months, for what tells no day at all
SAMPLED, PAIRED = 8, 4  # telling words that a mention is looked up by, one by one and two by two
TELLING = 10  # people from which a count alone is worth a look-up


class Keys(NamedTuple):
    """The keys that a mention meets others at, those that it only offers, and those that it only asks for."""

    meets: list[int]
    offers: list[int]
    asks: list[int]


def keys_of(traits: Traits) -> Keys:
    """The keys of one mention."""
    words = traits.words[:SAMPLED]
    meets, content = keyed("name", map(word_number, traits.names)), by_content(traits, words, months(traits))
    if traits.first is None:
        offers = [*by_content(traits, words, EVER), *by_pairs(words, EVER)]
        return Keys(meets + offers, [], [])
    if not traits.is_near:
        return Keys(meets + content, [*by_content(traits, words, EVER), *by_pairs(words, EVER)], [])
    offers = [*content, *by_content(traits, words, EVER), *by_pairs(words, EVER), *as_place(traits)]
    meets += [*by_day(traits), *by_block(traits, words)]
    region, country = by_region(traits), by_country(traits, words)
    if traits.spot.latitude is not None:
        return Keys(meets, offers + region + country, named(traits, words))
    if region:
        return Keys(meets + region, offers + country, named(traits, words))
    return Keys(meets + country, offers, named(traits, words))


def keyed(kind: str, numbers: Iterable[int], *parts: int) -> list[int]:
    """A key for each number, of a kind and with what else they share: numbers of 44 bits, the same on every machine."""
    start = word_number(kind)
    for part in parts:
        start = (start * GOLDEN + part) & ALL
    start *= GOLDEN
    return [((start + number) * GOLDEN & ALL) >> TOP for number in numbers]


@lru_cache(maxsize=200_000)
def word_number(word: str) -> int:
    """A word as a number."""
    letters = word.encode()
    return (crc32(letters) << 32 | crc32(b"\x1e" + letters)) * GOLDEN & ALL


def by_day(traits: Traits) -> Iterator[int]:
    """A square or an unlisted name, and a day."""
    for where in wheres(traits.spot):
        yield from keyed("day", days(traits), where)


def by_block(traits: Traits, words: tuple[str, ...]) -> Iterator[int]:
    """Large counts, rare weapons and two telling words, wherever, within some days."""
    near = blocks(traits)
    for harm, _, number in traits.tolls:
        if number >= TELLING:
            yield from keyed("count", near, word_number(harm), number)
    if traits.mention.weapon in SELDOM:
        yield from keyed("weapon", near, word_number(traits.mention.weapon or ""))
    yield from by_pairs(words, near)


def by_pairs(words: tuple[str, ...], when: range) -> Iterator[int]:
    """Two telling words, wherever."""
    for one, other in combinations(map(word_number, words[:PAIRED]), 2):
        yield from keyed("words", when, one, other)


def as_place(traits: Traits) -> list[int]:
    """The own place, for those that only name it."""
    return keyed("place", blocks(traits), word_number(f"~{traits.spot.sound}")) if traits.spot.sound else []


def named(traits: Traits, words: tuple[str, ...]) -> list[int]:
    """The places that a mention may name beside its own."""
    return [key for word in words if word[0] == "~" for key in keyed("place", blocks(traits), word_number(word))]


def by_region(traits: Traits) -> list[int]:
    """The region and a day, for what lies somewhere in it."""
    spot = traits.spot
    return keyed("region", days(traits), word_number(spot.country or ""), word_number(spot.admin1)) if spot.admin1 else []


def by_country(traits: Traits, words: tuple[str, ...]) -> list[int]:
    """The country and a day with a telling word, count or object, for what lies somewhere in it: country and day alone are never enough."""
    if not traits.spot.country:
        return []
    country, target = word_number(traits.spot.country), traits.mention.target
    told = [*content(traits, words), *([word_number(target)] if target and target not in COMMON else [])]
    return [key for day in days(traits) for key in keyed("country", told, country, day)]


def content(traits: Traits, words: tuple[str, ...]) -> list[int]:
    """Counts and telling words as numbers."""
    return [word_number(harm) ^ number for harm, _, number in traits.tolls] + [word_number(word) for word in words]


def by_content(traits: Traits, words: tuple[str, ...], when: range) -> list[int]:
    """Counts and telling words with the place, in some months or ever: for what is told without a day."""
    told = content(traits, words)
    places = wheres(traits.spot) or ((word_number(traits.spot.country),) if traits.spot.country else ())
    return [key for where in places for month in when for key in keyed("told", told, where, month)]


def wheres(spot: Spot) -> tuple[int, ...]:
    """The squares that a place and its surroundings touch; the sound of a name that has no point on the map."""
    if spot.latitude is not None and spot.longitude is not None:
        return squares(spot.latitude, spot.longitude, spot.spread)
    named = spot.sound and spot.precision not in ("country", "region")
    return (word_number(f"{spot.country}:{spot.sound}"),) if named else ()


@lru_cache(maxsize=100_000)
def squares(latitude: float, longitude: float, spread: float) -> tuple[int, ...]:
    """The squares of half a degree that a disc and its margin touch, as numbers."""
    up = (spread + MARGIN) / ACROSS
    across = min(up / max(math.cos(math.radians(latitude)), 0.01), 1.0)
    rows = range(math.floor((latitude - up) / SQUARE), math.floor((latitude + up) / SQUARE) + 1)
    columns = range(math.floor((longitude - across) / SQUARE), math.floor((longitude + across) / SQUARE) + 1)
    return tuple(row * 720 + column % 720 for row in rows for column in columns)


def days(traits: Traits) -> range:
    """The days of a mention and the one after, so that neighbours in time share one."""
    return range(traits.first or 0, (traits.last or 0) + 2)


def blocks(traits: Traits) -> range:
    """The stretches of some days that a mention's days, and the late reports on them, fall into."""
    return range(((traits.first or 0) - LATE) // BLOCK, ((traits.last or 0) + LATE) // BLOCK + 1)


def months(traits: Traits) -> range:
    """The stretches of thirty days that a mention's days touch."""
    if traits.first is None or traits.last is None:
        return range(0)
    first = traits.first // MONTH
    return range(first, min(traits.last // MONTH, first + MOST_MONTHS) + 1)
