"""Two processes write at once, and one is killed in the middle: what the store holds is whole units of work."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import text

from onrecord.store.moments import AsOf
from onrecord.store.store import Store, opened

# A process that keeps reports one by one; each unit joins its report to the incident that all reports so far are in.
WRITER = """
import sys
sys.path.insert(0, sys.argv[1])
from made_up import MONDAY, fresh_of, reading_of, together
from onrecord.store.store import opened
from onrecord.store.fresh import Changes
where, first, count = sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
with opened(where) as store:
    for number in range(first, first + count):
        one = fresh_of(reading_of("Sumy", number), number)
        with store.unit(MONDAY):
            before = [m for found in list(store.incidents()) for m in found.mentions]
            store.keep([one], MONDAY)
            others = store.mentions(before)
            whole = together(one).wholes[0]
            ids = sorted([one.mentions[0].id, *before])
            from msgspec.structs import replace
            whole = replace(whole, id=ids[0], mentions=tuple(ids))
            store.relink(Changes("incident", frozenset(ids), dict.fromkeys(ids, ids[0]), (whole,)), MONDAY)
        print(number, flush=True)
"""


def started(where: str, first: int, count: int) -> "subprocess.Popen[str]":
    """A writer in a process of its own."""
    command = [sys.executable, "-c", WRITER, str(Path(__file__).parent), where, str(first), str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def whole(store: Store) -> int:
    """How many reports the store holds; every one of them is in the one incident, and no row is of half a unit."""
    counted = store.counted()
    incidents = list(store.incidents())
    mentions = {id for found in incidents for id in found.mentions}
    assert len(incidents) == min(1, len(mentions))
    assert counted["documents"] == counted["readings"] == counted["claims"] == counted["mentions"] == len(mentions)
    with store.asked() as connection:
        now = connection.scalar(text("select count(*) from members where known_to is null"))
    assert now == len(mentions)
    return len(mentions)


def test_two_writers_at_once_lose_nothing(where: str) -> None:
    """Each unit sees all that the other kept before it."""
    with opened(where) as store:
        assert list(store.incidents(AsOf())) == []
    writers = [started(where, 1, 15), started(where, 101, 15)]
    for writer in writers:
        _, errors = writer.communicate(timeout=120)
        assert writer.returncode == 0, errors
    with opened(where) as store:
        assert whole(store) == 30


@pytest.mark.parametrize("seconds", [0.05, 0.15, 0.3])
def test_a_kill_in_the_middle_leaves_whole_units(where: str, seconds: float) -> None:
    """Everything that was reported as kept is there; of the unit that was being done, all or nothing; and the next writer goes on."""
    with opened(where):
        pass
    writer = started(where, 1, 10_000)
    assert writer.stdout is not None
    writer.stdout.readline()
    time.sleep(seconds)
    os.kill(writer.pid, signal.SIGKILL)
    told = 1 + len(writer.communicate(timeout=60)[0].splitlines())
    with opened(where) as store:
        assert told <= whole(store) <= told + 1
    again = started(where, 20_000, 1)
    _, errors = again.communicate(timeout=60)
    assert again.returncode == 0, errors
    with opened(where) as store:
        assert whole(store) >= told + 1
