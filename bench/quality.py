"""Writes docs/quality.md: each figure beside its goal and floor, the drop between the halves, and the misses as somebody described them."""

import os
import platform
from pathlib import Path
from typing import Any

from bench.floors import load

PAGE = Path(__file__).parent.parent / "docs" / "quality.md"
BEGIN, END = "<!-- misses: written by hand, kept by make bench -->", "<!-- end of misses -->"
HEAD = """# How well it reads, links and weighs

Made by `make bench`; do not edit outside the section on misses. Measured on the data for development, which is other people's text and no
part of the project: reports annotated by the rules of [method.md](method.md), newswire of 1988–91 (MUC-3/4), articles on shootings (Gun
Violence Archive), political news with every attribution marked (PolNeAR) and news with places and coordinates (LGL, GeoVirus).

A *goal* is what we aim at, a *floor* what was once reached and must not be lost (`bench/floors.toml`; floors only rise).
"""
HALVES = """## What is learnt by heart

The annotated English reports are split in two by a hash of their ids. The misses of one half were read while the reader was written; the
other half was only scored. What a figure drops from the one to the other is what we learnt by heart.
"""


TOGETHER = ("link, ", "weigh, ")  # how the figures begin that are about many reports
LINKING = """## How well it links and weighs

Reports of the same events as Airwars' researchers and two rules put them together (clusters; the English ones), and incident narratives of
Airwars (airwars-gaza), each weighed by the published rule of Airwars against the range that Airwars published: all in one record, where
linking has to keep them apart first. *told*: a figure is given; *meet*: the ranges overlap; *exact*: both ends are the same; *max*: the
upper end is.
"""
STREAM = """On a synthetic stream whose truth is known (`bench/stream.py`: growing figures, variants of names, neighbours in place and day),
beside one incident for each place and day and beside Splink 5, on the same mentions in the same run:
"""


def accuracy_table(measured: dict[str, float], together: bool = False) -> str:
    """Each figure with a goal, and whether it is reached: those of single reports, or of many together."""
    rows = ["| figure | goal | floor | measured | |", "|---|---|---|---|---|"]
    chosen = {name: row for name, row in load()["accuracy"].items() if name.startswith(TOGETHER) == together}
    for name, row in chosen.items():
        value = measured[name]
        rows.append(
            f"| {name} | {row['goal']:.2f} | {row['floor']:.3f} | **{value:.3f}** | {'' if value >= row['goal'] else 'short of its goal'} |"
        )
    return "\n".join(rows)


def halves_table(measured: dict[str, float]) -> str:
    """The two halves side by side, and the drop."""
    rows = ["| figure | half that is read | other half | drop |", "|---|---|---|---|"]
    for name in measured:
        if name.startswith("en, read half: "):
            what, mine, other = name.partition(": ")[2], measured[name], measured[name.replace("read half", "other half")]
            rows.append(f"| {what} | {mine:.3f} | {other:.3f} | {mine - other:+.3f} |")
    return "\n".join(rows)


def stream_table(measured: dict[str, float]) -> str:
    """How each linker does on the synthetic stream."""
    rows = ["| figure | measured |", "|---|---|"]
    return "\n".join([*rows, *(f"| {name} | {value:.3f} |" for name, value in measured.items() if name.startswith("stream, "))])


def speed_table(measured: dict[str, float]) -> str:
    """Each figure of speed with its goal."""
    rows = ["| figure | goal | measured | |", "|---|---|---|---|"]
    for name, row in load()["speed"].items():
        rows.append(f"| {name} | {goal(row)} | **{measured[name]:.2f}** | {'' if reached(row, measured[name]) else 'short of its goal'} |")
    return "\n".join(rows)


def goal(row: dict[str, Any]) -> str:
    """A goal in words."""
    return f"at most {row['at_most']:g}" if "at_most" in row else f"at least {row['at_least']:g}"


def reached(row: dict[str, Any], value: float) -> bool:
    """Whether a figure of speed is where it should be."""
    return value <= row["at_most"] if "at_most" in row else bool(value >= row["at_least"])


def all_table(measured: dict[str, float]) -> str:
    """Every figure that was measured."""
    return "\n".join(["| figure | measured |", "|---|---|", *(f"| {name} | {value:.3f} |" for name, value in measured.items())])


def misses() -> str:
    """The section on misses as it stands on the page."""
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    return page.partition(BEGIN)[2].partition(END)[0].strip() or "Not yet described."


def page(measured: dict[str, float], speeds: dict[str, float]) -> str:
    """The whole page."""
    cores = os.cpu_count()
    machine = f"Python {platform.python_version()}, {cores} cores; a ratio compares two commands of the same run, turn and turn about."
    return (
        "\n\n".join(
            [
                HEAD.strip(),
                accuracy_table(measured),
                HALVES.strip(),
                halves_table(measured),
                f"## What is still missed\n\n{BEGIN}\n\n{misses()}\n\n{END}",
                f"## Speed\n\n{machine}",
                speed_table(speeds),
                LINKING.strip(),
                accuracy_table(measured, together=True),
                STREAM.strip(),
                stream_table(measured),
                "## All figures",
                all_table(measured | speeds),
            ]
        )
        + "\n"
    )
