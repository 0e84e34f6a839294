"""Quotations: the stretches of a report between quotation marks."""

import re

from onrecord.records import Span

# A mark after a letter or a stop closes; a quotation ends with its paragraph at the latest.
QUOTATION = re.compile(
    r"(?<![\w.,!?;:%)\]])[\"“„‟«](?=\S)[^\"”“»]*?(?:[\"”»]|\n\s*\n|$)|(?<![\w.,!?;:])\'\'(?=\S)[^\"]*?(?:\'\'|\n\s*\n|$)"
)


def quotations(text: str) -> list[Span]:
    """Each quotation with its marks.

    >>> quotations('He said "stay at home. Lock up." Then he left.')
    [(8, 32)]
    """
    if '"' not in text and "“" not in text and "''" not in text:
        return []
    return [(match.start(), match.start() + len(match.group().rstrip())) for match in QUOTATION.finditer(text)]


def quotation_at(found: list[Span], offset: int) -> Span | None:
    """The quotation that holds a place in the text."""
    for start, end in found:
        if start <= offset < end:
            return start, end
        if start > offset:
            return None
    return None
