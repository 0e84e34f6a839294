"""Ranges by Airwars' rule against the ranges that Airwars published, by `score_incidents.py`: one record out of all, and each report alone.

The narratives are an incident each. Weighed together, linking has to keep them apart first; weighed one by one, weighing stands by itself.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import msgspec

from bench.accuracy import Place
from bench.running import ONRECORD, output, read, run
from onrecord.linking.linked import link
from onrecord.publishing.weighed import weighed_object
from onrecord.records import Reading
from onrecord.weighing.weigh import METHODS, weigh

METHOD = "airwars"
MARKS = ("told", "meet", "exact", "min", "max")


def measure(place: Place) -> Iterator[tuple[str, float]]:
    """Every figure, as it is measured."""
    narratives = place.out / "gaza.reports.jsonl"
    gaza, clusters = place.data / "airwars-gaza" / "dev.jsonl", place.data / "clusters" / "dev.jsonl"
    score = partial(scored, place)
    score(["narratives", gaza, narratives])
    yield from figures("airwars-gaza, together", score(["ranges", gaza, together(place, narratives)]))
    yield from figures("airwars-gaza, each alone", score(["ranges", gaza, each_alone(place, narratives)]))
    english = only(place, clusters, "en")
    yield from figures("clusters, en", score(["grades", clusters, together(place, english), "--lang", "en"]))


def scored(place: Place, arguments: list[str | Path]) -> str:
    """What the scorer prints."""
    return output([sys.executable, place.tools / "score_incidents.py", *arguments])


def together(place: Place, reports: Path) -> Path:
    """All reports of a file weighed as one record."""
    weighed = place.out / f"{reports.stem}.weighed.jsonl"
    run([ONRECORD, "weigh", reports, "--method", METHOD, "--format", "jsonl"], weighed)
    return weighed


def each_alone(place: Place, reports: Path) -> Path:
    """Each report of a file weighed as a record of its own."""
    readings, weighed = place.out / f"{reports.stem}.readings.jsonl", place.out / f"{reports.stem}.alone.jsonl"
    read(reports, readings)
    with readings.open("rb") as lines, weighed.open("wb") as out:
        for line in lines:
            out.writelines(weighed_alone(msgspec.json.decode(line, type=Reading)))
    return weighed


def weighed_alone(reading: Reading) -> Iterable[bytes]:
    """The incidents of one report, weighed, as lines of JSON."""
    for case in link([reading]).cases():
        yield msgspec.json.encode(weighed_object(case, weigh(case, METHOD), METHODS[METHOD].note)) + b"\n"


def only(place: Place, clusters: Path, language: str) -> Path:
    """The pooled reports of the clusters in one language."""
    pooled, kept = place.out / "clusters.reports.jsonl", place.out / f"clusters-{language}.reports.jsonl"
    scored(place, ["reports", clusters, pooled])
    lines = pooled.read_text(encoding="utf-8").splitlines(keepends=True)
    kept.write_text("".join(line for line in lines if json.loads(line)["lang"] == language), encoding="utf-8")
    return kept


def figures(name: str, printed: str) -> Iterator[tuple[str, float]]:
    """The shares that the scorer printed, by name."""
    for line in printed.splitlines():
        what, *words = line.replace("children killed", "children").split()
        for mark in MARKS:
            if mark in words:
                yield f"weigh, {name}: {what} {mark}", float(words[words.index(mark) + 1])
