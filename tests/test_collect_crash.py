"""`onrecord collect`, killed at any moment: the archive is whole, holds what was reported as kept, and the next run goes on."""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from onrecord.archiving.entries import read
from onrecord.archiving.log import Log
from onrecord.archiving.verify import faults

FILES = 200
SERVER = Path(__file__).parent / "collect_forks.py"


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run of the command ended: what it said, and its code."""

    said: list[str]
    code: int

    @property
    def kept(self) -> set[str]:
        """What it reported as kept."""
        return {name for line in self.said if line.startswith("kept") for name in line.split()[1:]}

    @property
    def killed_keeping(self) -> bool:
        """Whether it was killed between the beginning of its first group and its end."""
        return self.code == -signal.SIGKILL and "writing" in self.said and "done" not in self.said

    @property
    def killed_writing(self) -> bool:
        """Whether it was killed while a group was on its way to the disk."""
        return self.killed_keeping and self.said[-1] == "writing"


class Forks:
    """The process that runs the command in forks: a fork of this one, in which other tests leave threads, could hang."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, str(SERVER), str(folder)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)

    def ask(self, words: str) -> None:
        """Send a line."""
        assert self.process.stdin
        self.process.stdin.write(words + "\n")
        self.process.stdin.flush()

    def answer(self) -> str:
        """The next line that comes."""
        assert self.process.stdout
        line = self.process.stdout.readline()
        assert line, "the process that forks has ended"
        return line.strip()

    def begin(self, home: Path) -> int:
        """Have the command begin with a home; its pid."""
        self.ask(str(home))
        return int(self.answer().removeprefix("pid "))

    def wait(self) -> list[str]:
        """What the command says until it writes the first group, or ends without."""
        said = [self.answer()]
        while said[-1] not in ("writing", "done"):
            said.append(self.answer())
        return said

    def end(self) -> Ended:
        """What more it says until it ends, and how it ends. Nobody else has its pid before this is asked, though it may have ended."""
        self.ask("how did it end?")
        said = [self.answer()]
        while not said[-1].startswith("ended"):
            said.append(self.answer())
        return Ended(said[:-1], int(said[-1].split()[1]))

    def killed(self, home: Path, seconds: float, early: bool) -> Ended:
        """Run the command into a home and kill it so long after its beginning, or after it began to write the first group."""
        pid = self.begin(home)
        said = [] if early else self.wait()
        time.sleep(seconds)
        os.kill(pid, signal.SIGKILL)
        ended = self.end()
        return Ended(said + ended.said, ended.code)

    def close(self) -> None:
        """End the process."""
        self.process.communicate()


@contextmanager
def forks_in(root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Forks]:
    """The command on a folder of small reports, with a key of these tests only."""
    monkeypatch.setenv("ONRECORD_CONFIG", str(root / "keys"))
    (root / "in").mkdir()
    for number in range(FILES):
        (root / "in" / f"{number}.txt").write_text(f"{number} people were killed in Ruhne. " * 5)
    made = Forks(root / "in")
    yield made
    made.close()


def held(home: Path) -> list[str]:
    """The ids of what the archive holds, in the order of its log."""
    if not (home / "archive" / "key.pub").exists():
        return []
    return [entry.id for entry in map(read, Log(home / "archive").lines()) if entry and entry.id]


def whole_run(forks: Forks, home: Path) -> float:
    """A run that nobody kills, on whatever others left, keeps all that is missing; how long it writes."""
    forks.begin(home)
    forks.wait()
    began = time.monotonic()
    assert forks.end().code == 0
    seconds = time.monotonic() - began
    assert len(held(home)) == FILES
    assert list(faults(home)) == []
    return seconds


def kill_often(forks: Forks, root: Path, times: int) -> tuple[int, int]:
    """Kill at random moments until so many kills fell while captures were kept; how many runs there were, and kills amid a group.

    One in ten is killed before it keeps anything; a run that ends by itself is none, and makes the next ones shorter.
    """
    dice, longest = random.Random(11), whole_run(forks, root / "whole")
    met = writing = runs = number = 0
    reported = set[str]()
    while met < times:
        home = root / str(number)
        ended = forks.killed(home, dice.random() * longest, dice.random() < 0.1)
        longest *= 1.02 if ended.code else 0.9
        runs, met, writing = runs + 1, met + ended.killed_keeping, writing + ended.killed_writing
        reported |= ended.kept
        after = held(home)
        assert reported <= set(after)
        assert len(after) == len(set(after))
        assert not after or list(faults(home)) == []
        if ended.code == 0:
            assert len(after) == FILES
            number, reported = number + 1, set[str]()
    whole_run(forks, root / str(number))
    return runs, writing


def test_a_kill_of_collect_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """kill -9 at five random moments while it keeps captures on a disk."""
    with forks_in(tmp_path, monkeypatch) as forks:
        kill_often(forks, tmp_path / "homes", 5)


@pytest.mark.slow
def test_many_kills_of_collect_lose_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """kill -9 at 200 random moments while it keeps captures, some of them while a group is being written.

    In memory where that can be: a process that is killed leaves there what it leaves on a disk, and nobody waits for a disk's flushes.
    """
    memory = Path("/dev/shm")
    root = tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else tmp_path)
    with root as folder, forks_in(Path(folder), monkeypatch) as forks:
        runs, writing = kill_often(forks, Path(folder) / "homes", 200)
    print(f"{runs} kills: 200 while captures were kept, {writing} of these while a group was being written")
    assert writing >= 20
