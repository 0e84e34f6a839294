"""When: the same day, days that meet, or days that exclude each other. A report may tell late, so its own day is a weak one."""

from onrecord.linking.evidence.levels import Comparison, Level
from onrecord.linking.traits import Traits

SAME = Level(2.5, "Both are of {}")
MEETING = Level(1.5, "{} and {} can be the same day")
LONG = Level(0.75, "{} lies in {}, or the other way round")
ASSUMED = Level(0.5, "One tells no day; its report came out within a week of the other's day")
LATE = Level(-1.5, "{} and {} differ, but one is only the day of the report, which may tell late")
NEXT = Level(-3.5, "{} and {} are a day apart")
DAYS = Level(-5.0, "{} and {} are days apart")
WEEKS = Level(-8.0, "{} and {} are more than a week apart")
LEVELS = (SAME, MEETING, LONG, ASSUMED, LATE, NEXT, DAYS, WEEKS)
LATEST = 4  # days after an event that a report may pass its own day off as the event's
WEEK = 7


def level(a: Traits, b: Traits) -> Level | None:
    """How the days of two mentions lie to each other."""
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return None
    apart = max(a.first, b.first) - min(a.last, b.last)
    if apart <= 0:
        return overlapping(a, b)
    if not (a.is_near or a.stated) or not (b.is_near or b.stated):
        return None
    if apart <= LATEST and (is_late(a, b) or is_late(b, a)):
        return LATE
    return NEXT if apart == 1 else DAYS if apart <= WEEK else WEEKS


def overlapping(a: Traits, b: Traits) -> Level | None:
    """Days that meet: the shorter their spans, the more it says."""
    if not (a.stated and b.stated):
        return ASSUMED if a.is_near and b.is_near else None
    if not (a.is_exact and b.is_exact):
        return LONG
    return SAME if a.first == a.last == b.first == b.last else MEETING


def is_late(late: Traits, early: Traits) -> bool:
    """Whether the later day is no more than the day of its report."""
    return late.reported is not None and late.last == late.reported and early.last is not None and early.last < late.reported


def filled(a: Traits, b: Traits) -> tuple[object, ...]:
    """Both days as told."""
    return days(a), days(b)


def days(traits: Traits) -> str:
    """The days of a mention in words."""
    first, last = traits.mention.date_min, traits.mention.date_max
    if first == last:
        return first or "an unknown day"
    return f"{first or '…'} to {last or '…'}"


COMPARISON = Comparison("day", LEVELS, level, filled)
