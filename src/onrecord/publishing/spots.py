"""What the gazetteer knows of a name, as a table for people."""

from collections.abc import Iterable

from onrecord.places.gazetteer import Gazetteer, Spot
from onrecord.publishing.wording import plain

HEADINGS = ("name", "kind", "admin1", "country", "latitude", "longitude", "population")
RIGHT = frozenset({"latitude", "longitude", "population"})  # numbers stand under each other


def table_of(spots: Iterable[Spot], known: Gazetteer) -> str:
    """The places of a name, the most populous first."""
    rows = [cells(spot, known) for spot in sorted(spots, key=lambda spot: (-spot.population, spot.row))]
    widths = [max(map(len, column)) for column in zip(HEADINGS, *rows, strict=True)]
    return "".join(aligned(row, widths) + "\n" for row in (HEADINGS, *rows))


def cells(spot: Spot, known: Gazetteer) -> tuple[str, ...]:
    """One place as words. A region stands in itself, and a population of nought is unknown."""
    region = known.spot(spot.region).name if spot.region and spot.kind != "adm1" else ""
    country = known.country_name(spot.country) or spot.country
    people = f"{spot.population:,}" if spot.population else ""
    return tuple(map(plain, (spot.name, spot.kind, region, country, f"{spot.latitude:.4f}", f"{spot.longitude:.4f}", people)))


def aligned(row: Iterable[str], widths: list[int]) -> str:
    """A row in columns."""
    pieces = zip(row, widths, HEADINGS, strict=True)
    return "  ".join(word.rjust(width) if heading in RIGHT else word.ljust(width) for word, width, heading in pieces).rstrip()
