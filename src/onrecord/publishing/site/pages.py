"""The whole site: an edition in, files out, each made when it is asked for."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from onrecord.publishing.site.agreement_pages import agreement_pages
from onrecord.publishing.site.basemap import WORLD
from onrecord.publishing.site.data_files import data_files, data_page
from onrecord.publishing.site.edition import Edition, Item
from onrecord.publishing.site.home_page import home_page, month_pages, rows_file, rows_of
from onrecord.publishing.site.incident_page import incident_page, moved_pages, shown_place
from onrecord.publishing.site.plain_pages import how_page, method_page, search_page
from onrecord.publishing.site.report_page import report_page
from onrecord.publishing.site.search_index import search_file
from onrecord.publishing.site.showing import Showing
from onrecord.publishing.site.source_pages import source_pages
from onrecord.publishing.site.templating import File, packaged
from onrecord.records import Place

STATIC = ("site.css", "theme.js", "home.js", "map.js", "search.js", "icon.svg")
VENDOR = ("maplibre-gl.js", "maplibre-gl.css", "maplibre-gl-LICENSE.txt", "world-atlas-LICENSE.txt")
NAMED = 100  # places that small maps may name: those with the most incidents


def site(edition: Edition) -> Iterator[File]:
    """Every file of the site."""
    showing = Showing(edition)
    yield from share(showing)
    yield from rest(showing)


def share(showing: Showing, nth: int = 0, of: int = 1) -> Iterator[File]:
    """The pages of each incident and report, or every so manieth of them, beginning with the nth: so that several can work."""
    edition, near = showing.edition, places_of(showing)
    told: dict[str, list[Item]] = defaultdict(list)
    for item in edition.items:
        for document in {mention.document for mention in item.case.mentions}:
            told[document].append(item)
    for item in edition.items[nth::of]:
        yield incident_page(item, showing, near)
        yield from moved_pages(item, edition)
    for document, reading in list(edition.by_document.items())[nth::of]:
        yield report_page(reading, told[document], showing)


def rest(showing: Showing) -> Iterator[File]:
    """All other files."""
    rows = rows_of(showing)
    downloads = data_files(rows, showing)
    yield home_page(rows, showing)
    yield from month_pages(rows, showing)
    yield from agreement_pages(showing)
    yield from source_pages(showing)
    yield from (method_page(showing), how_page(showing), search_page(showing), data_page(downloads, showing))
    yield from downloads
    yield from (rows_file(rows), search_file(showing))
    yield from static_files()


def places_of(showing: Showing) -> list[Place]:
    """The places of the record, those with the most incidents first."""
    shown = (shown_place(item, showing.edition)[0] for item in showing.edition.items)
    known = [place for place in shown if place and place.latitude is not None and place.precision in ("settlement", "near")]
    counts = Counter(place.canonical or place.name for place in known)
    first = {place.canonical or place.name: place for place in reversed(known)}
    return [first[name] for name, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:NAMED]]


def static_files() -> Iterable[File]:
    """What goes into every site as it is."""
    yield from (File(f"static/{name}", packaged(name)) for name in STATIC)
    yield from (File(f"static/{name}", packaged(f"vendor/{name}")) for name in VENDOR)
    yield File("static/world.js", b"window.onrecordWorld=" + packaged(WORLD).strip() + b";\n")
