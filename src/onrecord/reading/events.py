"""Puts the mentions of one event together: the same place (or one inside the other), the same day, and no word that tells them apart.

An event stays open until a stretch shows another place or another day; what is told with neither goes to the event that is open.
"""

from onrecord import when
from onrecord.reading.fitting import (
    Days,
    Event,
    assumed_days,
    day_fits,
    days_of,
    fits,
    is_long,
    is_old,
    opens_apart,
    opens_later,
    place_fits,
)
from onrecord.reading.growing import join
from onrecord.reading.marks import frame
from onrecord.reading.mentions import Clues, Mention
from onrecord.reading.recalls import LINKED, OPENING, asserts, deeds_of, is_back_reference, is_retold, is_sighting
from onrecord.reading.scenes import Scene, are_far
from onrecord.reading.summing import TOLL, goes_on_summing, has_count, lead_days, lead_sums, tells_one

WOUNDED = 10  # days in which the wounded of an attack may die of it


def gather(clues: Clues, mentions: list[Mention]) -> tuple[list[Event], Event]:
    """The events of the report, in the order of the text; and what is told of totals over many events."""
    events, total = gathered(clues, mentions)
    sums = lead_sums(clues, mentions, events)
    for mention in sums:
        mention.sums = True
    return gathered(clues, mentions) if sums else (events, total)


def gathered(clues: Clues, mentions: list[Mention]) -> tuple[list[Event], Event]:
    """The events, as far as single stretches tell which of them are totals."""
    events: list[Event] = []
    total = Event(total=True)
    current: Event | None = None
    for mention in mentions:
        if goes_on_summing(clues, mention, total):
            total.mentions.append(mention)
            total.days = total.days or lead_days(clues, mention, events)
        elif is_told(clues, mention):
            current = reopened(clues, mention, events, current)
            event = event_of(clues, mention, events, current)
            current = added(clues, mention, event, (events, current)) if event else current
    return without_headlines([e for e in events if is_event(clues, e, events)]), total


def without_headlines(events: list[Event]) -> list[Event]:
    """The events, those that only a headline tells taken into the next: a headline tells what the text begins with."""
    kept: list[Event] = []
    for event in reversed(events):
        if kept and all(m.sentence.kind == "headline" for m in event.mentions):
            kept[0].mentions[:0] = event.mentions
            kept[0].scene = kept[0].scene or event.scene
        else:
            kept.insert(0, event)
    return kept


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


def is_told(clues: Clues, mention: Mention) -> bool:
    """Whether the stretch tells an event as fact: a count of one, or words of attack that are no threat, plan or habit."""
    if has_count(clues, mention):
        return True
    if mention.cues & {"habit", "unclaimed"} or is_long(mention) or (mention.counts and not mention.scene):
        return False
    return bool(mention.told or "claim" in mention.cues)


def event_of(clues: Clues, mention: Mention, events: list[Event], current: Event | None) -> Event | None:
    """The event that the stretch tells of: one that is known, or a new one; None where it tells too little to be one."""
    days = days_of(clues, mention)
    if is_anchored(mention, days) and is_told_apart(clues, mention, current):
        return Event(scene=None if mention.scene or current is None else scene_meant(clues, mention, current))
    told = with_toll(clues, mention, events) or aftermath(clues, mention, current)
    if told:
        return told
    if current and recalls(clues, current, mention, days):
        return current
    fitting = [e for e in events if fits(clues, e, mention, days)]
    if current in fitting and not (mention.scene and not current.scene and len(fitting) > 1):
        return current
    if mention.scene:
        fitting = [e for e in fitting if e.scene] or ([e for e in fitting if e is current] if mention.counts else fitting)
    if fitting and (mention.scene or days):
        return fitting[-1]
    if has_count(clues, mention) or (tells_one(clues, mention, days) and (current is None or is_placed(clues, mention, days))):
        return Event()
    return None if mention.scene else current


def is_told_apart(clues: Clues, mention: Mention, current: Event | None) -> bool:
    """Whether words say that this is another event than the one that is open."""
    if mention.cues & {"fresh", "nearby"}:
        return True
    return bool(opens_apart(mention) and mention.told) and not (current and is_retold(clues, mention))


def recalls(clues: Clues, current: Event, mention: Mention, days: Days | None) -> bool:
    """Whether the stretch, wherever it is set, only goes back to the open event or shows its dead."""
    if not mention.scene or not day_fits(clues, current, days):
        return False
    if mention.counts and current.scene and opens_scene(mention) and are_far(current.scene.place, mention.scene.place):
        return False  # "In Belt, the same barrage killed ten"
    return (is_back_reference(clues, mention) and not opens_apart(mention)) or is_sighting(clues, mention)


def opens_scene(mention: Mention) -> bool:
    """Whether the stretch begins with its place ("In Arda, …")."""
    return mention.scene is not None and mention.scene.place.span[0] - mention.start <= OPENING


def aftermath(clues: Clues, mention: Mention, current: Event | None) -> Event | None:
    """The open event, where the stretch tells of a death some days after it and of no deed ("he died of his wounds on Sunday")."""
    days = days_of(clues, mention)
    if current is None or not days or mention.scene or deeds_of(clues.report, mention):
        return None
    known = current.days or assumed_days(clues, current)
    return current if known and known[0] <= days[0] <= when.shift(known[1], WOUNDED) else None


def scene_meant(clues: Clues, mention: Mention, current: Event) -> Scene | None:
    """The place that "the city", "there" or "the province" means in a stretch that names none: the open event's, or its province."""
    words, language = clues.report.folded[mention.start : mention.end], clues.report.pack.language
    if frame(language, "same province").search(words):
        known = [s for m in current.mentions for s in m.scenes if s.place.precision == "adm1"]
        return known[-1] if known else None
    return current.scene if opens_apart(mention) or frame(language, "same place").search(words) else None


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


def is_event(clues: Clues, event: Event, events: list[Event]) -> bool:
    """Whether enough is told for an event of its own: a count, or a place and a deed; the only event of a report needs less."""
    counts = [c for c in (clues.casualties[i] for m in event.mentions for i in m.counts) if not c.cumulative]
    if any(c.harm != "rescued" for c in counts):
        return True
    told = [m for x in event.mentions for m in x.told if asserts(m)]
    if counts and all(m.entry.data.get("fighting") for m in told):
        return False  # to be freed in a pause of the fighting is no attack
    if event.scene is None:
        return len(events) == 1 and bool(told)
    if is_old(clues, event) and all(m.tag in ("seize", "launch") for m in told):
        return False
    return event.days is not None or not all(m.entry.data.get("fighting") or m.tag == "seize" for m in told)
