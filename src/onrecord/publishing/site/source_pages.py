"""Sources: outlets, institutions and people in office. Private persons have no page."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from onrecord.incidents import Claim, Speaker
from onrecord.publishing.site import addresses, summary
from onrecord.publishing.site.edition import Item
from onrecord.publishing.site.figures import harms_of, lines_of
from onrecord.publishing.site.naming import is_proper, outlet
from onrecord.publishing.site.showing import Showing
from onrecord.publishing.site.stepchart import step_charts
from onrecord.publishing.site.templating import File, page
from onrecord.publishing.wording import plain
from onrecord.records import Reading

Spoken = dict[str, list[tuple[Item, list[Claim]]]]  # by speaker: each incident with the speaker's counts


def source_pages(showing: Showing) -> Iterator[File]:
    """The list of sources, and a page for each that may be named."""
    spoken, public = spoken_of(showing), public_of(showing)
    rows = [row(speaker, spoken) for speaker in public]
    yield page("sources.html", "sources.html", showing.edition, here="sources", outlets=outlets(showing), speakers=rows)
    for speaker in public:
        yield source_page(speaker, spoken[speaker.id], showing)


def public_of(showing: Showing) -> list[Speaker]:
    """The speakers who have a page: every naming of each may be shown, and somebody named them in a report that is shown."""
    edition, found = showing.edition, dict[str, bool]()
    for (document, source), id in edition.voices.of.items():
        reading = edition.by_document.get(document)
        if reading is not None:
            found[id] = found.get(id, True) and showing.names.is_public(reading, source)
    known = edition.voices.known
    speakers = [known[id] for id, public in found.items() if public and id in known and is_proper(known[id])]
    return sorted(speakers, key=lambda speaker: (plain(speaker.name).casefold(), speaker.id))


def spoken_of(showing: Showing) -> Spoken:
    """Each speaker's counts, incident by incident."""
    found: Spoken = defaultdict(list)
    for item in showing.edition.items:
        mine: dict[str, list[Claim]] = defaultdict(list)
        for claim in item.case.claims:
            mine[claim.speaker].append(claim)
        for speaker, claims in mine.items():
            found[speaker].append((item, claims))
    return found


def row(speaker: Speaker, spoken: Spoken) -> dict[str, Any]:
    """A speaker in the list."""
    told = spoken.get(speaker.id, [])
    return {"speaker": speaker, "incidents": len(told), "claims": sum(len(claims) for _, claims in told)}


def source_page(speaker: Speaker, told: list[tuple[Item, list[Claim]]], showing: Showing) -> File:
    """The page of one speaker: what was said, incident by incident, and how its figures moved."""
    names = [name for name in speaker.names if name != speaker.name]
    entries = [entry(item, claims, speaker, showing) for item, claims in told]
    return page(addresses.source(speaker.id), "source.html", showing.edition, here="sources", speaker=speaker, names=names, told=entries)


def entry(item: Item, claims: list[Claim], speaker: Speaker, showing: Showing) -> dict[str, Any]:
    """What a speaker said of one incident."""
    moved = []
    for harm in harms_of(item.case):
        lines = [line for line in lines_of(item.case, harm) if line.speaker == speaker.id]
        if lines and len(lines[0].points) > 1:
            moved.append({"harm": harm, "chart": step_charts(lines, [harm])})
    incident = item.case.incident
    return {"title": summary.title(incident), "when": summary.when(incident), "page": addresses.incident(incident.id),
            "claims": showing.claims(tuple(claims)), "charts": moved}  # fmt: skip


def outlets(showing: Showing) -> list[dict[str, Any]]:
    """Each outlet with its reports."""
    found: dict[str, list[Reading]] = defaultdict(list)
    for reading in showing.edition.by_document.values():
        found[showing.names.words(reading, outlet(reading))].append(reading)
    return [{"name": name, "reports": [about(reading, showing) for reading in listed]} for name, listed in sorted(found.items())]


def about(reading: Reading, showing: Showing) -> dict[str, Any]:
    """A report in the list of its outlet."""
    return {"title": showing.title(reading), "page": addresses.report(reading.document.id), "published": reading.document.published,
            "language": reading.document.language}  # fmt: skip
