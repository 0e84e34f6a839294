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

from onrecord.archiving.keeping import keep_all
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
    content = 2 * size * count / 1e6
    yield f"{name} kept a second", count / seconds
    yield f"{name}, MB of content kept a second", content / seconds
    made.clear()
    check = min(timed(lambda: whole(home)) for _ in range(3))
    yield f"{name}, MB of content checked a second", content / check
    yield f"{name}, MB on the disk checked a second", stored / 1e6 / check
    yield f"{name}, time of checking over that of reading and hashing all", check / min(timed(lambda: hashed(home)) for _ in range(3))


def whole(home: Path) -> None:
    """Check an archive, which must be whole."""
    found = list(faults(home))
    if found:
        raise SystemExit(f"bench: {found[0]}")


def hashed(home: Path) -> None:
    """Read and hash every file, and no more."""
    for path in (home / "archive").rglob("*"):
        if path.is_file():
            hashlib.sha256(path.read_bytes()).hexdigest()


def timed(job: Callable[[], object]) -> float:
    """How long a job takes."""
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
                print(f"{figure:<75}{value:10.1f}", flush=True)
    print(
        f"{'greatest memory, MB (with the captures that were made)':<75}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:10.1f}"
    )
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
