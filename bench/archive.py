"""python -m bench.archive: how fast captures are kept (on the disk, with their entries) and checked.

Two archives: many small reports, where entries count, and few large pages, where bytes count. The folder is removed.
"""

import hashlib
import os
import random
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from onrecord.archiving import pieces
from onrecord.archiving.entries import read
from onrecord.archiving.keeping import keep_all
from onrecord.archiving.log import Log
from onrecord.archiving.packs import content, path_of
from onrecord.archiving.verify import faults
from onrecord.captures import Capture, Received
from onrecord.records import Document

WORDS = tuple("the governor said that people were killed wounded shelling drone strike village morning in of and".split())  # noqa: SIM905
KINDS = {"small reports": (20_000, 1_000), "large pages": (2_000, 100_000)}  # how many, and how many bytes of words each
AT_LEAST = {"small reports kept a second": 500.0}  # the others depend on the machine


def captures(count: int, size: int) -> Iterator[Capture]:
    """Captures that differ, of words of our own; each a page and the words in it."""
    dice = random.Random(7)
    for number in range(count):
        text = " ".join(dice.choices(WORDS, k=size // 6)) + f" {number}"
        name = "sha256:" + hashlib.sha256(text.encode()).hexdigest()
        came = Received(f"<html><p>{text}</p></html>".encode(), url=f"https://news.example/{number}", status=200)
        yield Capture(str(number), text, Document(name), f"page {number}", received=came)


def measure(home: Path, name: str) -> Iterator[tuple[str, float]]:
    """Keeping and checking of one kind."""
    count, size = KINDS[name]
    made = list(captures(count, size))
    seconds = timed(lambda: sum(1 for _ in keep_all(made, home, "bench")))
    stored = sum(path.stat().st_size for path in (home / "archive").rglob("*"))
    came = 2 * size * count / 1e6
    yield f"{name} kept a second", count / seconds
    yield f"{name}, MB of content kept a second", came / seconds
    made.clear()
    both, stored_only = hashing(list(both_forms(home))), hashing(files(home))
    for cores in (1, pieces.MOST_CORES):
        told = f"{name}, checked on {'one core' if cores == 1 else 'all cores'}"
        pieces.MOST_CORES = cores
        check = best(lambda: whole(home))
        yield f"{told}, MB of content a second", came / check
        yield f"{told}, MB on the disk a second", stored / 1e6 / check
        yield f"{told}, share of the speed of hashing both forms", both / check
        yield f"{told}, share of the speed of hashing what is stored", stored_only / check
    cold = min(timed(lambda: whole(home), lambda: forget(home)) for _ in range(3))
    yield f"{name}, checked on all cores, from the disk itself, MB on it a second", stored / 1e6 / cold
    yield (
        f"{name}, only read from the disk itself, MB a second",
        stored / 1e6 / min(timed(lambda: files(home), lambda: forget(home)) for _ in range(3)),
    )


def whole(home: Path) -> None:
    """Check an archive, which must be whole."""
    found = list(faults(home))
    if found:
        raise SystemExit(f"bench: {found[0]}")


def files(home: Path) -> list[bytes]:
    """What is in every file of an archive."""
    return [path.read_bytes() for path in (home / "archive").rglob("*") if path.is_file()]


def both_forms(home: Path) -> Iterator[bytes]:
    """All bytes that checking hashes: each line, and each piece as it is stored and as it came."""
    log = Log(home / "archive")
    for line in log.lines():
        yield line
        entry = read(line)
        for ref in (entry.body, entry.text) if entry else ():
            if ref:
                with path_of(log.folder, ref.pack).open("rb") as file:
                    file.seek(ref.offset)
                    yield file.read(ref.length)
                yield content(log.folder, ref)


def hashing(some: list[bytes]) -> float:
    """How long it takes to hash bytes that are in memory, and no more."""
    return best(lambda: [hashlib.sha256(piece).digest() for piece in some])


def forget(home: Path) -> None:
    """Have the system forget what it holds of an archive's files, so that they are read from the disk again."""
    for path in (home / "archive").rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def best(job: Callable[[], object]) -> float:
    """The shortest of three times that a job takes."""
    return min(timed(job) for _ in range(3))


def timed(job: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    """How long a job takes, without what is done before it."""
    before()
    started = perf_counter()
    job()
    return perf_counter() - started


def main() -> int:
    """Print every figure; 1 where one is below its floor."""
    fallen = 0
    for name in KINDS:
        with tempfile.TemporaryDirectory(dir=Path(__file__).parent / "out") as folder:
            os.environ["ONRECORD_CONFIG"] = f"{folder}/config"
            for figure, value in measure(Path(folder) / "record", name):
                fallen += value < AT_LEAST.get(figure, 0.0)
                print(f"{figure:<85}{value:10.2f}", flush=True)
    print(
        f"{'greatest memory, MB (with the captures that were made)':<85}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:10.1f}"
    )
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
