"""An incident out of the mentions that were taken for one event: its id, its reports, and what most of them say of where and when."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from onrecord.incidents import Incident, Mention
from onrecord.linking.traits import SPREAD, sound
from onrecord.records import Place
from onrecord.when import gap

T = TypeVar("T", bound=Hashable)
LATER = "~"  # later than any day
COARSENESS = {**SPREAD, "adm1": 200.0, "region": 400.0, "country": 1000.0, "sea": 1000.0}
UNKNOWN = 5000.0


def incident_of(mentions: Sequence[Mention], reports: Mapping[str, tuple[str, ...]]) -> Incident:
    """The incident that some mentions make; `reports` tells of each mention in which reports it stands."""
    ordered = sorted(mentions, key=age)
    news = [report for m in ordered if not m.background for report in reports.get(m.id, (m.report,))]
    recalled = [report for m in ordered if m.background for report in reports.get(m.id, (m.report,))]
    place = place_of(ordered)
    first, last = days_of(ordered)
    return Incident(
        ordered[0].id,
        tuple(m.id for m in ordered),
        tuple(dict.fromkeys(news)),
        tuple(report for report in dict.fromkeys(recalled) if report not in news),
        kind=most(m.kind for m in ordered) or "attack",
        place=place,
        country=(place and place.country) or most(m.country for m in ordered if m.country),
        date_min=first,
        date_max=last,
        weapon=most(m.weapon for m in ordered if m.weapon),
        target=most(m.target for m in ordered if m.target),
    )


def age(mention: Mention) -> tuple[str, str]:
    """The order of mentions: by the day of publication, then by id."""
    return mention.published or LATER, mention.id


def most(values: Iterable[T]) -> T | None:
    """The commonest value; the first of several."""
    counted = Counter(values)
    return max(counted, key=lambda value: counted[value]) if counted else None


def place_of(mentions: Sequence[Mention]) -> Place | None:
    """The place that most mentions give at their most exact: a town before its province, and of towns the commonest."""
    places = [m.place for m in mentions if m.place]
    finest = min((coarseness(place) for place in places), default=UNKNOWN)
    exact = [place for place in places if coarseness(place) <= max(finest, SPREAD["near"])]
    name = most(name_of(place) for place in exact)
    return next((place for place in exact if name_of(place) == name), None)


def coarseness(place: Place) -> float:
    """How wide a place is, in kilometres; a name without a point on the map is coarser than a town that has one."""
    return COARSENESS.get(place.precision or "", UNKNOWN) + (0.0 if place.latitude is not None else SPREAD["near"])


def name_of(place: Place) -> str:
    """What two spellings of a place share."""
    return place.gazetteer_id or sound(place.canonical or place.name)


def days_of(mentions: Sequence[Mention]) -> tuple[str | None, str | None]:
    """The days that most mentions give, the shortest span before longer ones."""
    told = [(m.date_min, m.date_max) for m in mentions if m.date_min or m.date_max]
    spans = [gap(a, b) if a and b else UNKNOWN for a, b in told]
    shortest = min(spans, default=0)
    return most(days for days, span in zip(told, spans, strict=True) if span == shortest or span <= 1) or (None, None)
