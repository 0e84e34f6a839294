"""`onrecord link`: files in, incidents out, and the reasons on request."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main

FIRST = "SUMY, Ukraine, May 4 (Example Wire) - Nine people were killed when a missile hit a bakery in Sumy on Saturday, the mayor said."
SECOND = "At least nine people were killed in Saturday's missile strike on a bakery in Sumy, rescuers said. Two of the dead were children."
OTHER = "Two people were wounded when a drone struck a market in Odesa on Saturday, police said."


def run(*arguments: str) -> Result:
    """The command with these arguments."""
    return CliRunner().invoke(main, ["link", *arguments])


@pytest.fixture
def wire(tmp_path: Path) -> str:
    """Three reports on two events."""
    path = tmp_path / "wire.jsonl"
    rows = [
        {"id": name, "published": "2024-05-04", "lang": "en", "text": text}
        for name, text in zip("abc", (FIRST, SECOND, OTHER), strict=True)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    """Nothing read is code 1, some left out is code 3; the message names the file."""
    missing = str(tmp_path / "nonesuch.txt")
    assert run(missing).exit_code == 1
    assert "nonesuch.txt: there is no such file" in run(missing).stderr


def test_an_unknown_id_is_the_command_line_s_fault(wire: str) -> None:
    """The message says how to see the ids."""
    result = run(wire, "--why", "a", "z")
    assert result.exit_code == 2
    assert "'z'; run without --why to see the ids" in result.stderr


def test_reports_of_one_event_are_one_incident(wire: str) -> None:
    """As JSON Lines, with the reports of each."""
    result = run(wire, "--format", "jsonl")
    assert result.exit_code == 0
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert sorted((row["place"], tuple(row["reports"])) for row in found) == [("Odesa", ("c",)), ("Sumy", ("a", "b"))]
    assert json.loads(run(wire, "--format", "json").stdout) == found


def test_text_stays_within_80_columns(wire: str) -> None:
    """For people, at a terminal."""
    for options in ([], ["--why", "a", "b"]):
        lines = run(wire, *options).stdout.splitlines()
        assert max(map(len, lines)) <= 80


def test_the_waterfall_sums_to_the_score(wire: str) -> None:
    """Each reason has its weight and the sum so far; the last sum is the score."""
    rows = [line for line in run(wire, "--why", "a", "b").stdout.splitlines() if line[18:25].strip().startswith(("+", "-"))]
    weights = [float(row[18:25]) for row in rows]
    sums = [float(row[25:32]) for row in rows]
    assert sums[-1] == sum(weights) > 0


def test_readings_are_linked_as_reports_are(wire: str, tmp_path: Path) -> None:
    """A file that `onrecord read` wrote gives the same incidents as the reports."""
    path = tmp_path / "readings.jsonl"
    path.write_text(CliRunner().invoke(main, ["read", wire, "--format", "jsonl", "--with-text"]).stdout, encoding="utf-8")
    assert run(str(path), "--format", "jsonl").stdout == run(wire, "--format", "jsonl").stdout
