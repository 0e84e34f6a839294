"""Who is held responsible for an attack."""

import pytest

from tests.reading.test_attacks import only


@pytest.mark.parametrize(
    "text",
    [
        "A shell killed two people in Arda, a town seized by rebels.",
        "A shell killed two people in Arda despite pleas by the Syrian Orchid Society.",
        "Shells fell on Arda. Rebel areas of the town were hit hardest.",
        "Shells killed two people in Arda. The United States believes that sarin was used.",
    ],
)
def test_who_holds_a_town_or_speaks_did_not_do_it(text: str) -> None:
    """To hold the ground, to plead, to believe is no attack."""
    assert only(text).by is None


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Two people were killed in shelling by regime forces in Arda.", "regime forces"),
        ("The Russian army said it had struck a depot in Arda.", "Russia"),
        ("The United States believes that regime forces used sarin in Arda, killing two people.", "regime forces"),
    ],
)
def test_the_doer_is_named(text: str, side: str) -> None:
    """Who did it stands after "by", or before its verb."""
    assert only(text).by == side
