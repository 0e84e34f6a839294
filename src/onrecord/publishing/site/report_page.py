"""The page of one report: where it came from, its hash, and the sentences that carry claims; the whole text only on one's own machine."""

from collections.abc import Iterator
from typing import Any

from onrecord.marks import COLOURS, marks_of, stretches
from onrecord.publishing.marked import WORDINGS
from onrecord.publishing.site import addresses, summary
from onrecord.publishing.site.edition import Item
from onrecord.publishing.site.interface import interface
from onrecord.publishing.site.naming import outlet
from onrecord.publishing.site.showing import Said, Showing
from onrecord.publishing.site.templating import File, page
from onrecord.publishing.wording import figure
from onrecord.records import Reading


def report_page(reading: Reading, items: list[Item], showing: Showing) -> File:
    """The page of a report, with the incidents that it tells of."""
    edition = showing.edition
    return page(
        addresses.report(reading.document.id),
        "report.html",
        edition,
        here="sources",
        reading=reading,
        title=showing.title(reading),
        outlet=showing.names.words(reading, outlet(reading)),
        groups=list(groups(reading, showing)),
        whole=whole(reading, showing) if edition.choices.whole_texts else None,
        incidents=[(summary.title(item.case.incident), summary.when(item.case.incident), item.case.incident.id) for item in items],
        origin=told_in(edition.origins.get(reading.document.id, ""), reading, showing),
        copies=[told_in(document, reading, showing) for document in edition.copies.get(reading.document.id, ())],
        called=sorted(edition.called[reading.document.id]),
    )


def told_in(document: str, reading: Reading, showing: Showing) -> tuple[str, str] | None:
    """Another report by its outlet and its page."""
    other = showing.edition.by_document.get(document)
    if other is None or document == reading.document.id:
        return None
    return showing.names.words(other, outlet(other)), addresses.report(document)


def groups(reading: Reading, showing: Showing) -> Iterator[tuple[str, list[tuple[str, Said]]]]:
    """The claims of a reading by kind, each with the place on the page where it stands."""
    for kind in COLOURS:
        entries = [(f"c-{entry.id}", shown(kind, entry, reading, showing)) for entry in getattr(reading, kind)]
        if entries:
            yield kind, entries


def shown(kind: str, entry: Any, reading: Reading, showing: Showing) -> Said:
    """One claim."""
    what = f"{entry.harm}: {figure(entry)}" if kind == "casualties" else WORDINGS[kind](entry)
    return showing.said(reading, entry, what)


def whole(reading: Reading, showing: Showing) -> list[tuple[str, str, str, str]]:
    """The text in pieces: the words, the kind that colours them, what they claim, and where that stands on the page.

    The names in it stand: the page is for one's own machine.
    """
    pieces = []
    for words, under in stretches(reading.text, marks_of(reading)):
        inner = min(under, key=lambda mark: mark.end - mark.start) if under else None
        pieces.append((words, inner.kind, interface().kinds[inner.kind], f"c-{inner.id}") if inner else (words, "", "", ""))
    return pieces
