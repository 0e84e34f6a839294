"""CSV for spreadsheets."""

import csv
from io import StringIO

from sample import TEXT, sample

from onrecord.publishing.csv_rows import COLUMNS, HEADER, rows_of
from onrecord.publishing.form import Form


def rows(form: Form | None = None) -> list[dict[str, str]]:
    """The rows of the sample."""
    return list(csv.DictReader(StringIO((HEADER + rows_of(sample(), form or Form())).decode(), newline="")))


def test_no_cell_is_a_formula() -> None:
    """Words that begin as one get an apostrophe; numbers, also negative ones, stay numbers."""
    assert next(row["quote"] for row in rows() if row["kind"] == "evidence") == "'=Unverified videos"
    assert next(row["latitude"] for row in rows() if row["kind"] == "attack") == "-9.5"


def test_names_are_withheld_unless_asked_for() -> None:
    """As in the text."""
    assert not any("Marta" in row["quote"] for row in rows())
    assert any("Marta" in row["quote"] for row in rows(Form(names=True)))


def test_every_claim_is_a_row() -> None:
    """Of every kind, an attack's accounts too."""
    kinds = [row["kind"] for row in rows()]
    assert kinds.count("casualties") == 8
    assert {"attack", "responsibility", "position", "alleged breach", "damage", "claimed loss", "evidence", "response", "comparison"} < set(
        kinds
    )


def test_a_row_carries_its_words_bounds_and_total() -> None:
    """What is open is empty; the total is named by its id."""
    first, part = rows()[:2]
    assert (first["harm"], first["min"], first["max"], first["source"], first["channel"]) == ("killed", "14", "", "Ana Orlo", "Telegram")
    assert TEXT[int(first["start"]) : int(first["end"])] == first["quote"]
    assert part["part_of"] == first["id"]


def test_columns_are_unique() -> None:
    """No column stands twice."""
    assert len(set(COLUMNS)) == len(COLUMNS)
