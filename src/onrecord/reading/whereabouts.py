"""Settles which of the places of one name a report means, by what else the report names.

Each candidate gets points: for how well known it is, for the countries and regions that the report speaks of, for what the text says around
the name ("Paris, Texas", "the town of", "province"), and for lying near the report's other places. One name means one place in a report.
"""

import math
from collections import Counter
from dataclasses import dataclass, field

from onrecord.places.gazetteer import Gazetteer, Spot
from onrecord.reading.report import Report
from onrecord.reading.toponyms import Findings, Mention

STANDING = {"country": 7.5, "adm1": 6.0, "adm2": 3.5, "region": 6.0, "sea": 6.0}
BETWEEN = frozenset((", ", " in ", " (", ", in ", " in the ", ", in the ", " of ", " - ", ",", ", a city in ", ", a town in ", " and "))


@dataclass(slots=True)
class Surroundings:
    """What a report speaks of so far: countries (ISO) and first-level regions (rows) with their weights, and settled points."""

    countries: Counter[str] = field(default_factory=Counter)
    regions: Counter[int] = field(default_factory=Counter)
    points: list[Spot] = field(default_factory=list)


def settle(found: Findings, report: Report, gazetteer: Gazetteer) -> None:
    """Give each mention its `container` and its `choice`."""
    link_containers(found.mentions, report)
    around = Surroundings()
    isos = gazetteer.isos
    for country, times in found.demonyms.items():
        around.countries[isos.get(country, "")] += min(times, 4)
    groups: dict[str, list[Mention]] = {}
    for mention in found.mentions:
        groups.setdefault(mention.name.lower(), []).append(mention)
    certain(groups, around)
    votes(groups, around)
    for group in sorted(groups.values(), key=lambda g: len(g[0].spots)):
        choose(group, around)
    for group in groups.values():
        choose(group, around)


def link_containers(mentions: list[Mention], report: Report) -> None:
    """X, Y · X in Y · X (Y): Y holds X."""
    for one, two in zip(mentions, mentions[1:], strict=False):
        gap = report.folded[one.end : two.start]
        if len(gap) < 40 and holds(gap, one):
            one.container = two


def holds(gap: str, one: Mention) -> bool:
    """Whether the words between two places say that the second holds the first."""
    words = gap.replace(",", " , ").replace("(", " ( ").split()
    if words in ([","], ["("], ["in"], [",", "in"]):
        return True
    return bool(words) and ("in" in words or "of" in words or "'s" not in gap and words[0] == ",") and "and" not in words and len(words) <= 6 and "." not in gap


def certain(groups: dict[str, list[Mention]], around: Surroundings) -> None:
    """Countries and regions that can be nothing else set the scene."""
    for group in groups.values():
        spots = group[0].spots
        general = [s for s in spots if s.kind in ("country", "adm1", "adm2")]
        if len({s.country for s in general}) == 1 and (len(spots) == 1 or general[0].kind == "country" or general[0].population > 1_000_000):
            spot = general[0]
            around.countries[spot.country] += 2 * min(len(group), 4)
            if spot.kind != "country":
                around.regions[spot.row if spot.kind == "adm1" else spot.region] += min(len(group), 4)


def votes(groups: dict[str, list[Mention]], around: Surroundings) -> None:
    """Every name votes for the countries and regions that it may lie in, the surer the fewer."""
    for group in groups.values():
        spots = [s for s in group[0].spots if s.kind == "settlement"]
        if not spots or len(spots) > 60:
            continue
        known = sum(math.log10(s.population + 10) for s in spots)
        for spot in spots:
            share = math.log10(spot.population + 10) / known
            around.countries[spot.country] += share  # type: ignore[assignment]
            if spot.region:
                around.regions[spot.region] += share  # type: ignore[assignment]


def choose(group: list[Mention], around: Surroundings) -> None:
    """The best candidate for every mention of one name."""
    if not group[0].spots:
        return
    told = [m for m in group if m.container or m.noun]
    chosen = {}
    for mention in told or group[:1]:
        chosen[id(mention)] = best(mention, around)
    usual = next((chosen[id(m)] for m in told if m.container), None) or next(iter(chosen.values()))
    for mention in group:
        mention.choice = chosen.get(id(mention)) or usual
    if usual.kind == "settlement" and usual not in around.points:
        around.points.append(usual)


def best(mention: Mention, around: Surroundings) -> Spot:
    """The candidate with the most points."""
    if len(mention.spots) == 1:
        return mention.spots[0]
    countries = max(around.countries.values(), default=0) or 1
    regions = max(around.regions.values(), default=0) or 1

    def points(spot: Spot) -> float:
        score = STANDING.get(spot.kind) or min(math.log10(spot.population + 10), 6.2) + 0.2
        score += 1.0 * spot.own
        score += 3.0 * around.countries[spot.country] / countries
        score += 2.0 * around.regions[spot.region if spot.kind == "settlement" else spot.row] / regions
        return score + by_text(mention, spot) + beside(spot, around)

    return max(mention.spots, key=points)


def by_text(mention: Mention, spot: Spot) -> float:
    """Points for what the text says around the name."""
    score = 0.0
    if mention.noun == "adm1":
        score += 4.0 * (spot.kind == "adm1")
    elif mention.noun == "settlement":
        score += 3.0 * (spot.kind == "settlement")
    elif mention.noun == "adm2":
        score += 3.0 * (spot.kind == "adm2")
    if mention.container and mention.container.spots:
        score += 7.0 * any(inside(spot, other) for other in mention.container.spots)
    return score


def inside(spot: Spot, other: Spot) -> bool:
    """Whether the gazetteer files one place under another."""
    if other.row == spot.row or not spot.country == other.country:
        return False
    if other.kind == "country":
        return True
    return spot.kind != "country" and (other.kind == "adm1" and spot.region == other.row or other.kind != "adm1" and distance(spot, other) < 80)


def beside(spot: Spot, around: Surroundings) -> float:
    """Points for lying near a settled place."""
    return 1.5 if any(p.row != spot.row and distance(spot, p) < 120 for p in around.points[:12]) else 0.0


def distance(one: Spot, two: Spot) -> float:
    """Kilometres between two places, near enough.

    >>> a = Spot(0, "", "", "", 50.45, 30.52, 0, 0, 0, True); b = Spot(1, "", "", "", 49.98, 36.25, 0, 0, 0, True)
    >>> round(distance(a, b), -1)
    410.0
    """
    up = (one.latitude - two.latitude) * 111.2
    across = (one.longitude - two.longitude) * 111.3 * math.cos(math.radians((one.latitude + two.latitude) / 2))
    return math.hypot(up, across)
