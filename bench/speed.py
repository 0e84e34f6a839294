"""How fast and how lean `onrecord read` is: ratios within one run, since machines differ and a shared one varies.

What is timed is the command from its start to its end.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench.accuracy import Place
from bench.running import read, run

ROUNDS = 3
HARMLESS = 20_000  # reports of about two kilobytes: 40 MB
SENTENCES = (
    "The municipal library will open until eight in the evening from May on, the town said on Monday.",
    "Readers had asked for longer hours, and new shelves have been ordered for the reading room.",
    "The council also chose a colour for the benches along the river, after a long debate.",
    "In sport, the home team drew two all in front of its own public and stays in the middle of the table.",
)


def measure(place: Place) -> Iterator[tuple[str, float]]:
    """Every figure of speed and memory, as it is measured."""
    ten = place.out / "en-ten-times.jsonl"
    ten.write_bytes((place.data / "annotated" / "en.jsonl").read_bytes() * 10)
    yield from against_regex(place, ten)
    yield from passed_over(place)
    yield "one report, start to end, seconds", one_report(place)
    yield "same bytes twice (1 yes, 0 no)", float(same_bytes(place, ten))


def against_regex(place: Place, reports: Path) -> Iterator[tuple[str, float]]:
    """The time of `onrecord read` over that of the weekend script, turn and turn about, and the greatest memory."""
    out, weekend, ours, every = place.out / "speed.out", [], [], []
    for _ in range(ROUNDS):
        weekend.append(run([sys.executable, place.tools / "weekend_regex.py", reports], out).seconds)
        ours.append(read(reports, out, "--jobs", "1"))
        every.append(read(reports, out).seconds)
    yield "time over the weekend script's, one core", min(r.seconds for r in ours) / min(weekend)
    yield "time over the weekend script's, as it is called", min(every) / min(weekend)
    yield "reports a second", reports.read_bytes().count(b"\n") / min(r.seconds for r in ours)
    yield "greatest memory, MB", max(r.megabytes for r in ours)


def passed_over(place: Place) -> Iterator[tuple[str, float]]:
    """Megabytes a second of reports without any word of harm, with reading the file and writing the readings."""
    reports, out = place.out / "harmless.jsonl", place.out / "speed.out"
    text = " ".join(SENTENCES * 5)
    with reports.open("w", encoding="utf-8") as handle:
        for number in range(HARMLESS):
            handle.write(json.dumps({"id": str(number), "published": "2025-04-07", "lang": "en", "text": f"{number} {text}"}) + "\n")
    seconds = min(read(reports, out, "--jobs", "1").seconds for _ in range(ROUNDS))
    yield "harmless reports, MB a second a core", reports.stat().st_size / 1e6 / seconds


def one_report(place: Place) -> float:
    """Seconds from the start to the end of the command for one report, once the gazetteer is there."""
    times = [read(place.data / "seed" / "seed.txt", place.out / "speed.out").seconds for _ in range(7)]
    return median(times)


def same_bytes(place: Place, reports: Path) -> bool:
    """Whether the same input gives the same bytes, on one core and on several."""
    digests = set()
    for jobs in ("1", "1", "2"):
        out = place.out / "speed.out"
        read(reports, out, "--jobs", jobs)
        digests.add(hashlib.sha256(out.read_bytes()).hexdigest())
    return len(digests) == 1
