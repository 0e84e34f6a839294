"""Plain text: the whole file is one report."""

from collections.abc import Iterator
from typing import BinaryIO

from onrecord.captures import Capture, Found, Problem
from onrecord.collecting import limits
from onrecord.collecting.decoding import decode
from onrecord.collecting.documents import capture_of
from onrecord.errors import InputError


def captures(handle: BinaryIO, name: str, where: str) -> Iterator[Found]:
    """The one report of a text file. The day of publication is left to the reader, which looks for a dateline."""
    try:
        yield plain_capture(handle.read(4 * limits.TEXT + 4), name, where)
    except InputError as error:
        yield Problem(where, str(error))


def plain_capture(data: bytes, name: str, where: str) -> Capture:
    """The capture of a text file's bytes."""
    text, doubts = decode(data)
    return capture_of(text, {"id": name}, where, doubts)
