"""Figures: from number words to bounds.

"at least 14" is (14, None), "up to 85" is (None, 85), "dozens" is (24, None): no figure says more than its words (`docs/method.md`,
Numbers).
"""

from dataclasses import dataclass
from typing import Any

from onrecord.lang.pack import Entry

NUMBER_TAGS = {"number", "digits", "compound", "scale", "plus"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A count as a range: `min` and `max` (None = open), and whether its words call it approximate."""

    min: int | None
    max: int | None
    approximate: bool = False


ONE = Figure(1, 1)
NOBODY = Figure(0, 0)
MOST = 1e15  # a number of more digits counts nobody, and must not overflow


def digits_value(word: str) -> float | None:
    """The number that digits write: "1,200" is 1200, "2.6" is 2.6 (of millions), None for what is no number."""
    try:
        return float(word.replace(",", "").removesuffix("-plus"))
    except ValueError:
        return None


def word_value(word: str, entry: Entry | None, values: dict[str, int]) -> float | None:
    """The number of one token, in digits or words ("twenty-five")."""
    if entry is not None and "values" in entry.data:
        return float(entry.data["values"][word])
    if word[0].isdigit():
        return digits_value(word)
    if word in values:
        return None  # inside a phrase that has a value of its own ("more than a dozen")
    parts = [values.get(part) for part in word.split("-")]
    return float(sum(p for p in parts if p is not None)) if parts and all(p is not None for p in parts) else None


def cardinal_value(pairs: list[tuple[float, bool]]) -> int:
    """The number that a run of (value, is a scale) makes: two hundred and five thousand, 2.6 million, sixty nine.

    >>> cardinal_value([(2.0, False), (100.0, True), (5.0, False), (1000.0, True)])
    205000
    """
    total = current = 0.0
    for value, scale in pairs:
        if scale and value >= 1000:
            total += max(current, 1) * value
            current = 0
        elif scale:
            current = max(current, 1) * value
        else:
            current += value
    return round(min(total + current, MOST))


def figure_of(words: list[str], entries: list[Entry | None], values: dict[str, int]) -> Figure:
    """The figure that a run of tokens tells: bounds, numbers, ranges and vague words in the order of the text.

    `values` are the pack's number words; other words of the run ("more", "people") count nothing.
    """
    bounds, numbers, postbound = read_parts(words, entries, values)
    vague = next((e for e in entries if e is not None and e.tag == "vague"), None)
    if vague is not None and not numbers:
        low: int | None = vague.data["min"]
        high: int | None = vague.data.get("max")
        if low == high and low is not None:
            return bounded(bounds, low)
        return Figure(None, low, True) if "max" in bounds else Figure(low, high, False)
    if len(numbers) > 1 and numbers[0] != numbers[-1]:
        return Figure(min(numbers), max(numbers), "about" in bounds)
    return bounded([*bounds, *postbound], numbers[0]) if numbers else ONE


def read_parts(words: list[str], entries: list[Entry | None], values: dict[str, int]) -> tuple[list[str], list[int], list[str]]:
    """The bound words, the numbers and the bounds behind them, of a run of tokens."""
    bounds: list[str] = []
    postbounds: list[str] = []
    numbers: list[int] = []
    run: list[tuple[float, bool]] = []
    for word, entry in zip(words, entries, strict=True):
        tag = entry.tag if entry else ""
        if tag in ("bound", "postbound"):
            (postbounds if tag == "postbound" else bounds).append(entry.data["bound"])  # type: ignore[union-attr]
        value = None if tag in ("bound", "postbound", "vague") else word_value(word, entry, values)
        if value is not None:
            if word.endswith("-plus"):
                postbounds.append("over")
            run.append((value, tag == "scale"))
        elif run and not (word == "and" and run[-1][1]):
            numbers.append(cardinal_value(run))
            run = []
    if run:
        numbers.append(cardinal_value(run))
    return bounds, numbers, postbounds


BOUNDED: dict[str, Any] = {
    "min": lambda n: Figure(n, None),
    "over": lambda n: Figure(n + 1, None),
    "max": lambda n: Figure(None, n),
    "under": lambda n: Figure(None, n - 1),
    "about": lambda n: Figure(n, n, True),
}


def bounded(bounds: list[str], number: int) -> Figure:
    """The figure of one number under its bound words; the strongest word decides ("some at least 14" is at least 14).

    >>> bounded(["over"], 30)
    Figure(min=31, max=None, approximate=False)
    """
    for bound, make in BOUNDED.items():
        if bound in bounds:
            figure: Figure = make(number)
            return figure
    return Figure(number, number)
