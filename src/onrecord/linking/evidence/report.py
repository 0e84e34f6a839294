"""One report that tells of two events keeps them apart: its writer knew that they are two."""

from onrecord.linking.evidence.levels import Comparison, Level
from onrecord.linking.traits import Traits

APART = Level(-20.0, "One report tells of both and keeps them apart")


def level(a: Traits, b: Traits) -> Level | None:
    """Whether both stand in one report."""
    return APART if a.mention.document == b.mention.document else None


COMPARISON = Comparison("one report", (APART,), level)
