"""Where the count begins: two mentions that could be one event mostly are not."""

from onrecord.linking.evidence.levels import Comparison, Level
from onrecord.linking.traits import Traits

BEGINNING = Level(-4.0, "Most events that are near each other in place or time are two")


def level(a: Traits, b: Traits) -> Level:
    """The beginning, for every pair."""
    return BEGINNING


COMPARISON = Comparison("start", (BEGINNING,), level)
