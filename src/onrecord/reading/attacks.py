"""The separate violent events of a report, and which count belongs to which."""

from dataclasses import replace

from onrecord import when
from onrecord.reading.events import Event, gather
from onrecord.reading.means import target_mark, weapon_marks, weapon_of
from onrecord.reading.mentions import Clues, clues_of, find_mentions
from onrecord.reading.report import Report
from onrecord.reading.sides import name_of, sides_of
from onrecord.records import Attack, Casualty, Place, Quote, Statement, Time


def find_attacks(
    report: Report, casualties: list[Casualty], clues: tuple[list[Statement], list[Place], list[Time]]
) -> tuple[list[Attack], list[Casualty]]:
    """The attacks, and the casualties with their events."""
    found = clues_of(report, casualties, clues)
    events = gather(found, find_mentions(found))
    attacks = [attack_of(found, event, f"E{i}") for i, event in enumerate(events, 1)]
    owner = {i: f"E{n}" for n, event in enumerate(events, 1) for m in event.mentions for i in m.counts}
    return attacks, [c if c.cumulative else replace(c, event=owner.get(i)) for i, c in enumerate(casualties)]


def attack_of(clues: Clues, event: Event, name: str) -> Attack:
    """The event as the record keeps it."""
    days = event.days or fallback(clues)
    place = event.scene.place if event.scene else None
    side, claimed = responsible(clues, event)
    return Attack(
        name,
        kind_of(event),
        quote_of(clues, event),
        place,
        country_of(clues, event),
        *days,
        weapon=weapon_of([m for x in event.mentions for m in weapon_marks(clues, x)]),
        by=side,
        target=target_of(clues, event),
        claimed_by_source=claimed,
    )


def kind_of(event: Event) -> str:
    """Whether it is an attack, or an accident or disaster (`other`): all its words say so."""
    told = [m for x in event.mentions for m in x.told]
    return "other" if told and all(m.entry.data.get("kind") == "other" for m in told) else "attack"


def target_of(clues: Clues, event: Event) -> str | None:
    """What was attacked, by the first mention that says so."""
    for mention in event.mentions:
        if mark := target_mark(clues, mention):
            return str(mark.entry.data["target"])
    return None


def responsible(clues: Clues, event: Event) -> tuple[str | None, str | None]:
    """The side held responsible, and who says so (None where the report also does)."""
    found = [(side, mention) for mention in event.mentions for side in sides_of(clues, mention)]
    if not found:
        return None, None
    best = max(found, key=lambda pair: (pair[0].named, pair[0].weight, -pair[0].start))[0]
    return name_of(clues, best), None


def country_of(clues: Clues, event: Event) -> str | None:
    """The country of the event: its place's, or the one that its mentions name, or the report's first."""
    if event.scene and event.scene.place.country:
        return event.scene.place.country
    named = [p for m in event.mentions for p in m.wide if p.country] or [p for p in clues.places.items if p.country]
    return named[0].country if named else None


def fallback(clues: Clues) -> tuple[str | None, str | None]:
    """The day of publication."""
    day = when.day_of(clues.report.published)
    return day, day


def quote_of(clues: Clues, event: Event) -> Quote:
    """The words that tell the event: its first word of attack, or its first count."""
    for mention in event.mentions:
        for mark in mention.told:
            return Quote(clues.report.text[mark.start : mark.end], mark.start, mark.end)
    return clues.casualties[event.mentions[0].counts[0]].quote
