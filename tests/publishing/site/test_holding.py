"""No live mode: what waits, how long, and how coarsely a place is drawn while it is fresh."""

from dataclasses import dataclass

import pytest
from made import AT, edition, readings
from msgspec.structs import replace

from onrecord.publishing.site.edition import Choices
from onrecord.publishing.site.holding import coarse, due, hours, released
from onrecord.records import Place, Reading
from onrecord.site import edition_of


def published(reading: Reading, when: str | None) -> Reading:
    """A report as if it had come out at another time."""
    return replace(reading, document=replace(reading.document, published=when))


def test_a_report_waits_six_hours() -> None:
    """What came out five hours ago is not shown, what came out six hours ago is."""
    young, old = published(readings()[1], "2025-06-01T07:00:00Z"), published(readings()[2], "2025-06-01T06:00:00Z")
    shown, held = released((young, old), AT)
    assert [reading.id for reading in shown] == [old.id]
    assert (held.waiting, held.until) == (1, "2025-06-01T13:00:00+00:00")


def test_energy_and_military_objects_wait_longer() -> None:
    """A strike on a power station is shown after a day, one on a barracks after three."""
    energy = readings()[3]
    attack = energy.attacks[0]
    military = replace(energy, attacks=(replace(attack, target="military"),))
    assert (hours(readings()[1]), hours(energy), hours(military)) == (6, 24, 72)


def test_a_day_counts_from_its_end() -> None:
    """Where only the day is told, the report may have come out in its last minute."""
    when = due(published(readings()[1], "2025-05-31"))
    assert when
    assert when.isoformat() == "2025-06-01T06:00:00+00:00"


def test_a_report_without_a_day_waits_for_one() -> None:
    """Nobody can say that it is old enough; without any delay it is shown."""
    undated = published(readings()[1], None)
    assert released((undated,), AT)[1].undated == 1
    assert released((undated,), AT, 0)[0] == (undated,)


def test_the_pages_say_how_many_wait() -> None:
    """A held report is in no part of an edition but its number."""
    young = published(readings()[1], "2025-06-01T11:00:00Z")
    made = edition_of((readings()[0], young), AT, Choices())
    assert made.held.waiting == 1
    assert {mention.document for item in made.items for mention in item.case.mentions} == {readings()[0].document.id}


def test_fresh_places_are_coarse() -> None:
    """For three days a place is drawn to a tenth of a degree."""
    place = coarse(Place("Ruhne", (0, 5), latitude=50.12345, longitude=30.98765, precision="facility"))
    assert (place.latitude, place.longitude, place.precision) == (50.1, 31.0, "near")


@dataclass(frozen=True)
class Case:
    """A day of looking and what the map of the incident then is."""

    at: str
    latitude: float


@pytest.mark.parametrize("case", [Case("2025-04-06T00:00:00Z", 47.9), Case("2025-05-01T00:00:00Z", 47.90572)], ids=["fresh", "later"])
def test_the_map_is_coarse_while_fresh(case: Case) -> None:
    """The same incident, a day after and a month after."""
    from onrecord.publishing.site.home_page import rows_of
    from onrecord.publishing.site.showing import Showing

    made = edition_of(readings()[:3], case.at, Choices())
    (row,) = rows_of(Showing(made))
    assert row.latitude == pytest.approx(case.latitude, abs=0.001)


def test_sealed_reports_are_not_in_an_edition() -> None:
    """Nothing is shown that was not handed in: the readings of an edition are those released."""
    assert len(edition().by_document) == len(readings())
