"""Puts the mentions of one event together: the same place (or one inside the other), the same day, and no word that tells them apart.

An event stays open until a stretch shows another place or another day; what is told with neither goes to the event that is open.
"""

from dataclasses import dataclass, field

from onrecord import when
from onrecord.reading.marks import Mark, frame
from onrecord.reading.mentions import Clues, Mention
from onrecord.reading.scenes import FINENESS, NEAR, TOWN, WIDE, Scene, is_same, nested, says_inside
from onrecord.records import Place

SUMMING = 2  # how many sentences after a total a bare count still belongs to it
TOLL = 3  # a toll from which the same number again is the same event
MONTH, SHORT_MONTH = 31, 26  # days
OLD = 3  # days before publication from which an event told in passing is background, not a new date of the open one
LINKED = 40  # how far after the word of attack its place can stand
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
    before: "Event | None" = None

    @property
    def counted(self) -> bool:
        """Whether a count belongs to it."""
        return any(m.counts for m in self.mentions)


def gather(clues: Clues, mentions: list[Mention]) -> tuple[list[Event], Event]:
    """The events of the report, in the order of the text; and what is told of totals over many events."""
    events: list[Event] = []
    total = Event(total=True)
    current: Event | None = None
    for mention in mentions:
        if goes_on_summing(clues, mention, total):
            total.mentions.append(mention)
        elif is_told(clues, mention):
            current = reopened(clues, mention, events, current)
            event = event_of(clues, mention, events, current)
            current = added(clues, mention, event, (events, current)) if event else current
    return [e for e in events if is_event(clues, e, events)], total


def goes_on_summing(clues: Clues, mention: Mention, total: Event) -> bool:
    """Whether the stretch is a total, or goes on with one just told: no place, day or deed of its own."""
    if not mention.counts:
        return False
    if all(clues.casualties[i].cumulative for i in mention.counts) and (not mention.told or not mention.scene):
        return True
    if tells_one(clues, mention, None):
        return False
    if is_monthly(mention):
        return True
    near = total.mentions and mention.sentence.index - total.mentions[-1].sentence.index <= SUMMING
    return bool(near) and not mention.scene and not mention.time


def is_monthly(mention: Mention) -> bool:
    """Whether the stretch is told of a month or more."""
    time = mention.time
    return bool(time and time.min and time.max and time.max >= when.shift(time.min, SHORT_MONTH))


def added(clues: Clues, mention: Mention, event: Event, known: tuple[list[Event], Event | None]) -> Event:
    """The event with the mention in it, listed if it is new."""
    events, current = known
    if event not in events:
        event.before, event.after = current, current if opens_later(mention) else None
        events.append(event)
    join(clues, event, mention)
    return event


def reopened(clues: Clues, mention: Mention, events: list[Event], current: Event | None) -> Event | None:
    """The event that is open: one of long ago stays so for its own sentence and the next only, then the report is back at its subject."""
    if current is None or not is_old(clues, current) or mention.sentence.index - current.mentions[-1].sentence.index < 2:
        return current
    return next((e for e in reversed(events) if not is_old(clues, e)), current)


def is_old(clues: Clues, event: Event) -> bool:
    """Whether the event is of a day long before publication: background."""
    published = when.day_of(clues.report.published)
    return bool(event.days and published and event.days[1] < when.shift(published, -OLD))


def is_told(clues: Clues, mention: Mention) -> bool:
    """Whether the stretch tells an event as fact: a count of one, or words of attack that are no threat, plan or habit."""
    if has_count(clues, mention):
        return True
    if mention.cues & {"habit", "unclaimed"} or is_long(mention) or (mention.counts and not mention.scene):
        return False
    return bool(mention.told or "claim" in mention.cues)


def asserts(mark: Mark) -> bool:
    """Whether the word alone tells an event: "killed" does so only with a count, "the incident" never."""
    return not mark.entry.data.get("harm") and not mark.entry.data.get("vague")


def event_of(clues: Clues, mention: Mention, events: list[Event], current: Event | None) -> Event | None:
    """The event that the stretch tells of: one that is known, or a new one; None where it tells too little to be one."""
    days = days_of(clues, mention)
    if is_anchored(mention, days) and (mention.cues & {"fresh", "nearby"} or (opens_apart(mention) and mention.told)):
        return Event(scene=None if mention.scene or current is None else current.scene)
    told = with_toll(clues, mention, events)
    if told:
        return told
    fitting = [e for e in events if fits(clues, e, mention, days)]
    if current in fitting and not (mention.scene and not current.scene and len(fitting) > 1):
        return current
    if mention.scene:
        fitting = [e for e in fitting if e.scene] or fitting
    if fitting and (mention.scene or days):
        return fitting[-1]
    if has_count(clues, mention) or (tells_one(clues, mention, days) and (current is None or is_placed(clues, mention, days))):
        return Event()
    return None if mention.scene else current


def with_toll(clues: Clues, mention: Mention, events: list[Event]) -> Event | None:
    """The event whose toll the stretch repeats, if neither two known places nor two days speak against it."""
    tolls = tolls_of(clues, mention)
    for event in reversed(events):
        if tolls and any(tolls & tolls_of(clues, m) for m in event.mentions) and day_fits(clues, event, days_of(clues, mention)):
            apart = event.scene and mention.scene and not place_fits(clues, event, mention)
            if not (apart and are_known(event, mention)):
                return event
    return None


def tolls_of(clues: Clues, mention: Mention) -> set[tuple[str, int]]:
    """The counts of a stretch that are large enough to be known again."""
    counts = [clues.casualties[i] for i in mention.counts]
    return {(c.harm, c.min) for c in counts if c.min and c.min >= TOLL and not c.cumulative and c.part_of is None}


def are_known(event: Event, mention: Mention) -> bool:
    """Whether a gazetteer knows both scenes, so that they are two."""
    return bool(event.scene and mention.scene and event.scene.place.canonical and mention.scene.place.canonical)


def has_count(clues: Clues, mention: Mention) -> bool:
    """Whether the stretch holds a count of one event, and not only totals."""
    return any(not clues.casualties[i].cumulative for i in mention.counts)


def tells_one(clues: Clues, mention: Mention, days: Days | None) -> bool:
    """Whether the words tell one event: a verb, a noun in the singular, or any with a day ("attacks on civilians" are no event)."""
    told = [m for m in mention.told if asserts(m)]
    return any(days or m.tag != "attack" or clues.report.folded[m.end - 1] != "s" for m in told)


def is_anchored(mention: Mention, days: Days | None) -> bool:
    """Whether the stretch shows a place or a day of its own, or a count."""
    return bool(mention.scene or days or mention.counts)


def is_linked(clues: Clues, mention: Mention) -> bool:
    """Whether a deed is told of the place or the day, and not just recalled beside it ("after the attack")."""
    recalled = frame(clues.report.pack.language, "recalled")
    for mark in mention.told:
        if mark.tag != "attack" or not recalled.search(clues.report.folded[max(mention.start, mark.start - 40) : mark.start]):
            return True
        if any(0 <= s.place.span[0] - mark.end < LINKED for s in mention.scenes):
            return True
    return False


def is_placed(clues: Clues, mention: Mention, days: Days | None) -> bool:
    """Whether the stretch puts a deed of its own at a place or a day."""
    return is_anchored(mention, days) and is_linked(clues, mention)


def opens_apart(mention: Mention) -> bool:
    """Whether the stretch begins with "earlier", "later" or "hours later"."""
    folded = mention.sentence.report.folded[mention.start : mention.start + 50]
    return opens_later(mention) or bool(frame(mention.sentence.report.pack.language, "earlier").search(folded))


def opens_later(mention: Mention) -> bool:
    """Whether the stretch begins with "later" or "hours later"."""
    folded = mention.sentence.report.folded[mention.start : mention.start + 50]
    return bool(frame(mention.sentence.report.pack.language, "later").search(folded))


def days_of(clues: Clues, mention: Mention) -> Days | None:
    """The days that the stretch gives to the event."""
    time = mention.time
    return (time.min, time.max) if time and time.min and time.max and not is_long(mention) else None


def is_long(mention: Mention) -> bool:
    """Whether the stretch is told of more than a month: history."""
    time = mention.time
    return bool(time and time.min and time.max and time.max > when.shift(time.min, MONTH))


def fits(clues: Clues, event: Event, mention: Mention, days: Days | None) -> bool:
    """Whether nothing in the stretch shows another place or another day."""
    return place_fits(clues, event, mention) and day_fits(clues, event, days)


def place_fits(clues: Clues, event: Event, mention: Mention) -> bool:
    """Whether the scenes are one, or one inside the other, or nothing shows that they are apart."""
    if event.scene is None or mention.scene is None:
        return True
    one, other = event.scene.place, mention.scene.place
    if is_same(clues.report, one, other):
        return True
    if are_apart(clues, event, mention):
        return False
    if nested(clues.report, one, other):
        return True
    return not opens_apart(mention) and is_quarter(other) and (is_quarter(one) or is_town(one))


def are_apart(clues: Clues, event: Event, mention: Mention) -> bool:
    """Whether the places that a gazetteer knows, around the scenes, are others ("Joura in Arda" and "Karam in Belt")."""
    mine = [s.place for s in mention.scenes if s.role > 0 and s.place.canonical]
    its = known_of(event) or (known_of(event.before) if event.before else [])
    return bool(mine and its) and not any(nested(clues.report, a, b) for a in mine for b in its)


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


def join(clues: Clues, event: Event, mention: Mention) -> None:
    """Add a mention to its event: the finest scene and the shortest days win."""
    event.mentions.append(mention)
    scene, days = mention.scene or weak_scene(mention, event), days_of(clues, mention)
    if scene is None or (event.scene and event.whole and is_quarter(scene.place)):
        pass
    elif event.scene is None:
        event.scene = scene
    elif are_quarters(clues, scene, event.scene) or are_several(mention):
        event.scene, event.whole = city_of(event) or event.scene, True
    elif is_finer(clues, scene, event.scene):
        event.scene = scene
    if days and (event.days is None or (event.days[0] <= days[0] and days[1] <= event.days[1])):
        event.days = days


def known_of(event: Event) -> list[Place]:
    """The places around an event that a gazetteer knows."""
    return [s.place for m in event.mentions for s in m.scenes if s.role > 0 and s.place.canonical]


def is_town(place: Place) -> bool:
    """Whether a place is a town that a gazetteer knows."""
    return place.precision == "settlement" and place.canonical is not None


def is_quarter(place: Place) -> bool:
    """Whether a place is a part of a town: a neighbourhood, or a district that no gazetteer knows."""
    return place.precision == "neighbourhood" or (place.precision == "adm2" and place.canonical is None)


def are_quarters(clues: Clues, one: Scene, other: Scene) -> bool:
    """Whether two scenes are different quarters of a town: one bombardment of several is one attack on the town."""
    return is_quarter(one.place) and is_quarter(other.place) and not is_same(clues.report, one.place, other.place)


def are_several(mention: Mention) -> bool:
    """Whether the stretch itself tells of several quarters."""
    return len({s.place.name for s in mention.scenes if is_quarter(s.place)}) > 1


def city_of(event: Event) -> Scene | None:
    """The city that the mentions of an event name, once it is told of several of its quarters."""
    scenes = [s for m in event.mentions for s in m.scenes if s.fineness == TOWN and s.place.canonical]
    return scenes[0] if scenes else None


def weak_scene(mention: Mention, event: Event) -> Scene | None:
    """A place that only its speaker is said to be in: better than a province."""
    scene = next((s for s in mention.scenes if s.place.precision not in WIDE), None)
    if scene is None or event.scene is None or event.scene.fineness <= FINENESS["adm1"]:
        return scene if event.scene else None
    return scene if says_inside(mention.sentence.report, event.scene.place.name, scene.place.name) else None


def is_finer(clues: Clues, scene: Scene, known: Scene) -> bool:
    """Whether a scene is inside the one that is known; a street corner is no better than its town."""
    if scene.place.precision != "facility" and known.fineness == TOWN and says_inside(clues.report, known.place.name, scene.place.name):
        return True
    wide = known.fineness < TOWN and scene.fineness > known.fineness
    quarter = is_town(known.place) and scene.role >= NEAR and is_quarter(scene.place)
    surer = known.role < scene.role and scene.fineness == known.fineness == TOWN and nested(clues.report, scene.place, known.place)
    return surer or quarter or (wide and nested(clues.report, scene.place, known.place))


def is_event(clues: Clues, event: Event, events: list[Event]) -> bool:
    """Whether enough is told for an event of its own: a count, or a place and a deed; the only event of a report needs less."""
    if any(not clues.casualties[i].cumulative for m in event.mentions for i in m.counts):
        return True
    told = [m for x in event.mentions for m in x.told if asserts(m)]
    if event.scene is None:
        return len(events) == 1 and bool(told)
    if is_old(clues, event) and all(m.tag in ("seize", "launch") for m in told):
        return False
    return event.days is not None or not all(m.entry.data.get("fighting") or m.tag == "seize" for m in told)
