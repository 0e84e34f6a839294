"""Names of victims: reports that name the same dead tell of one event, and those that name others, down to the surnames, of two."""

from onrecord.linking.evidence.levels import Comparison, Level
from onrecord.linking.traits import Traits

SOME = Level(6.0, "Both name the same {} victims")
ONE = Level(4.0, "Both name the same victim")
OTHERS = Level(-6.0, "Both name victims, and not one surname is shared")
LEVELS = (SOME, ONE, OTHERS)


def level(a: Traits, b: Traits) -> Level | None:
    """How many victims' names are shared, or that not even a surname is; the names themselves are not said here."""
    if not a.names or not b.names:
        return None
    shared = len(a.names & b.names)
    if shared:
        return SOME if shared > 1 else ONE
    return OTHERS if a.surnames.isdisjoint(b.surnames) and (names_many(a) or names_many(b)) else None


def names_many(traits: Traits) -> bool:
    """Whether a report names enough of the dead for another's names to be missed: two, or a quarter of them."""
    return len(traits.names) > 1 or traits.toll is None or traits.toll[0] <= 4 * len(traits.names)


def filled(a: Traits, b: Traits) -> tuple[object, ...]:
    """How many."""
    return (len(a.names & b.names),)


COMPARISON = Comparison("names", LEVELS, level, filled)
