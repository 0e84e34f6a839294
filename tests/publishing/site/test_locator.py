"""The small map: a circle as wide as the words leave the place open, on land, without a request."""

from onrecord.publishing.site.basemap import Window, clipped, shapes
from onrecord.publishing.site.locator import locator, reach
from onrecord.records import Place

TOWN = Place("Kryvyi Rih", (0, 10), "Kryvyi Rih", None, 47.9, 33.4, "settlement")


def test_a_place_without_coordinates_is_not_drawn() -> None:
    """No point is guessed."""
    assert locator(None, []) is None
    assert locator(Place("Ruhne", (0, 5)), []) is None


def test_the_circle_is_as_wide_as_the_precision() -> None:
    """A region's circle is wider than a town's, and a place of unknown precision is wider than a town."""
    assert reach(TOWN) < reach(Place("x", (0, 1))) < reach(Place("x", (0, 1), precision="adm1"))
    town = locator(TOWN, [])
    assert town
    assert town.land
    assert town.radius >= 4


def test_names_do_not_cover_each_other() -> None:
    """Of two places at one spot one is named."""
    other = Place("Dnipro", (0, 6), "Dnipro", None, 48.5, 35.0, "settlement")
    drawn = locator(TOWN, [other, other, TOWN])
    assert drawn
    assert [label.words for label in drawn.others] == ["Dnipro"]


def test_rings_are_cut_to_the_window() -> None:
    """Nothing beyond the window is in the page."""
    cut = clipped(((-10, -10), (10, -10), (10, 10), (-10, 10)), Window(0, 0, 5, 5))
    assert {x for x, _ in cut} == {0, 5}
    assert len(shapes()) > 200
