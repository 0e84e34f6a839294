"""The front page: a row for each incident, which the list, the map, the timeline and the filters share; and the latest changes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from onrecord.marks import harmless
from onrecord.publishing.site import addresses, summary
from onrecord.publishing.site.changes import Change, changes_of
from onrecord.publishing.site.edition import Item
from onrecord.publishing.site.figures import headline
from onrecord.publishing.site.incident_page import shown_place
from onrecord.publishing.site.interface import interface
from onrecord.publishing.site.locator import reach
from onrecord.publishing.site.showing import Showing
from onrecord.publishing.site.templating import File, page
from onrecord.publishing.weighed import grade_of
from onrecord.publishing.wording import bounds, day, days, plain

ENCODE = msgspec.json.Encoder().encode
LISTED = 60  # incidents in the page itself; the others by month, and by script
CHANGES = 12


class Row(msgspec.Struct, frozen=True, array_like=True):
    """One incident in the list. Days are ISO; `km` is how far the place is left open; the last ones are what can be filtered by."""

    id: str
    title: str
    first: str | None
    last: str | None
    latitude: float | None
    longitude: float | None
    km: int
    killed: str | None
    injured: str | None
    reports: int
    country: str | None
    grade: str | None
    weapon: str | None
    sides: tuple[str, ...]
    languages: tuple[str, ...]
    harms: tuple[str, ...]

    @property
    def page(self) -> str:
        """Its page."""
        return addresses.incident(self.id)

    @property
    def when(self) -> str:
        """Its days in words."""
        return days(self.first, self.last) or str(interface().incident.no_day)


def rows_of(showing: Showing) -> list[Row]:
    """All incidents, the latest first, those without a day last."""
    rows = [row_of(item, showing) for item in showing.edition.items]
    return sorted(rows, key=lambda row: (row.last or row.first or "", row.id), reverse=True)


def row_of(item: Item, showing: Showing) -> Row:
    """One incident as a row."""
    edition, incident = showing.edition, item.case.incident
    found = item.assessments[edition.choices.method]
    place, _ = shown_place(item, edition)
    return Row(
        incident.id,
        summary.title(incident),
        incident.date_min,
        incident.date_max,
        place.latitude if place else None,
        place.longitude if place else None,
        reach(place) if place else 0,
        range_of(item, "killed", edition.choices.method),
        range_of(item, "injured", edition.choices.method),
        len({mention.document for mention in item.case.mentions}),
        incident.country,
        grade_of(found),
        plain(incident.weapon) or None,
        tuple(
            sorted(
                {plain(one.value) for one in item.case.accounts if one.about == "responsibility" and one.value and one.stance != "denies"}
            )
        ),
        tuple(sorted({mention.language for mention in item.case.mentions if mention.language})),
        tuple(sorted({claim.casualty.harm for claim in item.case.claims})),
    )


def range_of(item: Item, harm: str, method: str) -> str | None:
    """The range of one harm in words."""
    range = headline(item.assessments[method], harm)
    return bounds(*range) if range else None


def home_page(rows: list[Row], showing: Showing) -> File:
    """The front page."""
    titles = {row.id: row for row in rows}
    changes = [(change, titles[change.incident]) for change in latest(showing)]
    return page(
        "index.html", "home.html", showing.edition, here="index", rows=rows[:LISTED], total=len(rows), changes=changes, months=months(rows)
    )


def latest(showing: Showing) -> list[Change]:
    """The latest changes of all incidents."""
    edition = showing.edition
    found = [change for item in edition.items for change in changes_of(item, edition, showing.names) if change.when]
    return sorted(found, key=lambda change: (change.when, change.kind, change.incident, change.words), reverse=True)[:CHANGES]


def months(rows: Iterable[Row]) -> list[tuple[str, str, int]]:
    """Every month with incidents: its page, its name, how many."""
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        counts[month_of(row)] += 1
    return [(month_page_of(month), month_name(month), number) for month, number in sorted(counts.items(), reverse=True)]


def month_of(row: Row) -> str:
    """The month of an incident as YYYY-MM, or nothing."""
    return (row.last or row.first or "")[:7]


def month_page_of(month: str) -> str:
    """The page of a month."""
    return f"months/{month or 'undated'}.html"


def month_name(month: str) -> str:
    """A month in words.

    >>> month_name("2025-04")
    'April 2025'
    """
    return day(f"{month}-01").split(" ", 1)[1] if month else str(interface().home.undated)


def month_pages(rows: Iterable[Row], showing: Showing) -> Iterator[File]:
    """A list for each month, so that every incident can be reached without a script."""
    by_month: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_month[month_of(row)].append(row)
    for month, listed in by_month.items():
        yield page(month_page_of(month), "month.html", showing.edition, here="index", month=month_name(month), rows=listed)


OWN = (0, 4, 5, 6, 9)  # fields of a row that stand as they are: id, coordinates, kilometres, reports; the others name a value by its number


def rows_file(rows: list[Row]) -> File:
    """All rows for the script: a file that assigns them, since a page opened as a file can fetch nothing.

    Each value stands there once, and all of it as one string: a browser reads that in half the time of a list in a script.
    """
    numbers: dict[bytes, int] = {}
    found = []
    for row in rows:
        fields = msgspec.to_builtins(row)
        found.append([field if at in OWN else numbers.setdefault(ENCODE(field), len(numbers)) for at, field in enumerate(fields)])
    data = b'{"values":[' + b",".join(numbers) + b'],"rows":' + ENCODE(found) + b"}"
    words = (
        harmless(data.decode())
        .replace("\\", "\\\\")
        .replace("'", "\\'")
        .replace("<", "\\u003c")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )
    return File("data/incidents.js", f"window.onrecordIncidents='{words}';\n".encode("utf-8", "replace"))


def script_of(path: str, name: str, value: object) -> File:
    """A value as a script that assigns it to a name."""
    words = harmless(msgspec.json.encode(value).decode()).replace("<", "\\u003c")
    return File(path, f"window.{name}={words};\n".encode("utf-8", "replace"))
