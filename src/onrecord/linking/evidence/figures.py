"""Shared counts: the same number of the same people with the same harm, sub-counts too; large numbers and several say more."""

from onrecord.linking.evidence.levels import Comparison, Level
from onrecord.linking.traits import Traits

MANY = Level(4.0, "They share several counts ({})")
LARGE = Level(2.5, "They share a large count ({})")
TWO = Level(2.5, "They share two counts ({})")
ONE = Level(1.25, "They share a count ({})")
SMALL = Level(0.0, "They share a small count ({})")
LEVELS = (MANY, LARGE, TWO, ONE, SMALL)
FEW, GREAT = 3, 25  # below and from which a number alone says little and much
ROUND = frozenset((20, 24, 30, 40, 50, 60, 70, 80, 90, 100, 101, 200, 201, 300, 400, 500, 1000, 1001, 2000, 2001))  # "dozens" is 24 or more


def level(a: Traits, b: Traits) -> Level | None:
    """How many counts, and how telling ones, two mentions share."""
    if a.tolls.isdisjoint(b.tolls):
        return None
    shared = a.tolls & b.tolls
    telling = {(harm, number) for harm, _, number in shared if number >= FEW}
    large = [number for _, number in telling if number >= GREAT and number not in ROUND]
    if len(telling) >= 3 or (len(telling) == 2 and large):
        return MANY
    if large:
        return LARGE
    if len(telling) == 2 or (telling and len(shared) > 1):
        return TWO
    return ONE if telling else SMALL


def filled(a: Traits, b: Traits) -> tuple[object, ...]:
    """The counts that are shared."""
    return (", ".join(f"{number} {group} {harm}" for harm, group, number in sorted(a.tolls & b.tolls)),)


COMPARISON = Comparison("shared counts", LEVELS, level, filled)
