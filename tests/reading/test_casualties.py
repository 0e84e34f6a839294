"""Counts of people harmed, sentence by sentence: what must not be counted first, then what must, in the words of `docs/method.md`.

An expected entry is written as "harm range group", with "part" where it is counted in another entry: "killed 14.. people" is at least 14.
"""

import pytest

from onrecord.lang.pack import load
from onrecord.reading.casualties import LONGEST_QUOTE, find_casualties
from onrecord.reading.report import open_report
from onrecord.reading.triggers import mark
from onrecord.records import Casualty


def casualties(text: str) -> list[Casualty]:
    """The counts of a text."""
    report = open_report(text, load("en"))
    mark(report)
    return find_casualties(report)


def range_of(casualty: Casualty) -> str:
    """ "14" for exactly 14, "14.." for at least, "..14" for at most."""
    low, high = ("" if n is None else str(n) for n in (casualty.min, casualty.max))
    return low if low == high else f"{low}..{high}"


def told(text: str) -> list[str]:
    """The counts of a text, as this file writes them."""
    return [f"{c.harm} {range_of(c)} {c.group}{' part' if c.part_of is not None else ''}" for c in casualties(text)]


PLANS = """
The minister warned that 500 people could die if the dam breaks.
The group threatened to kill 20 villagers.
The rebels planned to kidnap two engineers.
Up to 3,000 people may be killed, the model predicts.
A strike on the plant would kill thousands of people.
He was charged with plotting to kill three officers.
The army vowed to eliminate all militants.
Soldiers tried to rescue two miners.
If the shelling goes on, hundreds of civilians will be displaced.
They conspired to murder two judges.
Doctors fear that 20 more will die.
He may have killed as many as ten people.
The decree allows police to detain suspects for ten days.
The court sentenced him to death for spying.
The death penalty was abolished.
The drug can kill one in ten patients.
"""
THINGS = """
Air defences shot down 40 drones overnight.
Seven vehicles were destroyed in the raid.
The troops captured three tanks and 12 mortars.
The army seized 200 rifles.
The blast damaged 15 houses and two schools.
Fire killed 300 sheep on the farm.
Five dogs were rescued.
The depot was hit by six missiles.
The army lost 30 tanks and two aircraft.
Two ships were lost in the storm.
Ten houses were burned.
Some 40 cars were crushed by the falling wall.
A hospital with 40 beds was destroyed.
Four hospitals were out of service.
Thirty shops were looted.
The museum was hit by two shells.
Twelve attacks were reported, the deadliest in May.
"""
MEASURES = """
The village lies 12 km from the front.
The rescue of the bank cost $20 million.
Ministers released $300,000 for repairs.
The dead sea lies 30 km away.
The shop was closed on 12 May 2019.
In 2014 the factory was shelled.
The attack happened at 11:45 on Monday.
The war entered its 900th day.
The hospital was hit 14 times in 2016.
Fourteen days after the attack the market was open again.
Soldiers captured the hill on 3 May 1987.
A 45-year-old bridge collapsed.
"""
IDIOMS = """
The walkout, the fifth strike this month, closed two hospitals.
The old man had a heart attack.
The talks have reached a dead end.
The senate killed the bill.
They shot a film in the old port.
The minister said that critics were missing the point.
The ministry released a statement.
Fighters captured the town of Marbel.
The evacuation of Fua was put off.
The general executed the plan.
The party lost the election.
The team was hit by injuries and lost 3-1.
The striker shot over the bar.
The president fired three ministers.
The union lost 200 jobs.
The bodies of both parliaments met in May.
His phone was dead.
The deadline passed on Friday.
The sanctions hurt exports.
The toll road was opened after two years.
The court released two reports.
The band released three albums.
The company freed up 40 posts.
The dead tree was struck by lightning.
She was named the victim support officer of the year.
Police arrested the spread of rumours.
The victims, two women and a boy, were buried on Friday.
"""
UNNUMBERED = """
Many people were killed.
Civilians were injured in the shelling.
Others fled.
People were buried under the rubble.
The 1982 massacre is remembered every year.
Police opened a murder inquiry.
The killer was not found.
Three men are on trial for murder.
Two people survived.
All six crew members survived.
The two sides exchanged fire for three hours.
Nine people live in the house.
Five soldiers took part in the parade.
Thousands of people marched against the war.
About 300 fighters attacked the village.
The prison holds 300 inmates.
Aid for 20,000 people arrived.
The plane can carry 200 people.
There were no reports of casualties.
There was no immediate word on casualties.
The museum remembers the victims of the war.
"""


@pytest.mark.parametrize("text", [line for block in (PLANS, THINGS, MEASURES, IDIOMS, UNNUMBERED) for line in block.split("\n") if line])
def test_nobody_is_counted(text: str) -> None:
    """Plans, threats, fears, things, animals, measures, days, idioms and people without a number are no entries."""
    assert told(text) == []


BOUNDS = {
    "At least 14 people were killed in the market.": ["killed 14.. people"],
    "More than 30 villagers were wounded.": ["injured 31.. people"],
    "Up to 85 passengers are missing.": ["missing ..85 people"],
    "Fewer than ten people were hurt.": ["injured ..9 people"],
    "About 50 residents were evacuated.": ["displaced 50 people"],
    "Between 20 and 25 miners are trapped.": ["missing 20..25 people"],
    "Four to six people were killed.": ["killed 4..6 people"],
    "Twelve, possibly 13 people died.": ["killed 12..13 people"],
    "Several children were hurt.": ["injured 3.. children"],
    "Hundreds were displaced by the flood.": ["displaced 200.. people"],
    "2.5 million people were displaced.": ["displaced 2500000 people"],
    "No one was killed.": ["killed 0 people"],
    "No casualties were reported.": ["casualties 0 people"],
    "No soldiers were injured.": ["injured 0 people"],
    "None of the passengers was hurt.": ["injured 0 people"],
    "The strike caused no deaths.": ["killed 0 people"],
    "No deaths or injuries were reported.": ["casualties 0 people"],
    "Three others were wounded.": ["injured 3 people"],
    "The death toll rose to 16.": ["killed 16 people"],
    "The death toll has risen to at least 20.": ["killed 20.. people"],
    "Death toll from Marbel strike rises to 19": ["killed 19 people"],
    "The number of injured climbed from 14 to 19.": ["injured 19 people"],
    "The toll stands at 41 dead and 120 injured.": ["killed 41 people", "injured 120 people"],
}
ACTIVE = {
    "A drone strike killed a nurse and injured two drivers.": ["killed 1 medics", "injured 2 people"],
    "The blast killed at least five people and wounded more than 20.": ["killed 5.. people", "injured 21.. people"],
    "A car bomb exploded in the square, killing 12 and wounding 30.": ["killed 12 people", "injured 30 people"],
    "Gunmen opened fire on a bus, killing all seven aboard.": ["killed 7 people"],
    "Car bomb kills 12, wounds 30": ["killed 12 people", "injured 30 people"],
    "Gunmen shot dead three policemen.": ["killed 3 police"],
    "Soldiers shot him dead.": ["killed 1 people"],
    "Rebels abducted six aid workers.": ["detained 6 aid workers"],
    "Police arrested nine suspects.": ["detained 9 people"],
    "Militants took 15 villagers hostage.": ["detained 15 people"],
    "The flood displaced 3,000 people.": ["displaced 3000 people"],
    "Rescuers pulled four children from the rubble.": ["rescued 4 children"],
    "The army freed 20 hostages.": ["rescued 20 people"],
    "The strike claimed the lives of 12 people.": ["killed 12 people"],
    "The crash cost nine people their lives.": ["killed 9 people"],
    "The floods claimed 40 lives.": ["killed 40 people"],
    "The bombing left two people dead and seven injured.": ["killed 2 people", "injured 7 people"],
    "The family lost three sons.": ["killed 3 children"],
    "The Taliban killed five and captured two policemen.": ["killed 5 people", "detained 2 police"],
    "A strike that killed six people on Monday was condemned.": ["killed 6 people"],
    "Doctors treated 12 people at the clinic.": ["hospitalised 12 people"],
    "An ambulance took three wounded people to hospital.": ["hospitalised 3 people"],
    "The shelling killed and wounded dozens of civilians.": ["casualties 24.. civilians"],
}
PASSIVE = {
    "A man and two women were injured.": ["injured 1 men", "injured 2 women"],
    "Three journalists were detained at the airport.": ["detained 3 journalists"],
    "Two teenagers were shot.": ["injured 2 children"],
    "A student was shot and killed.": ["killed 1 people"],
    "A teacher was shot and wounded.": ["injured 1 people"],
    "Six fighters were neutralised.": ["killed 6 militants"],
    "Six killed, 12 wounded.": ["killed 6 people", "injured 12 people"],
    "Ten dead, 40 injured in bus crash.": ["killed 10 people", "injured 40 people"],
    "17 killed in prison fire": ["killed 17 people"],
    "Police: 3 dead, 5 wounded in club shooting": ["killed 3 people", "injured 5 people"],
    "Three workers were trapped under the rubble.": ["missing 3 people"],
    "Some 60 people are unaccounted for.": ["missing 60 people"],
    "Two hostages were released.": ["rescued 2 people"],
    "Eighty villagers were forced to flee.": ["displaced 80 people"],
    "Dozens of soldiers were killed or captured.": ["killed 24.. soldiers", "detained 24.. soldiers"],
    "Eight people were killed or wounded.": ["casualties 8 people"],
    "Killed in the blast were a nurse and two drivers.": ["killed 1 medics", "killed 2 people"],
    "Police officers Adam Berg and Carl Dorn were killed.": ["killed 1 police", "killed 1 police"],
    "Five Afghans, all civilians, were killed.": ["killed 5 civilians"],
    "Maria Lopez, a nurse from Marbel, was killed.": ["killed 1 medics"],
    "John Carver, the mayor, was killed.": ["killed 1 officials"],
    "The victim, a 19-year-old man, was shot.": ["injured 1 men"],
    "A journalist was found dead.": ["killed 1 journalists"],
    "A reporter was beaten by police.": ["injured 1 journalists"],
    "The attacker killed himself.": ["killed 1 militants"],
}
OTHER_VERBS = {
    "Two of the wounded later died.": ["killed 2 people"],
    "A blast wounded eight people, one of whom later died.": ["injured 8 people", "killed 1 people"],
    "One of the wounded, a 12-year-old girl, died in hospital.": ["killed 1 children"],
    "One of the passengers, a guard and a cook died.": ["killed 1 people", "killed 1 people", "killed 1 people"],
    "A 45-year-old woman died in hospital.": ["killed 1 women"],
    "Seven people went missing after the boat sank.": ["missing 7 people"],
    "More than 100,000 people have fled their homes.": ["displaced 100001.. people"],
    "Forty fighters surrendered.": ["detained 40 militants"],
    "Three people were rushed to a nearby hospital.": ["hospitalised 3 people"],
    "A boy was taken to hospital.": ["hospitalised 1 children"],
    "Eight residents are in hospital.": ["hospitalised 8 people"],
    "Petrov, 45, was taken to hospital, where he died.": ["hospitalised 1 people", "killed 1 people"],
    "Two people suffered serious burns.": ["injured 2 people"],
    "The enemy's losses amounted to 900 men.": ["casualties 900 men"],
}
NOUNS = {
    "The clashes caused 12 deaths.": ["killed 12 people"],
    "The shelling resulted in five casualties.": ["casualties 5 people"],
    "Nine bodies were found in a mass grave.": ["killed 9 people"],
    "The bodies of nine men were found in a mass grave.": ["killed 9 men"],
    "The death of five miners shocked the town.": ["killed 5 people"],
    "The killing of a journalist was condemned.": ["killed 1 journalists"],
    "There were 30 injuries.": ["injured 30 people"],
    "The fire caused the displacement of 200 families.": ["displaced 200 people"],
}
PARTS = {
    "Fourteen people were killed, including six children.": ["killed 14 people", "killed 6 children part"],
    "Ten people were killed, six of them children.": ["killed 10 people", "killed 6 children part"],
    "Nine people were hurt, three of them seriously.": ["injured 9 people", "injured 3 people part"],
    "Eight people, three of whom are children, were wounded.": ["injured 8 people", "injured 3 children part"],
    "Twelve civilians, including three women and four children, were killed.": [
        "killed 12 civilians",
        "killed 3 women part",
        "killed 4 children part",
    ],
    "Twenty people died, among them two doctors.": ["killed 20 people", "killed 2 medics part"],
    "The attack wounded 12, among them a police officer.": ["injured 12 people", "injured 1 police part"],
    "The rebels freed 12 hostages, among them two women.": ["rescued 12 people", "rescued 2 women part"],
    "At least five deaths, including three women, were recorded.": ["killed 5.. people", "killed 3 women part"],
    "The raid killed 20 people: 14 fighters and six civilians.": [
        "killed 20 people",
        "killed 14 militants part",
        "killed 6 civilians part",
    ],
    "Three officers were killed, identified as Adam Berg, Carl Dorn and Emil Fried.": ["killed 3 police", *["killed 1 police part"] * 3],
    "Ten people were killed. Three children were among the dead.": ["killed 10 people", "killed 3 children part"],
    "Twenty people were killed in the raids:\n- 14 fighters\n- six civilians, two in Marbel": [
        "killed 20 people",
        "killed 14 militants part",
        "killed 6 civilians part",
        "killed 2 people part",
    ],
}
ELLIPSIS = {
    "Nineteen civilians were killed and dozens wounded.": ["killed 19 civilians", "injured 24.. civilians"],
    "A soldier was killed and two were wounded.": ["killed 1 soldiers", "injured 2 soldiers"],
    "In the north five were killed and 18 injured.": ["killed 5 people", "injured 18 people"],
    "Five people were killed in Homs, three in Idlib and two in Hama.": ["killed 5 people", "killed 3 people", "killed 2 people"],
    "Ten civilians were injured, as were seven soldiers.": ["injured 10 civilians", "injured 7 soldiers"],
    "He was killed alongside his wife and two children.": ["killed 1 people", "killed 1 women", "killed 2 children"],
    "Two people were killed and a third was injured.": ["killed 2 people", "injured 1 people"],
}
WIRES = {
    "FIVE PERSONS WERE KILLED AND TWELVE WERE WOUNDED IN AN AMBUSH.": ["killed 5 people", "injured 12 people"],
    "THE GUERRILLAS KIDNAPPED TWO FARMERS.": ["detained 2 people"],
    "Two were ki*lled in the square.": ["killed 2 people"],
}
TABLES = (BOUNDS, ACTIVE, PASSIVE, OTHER_VERBS, NOUNS, PARTS, ELLIPSIS, WIRES)


@pytest.mark.parametrize(("text", "expected"), [row for table in TABLES for row in table.items()])
def test_everybody_is_counted(text: str, expected: list[str]) -> None:
    """Each way to say that people were harmed: the harm, the bounds, the group, and whose part."""
    assert told(text) == expected


UNREAD = {
    "The film tells of a man who kills five people.": ([], "nothing tells a film from the news"),
    "His father and brother were also killed.": (["killed 1 men", "killed 1 men"], "a relative without an article is not counted"),
    "Adam Berg, a guard, and Carl Dorn, a cook, were killed.": (
        ["killed 1 people", "killed 1 people"],
        "in a list of names only the last with its description is reached",
    ),
    "Two men died; a third is in critical condition.": (["killed 2 men", "injured 1 people"], "an ordinal is no person yet"),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(text, expected, marks=pytest.mark.xfail(strict=True, reason=why)) for text, (expected, why) in UNREAD.items()],
)
def test_what_is_not_read_rightly_yet(text: str, expected: list[str]) -> None:
    """Known misreadings, each with its reason."""
    assert told(text) == expected


def test_a_quote_is_the_shortest_run_of_words() -> None:
    """A quote holds the number, the people and the harm; that of a part its own words alone."""
    found = casualties("On Monday 14 people were killed in the market, including six children.")
    assert [c.quote.text for c in found] == ["14 people were killed", "six children"]


def test_a_quote_is_a_clause_at_the_most() -> None:
    """Where the harm stands far away the people alone are quoted."""
    text = "Three nurses " + "from the old hospital by the river and the new one on the hill " * 3 + "were killed."
    assert all(len(c.quote.text) <= LONGEST_QUOTE for c in casualties(text))


def test_spans_give_back_their_words() -> None:
    """Offsets count code points of the text, quotes and stars notwithstanding."""
    text = "“Five” people — “all told” — were ki*lled; İzmir’s hospital took in 12 wounded people."
    for found in casualties(text):
        assert text[found.quote.start : found.quote.end] == found.quote.text


def test_a_reading_says_why() -> None:
    """`why` names the phrase, the clause and the word that made an entry."""
    (found,) = casualties("Two women were killed.")
    assert found.why == ("counted people", "was harmed", "killed")
    assert found.number_words == "Two"


def test_a_later_mention_only_recalls() -> None:
    """ "the death of X" is no second entry where X was told to be dead."""
    assert told("Colonel Ivan Petrov was killed. The death of Petrov was mourned.") == ["killed 1 soldiers"]


def test_a_list_goes_on_over_bare_numbers_and_items_that_count_nobody() -> None:
    text = "The monitor recorded 60 deaths, as follows:\n\n- 21 by shelling\n- under investigation: several cases\n- Nine soldiers\n"
    assert told(text) == ["killed 60 people", "killed 21 people part", "killed 9 soldiers part"]


def test_children_named_with_their_own_harm_keep_it() -> None:
    text = "That month 209 civilians were killed, including 19 children killed and 78 injured."
    assert told(text)[0] == "killed 209 civilians"
    assert [entry.removesuffix(" part") for entry in told(text)[1:]] == ["killed 19 children", "injured 78 children"]


def test_a_bare_number_after_two_groups_counts_people() -> None:
    assert told("The bomb killed two soldiers and three civilians and injured 11.")[-1] == "injured 11 people"
    assert told("Three residents were killed and a local man injured.")[-1] == "injured 1 men"


def test_an_age_is_no_number_of_people() -> None:
    assert [c.number_words for c in casualties("Maria Novak, 34, a nurse, died.")] == [None]
    assert [c.number_words for c in casualties("At least 34 nurses died.")] == ["At least 34"]


def test_people_brought_in_with_wounds_are_injured() -> None:
    assert told("Twelve people had been brought in with burns, four of them critical.") == ["injured 12 people", "injured 4 people part"]


def test_nothing_is_counted_without_sentences() -> None:
    """An empty report has no counts."""
    assert casualties("") == casualties("\n \n") == []
