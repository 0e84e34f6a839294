"""Figures over time, their charts, and accusations as a symmetrical chart."""

import xml.etree.ElementTree as ET

from made import edition, incident_page
from msgspec.structs import replace

from onrecord.incidents import Allegation
from onrecord.publishing.site.breachchart import symmetry
from onrecord.publishing.site.figures import headline, lines_of
from onrecord.publishing.site.stepchart import ROW, spread, step_chart
from onrecord.publishing.site.summary import sentence

ITEM = max(edition().items, key=lambda item: len(item.case.claims))


def test_soldiers_claimed_by_the_attacker_are_on_no_chart() -> None:
    """Only counts of people and civilians are lines."""
    assert all(point.claim.casualty.group == "people" for line in lines_of(ITEM.case, "killed") for point in line.points)


def test_a_denied_or_withdrawn_count_is_no_line() -> None:
    """Nor is a total over time."""
    claims = tuple(replace(claim, casualty=replace(claim.casualty, stance="denied")) for claim in ITEM.case.claims)
    assert lines_of(replace(ITEM.case, claims=claims), "killed") == ()


def test_one_line_a_speaker_in_the_order_of_publication() -> None:
    """The governor said 16 in the evening and 18 the next day."""
    moved = [[point.least for point in line.points] for line in lines_of(ITEM.case, "killed")]
    assert [16, 18] in moved


def test_a_chart_needs_two_figures_with_a_day() -> None:
    """One dot is no chart."""
    assert step_chart(lines_of(ITEM.case, "killed")[:0], []) is None


def test_labels_do_not_cover_each_other() -> None:
    """They stand a row apart, in the order of their lines."""
    placed = spread([50, 50, 51, 120], 0, 130)
    assert all(b - a >= ROW for a, b in zip(sorted(placed), sorted(placed)[1:], strict=False))


def test_an_open_end_stays_open() -> None:
    """“At least 14” beside 18 gives no upper end by the rule that merges nothing; where nobody gives a figure there is none."""
    found = headline(ITEM.assessments["accounts"], "killed")
    assert found
    assert found[1] is None
    assert headline((), "killed") is None


def test_the_sentence_says_who_tells() -> None:
    """It begins with the reports and ends with the rule, and states nothing by itself."""
    words = sentence(ITEM, edition())
    assert words.startswith("3 reports tell of an attack (")
    assert words.endswith("by the published rule of Airwars.")


def accusation(accuser: str, day: str, id: str) -> Allegation:
    """An accusation."""
    return Allegation(id, accuser, None, "…", None, "r", None, day, day, (), ())


def test_both_halves_of_the_chart_have_one_scale() -> None:
    """Two accusations of one side are twice as high as one of the other."""
    chart = symmetry([accusation("A", "2025-04-01", "1"), accusation("A", "2025-04-01", "2"), accusation("B", "2025-04-01", "3")], "nobody")
    assert chart
    up, down = chart.bars
    assert (up.side, down.side, up.height) == (0, 1, 2 * down.height)


def test_accusations_without_a_day_are_not_drawn() -> None:
    """They stay in the list."""
    assert symmetry([replace(accusation("A", "2025-04-01", "1"), date_min=None, date_max=None)], "nobody") is None


def test_drawings_are_well_formed() -> None:
    """Every drawing of the page can be read as XML."""
    page = incident_page()
    drawings = page.split("<svg")[1:]
    assert len(drawings) > 2
    for one in drawings:
        ET.fromstring("<svg" + one.split("</svg>")[0] + "</svg>")
