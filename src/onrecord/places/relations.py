"""How two places of the gazetteer lie to each other: how far apart, one inside the other."""

import math

from onrecord.places.gazetteer import Spot

NEXT_TO = 80  # kilometres within which a town can belong to a district that the gazetteer has only as a point


def distance(one: Spot, two: Spot) -> float:
    """Kilometres between two places, near enough.

    >>> a = Spot(0, "", "", "", 50.45, 30.52, 0, 0, 0, True); b = Spot(1, "", "", "", 49.98, 36.25, 0, 0, 0, True)
    >>> round(distance(a, b), -1)
    410.0
    """
    up = (one.latitude - two.latitude) * 111.2
    across = (one.longitude - two.longitude) * 111.3 * math.cos(math.radians((one.latitude + two.latitude) / 2))
    return math.hypot(up, across)


def inside(spot: Spot, other: Spot) -> bool:
    """Whether the gazetteer files one place under another."""
    if other.row == spot.row or spot.country != other.country or spot.kind == "country":
        return False
    if other.kind == "country":
        return True
    if other.kind == "adm1":
        return spot.region == other.row or (spot.kind == "adm2" and not spot.region)
    return distance(spot, other) < NEXT_TO


def related(ones: tuple[Spot, ...], others: tuple[Spot, ...]) -> bool:
    """Whether some reading of one name lies inside some reading of the other."""
    return any(inside(a, b) or inside(b, a) for a in ones[:20] for b in others[:20])
