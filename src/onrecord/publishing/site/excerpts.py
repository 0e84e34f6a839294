"""The sentence around a claim's words, cut from the report: what a published site shows of somebody else's text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.records import Quote, Reading

STOP = re.compile(r"[.!?…]+[\"”’»)]*\s+|[。！？؟।]\s*|\n\s*\n")
NO_STOP = re.compile(
    r"(?:^|[\s(“\"])(?:\w|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|Gov|Sen|Rep|Rev|Adm|Brig|Prof|St|No)$"
)  # "Lt. Gen. Holm" goes on
MOST = 400  # code points before and after the words: a text without full stops is not shown whole


class Excerpt(NamedTuple):
    """A sentence in three pieces: before the claim's words, these words, and after them."""

    before: str
    words: str
    after: str


def excerpt(reading: Reading, quote: Quote) -> Excerpt:
    """The sentence that carries a claim; of a reading without its text, the claim's words alone.

    >>> from onrecord.records import Document, Reader
    >>> text = "It was calm. At dawn two people were killed, he said. Then it rained."
    >>> excerpt(Reading("a", Document("sha256:0"), Reader("0"), text=text), Quote("two people", 21, 31))
    Excerpt(before='At dawn ', words='two people', after=' were killed, he said.')
    """
    if reading.text[quote.start : quote.end] != quote.text:
        return Excerpt("", quote.text, "")
    start, end = around(reading.text, quote.start, quote.end)
    return Excerpt(reading.text[start : quote.start], quote.text, reading.text[quote.end : end].rstrip())


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around some words begins and ends."""
    low, high = max(0, start - MOST), min(len(text), end + MOST)
    before = [stop for stop in stops(text, low, high) if stop <= start]
    after = [stop for stop in stops(text, max(low, end - 1), high) if stop >= end]
    return (before[-1] if before else low), (after[0] if after else high)


def stops(text: str, low: int, high: int) -> Iterator[int]:
    """Where sentences end within a stretch of text."""
    for match in STOP.finditer(text, low, high):
        if not NO_STOP.search(text[max(0, match.start() - 6) : match.start()]):
            yield match.end()
