"""Where an event is that no sentence puts anywhere: in the town whose police tell of it, or in that of the dateline."""

from onrecord.reading.fitting import Event, is_old
from onrecord.reading.marks import frame
from onrecord.reading.mentions import Clues
from onrecord.reading.place_words import side_of
from onrecord.reading.report import Sentence
from onrecord.reading.scenes import FINENESS, NEAR, WIDE, Scene, best_scene, nested
from onrecord.reading.standing import scene_of
from onrecord.records import Place

BEHIND = 2  # how many sentences behind an event can tell where it was


def seated(clues: Clues, events: list[Event]) -> None:
    """Give the first event of a report, if it has no place, the town of its police or of the dateline."""
    first = next((e for e in events if not is_old(clues, e)), None)
    if first is None or first.scene is not None:
        return
    place = town_of_police(clues, first) or town_of_dateline(clues)
    if place:
        first.scene = Scene(place, 0.0, FINENESS["settlement"])


def sited(clues: Clues, events: list[Event]) -> None:
    """Give an event without a place, or of a province, the one that a sentence behind it tells ("The clinic is in the west of Arda")."""
    starts = sorted(e.mentions[0].sentence.index for e in events)
    for event in events:
        if event.scene and event.scene.fineness >= FINENESS["adm2"]:
            continue
        first = event.mentions[0].sentence.index
        until = min([i for i in starts if i > first] + [first + BEHIND + 1])
        found = (site_in(clues, s) for s in clues.report.sentences[first + 1 : until])
        event.scene = next((s for s in found if s and is_in(clues, s, event)), event.scene)


def is_in(clues: Clues, scene: Scene, event: Event) -> bool:
    """Whether a scene can be that of an event of a province, or of one that is nowhere yet."""
    return event.scene is None or nested(clues.report, event.scene.place, scene.place)


def site_in(clues: Clues, sentence: Sentence) -> Scene | None:
    """The place at which a sentence without a deed sets what was told before it."""
    if not frame(clues.report.pack.language, "sited").match(clues.report.folded, sentence.start, sentence.end):
        return None
    marks = clues.words["attack"].within(sentence.start, sentence.end)
    places = [p for p in clues.places.within(sentence.start, sentence.end) if p.precision not in WIDE]
    scenes = [s for p in places if (s := scene_of(clues.report, p, marks, clues.speakers))]
    best = best_scene(clues.report, scenes) if scenes else None
    return best if best and best.role >= NEAR and best.fineness >= FINENESS["adm2"] else None


def town_of_police(clues: Clues, event: Event) -> Place | None:
    """The town whose police, fire brigade or people tell of the event, or else of anything in the report."""
    own = [place for mention in event.mentions for place in clues.places.within(mention.start, mention.end)]
    service, folded = frame(clues.report.pack.language, "service"), clues.report.folded
    return next((p for p in [*own, *clues.places.items] if is_town(p) and service.match(folded, p.span[1])), None)


def town_of_dateline(clues: Clues) -> Place | None:
    """The town that a report is dated from; a capital is where agencies sit."""
    report = clues.report
    spans = [report.dateline] if report.dateline else []
    spans += [(s.start, s.end) for s in report.sentences if s.kind == "dateline"]
    places = [p for span in spans for p in clues.places.within(*span)]
    return next((p for p in places if is_town(p) and not side_of(p.name, report.pack.language)), None)


def is_town(place: Place) -> bool:
    """Whether a gazetteer knows the place as a town."""
    return place.canonical is not None and place.precision in ("settlement", "near")
