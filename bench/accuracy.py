"""Reads every corpus and scores the readings with the scorers that stand beside the data; a figure is a name and a share."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.running import output, read
from bench.split import HALVES, write_half

Figures = dict[str, float]
SCORED = ("count", "claim", "attacks", "stance")
KINDS = ("precision", "recall", "f1")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the data and its tools are, and where we may write."""

    data: Path
    tools: Path
    out: Path


def measure(place: Place) -> Iterator[tuple[str, float]]:
    """Every figure, as it is measured."""
    for name, reports, gold in annotated(place):
        yield from annotated_figures(place, name, (reports, gold)).items()
    for figures in (muc4, shootings, attribution, toponyms):
        yield from figures(place).items()


def annotated(place: Place) -> Iterator[tuple[str, Path, Path]]:
    """(name, reports, gold) of what we annotated."""
    yield "seed", place.data / "seed" / "seed.jsonl", place.data / "seed" / "seed.gold.jsonl"
    for which in HALVES:
        yield (f"en, {which} half", *write_half(place.data, place.out, which))
    yield "en-truce", place.data / "annotated" / "en-truce.jsonl", place.data / "annotated" / "en-truce.gold.jsonl"


def annotated_figures(place: Place, name: str, files: tuple[Path, Path]) -> Figures:
    """Precision, recall and F1 by `score.py`, and of what it matched the shares with each attribute right."""
    readings = place.out / f"{name.replace(', ', '-').replace(' ', '-')}.readings.jsonl"
    read(files[0], readings)
    result: dict[str, Any] = json.loads(output([sys.executable, place.tools / "score.py", *files, readings, "--json"]))
    figures = {f"{name}: {what} {kind}": result[what][kind] for what in SCORED for kind in KINDS}
    shares = {f"{name}: matched, {what} right": row["share"] for what, row in result["attributes"].items() if row["share"] is not None}
    return figures | shares


def adapted(place: Place, corpus: str, kind: str, *options: str) -> tuple[Path, Path]:
    """(corpus, system): the corpus read, and turned into what its own scorer reads."""
    reports, readings, system = (
        place.data / corpus / "dev.jsonl",
        place.out / f"{corpus}.readings.jsonl",
        place.out / f"{corpus}.system.jsonl",
    )
    read(reports, readings, *options)
    output([sys.executable, place.tools / "adapt.py", kind, readings, system])
    return reports, system


def muc4(place: Place) -> Figures:
    """Newswire in capitals, 1988-91: killed and injured by `muc4.py`."""
    files = adapted(place, "muc4", "muc4")
    figures: Figures = {}
    for name, options in (("all documents", []), ("relevant only", ["--relevant-only"])):
        result = json.loads(output([sys.executable, place.tools / "muc4.py", "score", *files, "--json", *options]))
        figures |= {f"muc4, {name}: casualty {k}": result["casualty_facts"]["both"][k] for k in KINDS}
    return figures


def shootings(place: Place) -> Figures:
    """Articles on shootings: the exact final figure of each incident by `counts.py`."""
    files = adapted(place, "gva", "counts")
    printed = output([sys.executable, place.tools / "counts.py", "score", *files, "--by", "incident", "--nonzero"])
    rows = [line.split() for line in printed.splitlines()]
    return {f"gva: {row[0]} exact": float(row[row.index("exact") + 1]) for row in rows}


def attribution(place: Place) -> Figures:
    """Who said it, by `attribution.py`."""
    files = adapted(place, "polnear", "attribution", "--all")
    printed = output([sys.executable, place.tools / "attribution.py", "score", *files])
    row = next(line for line in printed.splitlines() if line.startswith("relation")).split()
    return {f"polnear: relation {name}": float(row[row.index(mark) + 1]) for name, mark in zip(KINDS, ("P", "R", "F1"), strict=True)}


def toponyms(place: Place) -> Figures:
    """Where places are, by `toponyms.py`."""
    files = adapted(place, "toponyms", "toponyms", "--all")
    printed = output([sys.executable, place.tools / "toponyms.py", "score", *files])
    rows = dict(line.split() for line in printed.splitlines())
    wanted = {"end-to-end acc@161": "end_to_end_acc161", "spans f1": "overlap_f1"}
    return {f"toponyms: {name}": float(rows[key]) for name, key in wanted.items()}
