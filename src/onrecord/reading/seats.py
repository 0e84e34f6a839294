"""Where an event is that no sentence puts anywhere: in the town whose police tell of it, or in that of the dateline."""

from onrecord.reading.fitting import Event, is_old
from onrecord.reading.marks import frame
from onrecord.reading.mentions import Clues
from onrecord.reading.place_words import side_of
from onrecord.reading.scenes import FINENESS, Scene
from onrecord.records import Place


def seated(clues: Clues, events: list[Event]) -> None:
    """Give the first event of a report, if it has no place, the town of its police or of the dateline."""
    first = next((e for e in events if not is_old(clues, e)), None)
    if first is None or first.scene is not None:
        return
    place = town_of_police(clues, first) or town_of_dateline(clues)
    if place:
        first.scene = Scene(place, 0.0, FINENESS["settlement"])


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
