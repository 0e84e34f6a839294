"""JSON and JSON Lines: reports with `id`, `published`, `text` and, where known, `publisher`, `url`, `title`, `lang`.

Lines are read one at a time, so that a file may be as long as it likes; ids and order are kept. A JSON file that is not lines (one object,
or a list of them) is held whole.
"""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec
from msgspec.structs import replace

from onrecord.captures import Capture, Found, Problem, Received
from onrecord.collecting import limits
from onrecord.collecting.decoding import decode
from onrecord.collecting.documents import capture_of
from onrecord.errors import InputError
from onrecord.records import Doubt


def captures(handle: BinaryIO, name: str, where: str) -> Iterator[Found]:
    """A capture for each line of JSON Lines, a problem for each that cannot be read. Empty lines are passed over."""
    for number, line in enumerate(bounded_lines(handle), 1):
        if line is None:
            yield Problem(f"{where}, line {number}", f"longer than {limits.LINE:,} bytes; put each report on a line of its own")
        elif line.strip():
            yield found_in(line, f"{where}, line {number}")


def captures_of_whole(handle: BinaryIO, name: str, where: str) -> Iterator[Found]:
    """The captures of a JSON file that is one object or one list of objects."""
    data = handle.read(limits.WHOLE + 1)
    if len(data) > limits.WHOLE:
        yield Problem(where, f"a JSON list longer than {limits.WHOLE:,} bytes; turn it into JSON Lines (jq -c '.[]' FILE) and read that")
        return
    try:
        value, doubts = parsed(data)
    except InputError as error:
        yield Problem(where, str(error))
        return
    entries = value if isinstance(value, list) else [value]
    if not entries:
        yield Problem(where, "the list is empty; give reports")
    for number, entry in enumerate(entries, 1):
        found = attempt(entry, where if entries is not value else f"{where}, entry {number}", doubts)
        yield with_body(found, json.dumps(entry, ensure_ascii=False).encode("utf-8", "replace") if entries is value else data)


def bounded_lines(handle: BinaryIO) -> Iterator[bytes | None]:
    """Lines as bytes; None in the place of one that is too long to hold."""
    while line := handle.readline(limits.LINE):
        if len(line) == limits.LINE and not line.endswith(b"\n"):
            skip_line(handle)
            yield None
        else:
            yield line


def skip_line(handle: BinaryIO) -> None:
    """Read on to the next line, a piece at a time."""
    while (piece := handle.readline(1_000_000)) and not piece.endswith(b"\n"):
        pass


def found_in(line: bytes, where: str) -> Found:
    """The capture of one line, or what is wrong with it."""
    try:
        value, doubts = parsed(line)
    except InputError as error:
        return Problem(where, str(error))
    return with_body(attempt(value, where, doubts), line)


def with_body(found: Found, body: bytes) -> Found:
    """A capture with its bytes: its line, or its part of a list."""
    return replace(found, received=Received(body, media_type="application/json")) if isinstance(found, Capture) else found


def parsed(data: bytes) -> tuple[Any, tuple[Doubt, ...]]:
    """The JSON value of some bytes; those that are no UTF-8 are decoded first, with a doubt."""
    try:
        return msgspec.json.decode(data), ()
    except (msgspec.DecodeError, UnicodeDecodeError):
        return parsed_words(data)
    except RecursionError:
        raise InputError("nested too deeply for a report; give an object with a text") from None


def parsed_words(data: bytes) -> tuple[Any, tuple[Doubt, ...]]:
    """The JSON value of bytes that are not JSON in UTF-8 as they stand."""
    text, doubts = decode(data)
    try:
        return json.loads(text), doubts  # more patient than msgspec: it takes half letters, which old exports hold
    except (ValueError, RecursionError) as error:
        raise InputError(f"this is no JSON, or it is cut off ({error}); mend it or leave it out") from None


def attempt(value: Any, where: str, doubts: tuple[Doubt, ...]) -> Found:
    """The capture of one JSON value, or what is wrong with it."""
    if not isinstance(value, dict):
        return Problem(where, 'this is no JSON object; write {"id": …, "published": …, "text": …}')
    text = value.get("text")
    if not isinstance(text, str):
        keys = ", ".join(map(str, value)) or "none"
        return Problem(where, f"it has no text (its keys: {keys[:120]}); put the words of the report under 'text'")
    try:
        return capture_of(text, value, where, doubts)
    except InputError as error:
        return Problem(where, str(error))
