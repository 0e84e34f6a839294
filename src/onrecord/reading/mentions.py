"""Mentions of attacks: what one stretch of a sentence tells of a violent event or an accident.

A stretch is a sentence, or the part of it that tells one of several events ("killing three in A, while shells hit B").
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Generic, TypeVar

from onrecord.reading.marks import Mark, frame, marks_of
from onrecord.reading.report import Report, Sentence
from onrecord.reading.scenes import FINENESS, REACH, TOWN, WIDE, Scene, best_scene, is_near
from onrecord.reading.standing import scene_of
from onrecord.reading.times import is_period, spoken
from onrecord.records import Casualty, Place, Span, Statement, Time

Item = TypeVar("Item")

TOLD = {"attack", "act", "launch", "seize"}  # the tags of words that tell an event
SEMICOLON = re.compile(";")
CLOSE = 12  # and from the bomb that it counts
AGAIN = 30  # how far "another" can stand from the attack that it counts
CARRIED = 60  # how far from "launched" the attack or the weapon can stand
VIEWS = ("attack", "weapon", "target", "actor")


class Row(Generic[Item]):
    """Items in the order of the text, from which a stretch's are cut out quickly.

    >>> Row(["a", "b", "c"], [0, 10, 20]).within(5, 20)
    ['b']
    """

    def __init__(self, items: list[Item], starts: list[int]) -> None:
        self.items, self.starts = items, starts

    def within(self, start: int, end: int) -> list[Item]:
        """The items that begin within the stretch."""
        first = bisect_left(self.starts, start)
        return self.items[first : bisect_left(self.starts, end, first)]


@dataclass(slots=True)
class Clues:
    """What the earlier stages found in the report, and the words of attacks in it."""

    report: Report
    casualties: list[Casualty]
    statements: list[Statement]
    counts: Row[int]
    places: Row[Place]
    times: Row[Time]
    words: dict[str, Row[Mark]]
    speakers: list[Span]


@dataclass(slots=True, eq=False)
class Mention:
    """What one stretch tells: the words that tell it, its cues, its counts (positions in the list of casualties), its scene and day."""

    sentence: Sentence
    start: int
    end: int
    told: list[Mark]
    cues: set[str]
    counts: list[int]
    scenes: list[Scene] = field(default_factory=list)
    wide: list[Place] = field(default_factory=list)
    scene: Scene | None = None
    time: Time | None = None
    said: Time | None = None
    sums: bool = False  # whether its number is the sum of the tolls of several events
    share: bool = False  # of a total over many events, what happened at one place


def clues_of(report: Report, casualties: list[Casualty], found: tuple[list[Statement], list[Place], list[Time]]) -> Clues:
    """Everything that the mentions are read from."""
    folded = report.folded.replace("\n", " ")
    statements, places, times = found
    words = {}
    for view in VIEWS:
        marks = marks_of(report, view, folded)
        words[view] = Row(marks, [m.start for m in marks])
    order = sorted(range(len(casualties)), key=lambda i: casualties[i].quote.start)
    counts = Row(order, [casualties[i].quote.start for i in order])
    speakers = [s.speaker_span for s in statements if s.speaker_span]
    where = sorted(places, key=lambda place: place.span)
    time = sorted(times, key=lambda time: time.span)
    return Clues(
        report,
        casualties,
        statements,
        counts,
        Row(where, [p.span[0] for p in where]),
        Row(time, [t.span[0] for t in time]),
        words,
        speakers,
    )


def find_mentions(clues: Clues) -> list[Mention]:
    """Every stretch that tells of an attack or holds a count, in the order of the text."""
    found = []
    for sentence in clues.report.sentences:
        if sentence.kind in ("teaser", "footer"):
            continue
        marks = clues.words["attack"].within(sentence.start, sentence.end)
        counts = clues.counts.within(sentence.start, sentence.end)
        if counts or any(m.tag in TOLD or m.tag == "claim" for m in marks):
            found += [mention_of(clues, sentence, stretch) for stretch in stretches(clues, sentence, marks, counts)]
    return found


def stretches(clues: Clues, sentence: Sentence, marks: list[Mark], counts: list[int]) -> list[Span]:
    """The sentence, cut where it turns to another event."""
    strong = {m.start for m in marks if is_strong(clues, m, marks)}
    cuts = [m.start for m in marks if m.tag == "turn"]
    cuts += [sentence.start + m.start() for m in SEMICOLON.finditer(sentence.folded)]
    cuts += between_pairs(clues, sentence, counts)
    if not cuts:
        return [(sentence.start, sentence.end)]
    bounds = [sentence.start]
    for cut in sorted(set(cuts)):
        if cut in strong or (tells(clues, (bounds[-1], cut)) and tells(clues, (cut, sentence.end))):
            bounds.append(cut)
    return list(zip(bounds, [*bounds[1:], sentence.end], strict=True))


def is_strong(clues: Clues, mark: Mark, marks: list[Mark]) -> bool:
    """Whether "days after" leads to another event: "days after the raid" goes back to the one that is told."""
    if mark.tag != "turn" or not mark.entry.data.get("strong"):
        return False
    folded, known = clues.report.folded, frame(clues.report.pack.language, "known")
    if frame(clues.report.pack.language, "of the known").match(folded, mark.end):
        return False
    nouns = [m for m in marks if m.tag == "attack" and 0 < m.start - mark.end < AGAIN and known.search(folded[mark.end : m.start])]
    return not any(not clues.places.within(m.end, m.end + AGAIN) for m in nouns)


def tells(clues: Clues, stretch: Span) -> bool:
    """Whether a stretch could stand alone: it has a place or a time of its own, and a count or a word of attack."""
    told = clues.counts.within(*stretch) or any(m.tag in TOLD for m in clues.words["attack"].within(*stretch))
    return bool(told) and bool([p for p in clues.places.within(*stretch) if p.precision not in WIDE] or clues.times.within(*stretch))


def between_pairs(clues: Clues, sentence: Sentence, counts: list[int]) -> list[int]:
    """The ends of each pair of a count and a place in "five in A and three in B" or "in A five, in B three"."""
    if len(counts) < 2:
        return []
    places = [p.span for p in clues.places.within(sentence.start, sentence.end) if p.precision not in WIDE]
    items = [
        ("count", *span_of(clues.casualties[i])) for i in counts if clues.casualties[i].part_of is None or is_placed_part(clues, i, places)
    ]
    items += [("place", *span) for span in places]
    items.sort(key=lambda item: item[1])
    cuts: list[int] = []
    seen: set[str] = set()
    for (kind, _, end), (following, start, _) in pairwise(items):
        seen.add(kind)
        if following == items[0][0] and len(seen) == 2 and following != kind:
            cuts.append(max(end, start - 1))
            seen = set()
    return cuts


def is_placed_part(clues: Clues, position: int, places: list[Span]) -> bool:
    """Whether a part of a total has a place of its own right behind it, before the next count ("40 died: 15 in Arda, 9 in Belt")."""
    end = clues.casualties[position].quote.end
    following = next((start for start, _ in places if 0 <= start - end < CLOSE), None)
    return following is not None and len(places) > 1 and not clues.counts.within(end, following)


def span_of(casualty: Casualty) -> Span:
    """Where a count's words stand."""
    return casualty.quote.start, casualty.quote.end


def mention_of(clues: Clues, sentence: Sentence, stretch: Span) -> Mention:
    """What the stretch tells."""
    marks = clues.words["attack"].within(*stretch)
    cues = {m.tag for m in marks if m.tag != "again" or counts_again(clues, m, marks)}
    if "again" in cues or any(m.start == stretch[0] and is_strong(clues, m, marks) for m in marks):
        cues.add("fresh")
    told = [m for m in marks if m.tag in TOLD and is_deed(clues, m, marks)]
    mention = Mention(sentence, *stretch, told, cues, clues.counts.within(*stretch))
    for place in clues.places.within(*stretch):
        if place.precision in WIDE:
            mention.wide.append(place)
        elif is_no_place(clues, place):
            continue
        elif scene := scene_of(clues.report, place, marks, clues.speakers):
            scene.fineness = fineness_of(clues, scene)
            mention.scenes.append(scene)
    mention.scene = best_scene(clues.report, mention.scenes) if mention.scenes else None
    mention.time = time_of(clues, mention)
    if mention.scene and mention.counts and any(m.tag == "again" and counts_weapon(clues, m) for m in marks):
        mention.cues.add("fresh")
    return mention


def counts_weapon(clues: Clues, again: Mark) -> bool:
    """Whether "another" or "a second" counts a bomb or a bomber, that of another attack if its place and its dead are told too."""
    definite = frame(clues.report.pack.language, "definite").search(clues.report.folded[max(0, again.start - 12) : again.start])
    return not definite and any(m.start - again.end < CLOSE for m in clues.words["weapon"].within(again.end, again.end + AGAIN))


def is_no_place(clues: Clues, place: Place) -> bool:
    """Whether the name is a weapon's, an armed group's or a family's ("Grad missiles", "Azov", "the Nour family home")."""
    start, end = place.span
    if is_family(clues.report, place) or any(m.tag == "party" and m.end >= end for m in clues.words["actor"].within(start, end)):
        return True
    return any(m.start <= start and end <= m.end for m in clues.words["weapon"].within(start - 1, end))


def is_family(report: Report, place: Place) -> bool:
    """Whether the name is followed by "family" or a like word, or ends with it."""
    kin, (start, end) = frame(report.pack.language, "kin"), place.span
    last = report.folded.rfind(" ", start, end)
    return bool(kin.match(report.folded, end) or (last > 0 and kin.match(report.folded, last)))


def fineness_of(clues: Clues, scene: Scene) -> int:
    """How fine a scene is, with the word after its name: "Boots store" is a building, "Arda city" no province."""
    start, end = scene.place.span
    last = clues.report.folded.rfind(" ", start, end)
    city = frame(clues.report.pack.language, "city")
    if scene.fineness != TOWN and (city.match(clues.report.folded, end) or (last > 0 and city.match(clues.report.folded, last))):
        return TOWN
    if scene.place.canonical is None and clues.words["target"].within(end, end + 3):
        return FINENESS["facility"]
    return scene.fineness


def counts_again(clues: Clues, again: Mark, marks: list[Mark]) -> bool:
    """Whether "another" or "a second" counts an attack ("the second" does not, nor "another man hurt in the raid")."""
    if frame(clues.report.pack.language, "definite").search(clues.report.folded[max(0, again.start - 12) : again.start]):
        return False
    linking = frame(clues.report.pack.language, "linking")
    near = [m for m in marks if m.tag == "attack" and 0 < m.start - again.end < AGAIN]
    return any(not linking.search(clues.report.folded[again.end : m.start]) for m in near)


def is_deed(clues: Clues, mark: Mark, marks: list[Mark]) -> bool:
    """Whether the word tells a deed that was done: no threat or plan; "launched" only with an attack or a weapon beside it."""
    if any(m.tag == "unreal" and is_near(clues.report, m.end, mark.start) for m in marks if m.end <= mark.start):
        return False
    if (mark.entry.data.get("reduced") or mark.tag == "seize") and is_filmed(clues, mark):
        return False
    if mark.tag != "launch":
        return True
    if clues.words["weapon"].within(mark.start - CARRIED // 2, mark.end + CARRIED):
        return True
    return any(m.tag == "attack" and 0 <= m.start - mark.end < CARRIED for m in marks)


def is_filmed(clues: Clues, mark: Mark) -> bool:
    """Whether the word is said of pictures ("a video shot in Arda")."""
    return bool(frame(clues.report.pack.language, "filmed").search(clues.report.folded[max(0, mark.start - REACH) : mark.start]))


def time_of(clues: Clues, mention: Mention) -> Time | None:
    """The time phrase that is the event's, the nearest to its words."""
    times = [t for t in clues.times.within(mention.start, mention.end) if is_day(clues, t)]
    if not times:
        return None
    mention.said = next((t for t in times if spoken(clues.report, t)), None)
    clock = frame(clues.report.pack.language, "clock")
    times = [t for t in times if not spoken(clues.report, t) and not clock.search(clues.report.folded[slice(*t.span)])]
    times = [t for t in times if not is_of_another(clues, mention, t)]
    if not times:
        return None
    at = mention.told[0].start if mention.told else clues.casualties[mention.counts[0]].quote.start if mention.counts else mention.start
    return min(times, key=lambda t: abs(t.span[0] - at))


def is_of_another(clues: Clues, mention: Mention, time: Time) -> bool:
    """Whether the time is that of another verb, which stands between the deed and it ("hit people evacuated on Friday")."""
    language, folded, start = clues.report.pack.language, clues.report.folded, time.span[0]
    first = min([m.end for m in mention.told] + [clues.casualties[i].quote.end for i in mention.counts], default=start)
    whole = folded[max(mention.start, start - REACH) : start]
    if frame(language, "toll day").search(whole) or (start < first and frame(language, "mourning").search(whole)):
        return True
    return bool(frame(language, "other day").search(folded[max(first, start - REACH) : start]))


def is_day(clues: Clues, time: Time) -> bool:
    """Whether the time phrase can be a day: it is no period over which totals are counted."""
    return time.min is not None and time.max is not None and not is_period(clues.report, time)


LONGEST = 40  # letters of a place's name before the word


def is_in_place(clues: Clues, mark: Mark) -> bool:
    """Whether the word is only part of a place's name ("Port Sudan")."""
    spans = [place.span for place in clues.places.within(mark.start - LONGEST, mark.end)]
    return any(a <= mark.start and mark.end <= b and b - a > mark.end - mark.start for a, b in spans)
