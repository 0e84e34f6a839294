"""Rows of two columns on a page of fixed width: what is counted on the left, the words and who said them on the right."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import wrap

LEFT = 28  # columns up to where the right column begins, if the left leaves room

Segment = tuple[str, str]  # words and the name of their style


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `left` in its style, and below each other on the right the paragraphs of `right`, each (words, style)."""

    left: str
    right: tuple[Segment, ...] = ()
    indent: int = 0
    style: str = ""


def lines_of(rows: Iterable[Row], width: int) -> Iterator[list[Segment]]:
    """The rows as lines of styled segments, wrapped."""
    for row in rows:
        yield from row_lines(row, width)


def row_lines(row: Row, width: int) -> Iterator[list[Segment]]:
    """One row as lines; without a right column the left one runs over the whole width."""
    pad = " " * row.indent
    if not row.right:
        hanging = "  " if row.left.startswith("- ") else ""
        yield from ([(pad + line, row.style)] for line in wrap(row.left, width - row.indent, subsequent_indent=hanging) or [""])
        return
    column = max(min(LEFT, width // 2), row.indent + 12)
    left = [pad + line for line in wrap(row.left, column - row.indent - 2)]
    right = [(line, style) for words, style in row.right for line in wrap(words, max(10, width - column))]
    for number in range(max(len(left), len(right))):
        line: list[Segment] = [(left[number] if number < len(left) else "", row.style)]
        if number < len(right):
            line += [(" " * (column - len(line[0][0])), ""), right[number]]
        yield line


def plain_words(lines: Iterable[list[Segment]]) -> bytes:
    """Lines as plain text."""
    return "".join("".join(words for words, _ in line).rstrip() + "\n" for line in lines).encode("utf-8", "replace")


def coloured(lines: Iterable[list[Segment]], styles: dict[str, str]) -> bytes:
    """Lines with the colours of a terminal."""
    from io import StringIO

    from rich.console import Console  # an eighth of a second to import, for terminals only
    from rich.text import Text

    out = StringIO()
    console = Console(file=out, force_terminal=True, color_system="standard", width=10_000, highlight=False, markup=False, emoji=False)
    for line in lines:
        console.print(Text.assemble(*((words, styles.get(style, "")) for words, style in line)), soft_wrap=True)
    return out.getvalue().encode("utf-8", "replace")
