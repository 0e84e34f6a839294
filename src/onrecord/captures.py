"""What collecting hands on: a report as it was got, or the problem that stood in its place.

Both live beside the records, and not in `collecting/`, because the archive takes captures too and the verbs do not import each other.
"""

import msgspec

from onrecord.records import Document, Doubt

LEFT_OUT = frozenset({"cut off", "too long", "language", "failed"})  # kinds of doubt that mean: a part of the input was not read
ABOUT_INPUT = LEFT_OUT | {"encoding", "page", "published", "repeated id", "language unsure"}  # the others are about what a report says


class Received(msgspec.Struct, frozen=True):
    """How a report came: its bytes as they came, and what the Berkeley Protocol asks a collector to note of it.

    `body` holds this one report (the line, the message, the page), not the whole file that it stood in, so that it can be erased alone.
    `at` is the instant of its coming (UTC); `source` the source's name; `request` and `headers` are lines of what was asked and answered.
    A body from the network is without its transfer and content encoding, whatever `headers` say. `item` names what stays the same while its
    words are edited (a page's address, a file's path, a post's number); `replaces` is the id of the document that stood there before.
    `about` holds what else the source states: media, forwards, replies, edits.
    """

    body: bytes
    at: str | None = None
    media_type: str | None = None
    source: str | None = None
    url: str | None = None
    request: tuple[tuple[str, str], ...] = ()
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    item: str | None = None
    about: tuple[tuple[str, str], ...] = ()
    replaces: str | None = None


class Capture(msgspec.Struct, frozen=True):
    """One report before it is read: its `id` in its input, its words, what is known of it, and `where` it stands.

    `received` is None where there is nothing but the words; their UTF-8 bytes are the evidence then.
    """

    id: str
    text: str
    document: Document
    where: str
    doubts: tuple[Doubt, ...] = ()
    received: Received | None = None


class Problem(msgspec.Struct, frozen=True):
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
