"""The floors of the measured figures: they only rise, and what falls below one is told."""

import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench import floors, quality

ROOT = Path(__file__).parent.parent.parent


def git(*words: str) -> str:
    """What git says; skips where there is no history to ask."""
    try:
        return subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no git history here")


def earlier() -> Iterator[dict[str, float]]:
    """The floors as each commit had them."""
    for commit in git("log", "--format=%H", "--", "bench/floors.toml").split():
        table = tomllib.loads(git("show", f"{commit}:bench/floors.toml"))["accuracy"]
        yield {name: row["floor"] for name, row in table.items()}


def test_no_floor_is_lower_than_it_was() -> None:
    """A floor that some commit had is kept by all later ones."""
    now = {name: row["floor"] for name, row in floors.load()["accuracy"].items()}
    assert [name for before in earlier() for name, floor in before.items() if now.get(name, 0.0) < floor] == []


def test_a_floor_is_never_lowered() -> None:
    """Raising leaves a floor alone that was not reached again."""
    text = '[accuracy]\n"a" = { goal = 0.90, floor = 0.500 }\n"b" = { goal = 0.90, floor = 0.500 }\n'
    rows = tomllib.loads(floors.raised(text, {"a": 0.4, "b": 0.6}))["accuracy"]
    assert (rows["a"]["floor"], rows["b"]["floor"]) == (0.5, 0.6)


def test_a_figure_below_its_floor_is_told() -> None:
    """Each figure that fell is told by name."""
    measured = {name: row["floor"] for name, row in floors.load()["accuracy"].items()}
    assert floors.below(measured) == []
    name = next(name for name, row in floors.load()["accuracy"].items())
    assert floors.below({**measured, name: -1.0})[0].startswith(f"{name} is -1.000")


def test_a_figure_that_was_not_measured_is_told() -> None:
    """A corpus that is left out cannot hide a fall."""
    assert len(floors.below({})) == len(floors.load()["accuracy"])


def test_the_page_keeps_what_was_written_by_hand() -> None:
    """Writing the page again keeps the section on misses and shows each figure with a goal."""
    tables = floors.load()
    measured = dict.fromkeys(tables["accuracy"], 0.5)
    page = quality.page(measured, dict.fromkeys(tables["speed"], 1.0))
    assert quality.misses() in page
    assert all(f"| {name} |" in page for table in tables.values() for name in table)
