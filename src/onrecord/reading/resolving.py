"""What the words of a time phrase mean as days: one small rule for each way of naming a time.

A rule gets the words that its pattern caught and the days to count from, and gives an interval and its grain (day, week, month, year,
part, total …). Never more exact than the words: "in March" is a month, "three weeks ago" is a week, a day that cannot be told is None.
"""

from collections.abc import Callable

from onrecord import when
from onrecord.reading.phrase import Base, Meaning, Phrase
from onrecord.when import UNKNOWN, Days


def one(found: str | None) -> Meaning:
    """A single day."""
    return (found, found), "day"


def figures(phrase: Phrase, base: Base) -> Meaning:
    """A date in figures."""
    return one(when.in_figures(phrase.word("figures"), base.published))


def year_in(phrase: Phrase, base: Base) -> int | None:
    """The year that the phrase names: in figures, or "last year"."""
    if phrase.has("year"):
        return when.full_year(phrase.number("year"))
    if phrase.has("which") and base.published:
        return int(base.published[:4]) + {"last": -1, "next": 1}.get(phrase.tag("which"), 0)
    return None


def day_in(phrase: Phrase, base: Base, group: str) -> str | None:
    """The day of the month in a group."""
    month, number = phrase.value("month", "month"), phrase.number(group)
    year = year_in(phrase, base) or famous_year(phrase, (month, number), base)
    return when.day(year, month, number) if year else when.yearless_day(month, number, base.published)


def famous_year(phrase: Phrase, day: tuple[int, int], base: Base) -> int | None:
    """The year of a day that goes without it for years after ("the October 7 attacks"), in reports of a later day."""
    year = phrase.sentence.report.pack.tables["time"]["famous"].get("{:02d}-{:02d}".format(*day))
    if not year or not (base.published and base.published >= f"{year}-{day[0]:02d}-{day[1]:02d}"):
        return None
    beside = phrase.beside()
    return year if beside[0] == "since" or beside[1] == "deed" else None


def number(phrase: Phrase, base: Base) -> Meaning:
    """A day of a month."""
    return one(day_in(phrase, base, "number"))


def numbers(phrase: Phrase, base: Base) -> Meaning:
    """Days of one month."""
    return (day_in(phrase, base, "number"), day_in(phrase, base, "last")), "days"


def month(phrase: Phrase, base: Base) -> Meaning:
    """A month, of a year or the latest."""
    named, year = phrase.value("month", "month"), year_in(phrase, base)
    if year and not (phrase.has("which") and phrase.match.start("which") < phrase.match.start("month")):
        return when.month_of(year, named), "month"
    if phrase.has("which") and phrase.tag("which") == "last" and base.published:
        return when.yearless_month(named, when.months_back(base.published, 1)[1]), "month"
    return when.yearless_month(named, base.published), "month"


def months(phrase: Phrase, base: Base) -> Meaning:
    """From month to month; a year said once holds for both, and a range over New Year begins in the year before."""
    last, first = phrase.value("lastmonth", "month"), phrase.value("month", "month")
    year = year_in(phrase, base)
    until = when.month_of(year, last) if year else when.yearless_month(last, base.published)
    if not until[0]:
        return UNKNOWN, "months"
    return when.hull(when.month_of(int(until[0][:4]) - (first > last), first), until), "months"


def year(phrase: Phrase, base: Base) -> Meaning:
    """A calendar year; one far ahead of publication is a number of something else."""
    if phrase.has("last"):
        return years(phrase, base)
    named = phrase.number("year" if phrase.has("year") else "bareyear")
    if base.published and named > int(base.published[:4]) + 15:
        return UNKNOWN, "none"
    return when.days_of(f"{named:04d}"), "year"


def years(phrase: Phrase, base: Base) -> Meaning:
    """Years of a range; "2014-16" too."""
    first, last = phrase.number("year" if phrase.has("year") else "bareyear"), phrase.number("last")
    last = last if last > 99 else first // 100 * 100 + last
    return when.hull(when.days_of(f"{first:04d}"), when.days_of(f"{last:04d}")), "year"


def season(phrase: Phrase, base: Base) -> Meaning:
    """A season of the northern half, where this reader's wars are told; winter ends in the year that it is named after or in the next."""
    named = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}[phrase.word("season")]
    if phrase.has("year"):
        year = phrase.number("year")
    elif base.published:
        year = int(base.published[:4])
        year -= named[0] > int(base.published[5:7]) or (phrase.has("which") and named[1] >= int(base.published[5:7]))
    else:
        return UNKNOWN, "month"
    first = when.month_of(year - (named[1] > 12 and phrase.has("year")), named[0])
    return when.hull(first, when.month_of(year + named[1] // 13, (named[1] - 1) % 12 + 1)), "month"


def fraction(phrase: Phrase, base: Base) -> Meaning:
    """A quarter or a half of a year."""
    months, rank, year = phrase.value("fraction", "months"), phrase.value("rank", "value"), year_in(phrase, base)
    if not year or months * rank > 12:
        return UNKNOWN, "month"
    return when.hull(when.month_of(year, months * (rank - 1) + 1), when.month_of(year, months * rank)), "month"


def weekday(phrase: Phrase, base: Base) -> Meaning:
    """The latest such day by publication; "last" is before that day, "next" after it."""
    if base.published is None:
        return one(None)
    latest = when.latest_weekday(phrase.value("weekday", "weekday"), base.published)
    which = phrase.tag("which") if phrase.has("which") else ""
    if which == "next":
        return one(when.shift(latest, 7))
    return one(when.shift(latest, -7) if which in ("last", "past") and latest == base.published else latest)


def weekday_of_week(phrase: Phrase, base: Base) -> Meaning:
    """A weekday of last, this or next week; of a month or year it stays that month or year."""
    days, grain = calendar(phrase, base)
    if grain == "week" and days[0]:
        return one(when.shift(days[0], phrase.value("weekday", "weekday")))
    return days, grain


def calendar(phrase: Phrase, base: Base) -> Meaning:
    """Last week, this month, next year: of the calendar; what goes on ends on the day of publication."""
    unit, which = phrase.unit(), phrase.tag("which")
    back = {"last": 1, "next": -1}.get(which, 0)
    if base.published is None:
        return UNKNOWN, unit
    days = CALENDAR.get(unit, day_unit)(base.published, back)
    return ((days[0], base.published) if which == "this" and days[0] else days), unit


def day_unit(of: str, back: int) -> Days:
    """The day so many days back, where the unit is a day or shorter."""
    return when.shift(of, -back), when.shift(of, -back)


CALENDAR: dict[str, Callable[[str, int], Days]] = {
    "week": when.week_of,
    "fortnight": when.week_of,
    "weekend": when.weekend_of,
    "month": when.months_back,
    "year": when.years_back,
}
LENGTH = {"minute": 0, "hour": 0, "day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7, "month": 31, "year": 366, "decade": 3653}


def weekend(phrase: Phrase, base: Base) -> Meaning:
    """The weekend, as of publication."""
    return (when.weekend_of(base.published) if base.published else UNKNOWN), "weekend"


def back_from(day: str | None, phrase: Phrase) -> Meaning:
    """So many units before a day: the day, the week around it, the month, the year. "A few" is open at its early end."""
    unit = phrase.unit()
    if day is None:
        return UNKNOWN, unit
    if not phrase.has("count"):
        return (when.shift(day, -1) if unit == "hour" else day, day), "day"
    if phrase.tag("count") == "several":
        return (None, when.shift(day, -2 * LENGTH[unit])), unit
    return exactly_back(day, phrase.value("count", "value"), unit)


def exactly_back(day: str, amount: int, unit: str) -> Meaning:
    """A counted number of units before a day, as exact as the unit.

    >>> exactly_back("2025-04-04", 2, "day"), exactly_back("2025-04-04", 1, "week")
    ((('2025-04-02', '2025-04-02'), 'day'), (('2025-03-25', '2025-03-31'), 'week'))
    """
    if unit in ("month", "year"):
        return CALENDAR[unit](day, amount), unit
    if unit == "hour":
        return (when.shift(day, -((amount + 23) // 24)), when.shift(day, -(amount // 24))), "day"
    middle = when.shift(day, -amount * LENGTH[unit])
    slack = LENGTH[unit] // 2
    return (when.shift(middle, -slack), when.shift(middle, slack)), "day" if not slack else unit


def ago(phrase: Phrase, base: Base) -> Meaning:
    """So long before publication."""
    return back_from(base.published, phrase)


def from_context(phrase: Phrase, base: Base) -> Meaning:
    """So long before or after the day that the report has just told of. "Later" without a day told of is not known."""
    if phrase.tag("way") != "late":
        return back_from(base.context, phrase)
    if base.told is None or not phrase.has("count") or phrase.tag("count") == "several":
        return (base.told, None) if base.told else UNKNOWN, "days"
    day = when.shift(base.told, phrase.value("count", "value") * LENGTH[phrase.unit()])
    return one(day) if LENGTH[phrase.unit()] < 2 else ((base.told, day), "days")


def past(phrase: Phrase, base: Base) -> Meaning:
    """The past so many units, up to publication; the number of "a few" is not known, nor is then the beginning."""
    if base.published is None:
        return UNKNOWN, "total"
    if phrase.has("count") and phrase.tag("count") == "several":
        return (None, base.published), "total"
    amount = phrase.value("count", "value") if phrase.has("count") else 1
    unit = phrase.unit()
    days = (amount + 23) // 24 if unit == "hour" else max(1, amount * LENGTH[unit])
    return (when.shift(base.published, -days), base.published), "total"


def total(phrase: Phrase, base: Base) -> Meaning:
    """Up to publication: "so far this year" from its first day, "to date" from an unsaid one."""
    if phrase.has("which"):
        return calendar(phrase, base)[0], "total"
    return (None, base.published), "total"


def last_part(phrase: Phrase, base: Base) -> Meaning:
    """Last night ends on the day of publication; this morning is of it."""
    if base.published is None:
        return UNKNOWN, "day"
    if phrase.tag("which") == "this":
        return one(base.published)
    return when.overnight(base.published), "days"


def relative(phrase: Phrase, base: Base) -> Meaning:
    """Today, yesterday, tomorrow."""
    return one(when.shift(base.published, phrase.value("relative", "days")) if base.published else None)


def same_day(phrase: Phrase, base: Base) -> Meaning:
    """The day that the report has just told of, or the one beside it."""
    return one(when.shift(base.context, phrase.value("relative", "days")) if base.context else None)


def in_day(phrase: Phrase, base: Base) -> Meaning:
    """Earlier or later in the day that the report tells of."""
    return one(base.context)


def habit(phrase: Phrase, base: Base) -> Meaning:
    """No time at all: "on Sundays"."""
    return UNKNOWN, "none"


def overnight(phrase: Phrase, base: Base) -> Meaning:
    """The night before publication, unless a day is named beside it."""
    return (when.overnight(base.published) if base.published else UNKNOWN), "overnight"


def part(phrase: Phrase, base: Base) -> Meaning:
    """A part of the day that the report has just told of, unless a day is named beside it."""
    return (base.context, base.context), "part"


RULES: dict[str, Callable[[Phrase, Base], Meaning]] = {
    "figures": figures,
    "number": number,
    "numbers": numbers,
    "month": month,
    "months": months,
    "year": year,
    "years": years,
    "season": season,
    "fraction": fraction,
    "weekday": weekday,
    "weekday of week": weekday_of_week,
    "calendar": calendar,
    "habit": habit,
    "weekend": weekend,
    "ago": ago,
    "from context": from_context,
    "past": past,
    "total": total,
    "last part": last_part,
    "relative": relative,
    "same day": same_day,
    "inday": in_day,
    "overnight": overnight,
    "part": part,
}
