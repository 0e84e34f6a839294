"""An edition's files by their paths, each made when somebody asks for it; the very files that `onrecord publish` writes."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache, partial
from hashlib import sha256
from typing import NamedTuple

from onrecord.publishing.site import addresses
from onrecord.publishing.site.agreement_pages import agreement_page, agreement_pages
from onrecord.publishing.site.data_files import data_files, data_page
from onrecord.publishing.site.edition import Edition, Item
from onrecord.publishing.site.home_page import Row, home_page, month_of, month_page_of, month_pages, rows_file, rows_of
from onrecord.publishing.site.incident_page import incident_page
from onrecord.publishing.site.pages import places_of, static_files
from onrecord.publishing.site.plain_pages import how_page, method_page, search_page
from onrecord.publishing.site.report_page import report_page
from onrecord.publishing.site.search_index import search_file
from onrecord.publishing.site.showing import Showing
from onrecord.publishing.site.source_pages import public_of, source_page, source_pages, spoken_of
from onrecord.publishing.site.templating import File

KEPT = 200  # files that are kept once they were made
Maker = Callable[[], File]


class Leaf(NamedTuple):
    """A file as it is sent: its bytes, and the tag by which a browser knows that it has them already."""

    data: bytes
    tag: str


class Shelf:
    """One edition's files."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.showing = Showing(edition)
        self.made = lru_cache(KEPT)(self._made)
        self.moved = dict(moved_of(edition))

    def leaf(self, path: str) -> Leaf | None:
        """A file by its path; None where there is none."""
        return self.made(path) if path in self.makers else None

    def _made(self, path: str) -> Leaf:
        data = self.makers[path]().data
        return Leaf(data, f'"{sha256(data).hexdigest()[:32]}"')

    @cached_property
    def makers(self) -> dict[str, Maker]:
        """What makes each file."""
        return {
            **dict(self.plain()),
            **dict(self.incidents()),
            **dict(self.reports()),
            **dict(self.others()),
            **{file.path: partial(same, file) for file in static_files()},
        }

    @cached_property
    def rows(self) -> list[Row]:
        """The incidents of the front page."""
        return rows_of(self.showing)

    @cached_property
    def downloads(self) -> dict[str, File]:
        """The files that can be downloaded."""
        return {file.path: file for file in data_files(self.rows, self.showing)}

    def plain(self) -> Iterator[tuple[str, Maker]]:
        """The pages that are there once, and the months."""
        yield "index.html", lambda: home_page(self.rows, self.showing)
        yield from ((f"{name}.html", partial(made, self.showing)) for name, made in PLAIN.items())
        yield "data.html", lambda: data_page(self.downloads.values(), self.showing)
        yield "data/incidents.js", lambda: rows_file(self.rows)
        yield "data/search.js", lambda: search_file(self.showing)
        yield from ((path, partial(self.download, path)) for path in DOWNLOADS)
        months: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            months[month_page_of(month_of(row))].append(row)
        yield from ((path, partial(first, month_pages, rows, self.showing)) for path, rows in months.items())

    def download(self, path: str) -> File:
        """One file to be downloaded."""
        return self.downloads[path]

    def incidents(self) -> Iterator[tuple[str, Maker]]:
        """The page of each incident."""
        near = places_of(self.showing)
        for item in self.edition.items:
            yield addresses.incident(item.case.incident.id), partial(incident_page, item, self.showing, near)

    def reports(self) -> Iterator[tuple[str, Maker]]:
        """The page of each report."""
        items: dict[str, list[Item]] = defaultdict(list)
        for item in self.edition.items:
            for document in {mention.document for mention in item.case.mentions}:
                items[document].append(item)
        for document, reading in self.edition.by_document.items():
            yield addresses.report(document), partial(report_page, reading, items[document], self.showing)

    def others(self) -> Iterator[tuple[str, Maker]]:
        """The pages of speakers and agreements."""
        spoken = spoken_of(self.showing)
        for speaker in public_of(self.showing):
            yield addresses.source(speaker.id), partial(source_page, speaker, spoken[speaker.id], self.showing)
        for deal in self.edition.deals:
            yield addresses.agreement(deal.id), partial(agreement_page, deal, self.showing)


PLAIN: dict[str, Callable[[Showing], File]] = {
    "agreements": lambda showing: next(agreement_pages(showing)),
    "sources": lambda showing: next(source_pages(showing)),
    "method": method_page,
    "how": how_page,
    "search": search_page,
}
DOWNLOADS = ("data/incidents.csv", "data/incidents.json", "data/claims.csv", "data/readings.jsonl", "data/agreements.json")


def same(file: File) -> File:
    """A file as it is."""
    return file


def first(pages: Callable[..., Iterator[File]], *given: object) -> File:
    """The first of some pages: that which stands for the list, or the only one."""
    return next(pages(*given))


def moved_of(edition: Edition) -> Iterator[tuple[str, str]]:
    """The address of each other id that an incident answers to, and where it leads."""
    for item in edition.items:
        incident = item.case.incident
        yield from ((addresses.incident(id), addresses.incident(incident.id)) for id in incident.mentions if id != incident.id)
