"""What comparisons look at, worked out once for each mention: days as numbers, places as discs, counts and words as sets."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, reduce
from operator import or_
from zlib import crc32

from onrecord.incidents import Figure, Mention
from onrecord.linking.words import WORD, folded
from onrecord.places.spelling import key, loose
from onrecord.records import Place
from onrecord.when import day_of

EXACT = 5  # days: a longer interval only says a week, a month or a year
NEAR = 9  # days: a longer interval is looked up by months
BEFORE = 7  # days before its publication that a report without a day may speak of
RECALLED = 90  # days before its publication that it may recall without a day
SPREAD = {"street": 1.0, "facility": 2.0, "neighbourhood": 4.0, "settlement": 4.0, "near": 12.0, "adm2": 40.0, "region": 40.0}  # kilometres
NOBODY: frozenset[str] = frozenset()
HOME = "family "  # before the name of a family among the telling words
BITS = 512  # for telling words
AREAS = frozenset(("adm1", "country", "sea"))


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a mention is: a disc of `spread` kilometres where a town or district is known, else only the names of what holds it."""

    latitude: float | None
    longitude: float | None
    spread: float
    precision: str | None
    name: str | None
    sound: str | None
    admin1: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Traits:
    """A mention as comparisons see it. `first` and `last` are days as numbers; `stated` is False where only the publication tells them.

    `surnames` are the last names of the victims named, `homes` the families whose houses are named. `reported` is the day of the report;
    `toll` the greatest least number of people killed, `tolls` all counts; `words` the telling words without those of its own place, which
    are compared as a place and count only once, in the order of `rank_of`; `bits` one for each, so that two mentions that share none are
    seen at once. `is_near` is whether its days are known to a week or so, `is_exact` whether it states them to a few.
    """

    mention: Mention
    first: int | None
    last: int | None
    stated: bool
    reported: int | None
    spot: Spot
    side: frozenset[str]
    toll: tuple[int, int | None] | None
    tolls: frozenset[tuple[str, str, int]]
    names: frozenset[str]
    surnames: frozenset[str]
    homes: frozenset[str]
    words: tuple[str, ...]
    bits: int
    is_near: bool
    is_exact: bool


def traits_of(mention: Mention) -> Traits:
    """A mention as comparisons see it."""
    first, last = number_of(mention.date_min), number_of(mention.date_max)
    reported = number_of(day_of(mention.published))
    stated = first is not None or last is not None
    if not stated and reported is not None:
        first, last = reported - (RECALLED if mention.background else BEFORE), reported
    elif stated:
        first, last = last if first is None else first, first if last is None else last
    words = tuple(sorted({*map(folded, mention.words)} - own_words(mention.place, mention.country), key=rank_of))
    span = last - first if first is not None and last is not None else None
    return Traits(
        mention,
        first,
        last,
        stated,
        reported,
        spot_of(mention.place, mention.country),
        side_of(mention.by),
        toll_of(mention.figures),
        tolls_of(mention.figures),
        frozenset(filter(None, map(sound, mention.names))) if mention.names else NOBODY,
        frozenset(filter(None, map(surname, mention.names))) if mention.names else NOBODY,
        frozenset(sound(word.removeprefix(HOME)) for word in mention.words if word.startswith(HOME)) or NOBODY,
        words,
        reduce(or_, map(bit_of, words), 0),
        span is not None and span <= NEAR,
        span is not None and span < EXACT and stated,
    )


@lru_cache(maxsize=100_000)
def rank_of(word: str) -> tuple[bool, int]:
    """The order in which words are looked at, the same for every mention: names before others, then by their hash."""
    return word[0] != "~", crc32(word.encode())


@lru_cache(maxsize=100_000)
def bit_of(word: str) -> int:
    """One of the bits for a word."""
    return 1 << (crc32(word.encode()) & BITS - 1)


@lru_cache(maxsize=100_000)
def own_words(place: Place | None, country: str | None) -> frozenset[str]:
    """The words that a mention has from its own place."""
    names = (place.name, place.canonical, place.admin1, place.country, country) if place else (country,)
    return frozenset().union(*(words_of_name(name) for name in names if name))


@lru_cache(maxsize=50_000)
def words_of_name(name: str) -> frozenset[str]:
    """A name and its words, as words are compared."""
    return frozenset(folded(word) for word in (name, *WORD.findall(name), *re.split("[^\\w]+", name)) if word[:1].isupper())


@lru_cache(maxsize=20_000)
def number_of(day: str | None) -> int | None:
    """A day as a number; None where none was said or the calendar has no such day.

    >>> number_of("1970-01-01"), number_of(None), number_of("yesterday")
    (719163, None, None)
    """
    try:
        return date.fromisoformat(day[:10]).toordinal() if day else None
    except ValueError:
        return None


@lru_cache(maxsize=100_000)
def spot_of(place: Place | None, country: str | None) -> Spot:
    """Where a mention is."""
    if place is None:
        return Spot(None, None, 0.0, None, None, None, None, country)
    disc = place.precision not in AREAS and place.latitude is not None
    name = place.canonical or place.name
    return Spot(
        place.latitude if disc else None,
        place.longitude if disc else None,
        SPREAD.get(place.precision or "", SPREAD["settlement"]),
        place.precision,
        key(name),
        sound(place.name),
        place.admin1,
        place.country or country,
    )


@lru_cache(maxsize=50_000)
def surname(name: str) -> str:
    """The last word of a name as it sounds, without the age behind it.

    >>> surname("Karl Berg (13)") == surname("13-year-old Emil Berg") == sound("Berg")
    True
    """
    words = re.findall(r"[^\W\d_][\w'’-]*", re.sub(r"\(.*|,.*", "", name))
    return sound(words[-1]) if words else ""


@lru_cache(maxsize=50_000)
def sound(name: str) -> str:
    """A name as it sounds, so that its spellings meet."""
    return loose(name) or key(name)


# Words of a side that do not tell it from others.
PLAIN = frozenset(
    [
        "the",
        "forces",
        "force",
        "army",
        "military",
        "troops",
        "militants",
        "fighters",
        "group",
        "government",
        "state",
        "regime",
        "terrorists",
        "rebels",
        "and",
        "of",
        "led",
        "backed",
    ]
)


@lru_cache(maxsize=20_000)
def side_of(by: str | None) -> frozenset[str]:
    """The words that tell one side from another, shortened so that "Russian" is "Russia".

    >>> side_of("Russian forces") == side_of("Russia"), side_of("militants")
    (True, frozenset())
    """
    return frozenset(word[:5] for word in key(by or "").split() if word not in PLAIN)


@lru_cache(maxsize=50_000)
def tolls_of(figures: tuple[Figure, ...]) -> frozenset[tuple[str, str, int]]:
    """The counts as a set; the same ones are one object, since a million mentions have few different ones."""
    return frozenset((f.harm, f.group, f.min) for f in figures if f.min is not None and f.min > 0)


@lru_cache(maxsize=50_000)
def toll_of(figures: tuple[Figure, ...]) -> tuple[int, int | None] | None:
    """The range of the greatest count of killed; None where none is told."""
    killed = [(f.min or 0, f.max) for f in figures if f.harm == "killed" and not (f.min is None and f.max is None)]
    return max(killed, key=lambda bounds: (bounds[0], -1 if bounds[1] is None else bounds[1])) if killed else None
