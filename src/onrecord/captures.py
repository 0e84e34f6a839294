"""What collecting hands on: a report as it was got, or the problem that stood in its place.

Both live beside the records, and not in `collecting/`, because the archive takes captures too and the verbs do not import each other.
"""

from dataclasses import dataclass

from onrecord.records import Document, Doubt

LEFT_OUT = frozenset({"cut off", "too long", "language", "failed"})  # kinds of doubt that mean: a part of the input was not read
ABOUT_INPUT = LEFT_OUT | {"encoding", "page", "published", "repeated id", "language unsure"}  # the others are about what a report says


@dataclass(frozen=True, slots=True)
class Capture:
    """One report before it is read: its `id` in its input, its words, what is known of it, and `where` it stands."""

    id: str
    text: str
    document: Document
    where: str
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """An input that cannot be read as a report: `where` (file and line), what is wrong with it and what to do.

    `left_out` is False where the report was read all the same.

    >>> print(Problem("reports.jsonl, line 3", "the line has no text; put the report's words under \\"text\\""))
    reports.jsonl, line 3: the line has no text; put the report's words under "text"
    """

    where: str
    message: str
    left_out: bool = True

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


Found = Capture | Problem


def problems_of(where: str, doubts: tuple[Doubt, ...]) -> list[Problem]:
    """The doubts about an input, as problems to tell the user; doubts about what a report says stay in its reading."""
    return [Problem(where, doubt.message, doubt.kind in LEFT_OUT) for doubt in doubts if doubt.kind in ABOUT_INPUT]
