"""Land and borders, from Natural Earth by way of world-atlas: decoded once, and cut to a window for the small map of an incident."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from math import ceil, floor
from typing import Any, NamedTuple

import msgspec

from onrecord.publishing.site.templating import packaged

WORLD = "vendor/countries-50m.json"
TILE = 4  # degrees
Ring = tuple[tuple[float, float], ...]


class Window(NamedTuple):
    """A part of the world, in degrees."""

    west: float
    south: float
    east: float
    north: float


class Shape(NamedTuple):
    """One ring of a country and the window that it fills."""

    ring: Ring
    box: Window


@cache
def shapes() -> tuple[Shape, ...]:
    """Every ring of every country."""
    topology = msgspec.json.decode(packaged(WORLD))
    arcs = [decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    rings = [stitched(ring, arcs) for one in topology["objects"]["countries"]["geometries"] for ring in rings_of(one)]
    return tuple(Shape(ring, box_of(ring)) for ring in rings)


def decoded(arc: Sequence[Sequence[int]], transform: dict[str, Any]) -> Ring:
    """An arc's steps as degrees."""
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    x = y = 0
    found = []
    for step in arc:
        x, y = x + step[0], y + step[1]
        found.append((x * kx + dx, y * ky + dy))
    return tuple(found)


def rings_of(geometry: dict[str, Any]) -> Iterator[list[int]]:
    """The rings of a country as numbers of arcs."""
    if geometry.get("type") == "Polygon":
        yield from geometry["arcs"]
    elif geometry.get("type") == "MultiPolygon":
        yield from (ring for polygon in geometry["arcs"] for ring in polygon)


def stitched(ring: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    """Arcs put together; a negative number is an arc backwards."""
    points: list[tuple[float, float]] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return tuple(points)


def box_of(ring: Ring) -> Window:
    """The window that a ring fills."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return Window(min(xs), min(ys), max(xs), max(ys))


def within(window: Window) -> Iterator[Ring]:
    """The rings that reach into a window, each cut to it."""
    west, south = floor(window.west / TILE) * TILE, floor(window.south / TILE) * TILE
    wide, high = (TILE * (1 + ceil(size / TILE)) for size in (window.east - window.west, window.north - window.south))
    yield from cut_from(tile(Window(west, south, west + wide, south + high)), window)


@lru_cache(512)
def tile(window: Window) -> tuple[Shape, ...]:
    """The rings of a wider window, which many small ones share: cutting whole countries takes long."""
    return tuple(Shape(ring, box_of(ring)) for ring in cut_from(shapes(), window))


def cut_from(known: Iterable[Shape], window: Window) -> Iterator[Ring]:
    """Of some rings those that reach into a window, each cut to it."""
    for shape in known:
        if (
            shape.box.west < window.east
            and shape.box.east > window.west
            and shape.box.south < window.north
            and shape.box.north > window.south
        ):
            cut = clipped(shape.ring, window)
            if len(cut) > 2:
                yield cut


def clipped(ring: Ring, window: Window) -> Ring:
    """A ring cut to a window, edge by edge (Sutherland and Hodgman)."""
    for axis, limit, sign in ((0, window.west, 1), (0, window.east, -1), (1, window.south, 1), (1, window.north, -1)):
        ring = cut_at(ring, axis, limit, sign)
        if not ring:
            break
    return ring


def cut_at(ring: Ring, axis: int, limit: float, sign: int) -> Ring:
    """A ring cut at one edge: what lies on the other side of the limit is left out."""
    kept: list[tuple[float, float]] = []
    for before, after in zip((ring[-1], *ring[:-1]), ring, strict=True):
        inside, was = (after[axis] - limit) * sign >= 0, (before[axis] - limit) * sign >= 0
        if inside != was:
            share = (limit - before[axis]) / (after[axis] - before[axis])
            kept.append((before[0] + share * (after[0] - before[0]), before[1] + share * (after[1] - before[1])))
        if inside:
            kept.append(after)
    return tuple(kept)
