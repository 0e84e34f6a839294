"""Time phrases: their words, their days counted from publication (Friday 4 April 2025), and what they are the time of."""

import pytest

from onrecord.lang.pack import load
from onrecord.reading.layout import lay_out
from onrecord.reading.report import Report, open_report
from onrecord.reading.times import find_times, is_period, spoken
from onrecord.records import Time

FRIDAY = "2025-04-04"


def report(text: str, published: str | None = FRIDAY) -> Report:
    """A report laid out on the desk."""
    found = open_report(text, load("en"), published)
    lay_out(found)
    return found


def times(text: str, published: str | None = FRIDAY) -> list[Time]:
    """The times of a text."""
    return find_times(report(text, published))


@pytest.mark.parametrize(
    "text",
    [
        "The truce held for three days.",
        "A 45-year-old woman and a 12 year old boy were hurt.",
        "It cost 20 million dollars and 1950 tents burned.",
        "The court gave him two years in prison.",
        "They may march again, and the council sat.",
        "August Wilson and April Jones were there.",
        "The bazaar is open on Fridays.",
        "Resolution 2254 was read out.",
        "A dozen shells fell within minutes.",
        "Over the years the town grew.",
    ],
)
def test_durations_ages_money_and_names_are_no_times(text: str) -> None:
    """A length of time, an age, a sum, a number or a name is no time."""
    assert times(text) == []


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Shells fell on 4 April 2025.", "4 April 2025", "2025-04-04", "2025-04-04"),
        ("Shells fell on April 3, 2025, in Sumy.", "April 3, 2025", "2025-04-03", "2025-04-03"),
        ("Shells fell on Apr. 2.", "Apr. 2", "2025-04-02", "2025-04-02"),
        ("Shells fell on 4 Apr.", "4 Apr", "2025-04-04", "2025-04-04"),
        ("Shells fell on 03.04.2025.", "03.04.2025", "2025-04-03", "2025-04-03"),
        ("Shells fell on 2025-04-03.", "2025-04-03", "2025-04-03", "2025-04-03"),
        ("Shells fell on the 3rd of April.", "3rd of April", "2025-04-03", "2025-04-03"),
        ("Shells fell on August 24 2014.", "August 24 2014", "2014-08-24", "2014-08-24"),
        ("Shells fell on Monday (31 March).", "Monday (31 March)", "2025-03-31", "2025-03-31"),
        ("Shells fell on 12 June last year.", "12 June last year", "2024-06-12", "2024-06-12"),
        ("Shells fell on 30 December.", "30 December", "2024-12-30", "2024-12-30"),
        ("Shells fell on May 3-5, 2024.", "May 3-5, 2024", "2024-05-03", "2024-05-05"),
        ("Shells fell between 1 and 3 April.", "between 1 and 3 April", "2025-04-01", "2025-04-03"),
        ("Shells fell from 30 March to 2 April.", "from 30 March to 2 April", "2025-03-30", "2025-04-02"),
        ("Shells fell in March.", "March", "2025-03-01", "2025-03-31"),
        ("Shells fell in March 2022.", "March 2022", "2022-03-01", "2022-03-31"),
        ("Shells fell between March and May 2022.", "Between March and May 2022".lower().replace("m", "M", 2), "2022-03-01", "2022-05-31"),
        ("Shells fell in 2018.", "2018", "2018-01-01", "2018-12-31"),
        ("Shells fell in the summer of 2014.", "summer of 2014", "2014-06-01", "2014-08-31"),
        ("Shells fell in the first half of 2023.", "first half of 2023", "2023-01-01", "2023-06-30"),
    ],
)
def test_absolute_days_are_read_in_their_usual_forms(text: str, words: str, first: str, last: str) -> None:
    """A date keeps the exactness of its words; a day without its year is the latest such day."""
    (found,) = times(text)
    assert (found.words.lower(), found.min, found.max) == (words.lower(), first, last)


@pytest.mark.parametrize(
    ("text", "first", "last", "part"),
    [
        ("A drone fell on Friday.", FRIDAY, FRIDAY, None),
        ("A drone fell on Saturday.", "2025-03-29", "2025-03-29", None),
        ("A drone fell last Friday.", "2025-03-28", "2025-03-28", None),
        ("A drone may come next Monday.", "2025-04-07", "2025-04-07", None),
        ("Tuesday's drone fell on a house.", "2025-04-01", "2025-04-01", None),
        ("Tuesdays drone fell on a house.", "2025-04-01", "2025-04-01", None),
        ("A drone fell on Monday last week.", "2025-03-24", "2025-03-24", None),
        ("A drone fell late on Tuesday.", "2025-04-01", "2025-04-01", "evening"),
        ("A drone fell on Wednesday evening.", "2025-04-02", "2025-04-02", "evening"),
        ("A drone fell in the early hours of Thursday.", "2025-04-03", "2025-04-03", "morning"),
        ("A drone fell on Thursday at 10:39 a.m. local time.", "2025-04-03", "2025-04-03", "morning"),
        ("A drone fell yesterday at dawn.", "2025-04-03", "2025-04-03", "dawn"),
        ("A drone fell overnight.", "2025-04-03", FRIDAY, "night"),
        ("A drone fell overnight on Thursday.", "2025-04-02", "2025-04-03", "night"),
        ("A drone fell overnight from Wednesday to Thursday.", "2025-04-02", "2025-04-03", "night"),
        ("A drone fell last night.", "2025-04-03", FRIDAY, "night"),
        ("A drone fell this morning.", FRIDAY, FRIDAY, "morning"),
        ("A drone fell two days ago.", "2025-04-02", "2025-04-02", None),
        ("A drone fell last week.", "2025-03-24", "2025-03-30", None),
        ("A drone fell last month.", "2025-03-01", "2025-03-31", None),
        ("A drone fell earlier this week.", "2025-03-31", FRIDAY, None),
        ("A drone fell over the weekend.", "2025-03-29", "2025-03-30", None),
        ("Drones fell in the past 24 hours.", "2025-04-03", FRIDAY, None),
        ("Drones fell in recent weeks.", None, FRIDAY, None),
        ("Drones have fallen since dawn.", FRIDAY, FRIDAY, "dawn"),
        ("Drones have fallen since Tuesday.", "2025-04-01", FRIDAY, None),
        ("Drones have fallen since October 2023.", "2023-10-01", FRIDAY, None),
        ("Drones have fallen since the beginning of last week.", "2025-03-24", FRIDAY, None),
    ],
)
def test_relative_days_are_counted_from_publication(text: str, first: str | None, last: str, part: str | None) -> None:
    """A weekday is the latest one; a night reaches over two days; what goes on ends on the day of publication."""
    (found,) = times(text)
    assert (found.min, found.max, found.part_of_day) == (first, last, part)


def test_a_famous_day_keeps_its_year() -> None:
    """The attacks of 7 October are those of 2023 in every later report; the bare day is the latest one."""
    assert [t.min for t in times("It began after the October 7 attacks.")] == ["2023-10-07"]
    assert [t.min for t in times("Many have died since 7 October.")] == ["2023-10-07"]
    assert [t.min for t in times("Two died on October 7 in Hama.")] == ["2024-10-07"]


def test_without_a_day_of_publication_a_relative_time_is_unknown() -> None:
    """Nothing is guessed where nobody told the day; absolute days stay."""
    assert [(t.min, t.max) for t in times("A drone fell on Tuesday.", None)] == [(None, None)]
    assert [(t.min, t.max) for t in times("Drones have fallen since 2022.", None)] == [("2022-01-01", None)]
    assert [t.min for t in times("A drone fell on 4 April.", None)] == [None]


def test_the_dateline_tells_the_day_and_is_no_time() -> None:
    """A weekday is counted from the report's own dateline, whose day is not an event's."""
    found = times("KYIV, April 2, 2025 (Reuters) - A drone fell on Tuesday.", None)
    assert [(t.words, t.min) for t in found] == [("Tuesday", "2025-04-01")]


def test_the_day_told_of_carries_on() -> None:
    """ "At dawn" and "two days later" are counted from the day that the report has just told of."""
    found = times("On Monday a drone fell. At dawn another followed. Two days later a third one came.")
    assert [t.min for t in found] == ["2025-03-31", "2025-03-31", "2025-04-02"]


def test_wires_in_capitals_are_read() -> None:
    """Capitals-only text has its dates and short years; MAY and MARCH are months only beside a number or a preposition."""
    text = "LIMA, 3 JAN 90 (EFE) -- [TEXT] TWO SOLDIERS DIED ON 30 DECEMBER. THEY MAY MARCH AGAIN ON 5 MAY 90, THE ARMY SAID LAST NIGHT."
    found = find_times(report(text, None))
    assert [(t.min, t.max) for t in found] == [("1989-12-30", "1989-12-30"), ("1990-05-05", "1990-05-05"), ("1990-01-02", "1990-01-03")]


@pytest.mark.parametrize("text", ["Rockets hit the town on Monday, officials said.", "On Monday, rockets killed five, the mayor said."])
def test_the_day_of_an_event_is_not_that_of_speaking(text: str) -> None:
    """A day beside a deed is the deed's."""
    found = report(text)
    assert not any(spoken(found, time) for time in find_times(found))


@pytest.mark.parametrize(
    "text",
    [
        "Five died, a monitor said on Monday.",
        "Five died, the minister told reporters late on Monday.",
        "Five died, the ministry said in a statement Monday.",
        "On Monday, the health ministry said that five had died.",
    ],
)
def test_the_day_of_speaking_is_known(text: str) -> None:
    """A day behind a verb of speaking, or before a speaker at the head of a sentence, is the day of speaking."""
    found = report(text)
    assert [spoken(found, time) for time in find_times(found)] == [True]


@pytest.mark.parametrize("text", ["Five died on Monday.", "Five died last week.", "Five died in March."])
def test_a_day_a_week_or_a_month_is_no_period_of_a_total(text: str) -> None:
    """One event can be dated by a month: that makes no total."""
    found = report(text)
    assert not any(is_period(found, time) for time in find_times(found))


@pytest.mark.parametrize(
    "text",
    [
        "Five died since Monday.",
        "Five died so far this year.",
        "Five died in the past month.",
        "Five died in the last 24 hours.",
        "Five have died to date.",
        "Five died between 1 and 3 April.",
        "Five have died since the war began.",
    ],
)
def test_periods_of_totals_are_known(text: str) -> None:
    """ "Since", "so far", "the past", "to date" and ranges are periods over which totals are counted."""
    found = report(text)
    assert any(is_period(found, time) for time in find_times(found))


def test_every_time_gives_back_its_words() -> None:
    """`text[span] == words`, and times come in the order of the text."""
    text = "On Monday, April 7 (2025), at 7 pm… since 2014; “overnight” and 3–5 May, two weeks ago."
    found = times(text)
    assert len(found) > 4
    assert all(text[slice(*t.span)] == t.words for t in found)
    assert [t.span for t in found] == sorted(t.span for t in found)
