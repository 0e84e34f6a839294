"""`onrecord collect`, killed at any moment: the archive is whole, keeps what it held, and the next run goes on."""

import os
import random
import signal
import time
from pathlib import Path

import pytest

from onrecord.archiving import keeping
from onrecord.archiving.entries import read
from onrecord.archiving.log import Log
from onrecord.archiving.verify import faults
from onrecord.cli import main

FILES = 400
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of small reports, and a key of these tests only."""
    monkeypatch.setenv("ONRECORD_CONFIG", str(tmp_path / "keys"))
    (tmp_path / "in").mkdir()
    for number in range(FILES):
        (tmp_path / "in" / f"{number}.txt").write_text(f"{number} people were killed in Ruhne. " * 5)
    return tmp_path / "in"


def collect(folder: Path, home: Path) -> None:
    """The command, in small groups, so that a kill finds each step of writing."""
    keeping.MOST = 7
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(1, 2)
    main(["collect", str(folder), "--home", str(home)], standalone_mode=False)


def killed(folder: Path, home: Path, seconds: float) -> bool:
    """Collect in another process and kill it after so long; whether it was still at work."""
    child = os.fork()
    if child == 0:
        try:
            collect(folder, home)
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def held(home: Path) -> list[str]:
    """The ids of what the archive holds, in the order of its log."""
    if not (home / "archive" / "key.pub").exists():
        return []
    return [entry.id for entry in map(read, Log(home / "archive").lines()) if entry and entry.id]


def kill_often(folder: Path, root: Path, times: int) -> None:
    """Kill at random moments until so many kills met a command at work; a new home whenever one is complete."""
    dice = random.Random(11)
    met, number, before = 0, 0, set[str]()
    longest = 0.05  # seconds: how long a run is let live, learnt from those that ended by themselves
    while met < times:
        home = root / str(number)
        at_work = killed(folder, home, dice.random() * longest)
        met += at_work
        after = held(home)
        assert before <= set(after)
        assert len(after) == len(set(after))
        if after:
            assert list(faults(home)) == []
        before = set(after)
        if len(after) == FILES:
            number, before = number + 1, set[str]()
        elif at_work and len(after) < FILES // 20:
            longest = min(longest * 1.2, 2.0)
    child = os.fork()
    if child == 0:
        try:
            collect(folder, root / str(number))
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    assert len(held(root / str(number))) == FILES
    assert list(faults(root / str(number))) == []


def test_a_kill_of_collect_loses_nothing(folder: Path, tmp_path: Path) -> None:
    """kill -9 at ten random moments."""
    kill_often(folder, tmp_path / "homes", 10)


@pytest.mark.slow
def test_many_kills_of_collect_lose_nothing(folder: Path, tmp_path: Path) -> None:
    """kill -9 at 200 random moments while collecting."""
    kill_often(folder, tmp_path / "homes", 200)
