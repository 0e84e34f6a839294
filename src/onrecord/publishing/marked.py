"""A report's text with the words of every claim in brackets, each with its id, and a legend below; coloured on a terminal."""

from collections.abc import Iterator

from onrecord.marks import MEANINGS, Mark, harmless, marks_of, stretches
from onrecord.publishing.asides import comparison, damage, loss, material, response
from onrecord.publishing.form import Form
from onrecord.publishing.positions import allegation
from onrecord.publishing.rows import Row, Segment, coloured, lines_of, plain_words
from onrecord.publishing.text import doubts, heading
from onrecord.publishing.wording import days, figure, place_words, plain, speaker
from onrecord.records import Reading

STYLES = {
    "title": "bold",
    "about": "dim",
    "casualties": "red",
    "attacks": "yellow",
    "agreements": "green",
    "breaches": "magenta",
    "damage": "bright_black",
    "losses": "bright_black",
    "evidence": "blue",
    "responses": "cyan",
    "comparisons": "bright_yellow",
}
WORDINGS = {
    "casualties": lambda entry: " · ".join(
        (f"{entry.harm}: {figure(entry)}", speaker(entry.source, entry.stance), entry.event or "no incident")
    ),
    "attacks": lambda entry: f"{place_words(entry.place, entry.country)} · {days(entry.date_min, entry.date_max) or 'day not told'}",
    "agreements": lambda entry: f"{plain(entry.party) or 'no party named'}: {entry.position} ({entry.type})",
    "breaches": allegation,
    "damage": damage,
    "losses": loss,
    "evidence": material,
    "responses": response,
    "comparisons": comparison,
}


def shown(reading: Reading, form: Form) -> bytes:
    """The marked text, its legend, and what the reader is unsure of. The text is the report's own: the names in it stand."""
    below = (*legend(reading), *doubts(reading, ()))
    lines = [*lines_of(heading(reading, ()), form.width), [], *marked_lines(reading), [], *lines_of(below, form.width)]
    return coloured(lines, STYLES) if form.colour else plain_words(lines)


def marked_lines(reading: Reading) -> Iterator[list[Segment]]:
    """The text line by line, with brackets where claims begin and end."""
    line: list[Segment] = []
    for words, style in marked_pieces(reading):
        first, *others = words.split("\n")
        line.append((first, style))
        for other in others:
            yield line
            line = [(other, style)]
    yield line


def marked_pieces(reading: Reading) -> Iterator[Segment]:
    """The text in pieces of one style; brackets carry the ids of the claims that begin there."""
    before: tuple[Mark, ...] = ()
    for words, under in stretches(reading.text, marks_of(reading)):
        yield "]" * sum(mark not in under for mark in before), "about"
        yield "".join(f"[{mark.id} " for mark in under if mark not in before), "about"
        yield harmless(words).replace("\r", ""), min(under, key=lambda mark: mark.end - mark.start).kind if under else ""
        before = under
    yield "]" * len(before), "about"


def legend(reading: Reading) -> Iterator[Row]:
    """Each id with what it claims."""
    for kind, wording in WORDINGS.items():
        entries = getattr(reading, kind)
        if entries:
            yield Row(MEANINGS[kind], style=kind)
        for entry in entries:
            yield Row(entry.id, ((wording(entry), ""),), 2)
