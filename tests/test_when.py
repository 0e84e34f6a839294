"""Days and intervals of days: nothing is more exact than its words."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onrecord import when

days = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31)).map(date.isoformat)


def test_what_is_no_day_gives_none() -> None:
    """A day that the calendar has not, or words, are no day; nothing raises."""
    assert [when.day_of(text) for text in (None, "", "soon", "2025-02-29", "2025-13-01")] == [None] * 5
    assert when.day(2023, 2, 29) is None
    assert when.month_of(2023, 13) == when.UNKNOWN
    assert when.in_figures("99.99.2025") is None


def test_an_instant_keeps_its_day() -> None:
    """A published instant is cut to its day as written."""
    assert when.day_of("2025-04-04T23:30:00+03:00") == "2025-04-04"


def test_a_month_stays_a_month() -> None:
    """A month or a year is the interval of its days."""
    assert when.days_of("2024-02") == ("2024-02-01", "2024-02-29")
    assert when.days_of("2024") == ("2024-01-01", "2024-12-31")
    assert when.days_of("2024-02-03") == ("2024-02-03", "2024-02-03")


def test_the_first_of_two_readings_of_figures_is_the_european() -> None:
    """05/04/2025 is 5 April, unless the American reading is nearer to publication, or the only one."""
    assert when.in_figures("05/04/2025") == "2025-04-05"
    assert when.in_figures("05/04/2025", "2025-05-06") == "2025-05-04"
    assert when.in_figures("12/25/2024") == "2024-12-25"


def test_a_yearless_day_ahead_is_last_years() -> None:
    """ "30 December" in a report of 2 January is of last year; a day of the coming week stays, and 29 February is of a leap year."""
    assert when.yearless_day(12, 30, "2025-01-02") == "2024-12-30"
    assert when.yearless_day(4, 6, "2025-04-04") == "2025-04-06"
    assert when.yearless_day(1, 2, "2024-12-31") == "2025-01-02"
    assert when.yearless_day(2, 29, "2025-04-04") == "2024-02-29"
    assert when.yearless_day(2, 30, "2025-04-04") is None


def test_an_unsaid_end_reaches_as_far_as_it_takes() -> None:
    """Open intervals overlap what they reach; wholly unknown ones say nothing."""
    assert when.overlap(("2025-04-01", None), ("2030-01-01", "2030-01-01"))
    assert not when.overlap((None, "2025-04-01"), ("2025-04-02", "2025-04-02"))
    assert not when.overlap(when.UNKNOWN, ("2025-04-02", "2025-04-02"))


@given(days, st.integers(0, 6))
def test_the_latest_weekday_is_within_the_week_before(day: str, number: int) -> None:
    """The latest such weekday is that weekday, on or before the day, and less than a week away."""
    found = when.latest_weekday(number, day)
    assert when.weekday(found) == number
    assert 0 <= when.gap(found, day) < 7


@given(days, st.integers(-4000, 4000))
def test_shifts_and_gaps_agree(day: str, count: int) -> None:
    """A day shifted by n lies n days away."""
    assert when.gap(day, when.shift(day, count)) == count


@given(days, st.integers(0, 400))
def test_months_back_are_whole_months(day: str, back: int) -> None:
    """Any month back begins on a first and ends before the next first."""
    first, last = when.months_back(day, back)
    assert first is not None
    assert last is not None
    assert first.endswith("-01")
    assert when.shift(last, 1).endswith("-01")
