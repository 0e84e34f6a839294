"""The small map of an incident: its place as a circle as wide as the words leave it open, on land and borders, with other places named."""

from collections.abc import Sequence
from functools import lru_cache
from math import cos, radians

import msgspec

from onrecord.publishing.site.basemap import Ring, Window, within
from onrecord.records import Place

WIDTH, HEIGHT, SPAN = 480, 300, 7.0  # points; degrees of latitude shown
KM = {"street": 2, "facility": 2, "neighbourhood": 3, "settlement": 5, "near": 15, "adm2": 30, "adm1": 100, "sea": 100}
KM |= {"country": 300, "region": 300}
UNKNOWN_KM = 30
DEGREE_KM = 111.2
SMALLEST = 4.0  # points: a circle that can be seen
NEAREST = 34.0  # points between two labels
WIDEST = 24.0  # degrees of latitude at the most


class Label(msgspec.Struct, frozen=True):
    """A place that is named on the map."""

    x: float
    y: float
    words: str


class Locator(msgspec.Struct, frozen=True):
    """A map ready to be drawn."""

    width: int
    height: int
    land: tuple[str, ...]
    x: float
    y: float
    radius: float
    km: int
    others: tuple[Label, ...]


def locator(place: Place | None, others: Sequence[Place]) -> Locator | None:
    """The map of a place; None where its coordinates are not known. `others` are places that are named too, where there is room."""
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return drawn(place.latitude, place.longitude, reach(place), tuple(others))


@lru_cache(4096)
def drawn(latitude: float, longitude: float, km: int, others: tuple[Place, ...]) -> Locator:
    """The map around a spot: many incidents are in one town."""
    span = min(WIDEST, max(SPAN, 4 * km / DEGREE_KM))
    view = View(latitude, longitude, span)
    land = tuple(view.path(ring) for ring in within(view.window))
    return Locator(WIDTH, HEIGHT, land, WIDTH / 2, HEIGHT / 2, max(SMALLEST, km / DEGREE_KM * HEIGHT / span), km, view.labels(others))


def reach(place: Place) -> int:
    """How many kilometres around its point a place may mean."""
    return KM.get(place.precision or "", UNKNOWN_KM)


class View:
    """A window of the world with a place in its middle, as points on the page."""

    def __init__(self, latitude: float, longitude: float, span: float) -> None:
        self.scale = HEIGHT / span
        self.narrow = max(0.2, cos(radians(latitude)))  # degrees of longitude are shorter away from the equator
        self.latitude, self.longitude = latitude, longitude
        half = WIDTH / 2 / self.scale / self.narrow
        self.window = Window(longitude - half, latitude - span / 2, longitude + half, latitude + span / 2)

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a spot of the world is."""
        x = WIDTH / 2 + (longitude - self.longitude) * self.narrow * self.scale
        return round(x, 1), round(HEIGHT / 2 - (latitude - self.latitude) * self.scale, 1)

    def path(self, ring: Ring) -> str:
        """A ring as a path, to half a point."""
        half = WIDTH / 2 - self.longitude * self.narrow * self.scale, HEIGHT / 2 + self.latitude * self.scale
        right, down = self.narrow * self.scale, self.scale
        spots = dict.fromkeys((round(2 * (half[0] + x * right)), round(2 * (half[1] - y * down))) for x, y in ring)
        return "M" + "L".join(f"{x / 2:g} {y / 2:g}" for x, y in spots) + "Z"

    def labels(self, places: Sequence[Place]) -> tuple[Label, ...]:
        """The places to be named: those in the window, and none too near to another."""
        taken = [(WIDTH / 2, HEIGHT / 2)]
        found = []
        for place in places:
            if place.latitude is None or place.longitude is None:
                continue
            x, y = self.point(place.longitude, place.latitude)
            inside = 8 < x < WIDTH - 90 and 14 < y < HEIGHT - 8
            if inside and all(abs(x - a) > 3 * NEAREST or abs(y - b) > NEAREST / 2 for a, b in taken):
                taken.append((x, y))
                found.append(Label(x, y, place.name))
        return tuple(found)
