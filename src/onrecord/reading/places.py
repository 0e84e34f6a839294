"""Places that a report names, with coordinates where the gazetteer knows them."""

from statistics import mean

from msgspec.structs import replace

from onrecord.places.gazetteer import Gazetteer, Spot
from onrecord.places.relations import distance
from onrecord.places.unpack import gazetteer
from onrecord.reading.bearings import Mention
from onrecord.reading.capitals import BESIDE, CapitalsScan
from onrecord.reading.containment import link_containers
from onrecord.reading.report import Report
from onrecord.reading.screening import WELL_KNOWN
from onrecord.reading.toponyms import Findings, Scan
from onrecord.reading.whereabouts import Surroundings, settle
from onrecord.records import Place

STREET = "street"  # no scene of an attack: the town is
CITY = 100_000  # people: a name with "area" beside it is still the city's
NEARBY = 150  # kilometres within which a county is moved to its towns


def find_places(report: Report) -> list[Place]:
    """Every place name, in the order of the text."""
    known = gazetteer()
    found = (CapitalsScan if report.shouting else Scan)(report, known).run()
    found.mentions = [m for m in found.mentions if is_no_person(m, found)]
    link_containers(found.mentions, report)
    around = settle(found, known)
    kept = [m for m in found.mentions if (m.sure or m.choice) and (not report.shouting or is_at_home(m, around))]
    return [place_of(mention, around) for mention in kept]


def is_at_home(mention: Mention, around: Surroundings) -> bool:
    """Whether a name in capitals lies in a country that the report speaks of: else it is more likely an ordinary word."""
    spot = mention.choice
    if spot is None:
        return mention.noun is not None and mention.before in BESIDE
    if spot.kind in ("country", "region", "sea"):
        return True
    return bool(around.told[spot.country]) or spot.row in around.gazetteer.capitals or spot.population > WELL_KNOWN


def is_no_person(mention: Mention, found: Findings) -> bool:
    """Whether a name, elsewhere part of a person's name, is still marked as a place here."""
    return mention.marked or mention.name.lower() not in found.people or any(s.kind == "country" for s in mention.spots)


def place_of(mention: Mention, around: Surroundings) -> Place:
    """A settled mention as a record."""
    spot = mention.choice
    if spot is None:
        return unlisted(mention, around)
    latitude, longitude = moved(spot, around)
    return Place(
        mention.name,
        (mention.start, mention.end),
        spot.name,
        f"geonames:{spot.geonameid}" if spot.geonameid else None,
        latitude,
        longitude,
        precision_of(mention, spot),
        region_of(spot, around.gazetteer),
        around.gazetteer.country_name(spot.country),
    )


def region_of(spot: Spot, known: Gazetteer) -> str | None:
    """The name of the first-level region that a place lies in, or is."""
    if spot.kind == "adm1":
        return spot.name
    return known.spot(spot.region).name if spot.region else None


def moved(spot: Spot, around: Surroundings) -> tuple[float, float]:
    """A place's coordinates; a county, which the gazetteer has at the middle of its state, among the report's towns of that state."""
    if spot.kind != "adm2" or not spot.region:
        return spot.latitude, spot.longitude
    towns = [p for p in around.points if p.region == spot.region]
    if not towns:
        return spot.latitude, spot.longitude
    towns = [p for p in towns if distance(p, towns[0]) < NEARBY]
    return round(mean(p.latitude for p in towns), 4), round(mean(p.longitude for p in towns), 4)


def precision_of(mention: Mention, spot: Spot) -> str:
    """How exact the coordinates are."""
    if mention.facility:
        return STREET if mention.noun == "street" else "facility"
    if spot.kind != "settlement":
        return spot.kind
    if mention.near:
        return "near"
    is_city = spot.own and spot.population > CITY
    return mention.noun if mention.noun in ("neighbourhood", "adm2") and not is_city else "settlement"


def unlisted(mention: Mention, around: Surroundings) -> Place:
    """A place that only the text knows: it lies near the town that the text says holds it, or somewhere in the report's country."""
    place = Place(
        mention.name, (mention.start, mention.end), precision=STREET if mention.noun == "street" else mention.noun or "settlement"
    )
    holder = mention.container.choice if mention.container else None
    if holder is None:
        return replace(place, country=around.gazetteer.country_name(around.home) if around.home else None)
    place = replace(place, admin1=region_of(holder, around.gazetteer), country=around.gazetteer.country_name(holder.country))
    if holder.kind != "settlement":
        return place
    precision = "near" if place.precision == "settlement" else place.precision
    return replace(place, latitude=holder.latitude, longitude=holder.longitude, precision=precision)
