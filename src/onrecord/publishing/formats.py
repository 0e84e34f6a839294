"""The formats by name: what stands before the readings, how one is shown, what stands between two and after the last."""

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.publishing import csv_rows, json_lines, json_list, marked, text
from onrecord.publishing.form import Form
from onrecord.records import Reading


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write readings, a piece at a time."""

    show: Callable[[Reading, Form], bytes]
    before: bytes = b""
    between: bytes = b""
    after: bytes = b""


FORMATS = {
    "text": Format(text.shown, between=b"\n"),
    "json": Format(json_list.entry_of, b"[\n", b",\n", b"\n]\n"),
    "jsonl": Format(json_lines.line_of),
    "csv": Format(csv_rows.rows_of, csv_rows.HEADER),
}
MARKED = Format(marked.shown, between=b"\n")
BOM = b"\xef\xbb\xbf"  # by which spreadsheets know that a CSV file is UTF-8


def format_of(form: Form) -> Format:
    """The format that a form asks for."""
    return MARKED if form.marked else FORMATS[form.format]


def beginning(form: Form) -> bytes:
    """What stands before the first reading."""
    return (BOM if form.bom and form.format == "csv" else b"") + format_of(form).before
