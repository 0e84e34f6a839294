"""The place that a person names, as it is written into a judgement: by a name that the gazetteer knows, or by degrees and a precision."""

import re

from onrecord.errors import JudgingError
from onrecord.judging.values import PRECISIONS, written
from onrecord.places.gazetteer import Gazetteer, Spot

POINT = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s+([a-z0-9]+)(?:\s+(\S.*?))?\s*")
SHOWN = 3  # of places with one name, in a message


def place_value(words: str, known: Gazetteer) -> str:
    """A place as the value of a judgement: a name ("Izium", "Sumy, settlement, Ukraine"), or "50.9,34.8 settlement Sumy".

    What the gazetteer knows is written down with it, so that a later gazetteer changes nothing.
    """
    if "=" in words:
        return words
    point = POINT.fullmatch(words)
    if point:
        return pointed(*point.groups())
    name, *where = (part.strip() for part in words.split(","))
    spots = [spot for spot in known.find(name) if all(lies_in(spot, part, known) for part in where)]
    if len(spots) > 1:
        shown = "; ".join(", ".join(words_of(spot, known)) for spot in spots[:SHOWN])
        raise JudgingError(f"{len(spots)} places are called {words}: add what, in which region or country ({shown} …), or give degrees")
    if not spots:
        raise JudgingError(f"the gazetteer does not know {words!r}; give degrees: --value 'LATITUDE,LONGITUDE PRECISION NAME'")
    return written(facts(spots[0], known))


def pointed(latitude: str, longitude: str, precision: str, name: str | None) -> str:
    """A place by its degrees.

    >>> pointed("50.9", "34.8", "settlement", "Sumy")
    'latitude=50.9 longitude=34.8 name=Sumy precision=settlement'
    """
    if precision not in PRECISIONS:
        raise JudgingError(f"{precision!r} is no precision; it is one of {', '.join(PRECISIONS)}")
    if abs(float(latitude)) > 90 or abs(float(longitude)) > 180:
        raise JudgingError(f"{latitude},{longitude} is nowhere on earth; write latitude,longitude in degrees")
    return written({"latitude": latitude, "longitude": longitude, "precision": precision, "name": name})


def lies_in(spot: Spot, words: str, known: Gazetteer) -> bool:
    """Whether a place is of this kind, or in this region or country."""
    return words.casefold() in (part.casefold() for part in words_of(spot, known)[1:])


def words_of(spot: Spot, known: Gazetteer) -> list[str]:
    """A place in words: name, kind, region, country."""
    parts = (spot.name, spot.kind, region_of(spot, known), known.country_name(spot.country))
    return [part for part in parts if part]


def region_of(spot: Spot, known: Gazetteer) -> str | None:
    """The region that a place lies in."""
    return known.spot(spot.region).name if spot.region and spot.kind != "adm1" else None


def facts(spot: Spot, known: Gazetteer) -> dict[str, object]:
    """What the gazetteer knows of a place, as a reading has it."""
    return {
        "name": spot.name,
        "gazetteer_id": f"geonames:{spot.geonameid}",
        "latitude": spot.latitude,
        "longitude": spot.longitude,
        "precision": spot.kind,
        "admin1": region_of(spot, known),
        "country": known.country_name(spot.country),
    }
