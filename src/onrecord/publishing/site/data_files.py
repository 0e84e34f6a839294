"""The downloads: what the pages show as CSV and JSON, with the same names withheld, each with its size and hash."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from io import StringIO
from typing import Any

import msgspec
from msgspec import structs

from onrecord.marks import harmless
from onrecord.publishing.site import summary
from onrecord.publishing.site.home_page import Row
from onrecord.publishing.site.interface import interface
from onrecord.publishing.site.showing import Showing
from onrecord.publishing.site.templating import File, page
from onrecord.publishing.weighed import weighed_object
from onrecord.records import Reading

UNSAID = ("text", "statements", "doubts", "times")  # of a reading: words of the report beyond its claims
FORMULA = ("=", "+", "-", "@", "\t", "\r")
INCIDENT = ("id", "place", "date_min", "date_max", "latitude", "longitude", "place_within_km", "killed", "injured", "reports", "country",
            "grade", "weapon", "responsible_as_told", "languages", "harms")  # fmt: skip
CLAIM = (
    "incident",
    "claim",
    "harm",
    "group",
    "min",
    "max",
    "words",
    "speaker",
    "outlet",
    "published",
    "sentence",
    "document",
    "part_of",
    "stance",
)


def data_files(rows: Iterable[Row], showing: Showing) -> list[File]:
    """Every download."""
    edition = showing.edition
    return [
        File("data/incidents.csv", table(INCIDENT, (msgspec.to_builtins(row) for row in rows))),
        File("data/incidents.json", b"[" + b",\n".join(incident_objects(showing)) + b"]\n"),
        File("data/claims.csv", table(CLAIM, claim_rows(showing))),
        File("data/readings.jsonl", b"".join(public_reading(reading, showing) + b"\n" for reading in edition.by_document.values())),
        File("data/agreements.json", agreements(showing)),
    ]


def data_page(files: Iterable[File], showing: Showing) -> File:
    """The page of all downloads."""
    t = interface().data.files
    rows = [(file.path, t[file.path], len(file.data), sha256(file.data).hexdigest()) for file in files]
    return page("data.html", "data.html", showing.edition, here="data", files=rows, incident=INCIDENT, claim=CLAIM)


def encoded(value: object) -> bytes:
    """A value as JSON."""
    return msgspec.json.encode(value)


def table(header: tuple[str, ...], rows: Iterable[Iterable[Any]]) -> bytes:
    """Rows as CSV; a cell that a spreadsheet would take for a formula gets an apostrophe before it."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([cell(value) for value in row] for row in rows)
    return harmless(out.getvalue()).encode("utf-8", "replace")


def cell(value: Any) -> Any:
    """A value as a cell.

    >>> cell("=1+1"), cell(["a", "b"]), cell(None), cell(-3.5)
    ("'=1+1", 'a; b', '', -3.5)
    """
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        value = "; ".join(map(str, value))
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def claim_rows(showing: Showing) -> Iterator[tuple[Any, ...]]:
    """A row a count."""
    for item in showing.edition.items:
        for claim in item.case.claims:
            said, count = showing.claim(claim), claim.casualty
            yield (
                item.case.incident.id, claim.id, count.harm, count.group, count.min, count.max, said.sentence.words, said.speaker,
                said.report, claim.published, "".join(said.sentence), claim.document, claim.part_of, count.stance,
            )  # fmt: skip


def incident_objects(showing: Showing) -> Iterator[bytes]:
    """Every incident with its assessments by the chosen rule."""
    edition = showing.edition
    for item in edition.items:
        found = weighed_object(item.case, item.assessments[edition.choices.method], edition.rule.note)
        readings = [edition.events[id][0] for id in item.case.incident.mentions if id in edition.events]
        yield public(found | {"title": summary.title(item.case.incident)}, readings, showing)


def public_reading(reading: Reading, showing: Showing) -> bytes:
    """A reading as it may be published: without the text, and without the names that are withheld."""
    unnamed = tuple(structs.replace(count, names=()) for count in reading.casualties)
    found = {name: getattr(reading, name) for name in Reading.__struct_fields__ if name not in UNSAID}
    return public(found | {"casualties": unnamed}, [reading], showing)


def public(value: Any, readings: Iterable[Reading], showing: Showing) -> bytes:
    """A value as JSON, without what is withheld in the reports that it is from."""
    words = encoded(value).decode()
    for reading in readings:
        words = showing.names.words(reading, words)
    return words.encode("utf-8", "replace")


def agreements(showing: Showing) -> bytes:
    """Agreements and alleged breaches."""
    edition = showing.edition
    deals = (public(deal, of((position.document for position in deal.positions), edition.by_document), showing) for deal in edition.deals)
    alleged = (public(one, of((one.report,), edition.by_report), showing) for one in edition.allegations)
    return b'{"agreements":[' + b",\n".join(deals) + b'],\n"allegations":[' + b",\n".join(alleged) + b"]}\n"


def of(ids: Iterable[str], known: Mapping[str, Reading]) -> list[Reading]:
    """The readings of some reports."""
    return [known[id] for id in dict.fromkeys(ids) if id in known]
