"""Who is held responsible for an attack."""

import pytest

import onrecord
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


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("A missile hit a hospital in Kyiv on Monday. Mayor Vitali Klitschko said it was hit in the morning.", None),
        ("Russia's army said it had struck a depot used by the Ukrainian army in Kharkiv and denied hitting civilians.", "Russia"),
        ("A drone strike on Port Sudan killed three people on Monday.", None),
        ("A missile struck a cafe in Kharkiv on Monday. The Kremlin said that Russia does not strike civilian targets.", None),
    ],
)
def test_nobody_is_held_responsible_by_a_passive_a_denial_or_a_place(text: str, by: str | None) -> None:
    """Who speaks of a building that was hit, who uses it, and the country in a town's name did not attack it."""
    assert [a.by for a in onrecord.read(text, published="2024-06-13").attacks][:1] == [by]
