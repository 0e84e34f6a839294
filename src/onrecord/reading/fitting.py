"""An event as it comes together, and whether a stretch fits it: nothing in it shows another place or another day."""

from dataclasses import dataclass, field

from onrecord import when
from onrecord.reading.marks import frame
from onrecord.reading.mentions import Clues, Mention
from onrecord.reading.scenes import BEARING, NEAR, TOWN, WIDE, Scene, is_same, nested
from onrecord.records import Place

MONTH, SHORT_MONTH = 31, 26  # days
OLD = 3  # days before publication from which an event told in passing is background, not a new date of the open one
Days = tuple[str, str]


@dataclass(slots=True, eq=False)
class Event:
    """One event as it comes together: its mentions, its finest scene, its days where said."""

    mentions: list[Mention] = field(default_factory=list)
    scene: Scene | None = None
    days: Days | None = None
    after: "Event | None" = None
    whole: bool = False
    total: bool = False
    latest: int = -9  # the sentence of the last total that was told of a place and a deed
    before: "Event | None" = None


def is_old(clues: Clues, event: Event) -> bool:
    """Whether the event is of a day long before publication: background."""
    published = when.day_of(clues.report.published)
    return bool(event.days and published and event.days[1] < when.shift(published, -OLD))


def days_of(clues: Clues, mention: Mention) -> Days | None:
    """The days that the stretch gives to the event."""
    time = mention.time
    return (time.min, time.max) if time and time.min and time.max and not is_long(mention) else None


def is_long(mention: Mention) -> bool:
    """Whether the stretch is told of more than a month: history."""
    time = mention.time
    return bool(time and time.min and time.max and time.max > when.shift(time.min, MONTH))


def is_monthly(mention: Mention) -> bool:
    """Whether the stretch is told of a month or more."""
    time = mention.time
    return bool(time and time.min and time.max and time.max >= when.shift(time.min, SHORT_MONTH))


def opens_apart(mention: Mention) -> bool:
    """Whether the stretch begins with "earlier", "later" or "hours later"."""
    folded = mention.sentence.report.folded[mention.start : mention.start + 50]
    return opens_later(mention) or bool(frame(mention.sentence.report.pack.language, "earlier").search(folded))


def opens_later(mention: Mention) -> bool:
    """Whether the stretch begins with "later" or "hours later"."""
    folded = mention.sentence.report.folded[mention.start : mention.start + 50]
    return bool(frame(mention.sentence.report.pack.language, "later").search(folded))


def fits(clues: Clues, event: Event, mention: Mention, days: Days | None) -> bool:
    """Whether nothing in the stretch shows another place or another day."""
    return place_fits(clues, event, mention) and day_fits(clues, event, days)


def place_fits(clues: Clues, event: Event, mention: Mention) -> bool:
    """Whether the scenes are one, or one inside the other, or nothing shows that they are apart."""
    if event.scene is None or mention.scene is None:
        return True
    one, other = event.scene.place, mention.scene.place
    if event.whole and is_quarter(other) and mention.counts and not any(m.counts for m in event.mentions):
        return False  # "pounded the east of Arda … a raid on Karam in Arda killed three"
    if is_same(clues.report, one, other) or is_around(clues, event, other) or is_set_around(clues, event, mention):
        return True
    if lists_parts(mention) and event.scene.fineness <= TOWN and not is_quarter(one):
        return True
    if are_apart(clues, event, mention):
        return False
    if nested(clues.report, one, other) or (is_town(one) and is_somewhere(other) and not mention.counts and not mention.time):
        return True
    if opens_apart(mention) or not is_quarter(other) or not (is_quarter(one) or is_town(one)):
        return False
    return not has_toll_of_its_own(clues, event, mention)


def is_around(clues: Clues, event: Event, place: Place) -> bool:
    """Whether the place was told around the event's own that no gazetteer knows ("in Velm, west of Arda": Arda is no other scene)."""
    if event.scene is None or event.scene.place.canonical or is_quarter(event.scene.place):
        return False
    return any(
        p.precision not in WIDE and is_same(clues.report, p, place) for m in event.mentions for p in clues.places.within(m.start, m.end)
    )


def lists_parts(mention: Mention) -> bool:
    """Whether the place is one of several quarters that the stretch lists ("attacks hit the districts of Karam and Joura")."""
    if mention.scene is None:
        return False
    report, start = mention.sentence.report, mention.scene.place.span[0]
    return bool(frame(report.pack.language, "districts of").search(report.folded, max(mention.start, start - 40), start))


def is_set_around(clues: Clues, event: Event, mention: Mention) -> bool:
    """Whether the stretch tells of a village, which no gazetteer knows, by the event's own town ("in Velm, west of Arda", after "Arda")."""
    if event.scene is None or mention.scene is None or mention.scene.place.canonical or mention.scene.role < NEAR:
        return False
    town = event.scene.place
    return any(s.role == BEARING and is_same(clues.report, s.place, town) for s in mention.scenes)


def are_apart(clues: Clues, event: Event, mention: Mention) -> bool:
    """Whether the places that a gazetteer knows, around the scenes, are others ("Joura in Arda" and "Karam in Belt")."""
    mine = [s.place for s in mention.scenes if s.role > BEARING and s.place.canonical]
    its = known_of(event) or (known_of(event.before) if event.before else [])
    return bool(mine and its) and not any(nested(clues.report, a, b) for a in mine for b in its)


def known_of(event: Event) -> list[Place]:
    """The places around an event that a gazetteer knows."""
    return [s.place for m in event.mentions for s in m.scenes if s.role > BEARING and s.place.canonical]


def is_town(place: Place) -> bool:
    """Whether a place is a town that a gazetteer knows."""
    return place.precision == "settlement" and place.canonical is not None


def has_toll_of_its_own(clues: Clues, event: Event, mention: Mention) -> bool:
    """Whether so many died at a quarter, where the event has another number ("27 were killed in Arda … nine in Karam")."""
    mine, its = dead_of(clues, [mention]), dead_of(clues, event.mentions)
    return bool(mine and its) and mine.isdisjoint(its) and mention.sentence is not event.mentions[-1].sentence


def dead_of(clues: Clues, mentions: list[Mention]) -> set[int]:
    """How many the stretches say were killed, each number told but totals over time."""
    counts = (clues.casualties[i] for m in mentions for i in m.counts)
    return {c.min for c in counts if c.harm == "killed" and c.min and not c.cumulative}


def is_somewhere(place: Place) -> bool:
    """Whether a place is a building of which neither a gazetteer nor the report tells the town."""
    return place.precision == "facility" and place.canonical is None and place.admin1 is None


def is_quarter(place: Place) -> bool:
    """Whether a place is a part of a town: a neighbourhood, or a district that no gazetteer knows."""
    return place.precision == "neighbourhood" or (place.precision == "adm2" and place.canonical is None)


def day_fits(clues: Clues, event: Event, days: Days | None) -> bool:
    """Whether the days meet; an event without a day may be of any day near publication."""
    if days is None:
        return True
    known = event.days or assumed_days(clues, event)
    if known:
        return known[0] <= days[1] and days[0] <= known[1]
    published = when.day_of(clues.report.published)
    return published is None or days[1] >= when.shift(published, -OLD)


def assumed_days(clues: Clues, event: Event) -> Days | None:
    """The days that an event without its own goes on from: those of the events told before it, unless they are background."""
    former = event.before
    while former and not former.days:
        former = former.before
    return former.days if former and not is_old(clues, former) else None
