"""The words of a report that carry its claims, as marked stretches: for the terminal, and for a notebook as HTML.

This knows only text and spans and stands below the records, so that a reading can show itself in a notebook (`_repr_html_`).
"""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise
from typing import Any, NamedTuple

COLOURS = {  # background in a notebook; kinds are the lists of a reading
    "casualties": "#f6c5bf",
    "attacks": "#f9dfb3",
    "agreements": "#cfe6cf",
    "breaches": "#e3cdea",
    "damage": "#e8e2d2",
    "losses": "#dcdcdc",
    "evidence": "#cfe3f2",
    "responses": "#d9ead9",
    "comparisons": "#ece5b4",
}
MEANINGS = {
    "casualties": "people harmed",
    "attacks": "attack or accident",
    "agreements": "position on an agreement",
    "breaches": "alleged breach",
    "damage": "damage",
    "losses": "equipment, as claimed",
    "evidence": "video, picture or document",
    "responses": "response",
    "comparisons": "comparison",
}
CONTROLS = (*range(9), 11, 12, *range(14, 32), *range(127, 160))
TURNS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))  # marks that turn the direction of writing
UNSEEN = dict.fromkeys((*CONTROLS, *TURNS), "\ufffd")


class Mark(NamedTuple):
    """The words of one claim: where they stand, the list that it is in, its id."""

    start: int
    end: int
    kind: str
    id: str


def marks_of(reading: Any) -> list[Mark]:
    """A mark for each claim of a reading, in the order of the text."""
    return sorted(Mark(c.quote.start, c.quote.end, kind, c.id) for kind in COLOURS for c in getattr(reading, kind))


def stretches(text: str, marks: Iterable[Mark]) -> Iterator[tuple[str, tuple[Mark, ...]]]:
    """The text cut wherever a mark begins or ends, each piece with the marks that it stands under.

    >>> list(stretches("two were killed", [Mark(0, 3, "casualties", "C1")]))
    [('two', (Mark(start=0, end=3, kind='casualties', id='C1'),)), (' were killed', ())]
    """
    marks = [mark for mark in marks if mark.start < mark.end]
    edges = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    waiting, open_marks = sorted(marks, reverse=True), list[Mark]()
    for start, end in pairwise(edges):
        while waiting and waiting[-1].start <= start:
            open_marks.append(waiting.pop())
        open_marks = [mark for mark in open_marks if mark.end > start]
        yield text[start:end], tuple(open_marks)


def harmless(words: str) -> str:
    """Words with � for what would act on a screen and not show on it: control characters, and marks that turn the direction of writing.

    >>> harmless("three \\x1b[31mkilled")
    'three �[31mkilled'
    """
    return words.translate(UNSEEN)


def html_of(reading: Any) -> str:
    """A reading's text as HTML with the words of each claim marked, and what the reader is unsure of; a box of its own direction, so that
    nothing leaks out of it."""
    marks = marks_of(reading)
    body = "".join(html_piece(words, under) for words, under in stretches(reading.text, marks))
    kinds = [kind for kind in COLOURS if any(mark.kind == kind for mark in marks)]
    legend = " ".join(f'<span style="background:{COLOURS[kind]}">{MEANINGS[kind]}</span>' for kind in kinds)
    legend = legend or ("" if reading.doubts else "no count, attack or agreement was found")
    doubts = "".join(f'<p style="font-size:small">Doubt: {escape(harmless(doubt.message))}</p>' for doubt in reading.doubts)
    box = 'style="white-space:pre-wrap;unicode-bidi:isolate;color:#222;background:#fff"'
    return f'<div dir="auto" {box}>{body}</div><p style="font-size:small">{legend}</p>{doubts}'


def html_piece(words: str, under: tuple[Mark, ...]) -> str:
    """One stretch of the text, under its marks; the innermost gives the colour."""
    shown = escape(harmless(words))
    if not under:
        return shown
    inner = min(under, key=lambda mark: mark.end - mark.start)
    title = escape(", ".join(f"{mark.id}: {MEANINGS[mark.kind]}" for mark in under))
    return f'<mark style="background:{COLOURS[inner.kind]};color:#222" title="{title}"><bdi>{shown}</bdi></mark>'
