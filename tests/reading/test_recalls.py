"""When a stretch goes back to the attack that is known, and tells no new one."""

import pytest

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


def test_counts_of_bodies_belong_to_the_attack() -> None:
    """The dead that are shown elsewhere died in the attack."""
    counts = read(STORY + "A video shot in Corva showed at least 40 bodies under blankets.")[1]
    assert {count.event for count in counts} == {"E1"}
