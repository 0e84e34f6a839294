"""The floors: what each figure must not fall below, and raising them."""

import re
import tomllib
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("floors.toml")
SLACK = 0.0005  # a figure is written down with three decimals


def load(text: str | None = None) -> dict[str, dict[str, Any]]:
    """The floors and goals, by table and figure."""
    return tomllib.loads(FILE.read_text(encoding="utf-8") if text is None else text)


def below(measured: dict[str, float]) -> list[str]:
    """A sentence for each figure that is below its floor, or that was not measured."""
    found = []
    for name, row in load()["accuracy"].items():
        if name not in measured:
            found.append(f"{name} was not measured")
        elif measured[name] < row["floor"] - SLACK:
            found.append(f"{name} is {measured[name]:.3f}, below its floor of {row['floor']:.3f}")
    return found


def raised(text: str, measured: dict[str, float]) -> str:
    """The floors with each that was passed set to what was measured; none is lowered.

    >>> raised('"a b" = { goal = 1.00, floor = 0.500 }', {"a b": 0.61239})
    '"a b" = { goal = 1.00, floor = 0.612 }'
    >>> raised('"a b" = { goal = 1.00, floor = 0.500 }', {"a b": 0.4})
    '"a b" = { goal = 1.00, floor = 0.500 }'
    """

    def higher(match: re.Match[str]) -> str:
        floor = max(float(match["floor"]), int(measured.get(match["name"], 0.0) * 1000) / 1000)
        return f"{match['before']}{floor:.3f}"

    return re.sub(r'(?P<before>"(?P<name>[^"\n]+)" = \{[^}\n]*?floor = )(?P<floor>[\d.]+)', higher, text)


def raise_floors(measured: dict[str, float]) -> None:
    """Write the floors as they rise."""
    FILE.write_text(raised(FILE.read_text(encoding="utf-8"), measured), encoding="utf-8")
