"""No live mode: a report is shown some hours after it came out, longer where it tells of a strike on energy or military objects."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from onrecord.incidents import Incident
from onrecord.publishing.site.edition import Held
from onrecord.records import Place, Reading

USUAL = 6  # hours
LONGER = {"energy": 24, "military": 72}  # hours, by what was hit
FRESH = 72  # hours after the first report in which a place is shown coarsely
COARSE_KM = 15
DAY = 10  # length of an ISO day


def instant(when: str | None) -> datetime | None:
    """An ISO day or instant; a day counts as its last moment, since nobody knows when on it.

    >>> instant("2025-04-04").isoformat(), instant("2025-04-04T18:00:00Z").isoformat(), instant("soon")
    ('2025-04-05T00:00:00+00:00', '2025-04-04T18:00:00+00:00', None)
    """
    try:
        found = datetime.fromisoformat(when or "")
    except ValueError:
        return None
    if len(when or "") == DAY:
        return found.replace(tzinfo=UTC) + timedelta(days=1)
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found


def hours(reading: Reading, usual: int = USUAL) -> int:
    """How long a report waits after its publication: the longest that anything hit in it asks for. Nought where nothing shall wait."""
    hit = {attack.target for attack in reading.attacks} | {entry.kind for entry in reading.damage}
    return max([usual, *(wait for kind, wait in LONGER.items() if kind in hit)]) if usual else 0


def due(reading: Reading, usual: int = USUAL) -> datetime | None:
    """From when a report may be shown; None where it states no day."""
    published = instant(reading.document.published)
    return published + timedelta(hours=hours(reading, usual)) if published else None


def released(readings: Iterable[Reading], at: str, usual: int = USUAL) -> tuple[tuple[Reading, ...], Held]:
    """The readings that may be shown at an instant, and what waits. Without a delay, reports without a day are shown too."""
    now = instant(at)
    shown: list[Reading] = []
    waiting: list[datetime] = []
    undated = 0
    for reading in readings:
        when = due(reading, usual)
        if not usual or (when and now and when <= now):
            shown.append(reading)
        elif when:
            waiting.append(when)
        else:
            undated += 1
    return tuple(shown), Held(len(waiting), min(waiting).isoformat() if waiting else None, undated)


def is_fresh(incident: Incident, published: Iterable[str | None], at: str) -> bool:
    """Whether an incident was first told of so lately that its place is shown coarsely."""
    first = min((when for when in map(instant, published) if when), default=None)
    now = instant(at)
    return first is None or now is None or now - first < timedelta(hours=FRESH)


def coarse(place: Place) -> Place:
    """A place as it is shown while fresh: to a tenth of a degree, and as near a place only."""
    if place.latitude is None or place.longitude is None:
        return place
    return Place(
        place.name, place.span, place.canonical, place.gazetteer_id,
        round(place.latitude, 1), round(place.longitude, 1), "near", place.admin1, place.country,
    )  # fmt: skip
