"""Which words of a report are places, and which place of the name they mean."""

import pytest

from onrecord.lang.pack import load
from onrecord.reading.place_words import country_of_demonym, side_of
from onrecord.reading.places import STREET, find_places
from onrecord.reading.reader import document_of, prepare
from onrecord.records import Place


def places(text: str) -> list[Place]:
    """The places of a text."""
    return find_places(prepare(text, document_of(text, None, "en"), load("en")))


def names(text: str) -> list[str]:
    """Their names as written."""
    return [p.name for p in places(text)]


def place(text: str, name: str) -> Place:
    """The first place of that name."""
    return next(p for p in places(text) if p.name == name)


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Jordan Smith welcomed the guests.",
        "Ms Virginia Woolworth sang.",
        "Paris Hilton and Jordan Peterson met for lunch.",
        "The Washington Post and The Jordan Times said so.",
        "The Turkish and Syrian delegations shook hands.",
        "Many of the police were late. In May, Most spoke to Will.",
        "They prayed in Ramadan and wrote in Hebrew.",
        "the mayor of the town spoke to us",
    ],
)
def test_people_papers_and_adjectives_are_no_places(text):
    """Names of persons and newspapers, demonyms and ordinary capitalised words are no places."""
    assert names(text) == []


def test_spans_are_the_words_of_the_name():
    """A span holds the name's words and nothing else: no compass word, no possessive, no article, no bracket."""
    text = "In northern Syria’s Idlib (near the Bab al-Hawa crossing), Ukraine's Odesa and the southern Gaza Strip"
    found = places(text)
    assert [text[slice(*p.span)] for p in found] == [p.name for p in found]
    assert {"Syria", "Idlib", "Ukraine", "Odesa", "Gaza Strip"} <= {p.name for p in found}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Rescuers in Bucha, Ukraine, found more bodies.", "Bucha", "Ukraine"),
        ("Shells fell on Tripoli and Misrata, Libyan medics said.", "Tripoli", "Libya"),
        ("Gunmen opened fire in Tripoli, northern Lebanon.", "Tripoli", "Lebanon"),
        ("Police in London, Ontario, arrested a man.", "London", "Canada"),
        ("Two died in Paris, Texas, on Friday.", "Paris", "United States"),
        ("Israeli tanks entered Rafah in the Gaza Strip.", "Rafah", "Palestine"),
        ("An airstrike hit Jenin in the occupied West Bank.", "West Bank", "Palestine"),
        ("A bomb went off in Athens, Ga., deputies said.", "Athens", "United States"),
        ("The U.S. envoy flew home.", "U.S.", "United States"),
        ("Police in the UK said so.", "UK", "United Kingdom"),
    ],
)
def test_context_settles_which_place_is_meant(text, name, country):
    """The words beside a name and the countries that the report speaks of decide between places of one name."""
    assert place(text, name).country == country


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Drones struck Kharkiv region overnight.", "Kharkiv", "adm1"),
        ("Drones struck the city of Kharkiv overnight.", "Kharkiv", "settlement"),
        ("Troops left Homs governorate in Syria.", "Homs", "adm1"),
        ("A rocket fell near Sderot in Israel.", "Sderot", "near"),
        ("Floods hit Ukraine.", "Ukraine", "country"),
        ("A ship sank in the Black Sea.", "Black Sea", "sea"),
        ("Fighting in Donbas went on.", "Donbas", "region"),
        ("Medics at Aleppo University Hospital said three died.", "Aleppo University Hospital", "facility"),
        ("A sheriff in Autauga County, Alabama, said so.", "Autauga County", "adm2"),
    ],
)
def test_precision_is_said(text, name, precision):
    """Each place says how exact it is."""
    assert place(text, name).precision == precision


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jets bombed the village of Tel Zarqan in Syria.", "Tel Zarqan"),
        ("Jets bombed al-Warida village in Syria.", "al-Warida"),
        ("Shelling hit the Zorbashi neighbourhood of Aleppo.", "Zorbashi"),
        ("Three died near Qorbali in Syria.", "Qorbali"),
        ("Jets hit the towns of Kafr Dorin and Beit Malun in Syria.", "Beit Malun"),
    ],
)
def test_a_place_that_no_gazetteer_knows_is_kept(text, name):
    """What the text itself marks as a place is a place; its coordinates are not made up, its country is the report's."""
    found = place(text, name)
    assert found.canonical is None
    assert found.country == "Syria"


def test_an_unlisted_village_lies_near_the_town_that_holds_it():
    """Coordinates are those of the town beside which the text puts it, and the precision says so."""
    found = place("Jets bombed the village of Tel Zarqan near Idlib, Syria.", "Tel Zarqan")
    assert (found.latitude is None) == (found.precision != "near")


def test_stripped_apostrophes_and_commas():
    """Outlets that strip apostrophes and commas are read: the s stays outside the span."""
    assert names("Shelling hit Syrias Latakia on Monday") == ["Syria", "Latakia"]


def test_capitals_only():
    """A wire in capitals: countries, departments and towns are found, and not the words between them."""
    text = (
        "GUERRILLAS ATTACKED THE GARRISON IN APOPA, EL SALVADOR, AND A BRIDGE IN MORAZAN DEPARTMENT. "
        "IN MEDELLIN, COLOMBIA, A BOMB WENT OFF."
    )
    found = places(text)
    assert [p.name for p in found] == ["APOPA", "EL SALVADOR", "MORAZAN", "MEDELLIN", "COLOMBIA"]
    assert found[0].country == "El Salvador"


def test_a_county_lies_among_its_towns():
    """A county, which the gazetteer has only by its state, is put beside the town of that state which the report names."""
    found = place("Deputies in Bibb County met in Macon, Ga., on Friday.", "Bibb County")
    assert found.latitude == pytest.approx(32.84, abs=0.1)


def test_demonyms_and_sides():
    """An adjective tells its country; a capital that speaks tells its government; a town tells nothing."""
    assert country_of_demonym("Turkish") == "Turkey"
    assert country_of_demonym("Aleppo") is None
    assert side_of("Kyiv") == "Ukraine"
    assert side_of("White House") == "United States"
    assert side_of("Homs") is None


@pytest.mark.parametrize(
    "text",
    [
        "Jets hit the Tamrazi family home in the night.",
        "Ten members of the Al-Tamrazi family died. A post by Al-Tamrazi was read.",
        "Jets hit the al-Tamrazi house on the hill.",
        "They mourned Salma's mother and the sons of Rola.",
        "A shell killed 14-year-old Ward at home.",
        "The wife of Hani Abu Tamraz was hurt. The blast killed four children of Hani.",
        "The footage was kept in Zorwatch’s archive.",
        "A leader in Hamas spoke to them.",
        "It was filed in a Tamrazi command post.",
        "According to Ashraf, the car stood still.",
        "Qorbani News said that four were hurt.",
        "He was found guilty of Attempted Murder and shooting at Occupied Vehicle.",
        "Five Dead in Dark: Long Night of Fear",
        "Jonathan A. Ramos, 22, was charged.",
        "The officer spoke to Williams about it.",
        "They met the Red Cross at noon.",
        "He asked the Ministry of Justice.",
        "The pupils of a UN school came.",
        "Members of the Zorbashi State Police came.",
        "The killing of Jordan Davis was filmed.",
    ],
)
def test_families_persons_outlets_and_words_are_no_places(text):
    """What the text says to be a family, a person, an outlet or an ordinary word is no place, though it stands after "in" or "of"."""
    assert names(text) == []


def test_a_name_of_somebody_stays_one_through_the_report():
    """A name that one sentence gives to a family is not taken for a village in the next."""
    text = "Jets bombed Rafah. Ten members of the Tamrazi family died. The strike on Tamrazi was filmed."
    assert names(text) == ["Rafah"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Three died in Jabalia camp in Gaza.", "Jabalia"),
        ("Shells hit the al-Faluja area of Gaza.", "al-Faluja"),
        ("A raid on Al-Maghazi Camp in Gaza killed two.", "Al-Maghazi Camp"),
        ("A house in Deir Al Balah in Gaza was hit.", "Deir Al Balah"),
        ("Jets hit the Tal al-Sultan neighbourhood of Rafah.", "Tal al-Sultan"),
        ("Jets hit Nuseirat refugee camp in Gaza.", "Nuseirat"),
        ("Jets hit the Tamrazi family home in the Tal al-Hawa neighbourhood of Gaza.", "Tal al-Hawa"),
        ("Jets hit the Tamrazi family home in the town of Abasan al-Kabira in Gaza.", "Abasan al-Kabira"),
        ("Jets hit a house in the Saudi neighbourhood of Rafah.", "Saudi"),
        ("Activists in Qorbali said that two died in Syria.", "Qorbali"),
        ("The shop in Karam Zorin in Syria burned.", "Karam Zorin"),
        ("Residents of Al-Zorin fled Syria.", "Al-Zorin"),
        ("Patrick Dorn of Roswell, Ga., was hurt.", "Roswell"),
    ],
)
def test_a_place_among_people_is_found(text, name):
    """What keeps people out of the places keeps no marked village, camp or quarter out."""
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He was shot in the 300 block of Harding on Friday.", "Harding"),
        ("He was shot on Glade Avenue in Macon, Ga.", "Glade Avenue"),
        ("A car stood at 412 Birney Pl. on Friday.", "Birney Pl"),
        ("Jets hit a house near Yarmouk Street in Gaza.", "Yarmouk Street"),
    ],
)
def test_streets_are_no_towns(text, name):
    """A street is no town, whatever town bears its name."""
    assert place(text, name).precision == STREET
    assert place(text, name).canonical is None


@pytest.mark.parametrize(
    ("report", "lies_in"),
    [
        ("A Russian drone hit Pokrovsk, killing two people, police said.", "Donetsk"),
        ("Two people were killed in Pokrovsk on Friday, the governor said.", "Donetsk"),
        ("Russian shelling killed two people in Sloviansk on Friday, the mayor said.", "Donetsk"),
        ("Two people were killed in Kupiansk by Russian artillery.", "Kharkiv"),
        ("Two people were killed in Nikopol.", "Dnipropetrovsk"),
    ],
)
def test_a_town_is_not_taken_for_one_that_once_bore_its_name(report: str, lies_in: str) -> None:
    """Engels was once Pokrovsk, and Nikopol Sloviansk; nor do the arms of a country say that they strike at home."""
    assert {found.admin1 for found in places(report)} == {lies_in}
