"""Ranges by Airwars' rule against the ranges that Airwars published, by `score_incidents.py`: one record out of all, and each report alone.

The narratives are an incident each. Weighed together, linking has to keep them apart first; weighed apart, weighing stands by itself.
"""

import json
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench.accuracy import Place
from bench.running import ONRECORD, output, run

METHOD = "airwars"
MARKS = ("told", "meet", "exact", "min", "max")


def measure(place: Place) -> Iterator[tuple[str, float]]:
    """Every figure, as it is measured."""
    narratives = place.out / "gaza.reports.jsonl"
    gaza, clusters = place.data / "airwars-gaza" / "dev.jsonl", place.data / "clusters" / "dev.jsonl"
    score = partial(scored, place)
    score(["narratives", gaza, narratives])
    yield from figures("airwars-gaza, together", score(["ranges", gaza, weighed(place, narratives)]))
    yield from figures("airwars-gaza, apart", score(["ranges", gaza, weighed(place, narratives, "--apart")]))
    english = only(place, clusters, "en")
    yield from figures("clusters, en", score(["grades", clusters, weighed(place, english), "--lang", "en"]))


def scored(place: Place, arguments: list[str | Path]) -> str:
    """What the scorer prints."""
    return output([sys.executable, place.tools / "score_incidents.py", *arguments])


def weighed(place: Place, reports: Path, *options: str) -> Path:
    """The reports of a file weighed."""
    found = place.out / f"{reports.stem}{''.join(options)}.weighed.jsonl"
    run([ONRECORD, "weigh", reports, "--method", METHOD, "--format", "jsonl", *options], found)
    return found


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
