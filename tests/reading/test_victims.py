"""Victims: which words are people, how many of them, of which group, and what a number counts that is nobody."""

import pytest

from onrecord.lang.pack import load
from onrecord.reading.report import open_report
from onrecord.reading.victims import Phrase, chunk, is_child_age, without_inside

EN = load("en")
PEOPLE = {"victims", "count", "single", "person", "unsure"}


def phrases(text: str) -> list[Phrase]:
    """The phrases of people in a sentence."""
    found = chunk(open_report(text, EN).sentences[0]).phrases.values()
    return [phrase for phrase in found if phrase.kind in PEOPLE]


def words(text: str) -> list[str]:
    """The words of each phrase of people that are counted or of a kind."""
    return [" ".join(phrase.words) for phrase in phrases(text) if phrase.kind in ("victims", "count", "unsure")]


@pytest.mark.parametrize(
    "text",
    [
        # ages
        "aged 45 years old",
        # dates and times
        "on 12 May 2019",
        "in 2014",
        "on May 12, 2019",
        "on Monday 12 May",
        "at 11:45",
        "on 2024-05-12",
        "in the 1980s",
        "for three weeks",
        "24 hours later",
        # money and shares
        "for $300,000",
        "€20 million",
        "some 40 percent",
        "about 12%",
        # measures
        "12 km away",
        "300 metres from the road",
        "20 hectares",
        "5 tonnes of flour",
        "a 5.6 magnitude",
        # weapons
        "40 drones",
        "six ballistic missiles",
        "a dozen rockets",
        "200 rifles",
        "hundreds of shells",
        # vehicles
        "three armoured vehicles",
        "seven cars",
        "two aircraft",
        "12 military trucks",
        # buildings and places
        "15 houses",
        "two schools",
        "dozens of villages",
        "at least four residential buildings",
        # events and times
        "nine attacks",
        "14 times",
        "three air strikes",
        # what is no count
        "the 5th brigade",
        "the third day",
        "300 sheep",
    ],
)
def test_what_a_number_counts_that_is_nobody(text: str) -> None:
    """Ages, dates, money, distances, numbers of weapons, buildings and vehicles are no people."""
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("five people", "people"),
        ("five villagers", "people"),
        ("a passenger", "people"),
        ("two Syrians", "people"),
        ("three workers", "people"),
        ("six refugees", "people"),
        ("two hostages", "people"),
        ("five civilians", "civilians"),
        ("a citizen", "civilians"),
        ("five children", "children"),
        ("a schoolgirl", "children"),
        ("her son", "children"),
        ("two babies", "children"),
        ("five women", "women"),
        ("his wife", "women"),
        ("a pregnant woman", "women"),
        ("five men", "men"),
        ("two brothers", "men"),
        ("an elderly woman", "elderly"),
        ("two pensioners", "elderly"),
        ("five medics", "medics"),
        ("a nurse", "medics"),
        ("two ambulance drivers", "medics"),
        ("five journalists", "journalists"),
        ("a cameraman", "journalists"),
        ("five aid workers", "aid workers"),
        ("a Red Crescent volunteer", "aid workers"),
        ("five policemen", "police"),
        ("a police officer", "police"),
        ("two border guards", "police"),
        ("five firefighters", "rescuers"),
        ("a rescue worker", "rescuers"),
        ("two civil defence volunteers", "rescuers"),
        ("five soldiers", "soldiers"),
        ("three servicemen", "soldiers"),
        ("two UN peacekeepers", "soldiers"),
        ("an army officer", "soldiers"),
        ("20 regime forces", "soldiers"),
        ("five militants", "militants"),
        ("two gunmen", "militants"),
        ("a rebel commander", "militants"),
        ("an attacker", "militants"),
        ("three Hamas fighters", "militants"),
        ("five officials", "officials"),
        ("a mayor", "officials"),
        ("two lawmakers", "officials"),
        ("five prisoners", "prisoners"),
        ("an inmate", "prisoners"),
        ("12 political prisoners", "prisoners"),
    ],
)
def test_each_group_has_its_words(text: str, group: str) -> None:
    """The most specific group of the table, by the noun."""
    assert [phrase.group for phrase in phrases(text)] == [group]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("a seven-year-old", "children"),
        ("a 16-year-old", "children"),
        ("a 17-year-old student", "children"),
        ("a three-month-old baby", "children"),
        ("a 14-year-old girl", "children"),
        ("a 45-year-old woman", "women"),
        ("a 30-year-old", None),
    ],
)
def test_an_age_below_eighteen_makes_a_child(text: str, group: str | None) -> None:
    """A person told by an age alone is a child below eighteen; above, nothing is known but that it is one person."""
    (phrase,) = phrases(text)
    assert phrase.group == group
    assert (phrase.figure.min, phrase.figure.max) == (1, 1)


@pytest.mark.parametrize(
    ("age", "child"), [("17-year-old", True), ("18-year-old", False), ("six-month-old", True), ("ninety-year-old", False)]
)
def test_an_age_in_words_or_digits(age: str, child: bool) -> None:
    """Months and weeks are a child's, years by their number."""
    assert is_child_age(age, {"six": 6, "ninety": 90}) is child


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("two officers of the 5th army brigade", "soldiers"),
        ("two officers at the club", "police"),
        ("six fighters loyal to the government", "soldiers"),
        ("six fighters in a pickup", "militants"),
    ],
)
def test_a_noun_can_mean_another_group_by_its_neighbours(text: str, group: str) -> None:
    """Officers of an army are soldiers."""
    assert phrases(text)[0].group == group


def test_several_groups_counted_together_are_people() -> None:
    """Fighters and civilians under one number are people."""
    assert [p.group for p in phrases("14 civilians and soldiers were killed")] == ["people"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at least 14 people", ["at least 14 people"]),
        ("two young Iraqi men", ["two young iraqi men"]),
        ("a man, a woman and two children", ["a man", "a woman", "two children"]),
        ("her husband and three others", ["her husband", "three others"]),
        ("14 of the passengers", ["14 of the passengers"]),
        ("ten people, six of them children", ["ten people", "six of them children"]),
        ("two of the wounded later died", ["two of the wounded"]),
        ("a father of five was killed", ["a father of five"]),
    ],
)
def test_a_phrase_has_all_its_words(text: str, expected: list[str]) -> None:
    """From the bound to the noun, one phrase for each item of a list."""
    assert words(text) == expected


def test_a_father_of_five_is_one() -> None:
    """The number counts his children, who were not harmed."""
    assert [(p.figure.min, p.figure.max) for p in phrases("a father of five was killed")] == [(1, 1)]


@pytest.mark.parametrize(
    ("text", "harm"), [("12 deaths", "killed"), ("30 injuries", "injured"), ("five wounded soldiers", "injured"), ("six soldiers", None)]
)
def test_a_phrase_can_tell_its_own_harm(text: str, harm: str | None) -> None:
    """ "12 deaths" needs no verb."""
    (phrase,) = phrases(text)
    assert (phrase.own_harm.data["harm"] if phrase.own_harm else None) == harm


def test_a_phrase_stands_as_one_symbol() -> None:
    """What follows sees one symbol for some people, and the other words as they were."""
    chunked = chunk(open_report("At least 14 young people were killed.", EN).sentences[0])
    assert EN.view("harm").names_of(chunked.symbols) == ["victims", "be", "harmed", "."]
    assert chunked.firsts[:3] == [0, 5, 6]
    assert without_inside("a\ue000b") == "a~b"
