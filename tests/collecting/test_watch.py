"""`onrecord collect --watch`: a feed that changes between rounds, until Ctrl-C."""

import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import hostile_server
import pytest

ITEM = "<item><guid isPermaLink='false'>{}</guid><title>Report</title><description>{}</description></item>"
FIRST, SECOND = "Three people were killed in Ruhne.", "Two people were wounded at the mill."
ROUNDS = [
    ITEM.format(1, FIRST) + ITEM.format(2, SECOND),
    ITEM.format(1, FIRST) + ITEM.format(2, SECOND.replace("Two", "Four")) + ITEM.format(3, "One person was killed in Norville."),
    None,  # the site fails
    ITEM.format(1, FIRST),
]


@pytest.fixture
def listed(tmp_path: Path) -> Iterator[Path]:
    """A list of one source: a feed that has other entries at each asking."""
    rounds = iter(ROUNDS)

    def changing() -> hostile_server.Sent:
        items = next(rounds, ITEM.format(1, FIRST))
        return hostile_server.feed(items) if items else hostile_server.answer("", status="404 Not Found")

    with hostile_server.running() as server:
        server.ways["/watched"] = changing
        path = tmp_path / "sources.toml"
        path.write_text(
            f'[network]\ndelay = 0\nprivate = true\n[[source]]\nkind = "feed"\npages = false\nurl = "{server.url("/watched")}"\n'
        )
        yield path


def watching(listed: Path, home: Path) -> "subprocess.Popen[str]":
    """The command, which looks again after a third of a second."""
    command = [sys.executable, "-m", "onrecord", "collect", str(listed), "--watch", "--every", "0.005", "--home", str(home)]
    ours = {**os.environ, "ONRECORD_CONFIG": str(home.parent / "keys")}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ours)


def test_each_round_takes_what_is_new_and_ctrl_c_ends(listed: Path, tmp_path: Path) -> None:
    """Nothing is kept twice, an edited entry is a new version, a failing site does not end it, and the last word is the code 130."""
    with watching(listed, tmp_path / "home") as process:
        assert process.stdout
        said = [process.stdout.readline().strip() for _ in ROUNDS]
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    assert said == [
        "2 reports came: 2 new, 0 known; nothing failed",
        "2 reports came: 2 new (1 of them a new version), 0 known; nothing failed",
        "0 reports came: 0 new, 0 known; 1 failed",
        "0 reports came: 0 new, 0 known; nothing failed",
    ]
    assert process.returncode == 130
    assert "it is not there (404)" in errors
    assert "Traceback" not in errors


def test_a_round_in_which_somebody_else_writes_is_left_out(listed: Path, tmp_path: Path) -> None:
    """It is said, and the next round takes what came meanwhile."""
    with watching(listed, tmp_path / "home") as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        lock = os.open(tmp_path / "home" / "archive" / "lock", os.O_RDWR)
        fcntl.flock(lock, fcntl.LOCK_EX)
        told = process.stderr.readline()
        os.close(lock)
        while "another onrecord is writing" not in told:  # the round may have been under way
            told = process.stderr.readline()
        said = [process.stdout.readline() for _ in range(2)]
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
    assert process.returncode == 130
    assert any("2 new" in line for line in said)
