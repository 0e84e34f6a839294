"""Where names are: one look-up, `Gazetteer.find(name)`.

The compiled gazetteer is one file that is mapped into memory and searched as it lies there: starting costs a millisecond, a look-up a few
microseconds, and only the pages that are touched take memory. It ships compressed and is unpacked once into the user's cache directory
(`unpack.py`). Parts of the file: sorted lines "key<tab>row,row*" (a star marks the place's own name), a table of looser keys by country,
and one column for each fact of a place.
"""

import json
import mmap
import struct
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from onrecord.errors import GazetteerError
from onrecord.places.spelling import key, loose

MAGIC = b"ONRECORD-PLACES-1\n"
SHIPPED = Path(__file__).parent / "data" / "gazetteer.xz"
KINDS = ("settlement", "country", "adm1", "adm2", "region", "sea")
LOOSE_COUNTRIES = (  # those whose names reach English by several transliterations
    "SY IQ YE LY LB PS IL JO EG SD SS AF PK IR TR UA RU BY TN DZ MA SA SO ET ER IN MM ML NE TD NG BH OM AE KW QA"
)
DEGREE = 10_000  # coordinates are kept as whole parts of a degree, about 11 m
STRIDE = 4096  # bytes between two marks of the key index
COLUMNS: dict[str, Any] = {
    "latitude": "i",
    "longitude": "i",
    "population": "I",
    "geonameid": "I",
    "country": "B",
    "kind": "B",
    "region": "H",
    "offset": "I",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of the gazetteer. `own` is whether it was asked for by its own name and not by another spelling."""

    row: int
    name: str
    kind: str
    country: str
    latitude: float
    longitude: float
    population: int
    geonameid: int
    region: int
    own: bool


class Gazetteer:
    """The places of one compiled file."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as handle:
            self._map = mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ)
        if self._map[: len(MAGIC)] != MAGIC:
            raise GazetteerError(f"{path} is no gazetteer of this version of On Record; delete it and it will be unpacked again")
        (length,) = struct.unpack_from("<I", self._map, len(MAGIC))
        start = len(MAGIC) + 4
        base = start + length
        self._at: dict[str, tuple[int, int]] = {k: (base + a, base + b) for k, (a, b) in json.loads(self._map[start:base]).items()}
        whole = memoryview(self._map)
        self._columns = {name: whole[slice(*self._at[name])].cast(code) for name, code in COLUMNS.items()}
        self._isos = self._map[slice(*self._at["isos"])].decode().split("\n")
        self.capitals = frozenset(json.loads(self._map[slice(*self._at["capitals"])]))
        self._marks = {name: self._index(name) for name in ("keys", "loose")}
        self.find = lru_cache(maxsize=20_000)(self._find)
        self.begins = lru_cache(maxsize=20_000)(self._begins)
        self.sounds = lru_cache(maxsize=5_000)(self._sounds)
        self.spot = lru_cache(maxsize=20_000)(self._spot)

    def __len__(self) -> int:
        """How many places it has; each is found at its row by `spot`."""
        return len(self._columns["kind"])

    def _index(self, part: str) -> tuple[list[bytes], list[int]]:
        """The first key after each mark, and where its line begins."""
        start, end = self._at[part]
        keys, places = [], []
        for mark in range(start, end - 1, STRIDE):
            line = self._map.find(b"\n", mark, end) + 1
            if 0 < line < end:
                keys.append(self._map[line : self._map.find(b"\t", line, end)])
                places.append(line - 1)
        return keys, places

    def _rows(self, part: str, name: str) -> list[str]:
        """The row numbers filed under a key, as written."""
        keys, places = self._marks[part]
        sought = name.encode()
        block = bisect_right(keys, sought) - 1
        if block < 0:
            return []
        until = places[block + 1] + 1 if block + 1 < len(places) else self._at[part][1]
        at = self._map.find(b"\n" + sought + b"\t", places[block], until)
        if at < 0:
            return []
        begin = at + len(sought) + 2
        return self._map[begin : self._map.find(b"\n", begin)].decode().split(",")

    def _begins(self, word: str) -> bool:
        """Whether any name of several words begins with this one: lets a reader look up fewer phrases."""
        keys, places = self._marks["keys"]
        sought = key(word).encode() + b" "
        block = max(0, bisect_right(keys, sought) - 1)
        until = places[block + 2] if block + 2 < len(places) else self._at["keys"][1]
        return self._map.find(b"\n" + sought, places[block], until) >= 0

    def _find(self, name: str) -> tuple[Spot, ...]:
        return tuple(self.spot(int(number.rstrip("*")), number.endswith("*")) for number in self._rows("keys", key(name)))

    def _sounds(self, name: str, country: str) -> tuple[Spot, ...]:
        """The settlements of a country (ISO code) whose name sounds like this one; for transliterations."""
        return tuple(self.spot(int(number), False) for number in self._rows("loose", f"{country}:{loose(name)}"))

    def _spot(self, row: int, own: bool = True) -> Spot:
        """The place in a row of the file."""
        columns = self._columns
        begin = self._at["names"][0] + columns["offset"][row]
        return Spot(
            row,
            self._map[begin : self._map.find(b"\n", begin)].decode(),
            KINDS[columns["kind"][row]],
            self._isos[columns["country"][row]],
            columns["latitude"][row] / DEGREE,
            columns["longitude"][row] / DEGREE,
            columns["population"][row],
            columns["geonameid"][row],
            columns["region"][row],
            own,
        )

    def country_name(self, iso: str) -> str | None:
        """The English short name of a country, by its ISO code."""
        return self._names_of_countries.get(iso)

    @cached_property
    def isos(self) -> dict[str, str]:
        """ISO codes by English short name."""
        return {name: iso for iso, name in self._names_of_countries.items()}

    @cached_property
    def _names_of_countries(self) -> dict[str, str]:
        """Countries are filed first."""
        names: dict[str, str] = {}
        for row, kind in enumerate(self._columns["kind"]):
            if KINDS[kind] != "country":
                return names
            spot = self.spot(row)
            names[spot.country] = spot.name
        return names
