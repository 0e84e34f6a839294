"""Whose house was struck: where both reports name families and none is the same, two strikes of one day in one town are two."""

from onrecord.linking.evidence.levels import Comparison, Level
from onrecord.linking.traits import Traits

SAME = Level(1.0, "Both name the same family")
OTHERS = Level(-6.0, "Each names families, and none is the same")
LEVELS = (SAME, OTHERS)


def level(a: Traits, b: Traits) -> Level | None:
    """Whether the families that both name meet."""
    if not a.homes or not b.homes:
        return None
    return OTHERS if a.homes.isdisjoint(b.homes) else SAME


COMPARISON = Comparison("families", LEVELS, level)
