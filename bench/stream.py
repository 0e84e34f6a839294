"""A synthetic stream of mentions whose true incidents are known: seeded, so that every run has the same.

Incidents fall on real towns, most on a few. Each is told by one report or many over hours and days: counts grow, bounds are open, places
are spelled otherwise or are a neighbour's or only the region, days are missing, late or a week, weapons and sides go by other words,
reports are copied, recalled after weeks, or tell of several incidents. One city can be struck twice on one day. The shares were set before
anything was measured on them, by what reports look like, and not by what any linker does well.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from math import exp
from random import Random
from sys import intern

from msgspec.structs import replace

from bench.stream_places import variant, world, written
from bench.stream_words import BY, GENERAL, LANGUAGES, NOISE, NOISE_SHARES, OUTLETS, PARTS, TARGETS, WEAPONS, person, scene
from onrecord.incidents import Figure, Mention
from onrecord.records import Place

FIRST = date(2015, 1, 1)
A_DAY = 60  # incidents
SCRAMBLE = 2_654_435_761  # odd, so that no two numbers below 2**32 become one
TWICE, COPIED, RECALLED, TOGETHER = (
    0.06,
    0.15,
    0.06,
    0.10,
)  # shares: of second strikes, copies, recalls, and of reports on several incidents
TIMES_TOLD = (
    (1, 38),
    (2, 20),
    (3, 12),
    (4, 8),
    (6, 8),
    (9, 7),
    (14, 4),
    (25, 2),
    (40, 1),
)  # how often an incident is told, and of a hundred


@dataclass(frozen=True, slots=True)
class Truth:
    """What really happened."""

    number: int
    town: int
    day: int
    hour: int
    weapon: str
    target: str
    by: tuple[str, ...]
    killed: int
    injured: int
    children: int
    names: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(slots=True)
class Desk:
    """Where reports are written: the chance, how many mentions there are, and the last report of the day."""

    chance: Random
    written: int = 0
    last: tuple[Mention, int] | None = None


def stream(incidents: int, seed: int = 1) -> Iterator[tuple[Mention, int]]:
    """The mentions of so many incidents, each with its incident's number; by the day of the incident, not of the report."""
    chance = Random(seed)
    desk = Desk(chance)
    before: Truth | None = None
    for number in range(incidents):
        twin = before if before and chance.random() < TWICE else None
        before = happened(number, chance, twin)
        yield from told(before, desk)


def happened(number: int, chance: Random, twin: Truth | None) -> Truth:
    """One incident; the second strike on the town of its twin on that day."""
    town = twin.town if twin else world().drawn(chance)
    day = twin.day if twin else number // A_DAY
    killed = min(int(chance.paretovariate(1.1)) - 1 if chance.random() < 0.8 else 0, 300)
    injured = int(killed * chance.uniform(0, 5)) + chance.choice((0, 0, 1, 2, 3, 5))
    children = chance.randint(0, killed // 2) if chance.random() < 0.35 else 0
    named = killed if 0 < killed < 9 and chance.random() < 0.3 else 0
    country = world().towns[town].spot.country
    return Truth(
        number, town, day, chance.randrange(24), chance.choice(WEAPONS), chance.choice(TARGETS), chance.choice(BY.get(country, BY[""])),
        killed, injured, children, tuple(person(chance) for _ in range(named)), scene(chance, town),
    )  # fmt: skip


def told(truth: Truth, desk: Desk) -> Iterator[tuple[Mention, int]]:
    """The mentions of one incident."""
    chance = desk.chance
    times = chance.choices([times for times, _ in TIMES_TOLD], [share for _, share in TIMES_TOLD])[0]
    own: list[Mention] = []
    for _ in range(times):
        if own and chance.random() < COPIED:
            mention = copied(chance.choice(own), desk)
        elif own and chance.random() < RECALLED:
            mention = recalled(truth, desk)
        else:
            mention = together(reported(truth, desk), truth.number, desk)
        own.append(mention)
        yield mention, truth.number


def reported(truth: Truth, desk: Desk) -> Mention:
    """One report's own telling, some hours after."""
    chance = desk.chance
    hours = chance.expovariate(1 / 10) if chance.random() < 0.85 else chance.uniform(60, 150)
    published = truth.day + int((truth.hour + hours) // 24)
    return mention_of(truth, desk, (hours, published), days_told(truth, published, chance))


def recalled(truth: Truth, desk: Desk) -> Mention:
    """A later report's recollection: little of it, by its day, its month or neither."""
    chance = desk.chance
    published = truth.day + chance.randint(10, 60)
    kind = chance.random()
    first = FIRST + timedelta(truth.day)
    month = iso(truth.day - first.day + 1), iso(truth.day - first.day + 28)
    days = (iso(truth.day), iso(truth.day)) if kind < 0.5 else month if kind < 0.8 else (None, None)
    mention = mention_of(truth, desk, (400.0, published), days)
    return replace(mention, background=True, figures=mention.figures[:1], names=(), words=mention.words[:6])


def mention_of(truth: Truth, desk: Desk, after: tuple[float, int], days: tuple[str | None, str | None]) -> Mention:
    """A mention by when its report came out, as hours after the incident and as a day, and the days that it tells."""
    chance, (hours, published) = desk.chance, after
    id, document = ids(desk)
    place = written(truth.town, chance)
    country = world().towns[truth.town].country
    return Mention(
        id, document, document, chance.choice(OUTLETS), iso(published) if chance.random() < 0.95 else None,
        chance.choices(*LANGUAGES)[0], "E1", "attack", place, country if place or chance.random() < 0.9 else None, *days,
        weapon=weapon_told(truth.weapon, chance),
        by=chance.choice(truth.by) if chance.random() < 0.6 else None,
        target=truth.target if chance.random() < 0.45 else None,
        part_of_day=PARTS[truth.hour // 6] if chance.random() < 0.25 else None,
        figures=figures_told(truth, hours, chance),
        names=names_told(truth, chance),
        words=words_told(truth, place, chance),
    )  # fmt: skip


def copied(mention: Mention, desk: Desk) -> Mention:
    """The same text in another outlet."""
    id, document = ids(desk)
    return replace(mention, id=id, report=document, document=document, publisher=desk.chance.choice(OUTLETS))


def together(mention: Mention, number: int, desk: Desk) -> Mention:
    """The mention, sometimes in the report that told of another incident just before."""
    if desk.last and desk.last[1] != number and desk.last[0].published == mention.published and desk.chance.random() < TOGETHER * 3:
        last = desk.last[0]
        desk.last = None
        return replace(mention, report=last.report, document=last.document, publisher=last.publisher, attack="E2")
    desk.last = mention, number
    return mention


def ids(desk: Desk) -> tuple[str, str]:
    """The next mention's id and its document's, in no order."""
    desk.written += 1
    return f"m{desk.written * SCRAMBLE % 2**32:08x}", f"d{desk.written * SCRAMBLE % 2**32:08x}"


@lru_cache(maxsize=20_000)
def iso(day: int) -> str:
    """A day of the stream as ISO writes it."""
    return intern((FIRST + timedelta(day)).isoformat())


def days_told(truth: Truth, published: int, chance: Random) -> tuple[str | None, str | None]:
    """The days that a report gives: the day, the night, none, a week, or the day of the report by mistake."""
    kind = chance.random()
    if kind < 0.70:
        return iso(truth.day), iso(truth.day)
    if kind < 0.78:
        return iso(truth.day - 1), iso(truth.day)
    if kind < 0.90:
        return None, None
    return (iso(published), iso(published)) if kind < 0.95 else (iso(published - 6), iso(published))


def weapon_told(weapon: str, chance: Random) -> str | None:
    """The weapon in a report's words: its own name, a more general one, or none."""
    kind = chance.random()
    return weapon if kind < 0.5 else chance.choice(GENERAL.get(weapon, (weapon,))) if kind < 0.68 else None


def figures_told(truth: Truth, hours: float, chance: Random) -> tuple[Figure, ...]:
    """The counts as they were known then."""
    told = [
        figure(harm, group, bounds(grown(final, hours), chance))
        for harm, group, final, share in (
            ("killed", "people", truth.killed, 0.8),
            ("injured", "people", truth.injured, 0.6),
            ("killed", "children", truth.children, 0.4),
        )
        if final and chance.random() < share
    ]
    return tuple(told) or ((figure("killed", "people", (0, 0)),) if not truth.killed and chance.random() < 0.3 else ())


def grown(final: int, hours: float) -> int:
    """How many of the final number are known after some hours."""
    return max(1, round(final * (1 - 0.6 * exp(-hours / 12))))


def bounds(number: int, chance: Random) -> tuple[int | None, int | None]:
    """A number as exact, at least, at most or dozens."""
    kind = chance.random()
    if kind < 0.6:
        return number, number
    if kind < 0.9:
        return (24, None) if number > 30 and kind > 0.85 else (number, None)
    return (None, number + 1) if kind > 0.97 else (max(1, number - 1), number)


@lru_cache(maxsize=50_000)
def figure(harm: str, group: str, bounds: tuple[int | None, int | None]) -> Figure:
    """A count; the same one is one object."""
    return Figure(harm, group, *bounds)


def names_told(truth: Truth, chance: Random) -> tuple[str, ...]:
    """The victims whom a report names."""
    if not truth.names or chance.random() > 0.4:
        return ()
    some = chance.sample(truth.names, chance.randint(1, len(truth.names)))
    return tuple(variant(name, chance) if chance.random() < 0.15 else name for name in some)


def words_told(truth: Truth, place: Place | None, chance: Random) -> tuple[str, ...]:
    """The telling words of a report: some of the scene's own, and many that are not."""
    own = [word for word in truth.words if chance.random() < 0.45]
    noise = dict.fromkeys(chance.choices(NOISE, cum_weights=NOISE_SHARES, k=chance.randint(4, 14)))
    return (*((place.name,) if place else ()), *own, *noise)
