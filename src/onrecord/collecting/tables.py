"""Spreadsheets, CSV and XLSX: a report a row, with a column mapping. The layouts of three tools of the field are known by their headings.

A mapping says which column holds what: `{text = "Description", published = "Date"}`. Several columns of one thing are joined as paragraphs.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import chain, islice
from typing import Any, BinaryIO

import msgspec
from msgspec.structs import replace

from onrecord.captures import Found, Problem, Received
from onrecord.collecting import limits
from onrecord.collecting.decoding import decode
from onrecord.collecting.documents import capture_of
from onrecord.collecting.office import kind_of_zip
from onrecord.errors import InputError

Columns = Mapping[str, str | list[str]]
FIELDS = ("text", "id", "published", "url", "title", "publisher", "lang")
# Headings by which a layout is known, and its mapping. Exports differ with versions and forms: `columns` in sources.toml wins over these.
LAYOUTS: dict[str, tuple[frozenset[str], Columns]] = {
    "auto-archiver": (
        frozenset({"link", "archive status"}),
        {
            "text": ["text", "text content"],
            "id": "link",
            "url": "link",
            "title": ["title", "upload title"],
            "published": ["timestamp", "upload timestamp"],
        },
    ),
    "ushahidi": (
        frozenset({"incident title", "incident date", "description"}),
        {"text": "description", "id": "#", "title": "incident title", "published": "incident date"},
    ),
    "ushahidi 3": (
        frozenset({"post id", "survey"}),
        {
            "text": ["description", "content", "unstructured description"],
            "id": "post id",
            "title": "title",
            "published": ["post date (utc)", "post date", "created (utc)", "created"],
        },
    ),
    "uwazi": (
        frozenset({"title", "date added", "template"}),
        {"text": ["description", "summary", "text", "body", "rich text"], "title": "title", "published": ["date", "date of publication"]},
    ),
}
PLAIN: Columns = {
    "text": ["text", "content", "body", "description", "report", "message", "post"],
    "id": ["id", "report id", "record id"],
    "published": ["published", "date", "publication date", "timestamp", "created"],
    "url": ["url", "link", "source url"],
    "title": ["title", "headline", "subject"],
    "publisher": ["publisher", "source", "outlet"],
    "lang": ["lang", "language"],
}
YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d\d?)[-/.](\d\d?)(?:[ T]+(\d\d:\d\d\S*))?(?!\d)")
MOST_COLUMNS = 2000
TAG = re.compile(r"#[a-z]\w*(?:\s*\+\w+)*", re.I)  # HXL: a row below the headings that says what the columns mean


def captures(handle: BinaryIO, where: str, columns: Columns) -> Iterator[Found]:
    """A capture for each row of a spreadsheet; `columns` may be empty where the layout is known."""
    head = handle.read(4)
    handle.seek(0)
    rows = sheet_rows(handle) if head.startswith(b"PK") else csv_rows(handle)
    heading = next(rows, [])
    names = [str(cell or "").strip().lstrip("\ufeff").lower() for cell in heading[:MOST_COLUMNS]]
    wanted = mapping_of(names, columns)
    for number, row in enumerate(rows, 2):
        cells = {name: words_of(cell) for name, cell in zip(names, row, strict=False) if name and cell not in (None, "")}
        if cells and not (number == 2 and all(TAG.fullmatch(cell.strip()) for cell in cells.values())):
            yield row_capture(cells, wanted, f"{where}, row {number}")


def mapping_of(names: list[str], columns: Columns) -> dict[str, list[str]]:
    """For each field the columns that hold it. Raises InputError where no column holds the text."""
    known = next((mapping for needed, mapping in LAYOUTS.values() if needed <= set(names)), PLAIN)
    stated = {field: [name] if isinstance(name, str) else name for field, name in {**known, **columns}.items()}
    unknown = sorted(set(stated) - set(FIELDS))
    if unknown:
        raise InputError(f"`columns` knows no {unknown[0]!r}; it knows {', '.join(FIELDS)}")
    found = {field: [n.strip().lower() for n in wanted if n.strip().lower() in names] for field, wanted in stated.items()}
    if not found["text"]:
        raise InputError(f'no column holds the reports\' text (columns: {", ".join(names)[:200]}); name it: columns = {{text = "…"}}')
    return found


def row_capture(cells: dict[str, str], wanted: dict[str, list[str]], where: str) -> Found:
    """The capture of one row; the row as JSON is its evidence, with every column."""
    stated = {field: next((cells[name] for name in names if name in cells), None) for field, names in wanted.items() if field != "text"}
    text = "\n\n".join(cells[name] for name in wanted["text"] if name in cells)
    try:
        capture = capture_of(text, {**stated, "published": iso(stated.get("published"))}, where)
    except InputError:
        return Problem(where, "the row has no text; fill it in or leave the row out", left_out=False)
    return replace(capture, received=Received(msgspec.json.encode(cells), media_type="application/json"))


def iso(stated: str | None) -> str | None:
    """A day with the year first as ISO; others stay, and become a doubt: whether 04/05 is in April or May is not said.

    >>> iso("2025/4/5"), iso("2025-04-05 18:30:00"), iso("04/05/2025")
    ('2025-04-05', '2025-04-05T18:30:00', '04/05/2025')
    """
    found = YEAR_FIRST.match(stated or "")
    if not found:
        return stated
    day = f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}"
    return f"{day}T{found[4]}" if found[4] else day


def words_of(cell: Any) -> str:
    """A cell as words. A day that a spreadsheet keeps as midnight is a day."""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if (cell.hour, cell.minute, cell.second) == (0, 0, 0) else cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def csv_rows(handle: BinaryIO) -> Iterator[list[Any]]:
    """The rows of a CSV file, whatever its separator; a row at a time."""
    head = handle.read(65536)
    handle.seek(0)
    _, doubts = decode(head[:-4] if len(head) == 65536 else head)
    encoding = "utf-8-sig" if not doubts and b"\x00" not in head else None
    text: io.TextIOBase = (
        io.TextIOWrapper(handle, encoding, "replace", newline="")
        if encoding
        else io.StringIO(decode(handle.read(limits.WHOLE))[0], newline="")
    )
    csv.field_size_limit(limits.LINE)
    first = text.readline(limits.LINE)
    reader = csv.reader(chain([first.replace("\x00", "")], (line.replace("\x00", "") for line in text)), delimiter=separator(first))
    try:
        yield from reader
    except csv.Error as error:
        raise InputError(f"the spreadsheet is damaged after line {reader.line_num} ({error}); save it as CSV again") from None


def separator(heading: str) -> str:
    """The separator of a heading: the one that it holds most of.

    >>> separator("id;text;date"), separator("id,text"), separator("text")
    (';', ',', ',')
    """
    return max(",;\t|", key=heading.count)


def sheet_rows(handle: BinaryIO) -> Iterator[list[Any]]:
    """The rows of the first sheet of an XLSX file, a row at a time."""
    from openpyxl import load_workbook  # a fifth of a second, for spreadsheets only

    if kind_of_zip(handle) != "sheet":
        raise InputError("this is no spreadsheet; save it as XLSX or CSV")
    sheet = load_workbook(handle, read_only=True, data_only=True).worksheets[0]
    rows: Iterable[tuple[Any, ...]] = sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS)
    return map(list, islice(rows, 2_000_000))
