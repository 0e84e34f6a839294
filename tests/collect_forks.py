"""Runs `onrecord collect` in forks of one warm process without threads, so that a run starts in a hundredth of a second.

For test_collect_crash.py: python collect_forks.py FOLDER. Each line of its input is a home; it answers with the pid of the fork. Then comes
what the fork says: `writing` before a group of captures is written, `kept` and their ids when they were reported as kept, `done` last.
At the next line, which the asker sends when the fork was killed or may end by itself, it answers with how the fork ended; until then its
pid is nobody else's.
"""

import os
import sys
from contextlib import redirect_stdout

from onrecord.archiving import keeping
from onrecord.archiving.keeping import Keeper, Kept
from onrecord.captures import Problem
from onrecord.cli import main


def say(*words: object) -> None:
    """A line to who asked, at once and whole."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


flush = Keeper.flush


def told_flush(keeper: Keeper) -> list[Kept | Problem]:
    """Write what waits, and tell it."""
    if keeper.waiting:
        say("writing")
    done = flush(keeper)
    say("kept", *(kept.capture.id for kept in done if isinstance(kept, Kept)))
    return done


def collect(folder: str, home: str) -> int:
    """The command; its code."""
    try:
        main(["collect", folder, "--home", home], standalone_mode=False)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    return 1


def run(folder: str, home: str) -> None:
    """The command, in a fork; it ends with the command's code."""
    say("pid", os.getpid())
    code = 1
    try:
        code = collect(folder, home)
    finally:
        say("done")
        os._exit(code)


def serve(folder: str) -> None:
    """A fork for each home that is asked for. What the command does once in a process, it has done before."""
    with redirect_stdout(sys.stderr):
        collect(__file__, f"{folder} warm")
    Keeper.flush = told_flush  # type: ignore[method-assign]
    for line in iter(sys.stdin.readline, ""):
        child = os.fork()
        if not child:
            run(folder, line.strip())
        sys.stdin.readline()
        say("ended", os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


if __name__ == "__main__":
    keeping.MOST = 7  # small groups, so that a kill finds each step of writing
    serve(sys.argv[1])
