"""The floors of the measured figures: they only rise, and what falls below one is told."""

import tomllib

from bench import floors, quality


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
    measured = {name: 0.5 for name in tables["accuracy"]}
    page = quality.page(measured, {name: 1.0 for name in tables["speed"]})
    assert quality.misses() in page
    assert all(f"| {name} |" in page for table in tables.values() for name in table)
