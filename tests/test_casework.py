"""Files become incidents: reports, readings that were written before, and both together."""

import json
from pathlib import Path

import pytest

from onrecord.captures import Problem
from onrecord.casework import cases_of, readings_of
from onrecord.work import Settings

TEXT = "Nine people were killed when a missile hit a bakery in Sumy on Saturday, the mayor said."


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    """Two reports of one event."""
    path = tmp_path / "wire.jsonl"
    rows = [{"id": name, "published": "2024-05-04", "lang": "en", "text": f"{name}: {TEXT}"} for name in ("a", "b")]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_what_is_no_reading_is_told_with_its_line(tmp_path: Path) -> None:
    """A broken line of a file of readings is left out, and the others are taken."""
    path = tmp_path / "readings.jsonl"
    path.write_text('{"id":"a","document":{"id":"d"},"reader":{"version":"0"}}\n{"id":', encoding="utf-8")
    told: list[Problem] = []
    assert [reading.id for reading in readings_of([str(path)], Settings(), told.append)] == ["a"]
    assert str(told[0]).startswith(f"{path}, line 2: the line is no reading")


def test_two_reports_of_one_event_are_one_case(wire: Path) -> None:
    """With the counts of both."""
    (case,) = cases_of([str(wire)])
    assert case.incident.reports == ("a", "b")
    assert [(claim.report, claim.casualty.min) for claim in case.claims] == [("a", 9), ("b", 9)]
