"""Runs a command as a user would, and says how long it took and how much memory it held."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

LEFT_OUT = 3  # the exit code of `onrecord read` where some reports could not be read
ONRECORD = Path(sys.executable).with_name("onrecord")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command: seconds from start to end, its greatest memory in megabytes, and the seconds that it kept a core busy."""

    seconds: float
    megabytes: float
    busy: float


def run(command: list[str | Path], out: Path) -> Run:
    """Run a command with its output in a file; fails loudly where the command does, and tells where it left something out."""
    started = perf_counter()
    with out.open("wb") as handle:
        process = subprocess.Popen([str(word) for word in command], stdout=handle, stderr=subprocess.PIPE)
        assert process.stderr is not None
        complaints = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
    seconds = perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        tell(
            f"{' '.join(map(str, command))} ended with {process.returncode}\n{complaints.decode(errors='replace')[-2000:]}",
            process.returncode,
        )
    return Run(seconds, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime)


def tell(complaint: str, code: int) -> None:
    """Say that a command left something out; end where it failed."""
    print(f"bench: {complaint}", file=sys.stderr)
    if code != LEFT_OUT:
        raise SystemExit(1)


def read(reports: Path, out: Path, *options: str) -> Run:
    """`onrecord read` of a file, as JSON Lines."""
    return run([ONRECORD, "read", reports, "--format", "jsonl", *options], out)


def output(command: list[str | Path]) -> str:
    """What a command prints."""
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, check=True).stdout
