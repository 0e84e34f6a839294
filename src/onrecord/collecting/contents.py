"""What a file is, by what is in it and not by its name: plain text, an HTML page, JSON or JSON Lines."""

import io
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from onrecord.captures import Found, Problem
from onrecord.collecting import lines, page, plain
from onrecord.collecting.decoding import decode
from onrecord.collecting.limits import WHOLE
from onrecord.errors import InputError

HEAD = 65536  # bytes that tell what a file is
PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|title|meta|link|script|div|article|section|main|h[1-6]|p|span|table)\b", re.I)
OBJECT = re.compile(r'\s*\{\s*(?:"|\}|$)')
LIST = re.compile(r"\s*\[\s*(?:\{|\]|$)")
READERS: dict[str, Callable[[BinaryIO, str, str], Iterator[Found]]] = {
    "plain": plain.captures,
    "page": page.captures,
    "lines": lines.captures,
    "whole": lines.captures_of_whole,
}
MAIL_HEADER = re.compile(r"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+\r?\n")
MAIL_NEEDS = re.compile(r"^(?:From|Sender):", re.M | re.I), re.compile(r"^(?:Message-ID|MIME-Version|Received|Return-Path):", re.M | re.I)


def captures_in(handle: BinaryIO, name: str, where: str) -> Iterator[Found]:
    """Every report in an open file; `name` is the id of a report that has no other, `where` what messages call the file."""
    head = handle.read(HEAD)
    again = replayed(head, handle)
    if head.startswith((b"%PDF", b"PK\x03\x04")):
        yield from packed(io.BytesIO(again.read(WHOLE)), name, where)
        return
    try:
        words, _ = decode(head[:-4] if len(head) == HEAD else head)
    except InputError as error:
        yield Problem(where, str(error))
        return
    if is_mail(words):
        yield from mailed(again, name, where)
        return
    kind = kind_of(words)
    if kind in ("lines", "whole") and b"\x00" in head:
        again = io.BytesIO(decode(again.read(WHOLE))[0].encode("utf-8"))  # wide letters, whose lines are no lines of bytes
    yield from READERS[kind](again, name, where)


def packed(handle: io.BytesIO, name: str, where: str) -> Iterator[Found]:
    """Every report in a PDF file, a Word document or a spreadsheet."""
    from onrecord.collecting import office, pdf, tables  # what they import costs start-up, which only such files shall
    from onrecord.collecting.attempts import attempted

    def found() -> Iterator[Found]:
        if handle.getvalue().startswith(b"%PDF"):
            return pdf.captures(handle, name, where)
        word = office.kind_of_zip(handle) == "word"
        return office.captures(handle, name, where) if word else tables.captures(handle, where, {})

    yield from attempted(found, where)


def mailed(handle: BinaryIO, name: str, where: str) -> Iterator[Found]:
    """The one report of an e-mail."""
    from onrecord.collecting import mail  # Python's mail library costs start-up, which only mail shall
    from onrecord.collecting.attempts import attempted

    yield from attempted(lambda: mail.captures(handle, name, where), where)


def is_mail(head: str) -> bool:
    """Whether a file begins with the header of a message.

    >>> is_mail("From: a@b.example\\nMIME-Version: 1.0\\n\\nThree were killed."), is_mail("Kyiv: three were killed.\\n\\nFrom: us")
    (True, False)
    """
    found = MAIL_HEADER.match(head.replace("\r\n", "\n")) if ":" in head[:80] else None
    return bool(found and all(pattern.search(found.group()) for pattern in MAIL_NEEDS))


def kind_of(head: str) -> str:
    """Which kind of file begins with these words.

    >>> [kind_of(head) for head in ("[KYIV, 4 April] Three were killed", "<!DOCTYPE html>", '{"text": "a"}\\n', '[{"text": "a"}]')]
    ['plain', 'page', 'lines', 'whole']
    """
    if OBJECT.match(head):
        return "lines" if has_lines(head) else "whole"
    if LIST.match(head):
        return "whole"
    start = head.lstrip()[:2000]
    return "page" if start.startswith("<") and PAGE.search(start) else "plain"


def has_lines(head: str) -> bool:
    """Whether each object has a line of its own, not one object many lines (as a person would indent it)."""
    rows = [row.strip() for row in head.splitlines() if row.strip()]
    return len(rows) == 1 or rows[0].endswith("}") or rows[1].startswith("{")


class Replay(io.RawIOBase):
    """A stream that can be read from its beginning again, though its head was read already (standard input cannot go back)."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self.head = head
        self.rest = rest

    def readable(self) -> bool:
        """It is for reading."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer, from the head first."""
        piece = self.head[: len(buffer)] or self.rest.read(len(buffer))
        self.head = self.head[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


def replayed(head: bytes, rest: BinaryIO) -> BinaryIO:
    """The stream from its beginning: the head that was read, then the rest."""
    return io.BufferedReader(Replay(head, rest), HEAD)
