"""What was hit: the same kind of object, or another; reports of one event often name different objects, so another says little."""

from onrecord.linking.evidence.levels import Comparison, Level
from onrecord.linking.traits import Traits

TELLING = Level(1.5, "Both were on the same kind of object ({})")
SAME = Level(0.5, "Both were on the same kind of object, which many are on ({})")
OTHER = Level(-0.75, "One was on {}, the other on {}")
LEVELS = (TELLING, SAME, OTHER)
COMMON = frozenset(("residential", "military", "government", "transport", "road"))


def level(a: Traits, b: Traits) -> Level | None:
    """Whether the objects are of one kind."""
    one, other = a.mention.target, b.mention.target
    if one is None or other is None or "other" in (one, other):
        return None
    if one != other:
        return OTHER
    return SAME if one in COMMON else TELLING


def filled(a: Traits, b: Traits) -> tuple[object, ...]:
    """Both kinds of object."""
    return a.mention.target, b.mention.target


COMPARISON = Comparison("target", LEVELS, level, filled)
