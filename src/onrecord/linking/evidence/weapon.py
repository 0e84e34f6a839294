"""With what: the same weapon, one that other words call alike, or one that excludes the other."""

from functools import cache

from onrecord.linking.evidence.levels import Comparison, Level
from onrecord.linking.traits import Traits

RARE = Level(3.75, "Both tell of {}, which is rare")
SAME = Level(0.5, "Both tell of {}")
ALIKE = Level(0.0, "{} and {} are often told of one event")
OTHER = Level(-2.0, "One tells of {}, the other of {}")
LEVELS = (RARE, SAME, ALIKE, OTHER)
SELDOM = frozenset(("chemical", "vehicle", "blade", "arson"))
FAMILIES = (
    frozenset(("ballistic missile", "cruise missile", "missile", "rocket", "air strike", "glide bomb", "drone")),
    frozenset(("artillery", "rocket", "missile")),
    frozenset(("explosive", "mine", "vehicle")),
    frozenset(("explosive", "air strike", "artillery", "glide bomb")),
    frozenset(("firearm", "explosive")),
    frozenset(("arson", "drone", "explosive")),
    frozenset(("chemical", "rocket", "missile", "artillery", "air strike")),
)


def level(a: Traits, b: Traits) -> Level | None:
    """Whether the weapons are the same, alike or others."""
    return compared(a.mention.weapon, b.mention.weapon)


@cache
def compared(one: str | None, other: str | None) -> Level | None:
    """Two weapons, of which there are few."""
    if one is None or other is None or "other" in (one, other):
        return None
    if one == other:
        return RARE if one in SELDOM else SAME
    return ALIKE if any(one in family and other in family for family in FAMILIES) else OTHER


def filled(a: Traits, b: Traits) -> tuple[object, ...]:
    """Both weapons."""
    return a.mention.weapon, b.mention.weapon


COMPARISON = Comparison("weapon", LEVELS, level, filled)
