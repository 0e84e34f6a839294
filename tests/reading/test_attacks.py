"""The separate violent events of a report, and which count belongs to which."""

import pytest
from msgspec.structs import replace

import onrecord
from onrecord.lang.pack import load
from onrecord.reading.attacks import find_attacks
from onrecord.reading.casualties import find_casualties
from onrecord.reading.marks import frame, spelled
from onrecord.reading.reader import attributed, document_of, prepare
from onrecord.reading.report import Report
from onrecord.reading.statements import find_statements
from onrecord.reading.times import find_times
from onrecord.records import Attack, Casualty, Place

PUBLISHED = "2024-05-10"  # a Friday
KNOWN = {  # a gazetteer of its own, so that the tests need none: name -> precision and province
    "Arda": ("settlement", "Lomra"),
    "Belt": ("settlement", "Lomra"),
    "Corva": ("settlement", "Tessin"),
    "Lomra": ("adm1", "Lomra"),
    "Karam": ("neighbourhood", None),
    "Old Quay": ("neighbourhood", None),
    "Pelland": ("country", None),
}


def read(text: str) -> tuple[list[Attack], list[Casualty]]:
    """The attacks and counts of a text published on a Friday."""
    report = prepare(text, replace(document_of(text, PUBLISHED, "en"), title=None), load("en"))
    statements = find_statements(report)
    return find_attacks(report, attributed(report, find_casualties(report), statements), (statements, places(report), find_times(report)))


def places(report: Report) -> list[Place]:
    """The known names in a text."""
    found = []
    for name, (precision, province) in KNOWN.items():
        canonical = name if precision in ("settlement", "adm1", "country") else None
        at = report.text.find(name)
        while at >= 0:
            span = (at, at + len(name))
            found.append(Place(name, span, canonical, precision=precision, admin1=province, country="Pelland"))
            at = report.text.find(name, at + 1)
    return sorted(found, key=lambda place: place.span)


def scenes(text: str) -> list[str | None]:
    """The places of the attacks."""
    return [attack.place.name if attack.place else None for attack in read(text)[0]]


def only(text: str) -> Attack:
    """The one attack of a text."""
    (attack,) = read(text)[0]
    return attack


@pytest.mark.parametrize(
    "text",
    [
        "The minister had a heart attack in Arda.",
        "Bakers in Arda went on hunger strike on Monday.",
        "The army threatens an assault on Arda.",
        "Rebels could attack Arda, a diplomat said.",
        "The group routinely shells Arda.",
        "The envoy condemned attacks on civilians.",
        "An air raid siren sounded in Arda.",
        "Rockets might be fired at Arda.",
    ],
)
def test_no_event_is_read_from_threats_habits_and_figures_of_speech(text: str) -> None:
    """A threat, a habit, a condemnation in general and a heart attack are no events."""
    assert read(text)[0] == []


def test_a_total_over_a_period_has_no_event() -> None:
    """A count that sums up many events belongs to none."""
    attacks, counts = read("More than 400 people have been killed in air strikes since the start of the war.")
    assert attacks == []
    assert all(count.event is None for count in counts)


def test_an_attack_is_told_many_times_and_read_once() -> None:
    """The headline, the lead and a later paragraph that tell of one place and day are one attack."""
    text = "Shelling kills three in Arda\n\nThree people were killed when the army shelled Arda on Thursday.\n\nThe shelling hit a school."
    attacks, counts = read(text)
    assert [(a.place.name if a.place else None, a.date_min, a.weapon) for a in attacks] == [("Arda", "2024-05-09", "artillery")]
    assert {count.event for count in counts} == {"E1"}


def test_another_place_is_another_attack() -> None:
    """An attack stays open until a sentence shows another place."""
    text = "A drone killed two people in Arda on Thursday. Four more were wounded, doctors said. In Corva, a missile killed five people."
    attacks, counts = read(text)
    assert [a.place.name for a in attacks if a.place] == ["Arda", "Corva"]
    assert [count.event for count in counts] == ["E1", "E1", "E2"]


def test_another_day_is_another_attack() -> None:
    """The same town, bombed on two days, is two attacks; the one of weeks ago is background."""
    text = "A bomb killed two people in Arda on Thursday. Two weeks ago, gunmen killed six people in Arda."
    attacks, counts = read(text)
    assert [a.background for a in attacks] == [False, True]
    assert [count.event for count in counts] == ["E1", "E2"]


def test_later_attacks_come_after() -> None:
    """ "Later on Thursday" and "another attack" open an event in the same place, and it is told which came before."""
    text = "A missile hit Arda on Thursday, killing two people. Later on Thursday, drones staged another attack on Arda."
    attacks, _ = read(text)
    assert [a.weapon for a in attacks] == ["missile", "drone"]
    assert [a.after for a in attacks] == [None, "E1"]


def test_a_province_is_refined_by_its_town() -> None:
    """The most specific populated place is the place: the town before its province."""
    assert scenes("Five people were killed in an air strike in Lomra. The air strike hit a market in Belt.") == ["Belt"]


def test_a_quarter_is_finer_than_its_town_but_several_are_the_town() -> None:
    """One bombardment of several quarters is one attack on the town; of one quarter, it is the quarter's."""
    assert scenes("A rocket killed two people in Arda on Thursday. The rocket hit the Karam neighbourhood.") == ["Karam"]
    assert scenes("Shells hit Arda on Thursday. Shells killed two people in Karam and one in Old Quay.") == ["Arda"]


def test_where_it_came_from_is_no_scene() -> None:
    """An origin, a speaker's town and the hospital's are no scenes."""
    text = "Rockets fired from Corva killed two people in Arda. The wounded were taken to hospital in Belt."
    assert scenes(text) == ["Arda"]


@pytest.mark.parametrize(
    ("text", "weapon", "by", "target"),
    [
        ("Russian warplanes bombed a hospital in Arda on Thursday.", "air strike", "Russia", "hospital"),
        ("A market in Arda was shelled by regime forces on Thursday.", "artillery", "regime forces", "market"),
        ("Gunmen opened fire on a mosque in Arda on Thursday.", "firearm", "Gunmen", "place of worship"),
        ("A suicide bombing killed two people in Arda. Boko Haram claimed responsibility.", "explosive", "Boko Haram", None),
        ("Israel launched a cruise missile at a power station in Arda.", "cruise missile", "Israel", "energy"),
        ("An attack carried out by the Velan Brigade killed two people in Arda.", None, "Velan Brigade", None),
    ],
)
def test_weapon_side_and_target(text: str, weapon: str | None, by: str | None, target: str | None) -> None:
    """Weapon and target are of the closed lists; the side is named as the report names it, by its country where an adjective does."""
    attack = only(text)
    assert (attack.weapon, attack.by, attack.target) == (weapon, by, target)


def test_who_suffers_is_not_who_attacks() -> None:
    """Soldiers who were shot did not attack."""
    assert only("Three soldiers were shot dead in Arda on Thursday.").by is None


def test_a_side_is_claimed_by_its_source_unless_the_report_names_it_too() -> None:
    """Who names the side is kept, and the report's own voice outweighs."""
    assert only("Israeli drones killed two people in Arda on Thursday, the health ministry said.").claimed_by_source == "health ministry"
    assert only("Israeli drones killed two people in Arda on Thursday.").claimed_by_source is None


def test_an_admission_is_an_account_of_its_own() -> None:
    """A ministry that says that it launched the missile admits it."""
    text = "A missile killed two people in Arda on Thursday. The Defence Ministry said it had launched a missile at a barracks in Arda."
    stances = {(a.about, a.stance) for attack in read(text)[0] for a in attack.accounts}
    assert ("responsibility", "admits") in stances
    assert ("weapon", "asserts") in stances


def test_an_accident_is_of_the_other_kind() -> None:
    """Deaths in accidents and disasters belong to an event of kind `other`."""
    assert only("Nine people died in a bus accident in Arda on Thursday.").kind == "other"


def test_without_a_day_it_is_the_day_of_publication() -> None:
    """An event that is told without a day is taken to be of the day of publication."""
    attack = only("A car bomb killed two people in Arda.")
    assert (attack.date_min, attack.date_max) == (PUBLISHED, PUBLISHED)


def test_quotes_are_words_of_the_report() -> None:
    """Every quote of an attack and of its accounts gives back its words."""
    text = "Rebels attacked a base in Arda on Thursday, killing two soldiers. A car bomb went off in Corva."
    for attack in read(text)[0]:
        for quote in (attack.quote, *(account.quote for account in attack.accounts)):
            assert text[quote.start : quote.end] == quote.text


@pytest.mark.parametrize("name", [n for n, f in load("en").tables["attack"]["frames"].items() if "match" in f])
def test_frames_find_what_they_say(name: str) -> None:
    """A frame is found in each of its examples and in none of what it must not."""
    table = load("en").tables["attack"]["frames"][name]
    assert [w for w in table.get("not", ()) if frame("en", name).search(w)] == []
    assert [w for w in table["finds"] if not frame("en", name).search(w)] == []


@pytest.mark.parametrize("name", sorted(load("en").tables["attack"]["spellings"]))
def test_spellings_find_what_they_say(name: str) -> None:
    """A spelling is found in each of its examples and in none of what it must not."""
    table = load("en").tables["attack"]["spellings"][name]
    assert [w for w in table.get("not", ()) if spelled("en", name).search(w)] == []
    assert [w for w in table["finds"] if not spelled("en", name).search(w)] == []


def test_who_says_that_no_such_thing_was_there_denies_the_target() -> None:
    """ "There was no military facility" is no word for a military target."""
    text = "A missile hit the town of Arda on Friday. Ombudsman Carl Dorn said that the missile had hit no military facility in Arda."
    attacks = onrecord.read(text, "2025-04-04", "en").attacks
    assert [(a.value, a.stance) for attack in attacks for a in attack.accounts if a.about == "target"] == [("military", "denies")]
    assert [attack.target for attack in attacks] == [None]


def test_a_family_and_a_weapon_are_no_places() -> None:
    """ "The Belt family home" and "Corva rockets" name no scene."""
    assert scenes("An air strike on the Belt family home in Arda killed two people on Thursday.") == ["Arda"]


def test_the_wounded_who_die_later_belong_to_the_attack() -> None:
    """A death some days after the attack, with no deed told, is a count of that attack."""
    attacks, counts = read("A bomb wounded nine people in Arda on Monday. One man died of his wounds on Wednesday.")
    assert len(attacks) == 1
    assert {count.event for count in counts} == {"E1"}


def test_a_toll_told_again_is_the_same_event() -> None:
    """The same number of dead again, in a village that no gazetteer knows, opens no second event."""
    text = "Shelling killed eleven people in Arda on Thursday. Doctors in the town said that eleven people were killed."
    assert len(read(text)[0]) == 1


def test_a_headline_tells_what_the_text_begins_with() -> None:
    """A headline that names no place of its own is no event beside that of the text."""
    text = "Drone attack kills two\n\nTwo people were killed in a drone attack on Arda on Thursday, the mayor said. The drone hit a bus."
    assert scenes(text) == ["Arda"]


def test_another_attack_in_the_city_is_in_the_city() -> None:
    """ "The city" means the open event's place in a stretch that names none."""
    text = "A missile killed two people in Arda on Thursday. Elsewhere in the city, three people were killed in an airstrike."
    assert scenes(text) == ["Arda", "Arda"]


def test_a_part_of_a_total_is_a_total() -> None:
    """What a total over many events includes has no event either."""
    _, counts = read("More than 400 people, including 60 children, have been killed in air strikes since the start of the war.")
    assert counts
    assert all(count.cumulative and count.event is None for count in counts)


def test_to_be_freed_is_no_attack() -> None:
    """A release has a count, and no event."""
    reading = onrecord.read("The group freed 24 hostages in Gaza on Friday under a pause in the fighting.", published="2023-11-25")
    assert [c.harm for c in reading.casualties] == ["rescued"]
    assert reading.attacks == ()
