"""CSV for spreadsheets: one row a claim, of every kind, in UTF-8.

A cell that a spreadsheet would take for a formula (it begins with = + - @, a tab or a line's return) gets an apostrophe before it. Names of
victims are left out of the words unless asked for.
"""

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any

from onrecord.publishing.form import Form
from onrecord.publishing.text import withheld
from onrecord.records import Reading

REPORT = ("report", "document", "publisher", "published", "title", "url")
COUNT = ("harm", "min", "max", "number_words", "approximate", "growing", "cumulative", "group")
SOURCE = {
    "source": "name",
    "source_role": "role",
    "source_organisation": "organisation",
    "source_side": "side",
    "source_kind": "kind",
    "channel": "channel",
}
PLACE = {
    "place": "name",
    "place_canonical": "canonical",
    "admin1": "admin1",
    "latitude": "latitude",
    "longitude": "longitude",
    "precision": "precision",
}
WHEN = ("date_min", "date_max", "part_of_day")
EVENT = ("weapon", "by", "target")
STANCE = ("type", "scope", "party", "position", "accuser", "accused", "agreement")
RANK = ("status", "rank", "period")
SAME = ("id", "event", "stance", *COUNT, *WHEN, *EVENT, *STANCE, *RANK, "country", "statement", "sensitivity")  # fields as columns
COLUMNS = (
    *(*REPORT, "kind", "id", "event", *COUNT, "part_of", "stance", *SOURCE, *PLACE, "country", *WHEN),
    *(*EVENT, *STANCE, "value", *RANK, "quote", "start", "end", "statement", "sensitivity", "why"),
)
KINDS = {  # the lists of a reading and what a row of each is called
    "casualties": "casualties",
    "attacks": "attack",
    "agreements": "position",
    "breaches": "alleged breach",
    "damage": "damage",
    "losses": "claimed loss",
    "evidence": "evidence",
    "responses": "response",
    "comparisons": "comparison",
}
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def written(rows: Iterator[dict[str, Any]] | list[dict[str, Any]], header: bool = False) -> bytes:
    """Rows as CSV."""
    out = StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    if header:
        writer.writeheader()
    writer.writerows({key: cell(value) for key, value in row.items()} for row in rows)
    return out.getvalue().encode("utf-8", "replace")


def cell(value: Any) -> Any:
    """A value as a cell: nothing for None, yes or no as words, no formulas.

    >>> cell("=HYPERLINK(1)"), cell(-9.5), cell(True), cell(None)
    ("'=HYPERLINK(1)", -9.5, 'true', '')
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        value = value.replace("\x00", "\ufffd")
        return "'" + value if value.startswith(FORMULA) else value
    return "" if value is None else value


def rows_of(reading: Reading, form: Form) -> bytes:
    """The claims of a reading, a row each."""
    names = () if form.names else withheld(reading)
    return written(list(claim_rows(reading, names)))


def claim_rows(reading: Reading, names: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Every claim as a row; an attack's accounts follow it as rows of their own."""
    report = report_cells(reading)
    for part, kind in KINDS.items():
        for entry in getattr(reading, part):
            yield {**report, **claim_cells(reading, entry, names), "kind": kind, **own_kind(part, entry)}
            for account in getattr(entry, "accounts", ()):
                cells = {"kind": account.about, "event": entry.id, "value": account.value, "stance": account.stance}
                yield {**report, **cells, **quote_cells(account.quote, names), **source_cells(account.source)}


def report_cells(reading: Reading) -> dict[str, Any]:
    """Which report a claim is from."""
    document = reading.document
    facts = {key: getattr(document, key) for key in REPORT[2:]}
    return {"report": reading.id, "document": document.id, **facts}


def claim_cells(reading: Reading, entry: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """What one claim says."""
    cells = {key: getattr(entry, key, None) for key in SAME}
    part_of = getattr(entry, "part_of", None)
    cells["part_of"] = reading.casualties[part_of].id if part_of is not None and part_of < len(reading.casualties) else None
    cells["why"] = "; ".join(entry.why)
    return {**cells, **quote_cells(entry.quote, names), **source_cells(getattr(entry, "source", None)), **place_cells(entry)}


def own_kind(part: str, entry: Any) -> dict[str, Any]:
    """The kind of object, material or response that an entry is about; for an attack, whether it is an accident."""
    if part == "attacks":
        return {"source": entry.claimed_by_source, "type": entry.kind}
    if not hasattr(entry, "kind"):
        return {}
    channel = getattr(entry, "channel", None) or getattr(entry.source, "channel", None)
    return {"value": entry.kind, "channel": channel}


def quote_cells(quote: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """The words and where they stand."""
    words = quote.text
    for name in sorted(names, key=len, reverse=True):
        words = words.replace(name, "[name]") if name else words
    return {"quote": words, "start": quote.start, "end": quote.end}


def source_cells(source: Any) -> dict[str, Any]:
    """Who said it."""
    return {column: getattr(source, key, None) for column, key in SOURCE.items()}


def place_cells(entry: Any) -> dict[str, Any]:
    """Where it was; the country of an attack is kept where the place has none."""
    place = getattr(entry, "place", None)
    if place is None:
        return {}
    cells = {column: getattr(place, key) for column, key in PLACE.items()}
    return {**cells, "country": place.country or getattr(entry, "country", None)}


HEADER = written([], header=True)
