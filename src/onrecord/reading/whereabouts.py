"""Settles which of the places of one name a report means, by what else the report names.

Each candidate gets points: for how well known it is, for the countries and regions that the report speaks of, for what the text says around
the name ("Paris, Texas", "the town of", "province"), and for lying near the report's other places. One name means one place in a report.
"""

import math
from collections import Counter
from dataclasses import dataclass, field

from onrecord.places.gazetteer import Gazetteer, Spot
from onrecord.places.relations import distance, inside
from onrecord.places.spelling import loose
from onrecord.reading.bearings import Mention
from onrecord.reading.toponyms import Findings

STANDING = {"country": 10.5, "adm1": 8.5, "adm2": 3.5, "region": 9.0, "sea": 9.0}
SMALL = {True: 30_000, False: 200_000}  # people; a smaller town (by its own name, by another) in a country not spoken of is another place
OWN_NAME = 3.0
CITY = 150_000  # people: a city's English name counts as its own (Geneva is filed as Genève)
PARTS = {"adm2", "neighbourhood"}  # "district" and "quarter", beside a name
MOST_POINTS = 100  # settled places that are kept in mind
CENTRE = 5_000  # people: a town that bears its region's name and is meant by the bare name (in Palestine it is the Gaza Strip)


@dataclass(slots=True)
class Surroundings:
    """What a report speaks of: countries (ISO) and first-level regions (rows) with their weights; `told` countries are named outright."""

    gazetteer: Gazetteer
    told: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    regions: Counter[int] = field(default_factory=Counter)
    points: list[Spot] = field(default_factory=list)
    squares: dict[tuple[int, int], set[int]] = field(default_factory=dict)

    home: str | None = None
    regions_named: set[int] = field(default_factory=set)


def settle(found: Findings, gazetteer: Gazetteer) -> Surroundings:
    """Give each mention its `choice`; what was learnt of the report's surroundings."""
    around = Surroundings(gazetteer)
    for country, times in found.demonyms.items():
        around.told[gazetteer.isos.get(country, "")] += min(times, 4)
    groups: dict[str, list[Mention]] = {}
    for mention in found.mentions:
        groups.setdefault(mention.name.lower(), []).append(mention)
    certain(groups, around)
    vote(groups, around)
    ordered = sorted((g for g in groups.values() if g[0].spots), key=lambda g: len(g[0].spots))
    for group in ordered + ordered:
        choose(group, around)
    around.home = home_of(found.mentions, around)
    around.regions_named = {m.choice.row for m in found.mentions if m.choice and m.choice.kind == "adm1"}
    for group in groups.values():
        bring_home(group, around)
        leave_in_city(group, around)
    return around


def leave_in_city(group: list[Mention], around: Surroundings) -> None:
    """A "district" whose name only a far one bears, in a report of a city: a quarter that no gazetteer knows."""
    choice = group[0].choice
    if choice is None or group[0].noun not in PARTS or choice.kind not in ("adm2", "settlement") or choice.population > CITY:
        return
    others = [p for p in around.points if p.row != choice.row]
    near = any(p.region == choice.region for p in others) or choice.region in around.regions_named
    city = any(p.country == choice.country and p.population > CITY for p in others)
    if near or not city or any(m.container or m.noun not in PARTS for m in group):
        return
    for mention in group:
        mention.choice, mention.spots = None, ()


def home_of(mentions: list[Mention], around: Surroundings) -> str | None:
    """The country (ISO) where the report's places lie: towns and regions weigh more than countries, which are also actors."""
    weights = Counter(around.told)
    for mention in mentions:
        if mention.choice and mention.choice.kind in ("settlement", "adm1", "adm2"):
            known = mention.choice.population > SMALL[mention.choice.own] or around.told[mention.choice.country]
            weights[mention.choice.country] += 3 if known else 1
    best = weights.most_common(1)
    return best[0][0] or None if best else None


def certain(groups: dict[str, list[Mention]], around: Surroundings) -> None:
    """Countries and regions that can be nothing else set the scene."""
    for group in groups.values():
        general = [s for s in group[0].spots if s.kind in ("country", "adm1", "adm2")]
        if len({s.country for s in general}) != 1:
            continue
        spot, times = general[0], min(len(group), 4)
        if spot.kind == "country":
            around.told[spot.country] += 2 * times
        elif len(group[0].spots) == 1 or spot.population > 1_000_000:
            around.told[spot.country] += times
            around.regions[spot.row if spot.kind == "adm1" else spot.region] += times
    around.countries.update(around.told)


def vote(groups: dict[str, list[Mention]], around: Surroundings) -> None:
    """Every name votes for the countries, regions and squares of a degree that it may lie in, the surer the fewer."""
    for number, group in enumerate(groups.values()):
        for spot, share in shares(group[0]):
            around.countries[spot.country] += share  # type: ignore[assignment]
            around.regions[spot.region] += share  # type: ignore[assignment]
            around.squares.setdefault((int(spot.latitude), int(spot.longitude)), set()).add(number)
    around.regions.pop(0, None)


def shares(mention: Mention) -> list[tuple[Spot, float]]:
    """How a name's one vote is parted among the towns that it may mean; one that once had the name has none beside a town that bears it."""
    bearers = borne(mention)
    spots = [s for s in mention.spots[:80] if s.kind == "settlement" and (s.own or not bearers)]
    known = sum(math.log10(s.population + 10) for s in spots)
    return [(s, math.log10(s.population + 10) / known) for s in spots]


def choose(group: list[Mention], around: Surroundings) -> None:
    """The best candidate for every mention of one name: what one mention's text tells holds for the others."""
    teller = next((m for m in group if m.container), group[0])
    usual = best(teller, around)
    for mention in group:
        other = (mention.container and mention is not teller) or (mention.noun != teller.noun and len(mention.spots) > 1)
        mention.choice = best(mention, around) if other else usual
    if usual.kind == "settlement" and len(around.points) < MOST_POINTS and usual not in around.points:
        around.points.append(usual)


def best(mention: Mention, around: Surroundings) -> Spot:
    """The candidate with the most points."""
    spots = mention.spots
    if len(spots) == 1:
        return spots[0]
    countries = max(around.countries.values(), default=0) or 1
    regions = max(around.regions.values(), default=0) or 1
    shadowed = {s.region for s in spots if s.kind == "settlement" and s.population > CENTRE and s.country != "PS"}

    def points(spot: Spot) -> float:
        score = standing(spot, shadowed, around) + fame(mention, spot)
        score += 3.0 * around.countries[spot.country] / countries
        score += 2.0 * around.regions[spot.region if spot.kind in ("settlement", "adm2") else spot.row] / regions
        return score + by_text(mention, spot) + beside(spot, around)

    return max(spots, key=points)


def borne(mention: Mention) -> bool:
    """Whether a town of some size bears the name as its own."""
    return any(s.own and s.kind == "settlement" and s.population > SMALL[True] for s in mention.spots)


def fame(mention: Mention, spot: Spot) -> float:
    """Points for bearing the name: its own by another spelling too ("Sloviansk" is filed as Slovyansk; Nikopol once had the name).

    A city's other name counts unless a town of some size bears it itself (Engels was once Pokrovsk).
    """
    if spot.own or (spot.kind == "settlement" and loose(spot.name) == loose(mention.name)):
        return OWN_NAME
    return 2.0 * (spot.population > CITY and not borne(mention))


def standing(spot: Spot, shadowed: set[int], around: Surroundings) -> float:
    """How well known a place is; a region that bears its town's name stands behind the town."""
    if spot.kind == "settlement":
        return min(math.log10(spot.population + 10), 6.2) + 0.2 + 1.0 * (spot.row in around.gazetteer.capitals)
    if spot.kind == "adm1":
        return 2.5 if spot.row in shadowed else min(STANDING["adm1"], 1.35 * math.log10(spot.population + 10))
    return STANDING[spot.kind]


def by_text(mention: Mention, spot: Spot) -> float:
    """Points for what the text says around the name."""
    score = 0.0
    if mention.noun == "adm1":
        score += 10.0 * (spot.kind == "adm1")
    elif mention.noun in ("settlement", "adm2"):
        score += 3.0 * (spot.kind == mention.noun)
    if mention.container and mention.container.spots:
        score += 7.0 * any(inside(spot, other) for other in mention.container.spots)
    return score


def beside(spot: Spot, around: Surroundings) -> float:
    """Points for lying near a settled place, and for each other name that could lie near."""
    if spot.kind != "settlement":
        return 0.0
    row, column, squares = int(spot.latitude), int(spot.longitude), around.squares
    names: set[int] = set()
    for i in (row - 1, row, row + 1):
        for j in (column - 1, column, column + 1):
            if (i, j) in squares:
                names |= squares[i, j]
    near = any(p.row != spot.row and abs(p.latitude - spot.latitude) < 1.1 and distance(spot, p) < 120 for p in around.points[:12])
    return 0.4 * min(len(names) - 1, 5) + 1.5 * near


def bring_home(group: list[Mention], around: Surroundings) -> None:
    """A name that only some small town abroad bears is another place: one in the report's country that sounds alike, or an unlisted one."""
    home = around.home
    if not home or not is_stray(group, around):
        return
    alike = around.gazetteer.sounds(group[0].name, home)
    nearest = min(alike, key=lambda s: remoteness(s, around), default=None)
    for mention in group:
        mention.choice = None if mention.facility or mention.noun == "neighbourhood" or not mention.sure else nearest
        mention.spots = ()


def is_stray(group: list[Mention], around: Surroundings) -> bool:
    """Whether a name is unlisted, or listed only for a small town in a country that the report does not speak of."""
    choice = group[0].choice
    if choice is None:
        return True
    if choice.kind != "settlement" or choice.population > SMALL[choice.own]:
        return False
    if around.told[choice.country] or not around.told[around.home or ""]:
        return False
    return not any(m.container and m.container.choice and inside(choice, m.container.choice) for m in group)


def remoteness(spot: Spot, around: Surroundings) -> float:
    """Kilometres to the nearest settled place of the report."""
    return min((distance(spot, p) for p in around.points), default=0.0)
