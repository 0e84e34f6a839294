"""Keeping captures: none that was reported as kept is ever lost, however the writing ends."""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from captured import captured

from onrecord.archiving import keeping, log
from onrecord.archiving.entries import read
from onrecord.archiving.keeping import Kept, keep_all
from onrecord.archiving.log import Log
from onrecord.archiving.packs import content
from onrecord.archiving.verify import faults
from onrecord.archiving.writer import Writer
from onrecord.captures import Capture, Problem
from onrecord.errors import ArchiveError

Keep = Callable[..., list[Kept]]
HERE = Path(__file__).parent


def held(home: Path) -> dict[str, tuple[int, bytes, bytes]]:
    """What an archive holds: by the id of each capture its number, the bytes as they came, and the words."""
    found = {}
    for number, line in enumerate(Log(home / "archive").lines()):
        entry = read(line)
        if entry and entry.body and entry.text and entry.id:
            found[entry.id] = (number, content(home / "archive", entry.body), content(home / "archive", entry.text))
    return found


def bytes_of(capture: Capture) -> tuple[bytes, bytes]:
    """The bytes as they came, and the words."""
    words = capture.text.encode()
    return (capture.received.body if capture.received else words), words


def test_the_same_capture_is_not_kept_twice(home: Path, keep: Keep) -> None:
    """A second run says that it is there already, and the log does not grow."""
    first, again = keep(1, 2, 3), keep(1, 2, 3, 4)
    assert [kept.new for kept in again] == [False, False, False, True]
    assert [kept.number for kept in again[:3]] == [kept.number for kept in first]
    assert len(Log(home / "archive").leaves()) == 1 + 4


def test_equal_bytes_are_stored_once(home: Path, keep: Keep) -> None:
    """Two captures of the same words from two places are two entries and one piece."""
    one = captured(1)
    other = Capture("other", one.text, one.document, "another.jsonl, line 9")
    list(keep_all([one], home, "me"))
    list(keep_all([other], home, "me"))
    assert len(held(home)) == 2
    assert len(list((home / "archive" / "packs").iterdir())) == 1
    assert list(faults(home)) == []


def test_a_problem_is_handed_on(home: Path) -> None:
    """What could not be collected is no capture, and does not keep the others from being kept."""
    problem = Problem("a.txt", "there is no such file")
    assert [type(item) for item in keep_all([problem, captured(1)], home, "me")] == [Problem, Kept]


def test_an_entry_tells_who_when_how_and_what(home: Path, keep: Keep) -> None:
    """The collection record that the Berkeley Protocol asks for: collector, instants, tool and version, request, response, hash."""
    (kept,) = keep(3)
    entry = read(Log(home / "archive").line(kept.number))
    assert entry
    assert entry.collection
    assert entry.body
    assert (entry.by, entry.collection.source, entry.collection.status) == ("a recorder", "the wire", 200)
    assert entry.tool.startswith("onrecord ")
    assert entry.collection.request[1] == ("User-Agent", "onrecord")
    assert entry.collection.headers[0] == ("Content-Type", "text/html; charset=utf-8")
    assert entry.collection.at == "2025-04-04T18:00:00Z"
    assert entry.body.bytes == len(bytes_of(captured(3))[0])


def test_two_cannot_write_at_once(home: Path, keep: Keep) -> None:
    """The second is told to wait."""
    keep(1)
    with Writer(home, "me"), pytest.raises(ArchiveError, match="another onrecord is writing"):
        keep(2)


def test_nothing_is_added_to_an_archive_that_was_changed(home: Path, keep: Keep) -> None:
    """Nobody signs over a fault."""
    keep(1)
    leaves = home / "archive" / "leaves"
    kept = leaves.read_bytes()
    leaves.write_bytes(kept[:-1] + bytes([kept[-1] ^ 1]))
    with pytest.raises(ArchiveError, match="nothing is added"):
        keep(2)


def test_nothing_is_added_to_an_older_copy(home: Path, keep: Keep) -> None:
    """A log never signs two histories: an archive that was rolled back is not written to."""
    keep(1)
    shutil.copytree(home, home.parent / "older")
    keep(2)
    with pytest.raises(ArchiveError, match="older than the one"):
        list(keep_all([captured(3)], home.parent / "older", "me"))


def test_without_the_key_nothing_is_added(home: Path, keep: Keep, config: Path) -> None:
    """On another machine an archive can be read and checked, not written to."""
    keep(1)
    shutil.rmtree(config)
    with pytest.raises(ArchiveError, match="signing key is not on this machine"):
        keep(2)
    assert list(faults(home)) == []


def test_an_archive_that_may_only_be_read_says_so_and_stays_whole(home: Path, keep: Keep, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is lost, the message names the folder, and the next run goes on."""
    keep(1)
    shutil.copytree(home, home.parent / "before")

    def refused(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:  # root may write everywhere, so that modes would show nothing here
        patch.setattr("onrecord.archiving.writer.lock_of", refused)
        with pytest.raises(ArchiveError, match="cannot be written to"):
            keep(2)
    assert list(faults(home)) == []
    assert keep(2)[0].new


@pytest.mark.parametrize("step", range(12))
def test_a_full_disk_loses_nothing_that_was_reported(home: Path, keep: Keep, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """Whichever file it is that the disk has no room for, what was reported is there, verify passes, and the next run goes on."""
    keep(0, 1)
    left = iter(range(step))

    def full(handle: int) -> None:
        if next(left, None) is None:
            raise OSError(28, "No space left on device")

    reported: list[Kept | Problem] = []
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        patch.setattr(keeping, "MOST", 2)
        with suppress(ArchiveError):
            reported.extend(keep_all(map(captured, range(2, 6)), home, "me"))
    assert list(faults(home)) == []
    assert {"r0", "r1", *(kept.capture.id for kept in reported if isinstance(kept, Kept))} <= set(held(home))
    assert len(keep(*range(6))) == 6
    assert {key: value[1:] for key, value in held(home).items()} == {f"r{n}": bytes_of(captured(n)) for n in range(6)}
    assert list(faults(home)) == []


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = shutil.which("mount") and subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder], capture_output=True)
    if not made or made.returncode:
        pytest.skip("left out: a small disk can be mounted by root only")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_real_disk_that_is_full_and_then_read_only(disk: Path) -> None:
    """Captures are kept until the disk is full; then it may only be read: each time the message says so, and what was reported is there."""
    home, reported = disk / "record", []
    with pytest.raises(ArchiveError, match="No space left"):
        reported.extend(keep_all(map(captured, range(100_000)), home, "me"))
    assert list(faults(home)) == []
    assert len(reported) >= 500
    assert {kept.capture.id for kept in reported if isinstance(kept, Kept)} <= set(held(home))
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    with pytest.raises(ArchiveError, match=r"cannot be written to \(Read-only file system\)"):
        list(keep_all([captured(100_001)], home, "me"))
    assert list(faults(home)) == []
    subprocess.run(["mount", "-o", "remount,rw,size=8m", disk], check=True)
    assert next(keep_all([captured(100_001)], home, "me")).new  # type: ignore[union-attr]
    assert list(faults(home)) == []


class Killed(BaseException):
    """The machine goes off."""


@pytest.mark.parametrize("name", ["leaves", "entries.jsonl", "checkpoint", "unlink"])
def test_a_crash_after_the_entries_were_kept_is_finished_by_the_next_run(
    home: Path, keep: Keep, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Between the file of what comes next and the log there is nothing that a crash could tear: readers see the entries at once."""
    keep(0)

    def stop(*_: object, **__: object) -> None:
        raise Killed

    put = log.put

    def torn(path: Path, offset: int, data: bytes) -> None:
        put(path, offset, data[: len(data) // 2] if path.name == name else data)
        if path.name == name:
            raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(log, "put", torn)
        if name == "checkpoint":
            patch.setattr(log, "write_whole", lambda path, data: stop() if path.name == name else write_whole(path, data))
        if name == "unlink":
            patch.setattr(Path, "unlink", stop)
        with pytest.raises(Killed):
            keep(1, 2)
    assert set(held(home)) == {"r0", "r1", "r2"}
    assert list(faults(home)) == []
    assert not keep(1)[0].new
    assert list(faults(home)) == []


write_whole = log.write_whole


def killed_at(home: Path, seconds: float, first: int) -> Iterator[str]:
    """Keep captures in another process and kill it after so long; the ids that it reported."""
    command = [sys.executable, str(HERE / "keep_many.py"), str(home), str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        began = process.stdout.readline()
        time.sleep(seconds)
        process.kill()
        lines = [began, *process.stdout]
    yield from (line.split()[1] for line in lines if line.endswith("\n"))


def kill_often(home: Path, times: int) -> None:
    """Kill at random moments, again and again on the same archive; after each nothing reported is lost and all is whole."""
    dice = random.Random(7)
    reported: set[str] = set()
    for trial in range(times):
        reported |= set(killed_at(home, dice.random() * 0.05, 100_000 * trial))
        assert list(faults(home)) == []
        assert reported <= set(held(home))
    with Writer(home, "me") as writer:
        assert not writer.log.next.exists()
    assert len(reported) >= times
    assert list(faults(home)) == []


def test_a_kill_at_any_moment_loses_nothing(home: Path) -> None:
    """kill -9 at 20 random moments."""
    kill_often(home, 20)


@pytest.mark.slow
def test_many_kills_lose_nothing(home: Path) -> None:
    """kill -9 at 200 random moments, on eight archives."""
    for number in range(8):
        kill_often(home / str(number), 25)
