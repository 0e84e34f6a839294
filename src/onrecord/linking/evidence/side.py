"""Who is held responsible: reports of one event often differ in this, so another side says nothing against."""

from onrecord.linking.evidence.levels import Comparison, Level
from onrecord.linking.traits import Traits

SAME = Level(0.25, "Both hold the same side responsible ({})")
LEVELS = (SAME,)


def level(a: Traits, b: Traits) -> Level | None:
    """Whether a side is named by both."""
    return SAME if not a.side.isdisjoint(b.side) else None


def filled(a: Traits, b: Traits) -> tuple[object, ...]:
    """The side as one of the reports names it."""
    return (min(a.mention.by or "", b.mention.by or ""),)


COMPARISON = Comparison("side", LEVELS, level, filled)
