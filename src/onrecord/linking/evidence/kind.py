"""An attack is no accident: the one that is told as violence and the other that is not are seldom one event."""

from onrecord.linking.evidence.levels import Comparison, Level
from onrecord.linking.traits import Traits

OTHER = Level(-3.0, "One is told as an attack, the other as an accident or disaster")


def level(a: Traits, b: Traits) -> Level | None:
    """Whether the kinds differ."""
    return OTHER if a.mention.kind != b.mention.kind else None


COMPARISON = Comparison("kind", (OTHER,), level)
