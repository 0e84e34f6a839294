"""python -m bench DATA_AND_TOOLS [--raise]: measure all but scale, write docs/quality.md, fail where a figure is below its floor.

What takes long is measured apart, as `make scale` does: a million mentions, a large store, many pages, collecting and the archive.
"""

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from bench import accuracy, floors, linking, linking_stream, quality, speed, weighing
from bench.accuracy import Place

OUT = Path(__file__).parent / "out"


def place_of(arguments: list[str]) -> Place:
    """Where the data is, or a word on what is missing."""
    shared = Path(arguments[0] if arguments else "../shared")
    for needed in (shared / "data" / "annotated" / "en.jsonl", shared / "tools" / "score.py"):
        if not needed.exists():
            raise SystemExit(f"bench: {needed} is not there. The data for development is no part of the project: make bench DATA=folder")
    OUT.mkdir(exist_ok=True)
    return Place(shared / "data", shared / "tools", OUT)


def told(figures: Iterable[tuple[str, float]]) -> dict[str, float]:
    """The figures, each printed as it comes."""
    found = {}
    for name, value in figures:
        print(f"{name:<50}{value:9.3f}", flush=True)
        found[name] = value
    return found


def figures(place: Place) -> Iterator[tuple[str, float]]:
    """How well it reads, links and weighs."""
    return chain.from_iterable(part.measure(place) for part in (accuracy, linking, weighing))


def main(arguments: list[str]) -> int:
    """Measure, write the page, and say what fell."""
    place = place_of([a for a in arguments if not a.startswith("--")])
    measured, speeds = told(chain(figures(place), linking_stream.measure())), told(speed.measure(place))
    fallen = floors.below(measured)
    if "--raise" in arguments:
        floors.raise_floors(measured)
    quality.PAGE.write_text(quality.page(measured, speeds), encoding="utf-8")
    for sentence in fallen:
        print(sentence, file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
