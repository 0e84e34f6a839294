"""The places of the synthetic stream: real towns of countries at war, their neighbours, and how reports write them."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from random import Random

from onrecord.places.gazetteer import Gazetteer, Spot
from onrecord.places.unpack import gazetteer
from onrecord.records import Place

# Towns taken of each country, the greatest first, and how much of the harm falls there.
COUNTRIES = {
    "UA": (700, 30), "RU": (200, 5), "SY": (300, 14), "PS": (150, 14), "LB": (50, 4), "IL": (100, 3), "IQ": (150, 5), "YE": (200, 5),
    "SD": (100, 4), "AF": (150, 4), "PK": (100, 3), "MM": (200, 3), "NG": (150, 3), "ML": (60, 2), "BF": (60, 2), "SO": (60, 2),
    "CD": (60, 2), "MX": (100, 2),
}  # fmt: skip
SPELLINGS = (
    ("kh", "h"),
    ("y", "i"),
    ("iy", "y"),
    ("ou", "u"),
    ("w", "v"),
    ("q", "k"),
    ("ee", "i"),
    ("o", "u"),
    ("'", ""),
    ("e", "a"),
    ("zh", "j"),
)
CELL = 0.15  # degrees: towns in one cell or the next are neighbours


@dataclass(frozen=True, slots=True)
class Town:
    """A town with its neighbours (by number), its country and its region."""

    spot: Spot
    country: str
    region: str | None
    near: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class World:
    """The towns, and how much harm falls on each and all before it."""

    towns: tuple[Town, ...]
    shares: tuple[float, ...]

    def drawn(self, chance: Random) -> int:
        """The number of a town, as harm falls."""
        return chance.choices(range(len(self.towns)), cum_weights=self.shares)[0]


@lru_cache(maxsize=1)
def world() -> World:
    """The towns of the stream."""
    known = gazetteer()
    spots = [spot for iso, spots in by_country(known).items() for spot in spots[: COUNTRIES[iso][0]]]
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, spot in enumerate(spots):
        cells[cell_of(spot)].append(number)
    towns = tuple(
        Town(spot, known.country_name(spot.country) or "", region_of(spot, known), near(n, spot, cells)) for n, spot in enumerate(spots)
    )
    ranks: dict[str, int] = defaultdict(int)
    shares = []
    for spot in spots:
        ranks[spot.country] += 1
        shares.append(COUNTRIES[spot.country][1] / (3 + ranks[spot.country]))
    return World(towns, tuple(accumulate(shares)))


def by_country(known: Gazetteer) -> dict[str, list[Spot]]:
    """The settlements of the countries, the greatest first."""
    found: dict[str, list[Spot]] = {iso: [] for iso in COUNTRIES}
    for row in range(len(known)):
        spot = known.spot(row)
        if spot.kind == "settlement" and spot.country in found:
            found[spot.country].append(spot)
    return {iso: sorted(spots, key=lambda spot: (-spot.population, spot.row)) for iso, spots in found.items()}


def region_of(spot: Spot, known: Gazetteer) -> str | None:
    """The name of the region that a town lies in."""
    return known.spot(spot.region).name if spot.region else None


def cell_of(spot: Spot) -> tuple[int, int]:
    """The cell of the map that a town lies in."""
    return int(spot.latitude // CELL), int(spot.longitude // CELL)


def near(number: int, spot: Spot, cells: dict[tuple[int, int], list[int]]) -> tuple[int, ...]:
    """The towns in a town's cell and the cells around it."""
    row, column = cell_of(spot)
    around = [(row + up, column + across) for up in (-1, 0, 1) for across in (-1, 0, 1)]
    return tuple(other for cell in around for other in cells.get(cell, ()) if other != number)


@cache
def exactly(number: int) -> Place:
    """A town by its own name."""
    return spelled(number, world().towns[number].spot.name)


@lru_cache(maxsize=100_000)
def spelled(number: int, name: str) -> Place:
    """A town under another spelling that the gazetteer knows."""
    town = world().towns[number]
    spot = town.spot
    gazetteer_id = f"geonames:{spot.geonameid}"
    return Place(name, (0, len(name)), spot.name, gazetteer_id, spot.latitude, spot.longitude, "settlement", town.region, town.country)


@lru_cache(maxsize=100_000)
def unlisted(number: int, name: str) -> Place:
    """A town under a spelling that the gazetteer does not know."""
    return Place(name, (0, len(name)), country=world().towns[number].country)


@cache
def region(number: int) -> Place | None:
    """A town's region alone; None where the gazetteer has none."""
    town = world().towns[number]
    spots = [spot for spot in gazetteer().find(town.region or "") if spot.kind == "adm1" and spot.country == town.spot.country]
    if not spots:
        return None
    name = spots[0].name
    return Place(name, (0, len(name)), name, None, spots[0].latitude, spots[0].longitude, "adm1", name, town.country)


def variant(name: str, chance: Random) -> str:
    """Another spelling of a name, as transliterations differ."""
    fitting = [(old, new) for old, new in SPELLINGS if old in name[1:]]
    if not fitting:
        return name + "a"
    old, new = chance.choice(fitting)
    return name[0] + name[1:].replace(old, new, 1)


def written(number: int, chance: Random) -> Place | None:
    """A town as one report places its event: by name, another spelling, a neighbour, the region, or not at all."""
    kind = chance.random()
    town = world().towns[number]
    if kind < 0.62:
        return exactly(number)
    if kind < 0.75:
        name = variant(town.spot.name, chance)
        return spelled(number, name) if chance.random() < 0.6 else unlisted(number, name)
    if kind < 0.85:
        return exactly(chance.choice(town.near)) if town.near else exactly(number)
    return region(number) if kind < 0.95 else None
