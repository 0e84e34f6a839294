"""Names of victims: two reports that name the same dead tell of the same event."""

from onrecord.linking.evidence.levels import Comparison, Level
from onrecord.linking.traits import Traits

SOME = Level(6.0, "Both name the same {} victims")
ONE = Level(4.0, "Both name the same victim")
LEVELS = (SOME, ONE)


def level(a: Traits, b: Traits) -> Level | None:
    """How many victims' names are shared; the names themselves are not said here."""
    if not a.names or not b.names:
        return None
    shared = len(a.names & b.names)
    return SOME if shared > 1 else ONE if shared else None


def filled(a: Traits, b: Traits) -> tuple[object, ...]:
    """How many."""
    return (len(a.names & b.names),)


COMPARISON = Comparison("names", LEVELS, level, filled)
