"""When a stretch goes back to the attack that is known, and tells no new one."""

import pytest

from onrecord.lang.pack import load
from onrecord.reading.reader import document_of, prepare
from onrecord.reading.scenes import is_same
from onrecord.records import Place
from tests.reading.test_attacks import read, scenes

STORY = "An air raid killed nine people in Arda on Thursday. "


@pytest.mark.parametrize(
    "sentence",
    [
        "The raid struck the Velm depot and a bakery in Old Quay.",
        "A video shot in Corva showed at least 40 bodies under blankets.",
        "Later, a news site in Arda posted that the number of the dead had risen to twelve.",
        "Nurses at a clinic in Corva counted the bodies of 14 people.",
        "Two hours after the raid, 12 people were said to be dead.",
        "The Thursday raid came as troops pressed on towards Corva.",
        "The group called the raid a response to the attacks on Belt.",
        "The imam of the mosque in Corva said that nine people were killed in the raid.",
        "The raid hit people who were evacuated from Belt on Tuesday.",
        "A photo capturing the raid's victims in Corva was shared widely.",
        "On Friday, a brother of the dead wrote of the 'Arda raid' that ten people were killed.",
        "Neighbours carried another man hurt in the raid.",
        "The residents of the targeted towns near Belt fled.",
        "Aid groups spoke of a new massacre in Arda.",
    ],
)
def test_what_only_recalls_is_no_event(sentence: str) -> None:
    """The known attack's effects, pictures, later tolls and occasions, wherever they are told of, are the same event."""
    assert scenes(STORY + sentence) in (["Arda"], ["Old Quay"])


@pytest.mark.parametrize(
    "sentence",
    [
        "The attack on Corva killed three.",
        "Later on Friday, drones hit Corva, police said.",
        "A market in Corva was shelled.",
        "In Corva, three people were killed.",
        "Another raid killed three people in Corva.",
    ],
)
def test_a_deed_elsewhere_is_an_event(sentence: str) -> None:
    """What is done in another known town is another event."""
    assert scenes(STORY + sentence) == ["Arda", "Corva"]


def test_a_name_spelt_otherwise_is_the_same_place() -> None:
    """A name that no gazetteer knows is often spelt in several ways."""
    assert is_alike("Velashiya", "Wilashiyya") is False
    assert is_alike("al-Rashmeen", "Rashmin")
    assert is_alike("Al Fallujan Camp", "Falugan")
    assert not is_alike("Velm", "Valmis")


def is_alike(one: str, other: str) -> bool:
    """Whether two unlisted names are one place's."""
    report = prepare("", document_of("", None, "en"), load("en"))
    return is_same(report, Place(one, (0, 1)), Place(other, (0, 1)))


def test_the_town_around_a_street_is_no_other_scene() -> None:
    """What is told around an unlisted scene is its surroundings."""
    assert len(scenes("A raid killed five people in the Lower Mill area, west of Arda. Four more victims were found in Arda.")) == 1


def test_counts_of_bodies_belong_to_the_attack() -> None:
    """The dead that are shown elsewhere died in the attack."""
    counts = read(STORY + "A video shot in Corva showed at least 40 bodies under blankets.")[1]
    assert {count.event for count in counts} == {"E1"}
