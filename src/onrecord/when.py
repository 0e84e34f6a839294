"""Dates as precise as their words: "2025-04" is a month, "overnight" is an interval, never a guessed instant.

An interval is a pair of ISO days, both included; an end that was not said is None. Pure functions on ISO strings: there is no clock here,
so "today" is always the day that somebody hands in.

>>> days_of("2025-04")
('2025-04-01', '2025-04-30')
>>> overnight("2025-04-05")
('2025-04-04', '2025-04-05')
"""

import re
from calendar import monthrange
from datetime import date, timedelta

Days = tuple[str | None, str | None]

UNKNOWN: Days = (None, None)
DAY = re.compile(r"\d{4}-\d\d-\d\d")
SOON = 7  # a day of the month this near ahead of publication is an announcement, not last year's event


def day_of(published: str | None) -> str | None:
    """The day of a day or an instant; None where it is no day.

    >>> day_of("2025-04-04T10:39:00Z"), day_of("yesterday"), day_of("2025-02-30")
    ('2025-04-04', None, None)
    """
    match = DAY.match(published or "")
    return match.group() if match and exists(match.group()) else None


def exists(day: str) -> bool:
    """Whether the calendar has this day."""
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def day(year: int, month: int, number: int) -> str | None:
    """The ISO day of its three numbers, None where the calendar has no such day.

    >>> day(2024, 2, 29), day(2025, 2, 29)
    ('2024-02-29', None)
    """
    written = f"{year:04d}-{month:02d}-{number:02d}"
    return written if exists(written) else None


def days_of(words: str) -> Days:
    """The interval of a year, a month or a day in figures ("2025", "2025-04", "2025-04-04").

    >>> days_of("2024-02"), days_of("2025"), days_of("2025-13")
    (('2024-02-01', '2024-02-29'), ('2025-01-01', '2025-12-31'), (None, None))
    """
    numbers = [int(n) for n in words.split("-")]
    if len(numbers) == 1:
        return day(numbers[0], 1, 1), day(numbers[0], 12, 31)
    if len(numbers) == 2:
        return month_of(numbers[0], numbers[1])
    found = day(*numbers[:3])
    return found, found


def month_of(year: int, month: int) -> Days:
    """The interval of one calendar month; unknown for a month or a year that there is not."""
    if not (1 <= month <= 12 and 1 <= year <= 9999):
        return UNKNOWN
    return day(year, month, 1), day(year, month, monthrange(year, month)[1])


def shift(start: str, days: int) -> str:
    """The day so many days later (earlier if negative); the calendar's own ends are not passed.

    >>> shift("2025-03-01", -1)
    '2025-02-28'
    """
    try:
        return (date.fromisoformat(start) + timedelta(days)).isoformat()
    except OverflowError:
        return start


def gap(first: str, second: str) -> int:
    """How many days the second day is after the first.

    >>> gap("2025-03-31", "2025-04-04")
    4
    """
    return (date.fromisoformat(second) - date.fromisoformat(first)).days


def weekday(of: str) -> int:
    """The weekday of a day: Monday is 0.

    >>> weekday("2025-04-04")
    4
    """
    return date.fromisoformat(of).weekday()


def latest_weekday(number: int, published: str) -> str:
    """The latest such weekday on or before the day of publication.

    >>> latest_weekday(4, "2025-04-04"), latest_weekday(2, "2025-04-04")
    ('2025-04-04', '2025-04-02')
    """
    return shift(published, -((weekday(published) - number) % 7))


def overnight(of: str) -> Days:
    """The night that ends on a day: from the day before to that day."""
    return shift(of, -1), of


def week_of(of: str, back: int = 0) -> Days:
    """Monday to Sunday of the week so many weeks before a day's own.

    >>> week_of("2025-04-04", 1)
    ('2025-03-24', '2025-03-30')
    """
    monday = shift(of, -weekday(of) - 7 * back)
    return monday, shift(monday, 6)


def weekend_of(of: str, back: int = 0) -> Days:
    """Saturday and Sunday of the latest weekend that has begun by a day, or an earlier one.

    >>> weekend_of("2025-04-07"), weekend_of("2025-04-05")
    (('2025-04-05', '2025-04-06'), ('2025-04-05', '2025-04-06'))
    """
    saturday = shift(latest_weekday(5, of), -7 * back)
    return saturday, shift(saturday, 1)


def months_back(of: str, back: int) -> Days:
    """The calendar month so many months before a day's own.

    >>> months_back("2025-01-15", 1)
    ('2024-12-01', '2024-12-31')
    """
    months = int(of[:4]) * 12 + int(of[5:7]) - 1 - back
    return month_of(months // 12, months % 12 + 1)


def years_back(of: str, back: int) -> Days:
    """The calendar year so many years before a day's own."""
    year = int(of[:4]) - back
    return (day(year, 1, 1), day(year, 12, 31)) if 1 <= year <= 9999 else UNKNOWN


def yearless_day(month: int, number: int, published: str | None) -> str | None:
    """The day that "3 May" means in a report of a day: this year's, or last year's where this year's would lie ahead.

    A day within the week ahead stays: days of publication are often a day or two off, and announcements name near days.

    >>> yearless_day(12, 30, "2025-01-02"), yearless_day(4, 2, "2025-04-04"), yearless_day(4, 2, None)
    ('2024-12-30', '2025-04-02', None)
    """
    if published is None:
        return None
    year = int(published[:4])
    for candidate in (year + 1, year, year - 1, year - 2, year - 3, year - 4):
        found = day(candidate, month, number)
        if found and gap(published, found) <= SOON:
            return found
    return None


def yearless_month(month: int, published: str | None) -> Days:
    """The calendar month that "in March" means in a report of a day: the latest that has begun.

    >>> yearless_month(3, "2025-04-04"), yearless_month(12, "2025-04-04")
    (('2025-03-01', '2025-03-31'), ('2024-12-01', '2024-12-31'))
    """
    if published is None:
        return UNKNOWN
    year = int(published[:4])
    return month_of(year if month <= int(published[5:7]) else year - 1, month)


def full_year(number: int) -> int:
    """A year of two figures as four: 90 is 1990, 25 is 2025.

    >>> full_year(90), full_year(25), full_year(2014)
    (1990, 2025, 2014)
    """
    return number if number > 99 else number + (1900 if number >= 50 else 2000)


def in_figures(words: str, published: str | None = None) -> str | None:
    """The day of a date in figures: ISO, or day.month.year; month/day/year where only that exists or is nearer to publication.

    >>> in_figures("04.04.2025"), in_figures("2025-04-04"), in_figures("12/31/2024"), in_figures("04/05/2025", "2025-04-05")
    ('2025-04-04', '2025-04-04', '2024-12-31', '2025-04-05')
    """
    numbers = [int(n) for n in re.findall(r"\d+", words)[:3]]
    if len(numbers) < 3:
        return None
    if numbers[0] > 31:
        return day(*numbers)
    year = full_year(numbers[2])
    usual, american = day(year, numbers[1], numbers[0]), day(year, numbers[0], numbers[1])
    if usual and american and published:
        return min(usual, american, key=lambda found: abs(gap(published, found)))
    return usual or american


def hull(one: Days, other: Days) -> Days:
    """From the beginning of the one to the end of the other.

    >>> hull(("2025-05-03", "2025-05-03"), ("2025-05-05", "2025-05-05"))
    ('2025-05-03', '2025-05-05')
    """
    return one[0], other[1]


def overlap(one: Days, other: Days) -> bool:
    """Whether two intervals share a day; an unsaid end reaches as far as it takes, two unsaid ends say nothing.

    >>> overlap(("2025-04-01", "2025-04-30"), ("2025-04-04", "2025-04-04")), overlap(("2025-04-01", None), ("2025-03-01", "2025-03-02"))
    (True, False)
    """
    if UNKNOWN in (one, other):
        return False
    return (one[0] or "") <= (other[1] or "9999") and (other[0] or "") <= (one[1] or "9999")
