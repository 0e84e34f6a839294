"""`onrecord collect`, killed at any moment: the archive is whole, keeps what it held, and the next run goes on."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.archiving.entries import read
from onrecord.archiving.log import Log
from onrecord.archiving.verify import faults

FILES = 400


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of small reports, and a key of these tests only."""
    monkeypatch.setenv("ONRECORD_CONFIG", str(tmp_path / "keys"))
    (tmp_path / "in").mkdir()
    for number in range(FILES):
        (tmp_path / "in" / f"{number}.txt").write_text(f"{number} people were killed in Ruhne. " * 5)
    return tmp_path / "in"


# In small groups, so that a kill finds each step of writing; the empty line says that the work begins.
COMMAND = """
import sys
from onrecord.archiving import keeping
from onrecord.cli import main
from onrecord.commands import collect
keeping.MOST = 7
print(flush=True)
main(["collect", sys.argv[1], "--home", sys.argv[2]])
"""


def collecting(folder: Path, home: Path) -> subprocess.Popen[str]:
    """The command in another process, at its first moment of work."""
    command = [sys.executable, "-c", COMMAND, str(folder), str(home)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout
    process.stdout.readline()
    return process


def killed(folder: Path, home: Path, seconds: float) -> bool:
    """Collect and kill after so long; whether the command was still at work."""
    with collecting(folder, home) as process:
        time.sleep(seconds)
        process.kill()
    assert process.returncode in (0, -signal.SIGKILL)
    return process.returncode != 0


def held(home: Path) -> list[str]:
    """The ids of what the archive holds, in the order of its log."""
    if not (home / "archive" / "key.pub").exists():
        return []
    return [entry.id for entry in map(read, Log(home / "archive").lines()) if entry and entry.id]


def kill_often(folder: Path, root: Path, times: int) -> None:
    """Kill at random moments until so many kills met a command at work; a new home whenever one is complete."""
    dice = random.Random(11)
    met, number, before = 0, 0, set[str]()
    longest = 0.3  # seconds: how long a run is let live at the most, longer where too little came
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
        elif at_work and len(after) < FILES // 10:
            longest = min(longest * 1.2, 2.0)
    process = collecting(folder, root / str(number))
    process.communicate()
    assert process.returncode == 0
    assert len(held(root / str(number))) == FILES
    assert list(faults(root / str(number))) == []


def test_a_kill_of_collect_loses_nothing(folder: Path, tmp_path: Path) -> None:
    """kill -9 at ten random moments."""
    kill_often(folder, tmp_path / "homes", 10)


@pytest.mark.slow
def test_many_kills_of_collect_lose_nothing(folder: Path, tmp_path: Path) -> None:
    """kill -9 at 60 random moments while collecting."""
    kill_often(folder, tmp_path / "homes", 60)
