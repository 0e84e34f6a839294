"""Collecting into the archive: what is new is kept once, what was edited beside what it replaces, and an interrupt loses nothing."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord import intake
from onrecord.archiving.log import Log
from onrecord.captures import Capture, Problem, Received
from onrecord.cli import main
from onrecord.collecting import sources
from onrecord.collecting.documents import capture_of
from onrecord.collecting.fetching import Network
from onrecord.collecting.files import Folder
from onrecord.collecting.memory import Memory
from onrecord.intake import Tally, Watching

WORDS = "Three people were killed in Ruhne."


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The archive's key of these tests only."""
    monkeypatch.setenv("ONRECORD_CONFIG", str(tmp_path / "keys"))


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with a text and two lines of JSON."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(WORDS)
    (folder / "b.jsonl").write_text("".join(json.dumps({"id": key, "text": f"{key} {WORDS}"}) + "\n" for key in "xy"))
    return folder


def run(folder: Path, home: Path) -> tuple[Tally, list[str]]:
    """One run over a folder, and the problems that it told."""
    told: list[str] = []
    tally = intake.collect([Folder(path=str(folder))], home, Network(), Watching(problem=lambda p: told.append(str(p))))
    return tally, told


def entries(home: Path) -> list[dict[str, object]]:
    """The captures in the archive's log."""
    lines = [json.loads(line) | {"number": number} for number, line in enumerate(Log(home / "archive").lines())]
    return [line for line in lines if line.get("act") == "capture"]


def test_a_second_run_keeps_nothing_twice(reports: Path, tmp_path: Path) -> None:
    """And does not even open the files that are as they were."""
    first, _ = run(reports, tmp_path / "home")
    second, told = run(reports, tmp_path / "home")
    assert (first.came, first.new) == (3, 3)
    assert second == Tally()
    assert told == []
    assert len(entries(tmp_path / "home")) == 3


def test_an_edited_report_replaces_and_both_are_kept(reports: Path, tmp_path: Path) -> None:
    """The new version names the entry that it replaces; what was only touched is no new version."""
    run(reports, tmp_path / "home")
    (reports / "a.txt").write_text("Five people were killed in Ruhne.")
    (reports / "b.jsonl").write_text((reports / "b.jsonl").read_text() + "\n")
    tally, _ = run(reports, tmp_path / "home")
    assert (tally.new, tally.changed, tally.same) == (1, 1, 2)
    old, new = (entry for entry in entries(tmp_path / "home") if entry["id"] == "a.txt")
    assert new["collection"]["replaces"] == old["number"]  # type: ignore[index]


def test_what_failed_is_told_again_until_it_is_mended(reports: Path, tmp_path: Path) -> None:
    """With the day since when it fails, though the file was not opened again; a mended line is told no more."""
    lines = reports / "b.jsonl"
    whole = lines.read_text()
    lines.write_text(whole + "no JSON\n")
    _, first = run(reports, tmp_path / "home")
    again, told = run(reports, tmp_path / "home")
    assert "b.jsonl, line 3" in first[0]
    assert "has failed since" not in first[0]
    assert told == [f"{first[0]} (it has failed since {datetime.now(UTC).date().isoformat()})"]
    assert (again.came, again.failed) == (0, 1)
    lines.write_text(whole + "{}\n")
    assert "has failed since" in run(reports, tmp_path / "home")[1][0]
    lines.write_text(whole)
    assert run(reports, tmp_path / "home")[1] == []
    lines.write_text(whole + "no JSON again\n")
    assert "has failed since" not in run(reports, tmp_path / "home")[1][0]


def test_two_reports_of_one_id_are_no_versions_of_each_other(tmp_path: Path) -> None:
    """Both are kept, and a second run keeps neither again."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "b.jsonl").write_text("".join(json.dumps({"id": "x", "text": f"{n} {WORDS}"}) + "\n" for n in range(2)))
    first, _ = run(folder, tmp_path / "home")
    (folder / "b.jsonl").touch()
    second, _ = run(folder, tmp_path / "home")
    assert (first.new, first.changed) == (2, 0)
    assert (second.new, second.same) == (0, 2)


def test_a_lost_memory_keeps_nothing_twice(reports: Path, tmp_path: Path) -> None:
    """After a crash between the archive and the memory, what was kept is known again."""
    run(reports, tmp_path / "home")
    for path in (tmp_path / "home").glob("collected.db*"):
        path.unlink()
    tally, _ = run(reports, tmp_path / "home")
    assert (tally.new, tally.same) == (0, 3)


def test_nothing_is_remembered_that_was_not_kept(reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the archive fails, the next run takes everything again."""

    def full(self: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patch:
        patch.setattr("onrecord.archiving.keeping.Keeper.flush", full)
        with pytest.raises(OSError, match="no space"):
            run(reports, tmp_path / "home")
    tally, _ = run(reports, tmp_path / "home")
    assert tally.new == 3


def test_what_was_withdrawn_is_not_kept_again_nor_remembered(reports: Path, tmp_path: Path) -> None:
    """Its hash must not outlive it: anybody could try whether a guessed report was in the record."""
    home = tmp_path / "home"
    run(reports, home)
    document = next(entry for entry in entries(home) if entry["id"] == "a.txt")["document"]["id"]  # type: ignore[index]
    assert CliRunner().invoke(main, ["archive", "erase", document, "--because", "asked for", "--home", str(home)]).exit_code == 0
    (reports / "a.txt").touch()
    tally, told = run(reports, home)
    assert (tally.came, tally.new) == (1, 0)
    assert "withdrawn" in told[0]
    memory = Memory(home / intake.MEMORY)
    assert memory.document_of(str(reports / "a.txt")) is None
    memory.close()


def test_an_interrupt_keeps_what_came_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C in the middle of a source."""

    def interrupted(source: object, web: object) -> Iterator[Capture]:
        yield capture_of(WORDS, {"id": "1"}, "here")
        raise KeyboardInterrupt

    monkeypatch.setattr(sources, "captures", interrupted)
    watching = Watching()
    with pytest.raises(KeyboardInterrupt):
        intake.collect([Folder(path="-")], tmp_path / "home", Network(), watching)
    assert watching.tally.new == 1
    assert len(entries(tmp_path / "home")) == 1


def test_a_source_that_falls_over_does_not_stop_the_others(reports: Path, tmp_path: Path) -> None:
    """A folder that is not there is one problem."""
    told: list[Problem] = []
    wanted = [Folder(path=str(tmp_path / "none")), Folder(path=str(reports), publisher="The Example", name="ours")]
    tally = intake.collect(wanted, tmp_path / "home", Network(), Watching(problem=told.append))
    assert (tally.new, tally.failed) == (3, 1)
    assert "there is no such file" in str(told[0])
    assert {entry["document"]["publisher"] for entry in entries(tmp_path / "home")} == {"The Example"}  # type: ignore[index]
    assert {entry["collection"]["source"] for entry in entries(tmp_path / "home")} == {"ours"}  # type: ignore[index]


def test_what_a_report_states_itself_comes_before_its_source() -> None:
    """A source's publisher and language are for reports that state none."""
    capture = capture_of(WORDS, {"publisher": "Its own", "lang": "en"}, "here")
    stamped = intake.stamped(capture, Folder(path="-", publisher="The source", language="uk"))
    assert (stamped.document.publisher, stamped.document.language) == ("Its own", "en")
    assert intake.stamped(Capture("1", "a", capture.document, "", received=Received(b"a")), Folder(path="-")).received.at  # type: ignore[union-attr]


def test_ctrl_c_ends_with_a_line_and_a_code(tmp_path: Path) -> None:
    """The command itself: a feed of lines that never ends is stopped, what came is kept, the code is 130."""
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "onrecord", "collect", str(pipe), "--home", str(tmp_path / "home")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    with pipe.open("w") as writer:
        writer.write("".join(json.dumps({"id": str(n), "text": f"{n} {WORDS}"}) + "\n" for n in range(3000)))
        writer.flush()
        kept = tmp_path / "home" / "archive" / "entries.jsonl"
        for _ in range(150):
            if kept.exists() and kept.stat().st_size > 100_000:
                break
            time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        out, errors = process.communicate(timeout=20)
    assert process.returncode == 130, errors
    assert "stopped; everything that came is kept" in out
    assert "Traceback" not in errors
