"""Where an event is that no sentence puts anywhere: in the town whose police tell of it, or in that of the dateline."""

from onrecord.reading.fitting import Event, is_old
from onrecord.reading.marks import frame
from onrecord.reading.mentions import Clues
from onrecord.reading.place_words import side_of
from onrecord.reading.scenes import FINENESS, Scene
from onrecord.records import Place

TOWNS = ("settlement", "near")


def seated(clues: Clues, events: list[Event]) -> None:
    """Give the first event of a report, if it has no place, the town of its police or of the dateline."""
    first = next((e for e in events if not is_old(clues, e)), None)
    if first is None or first.scene is not None:
        return
    place = town_of_police(clues, first) or town_of_dateline(clues)
    if place:
        first.scene = Scene(place, 0.0, FINENESS["settlement"])


def town_of_police(clues: Clues, event: Event) -> Place | None:
    """The town whose police, fire brigade or people tell of the event."""
    service = frame(clues.report.pack.language, "service")
    for mention in event.mentions:
        for place in clues.places.within(mention.start, mention.end):
            if place.precision in TOWNS and place.canonical and service.match(clues.report.folded, place.span[1]):
                return place
    return None


def town_of_dateline(clues: Clues) -> Place | None:
    """The town that a report is dated from; a capital is where agencies sit."""
    report = clues.report
    for sentence in report.sentences:
        if sentence.kind == "dateline":
            for place in clues.places.within(sentence.start, sentence.end):
                if place.precision in TOWNS and place.canonical and not side_of(place.name, report.pack.language):
                    return place
    return None
