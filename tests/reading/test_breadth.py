"""The many ways in which reports tell of people harmed: what must be counted, and what must not."""

import pytest

from onrecord.lang.pack import load
from onrecord.reading.casualties import find_casualties
from onrecord.reading.report import open_report
from onrecord.reading.triggers import mark

EN = load("en")


def told(text: str) -> list[str]:
    """The counts of a text: harm, bounds, group, and whether it is part of another or a total over time."""
    report = open_report(text, EN, "2025-06-13")
    mark(report)
    found = []
    for c in find_casualties(report):
        bounds = str(c.min) if c.min == c.max else f"{'' if c.min is None else c.min}..{'' if c.max is None else c.max}"
        marks = (" part" if c.part_of is not None else "") + (" total" if c.cumulative else "")
        found.append(f"{c.harm} {bounds} {c.group}{marks}")
    return found


BODIES = {
    "The body armour did not help him.": [],
    "A body of experts met in the town.": [],
    "A body was found in a field.": ["killed 1 people"],
    "Divers pulled another body from the wreckage.": ["killed 1 people"],
    "Police found a woman's body in a ditch.": ["killed 1 women"],
    "The hospital received the bodies of 44 victims as well as 140 injured people who suffered burns.": [
        "killed 44 people",
        "injured 140 people",
    ],
    "Thousands of civilians living nearby have been displaced.": ["displaced 2000.. civilians"],
    "The body of a young man was pulled from the rubble.": ["killed 1 men"],
}
AGES_AND_FAMILIES = {
    "Half of the 60 patients were evacuated.": [],
    "The driver, 56, died on the spot.": ["killed 1 people"],
    "Two women, 61 and 70, were injured.": ["injured 2 women"],
    "The 15-year-old was pronounced dead.": ["killed 1 children"],
    "The mother of three was stabbed to death.": ["killed 1 women"],
    "Twelve people from two families drowned.": ["killed 12 people"],
    "Two families were displaced.": ["displaced 2 people"],
}
WHAT_BECAME_OF_THEM = {
    "He gave no death toll but said that 25 people were wounded.": ["injured 25 people"],
    "A man was run over and critically hurt.": ["injured 1 men"],
    "Up to 23 passengers were taken off a bus and shot dead.": ["killed ..23 people"],
    "The raiders took with them four villagers.": ["detained 4 people"],
    "The fate of three others is unknown.": ["missing 3 people"],
    "The blast left nine dead and some 20 with bad burns.": ["killed 9 people", "injured 20 people"],
    "Gunmen killed an envoy, Adam Berg, and his brother.": ["killed 1 officials", "killed 1 men"],
    "The rebels killed the mayor of San Telmo, his secretary, and two policemen.": [
        "killed 1 officials",
        "killed 1 people",
        "killed 2 police",
    ],
    "Adam Berg, two of his guards and his driver were killed.": ["killed 1 people", "killed 2 people", "killed 1 people"],
    "A member of the Arda council, Adam Berg, and three of his guards were gunned down.": ["killed 1 people", "killed 3 people"],
    "The fire killed a midwife, a father and his twin sons.": ["killed 1 medics", "killed 1 men", "killed 2 children"],
    "Two men were hanged, bringing to nine the number of those executed.": ["killed 2 men", "killed 9 people"],
    "Nobody died but 14 passengers sought treatment for bruises.": ["killed 0 people", "injured 14 people"],
    "Sergeant Adam Berg and Captain Carl Dorn, 24, fell in combat.": ["killed 1 soldiers", "killed 1 soldiers"],
    "A member of the party, Adam Berg, was shot dead.": ["killed 1 people"],
    "His passenger, a 48-year-old woman, was hurt.": ["injured 1 women"],
}
WHOSE_PART = {
    "Four of the dead were children.": ["killed 4 children"],
    "Of the 40 dead, 17 were children.": ["killed 40 people", "killed 17 children part"],
    "There were 17 children among the 40 dead.": ["killed 17 children part", "killed 40 people"],
    "Among those killed were also several children.": ["killed 3.. children"],
    "Four people, a couple and their two sons, were killed.": ["killed 4 people", "killed 2 people part", "killed 2 children part"],
    "In all 25 people died, among them three children, and 73 were hurt.": [
        "killed 25 people",
        "killed 3 children part",
        "injured 73 people",
    ],
    "Nine received burns, among them a girl.": ["injured 9 people", "injured 1 children part"],
    "Ten were killed: six in the camp, three in Homs and one in Hama.": [
        "killed 10 people",
        "killed 6 people part",
        "killed 3 people part",
        "killed 1 people part",
    ],
    "Fourteen labourers, nine of whom came from one village, were killed.": ["killed 14 people", "killed 9 people part"],
}
LISTS = {
    "Nine rebels died four in Homs three in Idlib and two in Hama.": [
        "killed 9 militants",
        "killed 4 militants part",
        "killed 3 militants part",
        "killed 2 militants part",
    ],
    "Of the rebels killed, eight were in Homs and one in Hama.": ["killed 8 militants", "killed 1 militants"],
    "Among the dead fighters: 8 from Homs, 2 from Hama and one from Idlib.": [
        "killed 8 militants",
        "killed 2 militants",
        "killed 1 militants",
    ],
    "The strike killed 14 militants - 8 from one group, 5 from another and one foreigner.": [
        "killed 14 militants",
        "killed 8 militants part",
        "killed 5 militants part",
        "killed 1 militants part",
    ],
    "Fourteen militants died, among them 3 Uzbeks, 2 Tunisians and a Saudi.": [
        "killed 14 militants",
        "killed 3 militants part",
        "killed 2 militants part",
        "killed 1 militants part",
    ],
    "Four commanders were killed: Adam Berg (Abu Dorn), Carl Dorn, Emil Fried and another.": [
        "killed 4 militants",
        "killed 1 militants part",
        "killed 1 militants part",
        "killed 1 militants part",
    ],
    "Six rebels were killed: Adam Berg from Homs; Carl Dorn, 23, from Hama; and four others.": [
        "killed 6 militants",
        "killed 1 militants part",
        "killed 1 militants part",
        "killed 4 militants part",
    ],
    "Twelve fighters died. Three of them were from Homs, one was from Hama, eight from Idlib.": [
        "killed 12 militants",
        "killed 3 militants part",
        "killed 1 militants part",
        "killed 8 militants part",
    ],
    "Ten people were killed. Two were women.": ["killed 10 people", "killed 2 women part"],
    "Thirty rebels were killed: Homs 17, Hama 9, Idlib 4.": [
        "killed 30 militants",
        "killed 17 militants part",
        "killed 9 militants part",
        "killed 4 militants part",
    ],
    "Twenty people were killed, including 14 militants: 8 from Homs and 6 from Hama.": [
        "killed 20 people",
        "killed 14 militants part",
        "killed 8 militants part",
        "killed 6 militants part",
    ],
    "He gave the names of 12 fighters who were killed: Adam Berg from Homs, Carl Dorn from Hama.": [
        "killed 12 militants",
        "killed 1 militants part",
        "killed 1 militants part",
    ],
    "The army said that 14 militants died. Eight were killed in Homs, three in Hama and two in Idlib.": [
        "killed 14 militants",
        "killed 8 militants part",
        "killed 3 militants part",
        "killed 2 militants part",
    ],
    "The army said that 14 militants died. Eight were killed in Homs on Friday and three in Hama.": [
        "killed 14 militants",
        "killed 8 people",
        "killed 3 people",
    ],
    "The raids killed 41 fighters 12 of Lebanese Hezbollah 3 of Syrian nationality and 17 rebels.": [
        "killed 41 militants",
        "killed 12 militants part",
        "killed 3 militants part",
        "killed 17 militants part",
    ],
    "The dead comprised five soldiers and two policemen.": ["killed 5 soldiers", "killed 2 police"],
}
WHOSE_GROUP = {
    "The mission counted 40 civilian casualties: 17 killed and 23 injured.": [
        "casualties 40 civilians",
        "killed 17 civilians part",
        "injured 23 civilians part",
    ],
    "The number of civilian casualties rose to 34.": ["casualties 34 civilians"],
    "Two civilians were killed, and the death toll rose to 31.": ["killed 2 civilians", "killed 31 people"],
    "The monitor told of nine civilians killed while the agency reported that 15 had died.": ["killed 9 civilians", "killed 15 people"],
    "A shell killed two civilians and forced 900 to flee.": ["killed 2 civilians", "displaced 900 people"],
    "In Homs gunmen killed two policemen; in Hama, 4 were wounded.": ["killed 2 police", "injured 4 people"],
    "A shell killed a civilian in Homs; another was wounded.": ["killed 1 civilians", "injured 1 civilians"],
    "Two members of the 5th Corps and a member of the 42nd Brigade were killed.": ["killed 2 soldiers", "killed 1 militants"],
    "Three members of one family died.": ["killed 3 people"],
    "Three members of a football group died.": ["killed 3 people"],
    "Three leaders of Lebanese Hezbollah were killed.": ["killed 3 militants"],
    "Two Lebanese were hurt.": ["injured 2 people"],
    "Losses of the enemy amounted to 300 people.": ["casualties 300 people"],
}
TOTALS = {
    "In May, a car bomb killed 12 people in the town.": ["killed 12 people"],
    "In March fighters killed 33 people during an assault on a train.": ["killed 33 people"],
    "Six priests were murdered in November.": ["killed 6 people"],
    "A mayor has been killed in the region this year.": ["killed 1 officials"],
    "In May, 211 civilians were killed.": ["killed 211 civilians total"],
    "Between 3 and 7 May, shelling killed 14 civilians.": ["killed 14 civilians total"],
    "From 3 to 7 May 14 civilians died in shelling.": ["killed 14 civilians total"],
    "The three-day operation left 21 militants dead.": ["killed 21 militants total"],
    "The attack brings to 37 the number of reporters killed there.": ["killed 37 journalists total"],
    "The group says that 233 of its fighters have been killed.": ["killed 233 militants total"],
    "The regime has killed hundreds of people under torture.": ["killed 200.. people total"],
    "It told of the deaths of 93 people, including 20 children, by mines this year.": [
        "killed 93 people total",
        "killed 20 children part total",
    ],
    "Each day, 20 children die of hunger there.": ["killed 20 children total"],
}
TABLES = (TOTALS, LISTS, WHOSE_GROUP, BODIES, AGES_AND_FAMILIES, WHAT_BECAME_OF_THEM, WHOSE_PART)


@pytest.mark.parametrize(("text", "expected"), [row for table in TABLES for row in table.items()])
def test_people_are_counted_however_they_are_told(text: str, expected: list[str]) -> None:
    """Each sentence gives exactly these counts."""
    assert told(text) == expected
