"""Cues around a count: totals over time, denied and withdrawn, unverified, growing, how badly; what is none of it first."""

import pytest

from onrecord.lang.pack import load
from onrecord.reading.casualties import find_casualties
from onrecord.reading.cues import cue
from onrecord.reading.report import open_report
from onrecord.reading.triggers import mark
from onrecord.records import Casualty


def casualties(text: str) -> list[Casualty]:
    """The counts of a text, with their cues."""
    report = open_report(text, load("en"))
    mark(report)
    return find_casualties(report)


@pytest.mark.parametrize(
    "text",
    [
        "Five people were killed on Monday.",
        "Five people were killed since he opened fire.",
        "Five people were killed in the raid on Friday.",
        "So far nine people have died in the fire.",
        "As of Monday evening, 12 people were missing.",
        "At least 40 people were wounded in the strike.",
        "Two people were killed in the deadliest strike this year.",
    ],
)
def test_the_toll_of_one_event_is_no_total(text: str) -> None:
    """A day, "so far" of one event, or a period that only ranks the event make no total over time."""
    assert [c.cumulative for c in casualties(text)] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "More than 900 people have been killed since October 2023.",
        "Between January and June, 600 people were killed.",
        "The fighting that began in March has killed 200 people.",
        "Weeks of shelling killed 70 civilians.",
        "The band has killed dozens of civilians in ambushes.",
        "Some 120 people were killed this year.",
        "At least 60 civilians were killed in the past three months.",
        "Forty people were injured over the last week.",
        "The war has killed at least 50,000 people.",
        "Over 1,500 people have been killed in the civil war.",
        "About 300 people were detained between 2019 and 2021.",
        "Nationwide, 140 people were killed.",
        "The monitor documented 77 deaths in March 2021.",
        "The total number of displaced people reached 1.2 million.",
        "An average of 12 people are injured every month.",
    ],
)
def test_a_total_over_time_is_cumulative(text: str) -> None:
    """A period, a war or so large a number is many events."""
    assert [c.cumulative for c in casualties(text)] == [True]


def test_only_the_count_beside_the_cue_is_a_total() -> None:
    """One sentence can hold the toll of a day and a total."""
    found = casualties("Three people were killed on Friday, and 800 have been killed since October 2023.")
    assert [(c.min, c.cumulative) for c in found] == [(3, False), (800, True)]


def test_parts_of_a_total_are_totals() -> None:
    """What a total over time includes is over time too."""
    found = casualties("Some 900 people were killed this year, including 120 children.")
    assert [(c.min, c.cumulative) for c in found] == [(900, True), (120, True)]


def test_a_report_of_statistics_goes_on_in_totals() -> None:
    """Where the opening counts are totals, later ones without a day are; a day takes its sentence out."""
    text = (
        "The monitor documented the killing of 90 people in March 2021, including nine women. The report has two chapters. "
        "It was published by a small office. Twelve people were killed by mines. On Friday two were killed in Marbel."
    )
    assert [c.cumulative for c in casualties(text)] == [True, True, True, False]


def test_a_report_that_opens_with_an_event_has_no_running_statistics() -> None:
    """One count of an event in the lead keeps later counts out."""
    lead = "Two people were killed in Marbel. The monitor documented 90 deaths in March 2021. It was published by a small office. "
    assert [c.cumulative for c in casualties(lead + "Twelve people were killed by mines. Four were shot dead.")] == [
        False,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said that 20 people had died.",
        "The army denied the attack. Twenty people died.",
        "Twenty people died; the ministry denied responsibility for the shelling of the town on Monday.",
    ],
)
def test_a_count_beside_another_denial_is_asserted(text: str) -> None:
    """A denial of something else leaves the count alone."""
    assert [(c.stance, c.withdrawn) for c in casualties(text)] == [("asserted", False)]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry denied that 20 people had died.",
        "The ministry denies that 20 people were killed.",
        "Officials rejected reports that 20 people died.",
    ],
)
def test_a_denied_count_is_denied(text: str) -> None:
    """The cue stands just before the count."""
    assert [c.stance for c in casualties(text)] == ["denied"]


def test_a_revised_toll_is_withdrawn() -> None:
    """The earlier figure has stance denied, the new one stands."""
    found = casualties("Officials put the toll at 12, revising an earlier toll of 15.")
    assert [(c.min, c.stance, c.withdrawn) for c in found] == [(12, "asserted", False), (15, "denied", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Six people were killed, the army said. The claim could not be independently verified.",
        "Six people were killed, said the army, a toll that could not be verified.",
        "An unverified report says six people were killed.",
        "Six people were killed. There was no independent confirmation.",
        "Six people were killed. The agency was unable to verify the account.",
    ],
)
def test_what_the_report_could_not_check_is_unverified(text: str) -> None:
    """In the sentence itself or the next one."""
    assert [c.stance for c in casualties(text)] == ["unverified"]


def test_a_footer_holds_for_the_whole_report() -> None:
    """A last line that nothing could be verified holds for every count above it."""
    text = "Six people were killed.\n\nThe shop was open.\n\nTwo were injured.\n\nThe reports could not be independently verified."
    assert [c.stance for c in casualties(text)] == ["unverified"] * 2


def test_a_remark_in_the_middle_holds_for_its_neighbours() -> None:
    """In mid-report it holds for its sentence and the one before."""
    text = (
        "Six people were killed. The shop was open. Two were injured. It could not be verified. The sun shone. Nine were hurt. Rain fell."
    )
    assert [c.stance for c in casualties(text)] == ["asserted", "unverified", "asserted"]


@pytest.mark.parametrize(
    ("text", "growing"),
    [
        ("The toll stood at 16 dead.", False),
        ("The death toll rose to 16.", True),
        ("Sixteen people died, and the number is expected to rise.", True),
        ("The death toll, now 16, could rise.", True),
    ],
)
def test_a_growing_toll(text: str, growing: bool) -> None:
    """The sentence says that the number rises, rose or may."""
    assert [c.growing for c in casualties(text)] == [growing]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Five people were injured.", None),
        ("Five people were critically injured.", "critical"),
        ("Five people are in critical condition.", "critical"),
        ("Five people were seriously wounded.", "serious"),
        ("Five people suffered severe burns.", "serious"),
        ("Five people were moderately injured.", "moderate"),
        ("Five people were slightly injured.", "light"),
        ("Five people sustained minor injuries.", "light"),
        ("Five people were killed in serious clashes.", None),
    ],
)
def test_how_badly_people_were_hurt(text: str, severity: str | None) -> None:
    """The words of the count and just around it; the dead have no degree."""
    assert [c.severity for c in casualties(text)] == [severity]


@pytest.mark.parametrize(
    ("table", "finds"),
    [(t, True) for t in ("totals", "denied", "unverified", "growing")] + [(t, False) for t in ("totals", "unverified", "growing")],
)
def test_every_table_of_cues_finds_its_examples(table: str, finds: bool) -> None:
    """What `doubt.toml` says that its cues find, and must not."""
    examples = load("en").tables["doubt"][table]["finds" if finds else "not"]
    assert [bool(cue("en", table).search(example)) for example in examples] == [finds] * len(examples)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Since October the raids have killed 1,050 people and wounded 850 others.", [True, True]),
        ("Over the last month 12 were killed, 30 wounded and 145 arrested.", [True, True, True]),
        ("Twelve people were killed on Monday, bringing the total to 300 dead and 800 wounded.", [False, True, True]),
        ("Twenty people died when a shell hit a bus in the town, where 300 have died this year.", [False, True]),
    ],
)
def test_a_period_holds_for_the_counts_told_in_one_breath(text: str, expected: list[bool]) -> None:
    """What stands between two counts tells whether a period is said of both."""
    assert [c.cumulative for c in casualties(text)] == expected
