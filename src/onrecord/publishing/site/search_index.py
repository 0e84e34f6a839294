"""What the site's search looks through: for each sentence, place, speaker and outlet the page where it stands."""

from collections.abc import Iterator

from onrecord.publishing.site import addresses, summary
from onrecord.publishing.site.home_page import script_of
from onrecord.publishing.site.naming import outlet
from onrecord.publishing.site.report_page import groups
from onrecord.publishing.site.showing import Showing
from onrecord.publishing.site.source_pages import public_of
from onrecord.publishing.site.templating import File
from onrecord.publishing.wording import plain

Entry = tuple[str, str, str, str]  # kind, page, title, words


def search_file(showing: Showing) -> File:
    """The index as a script that assigns it."""
    return script_of("data/search.js", "onrecordSearch", list(entries(showing)))


def entries(showing: Showing) -> Iterator[Entry]:
    """Everything that can be found."""
    edition = showing.edition
    for item in edition.items:
        incident = item.case.incident
        place = incident.place
        around = " ".join(filter(None, (place.name, place.canonical) if place else ()))
        yield "incident", addresses.incident(incident.id), f"{summary.title(incident)}, {summary.when(incident)}", plain(around)
    for speaker in public_of(showing):
        yield "source", addresses.source(speaker.id), plain(speaker.name), plain(" ".join(speaker.names))
    for reading in edition.by_document.values():
        name = showing.names.words(reading, outlet(reading))
        page = addresses.report(reading.document.id)
        yield "report", page, showing.title(reading), name
        for _, listed in groups(reading, showing):
            for anchor, said in listed:
                yield "claim", f"{page}#{anchor}", said.what, "".join(said.sentence) + " " + said.speaker
