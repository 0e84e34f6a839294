"""Places that a report names, with coordinates where the gazetteer knows them."""

from onrecord.places.gazetteer import Gazetteer, Spot
from onrecord.places.unpack import gazetteer
from onrecord.reading.report import Report
from onrecord.reading.toponyms import Findings, Mention, Scan
from onrecord.reading.whereabouts import settle
from onrecord.records import Place


def find_places(report: Report) -> list[Place]:
    """Every place name, in the order of the text."""
    known = gazetteer()
    found = Scan(report, known).run()
    found.mentions = [m for m in found.mentions if is_no_person(m, found)]
    settle(found, report, known)
    return [place_of(mention, known) for mention in found.mentions]


def is_no_person(mention: Mention, found: Findings) -> bool:
    """Whether a name, elsewhere part of a person's name, is still marked as a place here."""
    return mention.marked or mention.name.lower() not in found.people or any(s.kind == "country" for s in mention.spots)


def place_of(mention: Mention, known: Gazetteer) -> Place:
    """A settled mention as a record."""
    span = mention.start, mention.end
    spot = mention.choice
    if spot is None:
        return unlisted(mention, known)
    region = known.spot(spot.region).name if spot.region else spot.name if spot.kind == "adm1" else None
    return Place(
        mention.name,
        span,
        spot.name,
        f"geonames:{spot.geonameid}" if spot.geonameid else None,
        spot.latitude,
        spot.longitude,
        precision_of(mention, spot),
        region,
        known.country_name(spot.country),
    )


def precision_of(mention: Mention, spot: Spot) -> str:
    """How exact the coordinates are."""
    if mention.facility:
        return "facility"
    if spot.kind == "settlement":
        if mention.near:
            return "near"
        return {"neighbourhood": "neighbourhood", "adm2": "adm2"}.get(mention.noun or "", "settlement")
    return spot.kind


def unlisted(mention: Mention, known: Gazetteer) -> Place:
    """A place that only the text knows: it lies near what the text says holds it."""
    precision = mention.noun or "settlement"
    holder = mention.container.choice if mention.container else None
    if holder is None:
        return Place(mention.name, (mention.start, mention.end), precision=precision)
    exact = holder.kind == "settlement"
    region = known.spot(holder.region).name if holder.region else holder.name if holder.kind == "adm1" else None
    return Place(
        mention.name,
        (mention.start, mention.end),
        latitude=holder.latitude if exact else None,
        longitude=holder.longitude if exact else None,
        precision=("near" if exact and precision == "settlement" else precision),
        admin1=region,
        country=known.country_name(holder.country),
    )
