"""A folder of files, or one file, as a source: what is new in it, with the bytes as they stand there."""

import io
import os
from collections.abc import Iterator
from functools import partial
from mimetypes import guess_type
from pathlib import Path
from typing import Annotated, BinaryIO

import msgspec
from msgspec.structs import replace

from onrecord.captures import Capture, Found, Problem, Received
from onrecord.collecting import folder, limits, tables
from onrecord.collecting.asked import Asked
from onrecord.collecting.attempts import attempted
from onrecord.collecting.contents import captures_in
from onrecord.collecting.memory import Memory
from onrecord.collecting.once import once

TABLES = (".csv", ".tsv")


class Folder(Asked, frozen=True, kw_only=True, tag="folder"):
    """A folder of files with its sub-folders, or one file."""

    path: Annotated[str, msgspec.Meta(description="the folder or the file")]
    columns: Annotated[
        dict[str, str | list[str]],
        msgspec.Meta(
            description="spreadsheets: which column holds text, id, published, url, title, publisher, lang (known layouts need none)"
        ),
    ] = msgspec.field(default_factory=dict)


def captures(settings: Folder, memory: Memory) -> Iterator[Found]:
    """Every report in the files that are new or changed since the last run."""
    for source in folder.sources(settings.path):
        if isinstance(source, Problem):
            yield source
        elif source.path is None:
            yield from folder.opened(source)
        else:
            yield from attempted(partial(file_captures, source, settings, memory), source.where)


def file_captures(source: folder.Source, settings: Folder, memory: Memory) -> Iterator[Found]:
    """Every report of one file; none where it is as it was."""
    assert source.path is not None
    try:
        handle = source.path.open("rb")
    except FileNotFoundError:
        yield Problem(source.where, "there is no such file; look at the path")
        return
    with handle:
        state = os.fstat(handle.fileno())
        stamp, place = f"{state.st_size}-{state.st_mtime_ns}", f"file {os.path.abspath(source.path)}"
        if state.st_size:
            yield from once(place, stamp, memory, partial(opened_captures, handle, source, settings))
        else:  # a pipe has no size
            yield from opened_captures(handle, source, settings)


def opened_captures(handle: BinaryIO, source: folder.Source, settings: Folder) -> Iterator[Found]:
    """Every report of an open file, with its bytes; a pipe is read as it comes."""
    body = handle.read() if 0 < os.fstat(handle.fileno()).st_size <= limits.WHOLE else b""
    place = os.path.abspath(source.path or "")
    for found in found_in(io.BytesIO(body) if body else handle, source, settings):
        yield evidenced(found, body, place) if isinstance(found, Capture) else found


def found_in(handle: BinaryIO, source: folder.Source, settings: Folder) -> Iterator[Found]:
    """The reports in an open file: a spreadsheet by its name or mapping (CSV looks like prose), anything else by what is in it."""
    suffix = Path(source.name).suffix.lower()
    if suffix in TABLES or (settings.columns and suffix == ".xlsx"):
        return tables.captures(handle, source.where, settings.columns)
    return captures_in(handle, source.name, source.where)


def evidenced(capture: Capture, body: bytes, place: str) -> Capture:
    """A capture with its bytes: the file's, or those of its row or line, which has an item of its own."""
    received = capture.received
    if received is not None:
        return replace(capture, received=replace(received, item=f"{place}#{capture.id}"))
    return replace(capture, received=Received(body or capture.text.encode(), media_type=guess_type(place)[0], item=place))
