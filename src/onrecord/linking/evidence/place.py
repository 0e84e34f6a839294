"""Where: the same name, towns near each other, one place inside the other, or places that exclude each other.

Distance counts from edge to edge: a town is a disc of some kilometres, "near" a town a wider one, a district a wide one.
"""

import math

from onrecord.linking.evidence.levels import Comparison, Level
from onrecord.linking.traits import Spot, Traits

SAME = Level(4.5, "Both are in {}")
UNLISTED = Level(4.75, "Both name {}, a place that the gazetteer does not list")
TOUCHING = Level(0.5, "{} and {} touch")
NEAR = Level(0.0, "{} and {} are only {} km apart")
AWAY = Level(-2.0, "{} and {} are {} km apart")
FAR = Level(-5.0, "{} and {} are {} km apart, too far for one event")
INSIDE = Level(1.0, "{} lies in {}")
REGION = Level(0.0, "{} and {} are in the same region")
COUNTRY = Level(-1.0, "{} and {} are in the same country, no more is known")
NAMED = Level(1.0, "{} and {} differ, but one report names the other's place too")
NO_REGION = Level(-2.5, "{} and {} are in different regions")
NO_COUNTRY = Level(-5.0, "{} and {} are in different countries")
UNTOLD = Level(-0.75, "One of the two tells no place")
LEVELS = (UNTOLD, SAME, UNLISTED, TOUCHING, NEAR, AWAY, FAR, INSIDE, REGION, COUNTRY, NAMED, NO_REGION, NO_COUNTRY)
CLOSE, NEARBY = 15.0, 50.0  # kilometres from edge to edge
ACROSS = 111.2  # kilometres of a degree


def level(a: Traits, b: Traits) -> Level:
    """How the two places lie to each other."""
    one, other = a.spot, b.spot
    if one.name is None or other.name is None:
        return UNTOLD  # the country alone says nothing: a dateline's can be another
    if one.sound == other.sound and one.country == other.country:
        return SAME if one.latitude is not None else UNLISTED
    discs = one.latitude is not None and other.latitude is not None
    found = by_distance(one, other) if discs else by_names(one, other)
    return NAMED if found.weight < NAMED.weight and (f"~{one.sound}" in b.words or f"~{other.sound}" in a.words) else found


def by_distance(one: Spot, other: Spot) -> Level:
    """Two discs: how far it is from edge to edge."""
    if one.name == other.name and one.precision == other.precision:
        return SAME
    apart = kilometres(one, other) - one.spread - other.spread
    if apart <= 0:
        return TOUCHING
    if "region" in (one.precision, other.precision):
        return COUNTRY  # nobody knows how far "eastern Ghouta" or "the Donbas" reaches
    return NEAR if apart < CLOSE else AWAY if apart < NEARBY else FAR


def by_names(one: Spot, other: Spot) -> Level:
    """Where one of the two is no disc: what is known to hold them."""
    if one.country != other.country and one.country and other.country:
        return NO_COUNTRY
    for outer, inner in ((one, other), (other, one)):
        if outer.precision in ("adm1", "country", "region") and outer.name in (key_of(inner.admin1), key_of(inner.country)):
            return INSIDE
    if one.admin1 and other.admin1:
        return REGION if one.admin1 == other.admin1 else NO_REGION
    return COUNTRY


def key_of(name: str | None) -> str:
    """A name of the gazetteer in the letters that spots are compared in."""
    return name.lower() if name else ""


def kilometres(one: Spot, other: Spot) -> float:
    """From the middle of one to the middle of the other, near enough."""
    if one.latitude is None or other.latitude is None or one.longitude is None or other.longitude is None:
        return math.inf
    up = (one.latitude - other.latitude) * ACROSS
    across = (one.longitude - other.longitude) * ACROSS * math.cos(math.radians((one.latitude + other.latitude) / 2))
    return math.hypot(up, across)


def filled(a: Traits, b: Traits) -> tuple[object, ...]:
    """Both names, and how far apart they are."""
    one, other = named(a.spot, a), named(b.spot, b)
    apart = kilometres(a.spot, b.spot)
    return one, other, round(apart) if math.isfinite(apart) else "some"


def named(spot: Spot, traits: Traits) -> str:
    """A place as people know it."""
    place = traits.mention.place
    return (place.canonical or place.name) if place else spot.country or "an unknown place"


COMPARISON = Comparison("place", LEVELS, level, filled)
