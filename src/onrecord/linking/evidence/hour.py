"""Part of the day: what came at night did not come in the afternoon; "later that day" is another event than the one before it."""

from onrecord.linking.evidence.levels import Comparison, Level
from onrecord.linking.traits import Traits

SAME = Level(1.25, "Both came in the same part of the day ({})")
OTHER = Level(-2.0, "One came in the {}, the other in the {}")
AFTER = Level(-0.75, "One report tells of it as later than another event, the other as the first or only one")
LEVELS = (SAME, OTHER, AFTER)


def level(a: Traits, b: Traits) -> Level | None:
    """Whether the part of the day is the same, or the order within it another."""
    if (a.mention.after is None) != (b.mention.after is None):
        return AFTER
    one, other = a.mention.part_of_day, b.mention.part_of_day
    if one is None or other is None:
        return None
    return SAME if one == other else OTHER


def filled(a: Traits, b: Traits) -> tuple[object, ...]:
    """Both parts of the day."""
    return a.mention.part_of_day, b.mention.part_of_day


COMPARISON = Comparison("part of day", LEVELS, level, filled)
