"""How many were killed, as bounds that may grow: a later count may be higher, but ten times as many, or none, is another event."""

from onrecord.linking.evidence.levels import Comparison, Level
from onrecord.linking.traits import Traits

NONE = Level(-2.0, "One tells that nobody was killed, the other tells of {} killed")
TIMES = Level(-1.0, "{} killed and {} killed are too far apart for one event")
LEVELS = (NONE, TIMES)
AT_LEAST, FACTOR = 10, 6  # a toll that grows does so by less


def level(a: Traits, b: Traits) -> Level | None:
    """Whether two tolls exclude each other."""
    if a.toll is None or b.toll is None:
        return None
    (_, low_max), (high, _) = sorted((a.toll, b.toll), key=lambda toll: toll[0])
    if low_max == 0 and high > 1:
        return NONE
    return TIMES if low_max is not None and high - low_max >= AT_LEAST and high > FACTOR * max(low_max, 1) else None


def filled(a: Traits, b: Traits) -> tuple[object, ...]:
    """Both numbers, the smaller first, unless one is nought."""
    low, high = sorted(toll[0] for toll in (a.toll, b.toll) if toll)
    return (low, high) if low else (high, high)


COMPARISON = Comparison("toll", LEVELS, level, filled)
