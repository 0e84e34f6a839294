"""Which statement vouches for a claim: the innermost around it whose speaker says it, and does not only speak of it."""

import re
from functools import cache

from onrecord.lang.pack import load
from onrecord.reading.report import Report
from onrecord.reading.statements import innermost
from onrecord.records import Span, Statement


@cache
def shapes(language: str) -> dict[str, re.Pattern[str]]:
    """The pack's expressions for pictures, for reactions, and for an attack that somebody lays claim to."""
    table: dict[str, list[str]] = load(language).tables["speech"]["vouching"]
    return {name: re.compile(r"\b(?:" + "|".join(words) + ")") for name, words in table.items()}


def voucher_of(report: Report, statements: list[Statement], span: Span) -> Statement | None:
    """The statement that vouches for a claim's words; None where the report says it in its own voice.

    >>> from onrecord.reading.report import open_report
    >>> from onrecord.reading.statements import find_statements
    >>> report = open_report("A clip showed two men hurt.", load("en"))
    >>> voucher_of(report, find_statements(report), (14, 26))
    """
    return innermost([s for s in statements if s.span[0] < span[1] and span[0] < s.span[1] and vouches(report, s, span[0])])


def vouches(report: Report, statement: Statement, at: int) -> bool:
    """Whether the speaker says what stands at a place: pictures say nothing, and who reacts to an attack did not count its dead."""
    cue, known = words_of(report, statement.cue_span), shapes(report.pack.language)
    before = report.folded[statement.span[0] : max(at, statement.span[0])]
    if known["showing"].search(cue) and known["pictures"].search(words_of(report, statement.speaker_span)):
        return False
    if (
        known["finding"].match(cue)
        and not known["studies"].search(words_of(report, statement.speaker_span))
        and not before.startswith("that")
    ):
        return False  # "police found two men hurt" is what police did
    if known["reactions"].match(cue) and known["turns"].search(before):
        return False
    return not (known["claims"].match(cue) and known["attacks"].match(report.folded[statement.span[0] : at + 1]))


def words_of(report: Report, span: Span | None) -> str:
    """The folded words of a span; empty where there is none."""
    return report.folded[span[0] : span[1]] if span else ""
