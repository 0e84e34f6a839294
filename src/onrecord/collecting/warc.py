"""WARC and WACZ files, as crawlers and archives write them: the pages in them, one record at a time, so that a file may be of any size."""

import zipfile
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import msgspec

from onrecord.captures import Found, Problem
from onrecord.collecting import limits
from onrecord.collecting.asked import Asked
from onrecord.collecting.attempts import FAULTS, attempted
from onrecord.collecting.fetching import Answer
from onrecord.collecting.memory import Memory
from onrecord.collecting.once import once
from onrecord.collecting.pages import captures_of
from onrecord.errors import InputError

READ = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
KINDS = frozenset({"response", "resource"})
ROOM = 31_000_000  # the most by which glibc learns


class Warc(Asked, frozen=True, kw_only=True, tag="warc"):
    """A WARC or WACZ file."""

    path: Annotated[str, msgspec.Meta(description="the file (.warc, .warc.gz, .wacz)")]
    containing: Annotated[str, msgspec.Meta(description="take only addresses that contain this")] = ""
    careful: Annotated[bool, msgspec.Meta(description="take pages apart with as much care as single ones, a hundred times slower")] = False


def captures(settings: Warc, memory: Memory) -> Iterator[Found]:
    """The reports in a file, unless it is the one that was taken before."""
    yield from attempted(partial(file_captures, settings, memory), settings.path)


def file_captures(settings: Warc, memory: Memory) -> Iterator[Found]:
    """The reports in a file, of whichever of the two formats."""
    path = Path(settings.path)
    state = path.stat()
    stamp, place = f"{state.st_size}-{state.st_mtime_ns}-{settings.containing}", f"file {path.absolute()}"
    yield from once(place, stamp, memory, partial(opened_captures, path, settings))


def opened_captures(path: Path, settings: Warc) -> Iterator[Found]:
    """The reports in a file."""
    with path.open("rb") as handle:
        packed = handle.read(4) == b"PK\x03\x04"
        handle.seek(0)
        yield from wacz_captures(handle, settings) if packed else stream_captures(handle, settings.path, settings)


def wacz_captures(handle: BinaryIO, settings: Warc) -> Iterator[Found]:
    """The reports in each WARC file inside a WACZ file."""
    with zipfile.ZipFile(handle) as outer:
        inside = [name for name in outer.namelist() if name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))]
        if not inside:
            raise InputError("this zip archive is no WACZ file (no WARC file in its folder archive/); look at it")
        for name in inside:
            with outer.open(name) as stream:
                yield from stream_captures(stream, f"{settings.path}, {name}", settings)


def stream_captures(stream: Any, where: str, settings: Warc) -> Iterator[Found]:
    """The reports in one stream of WARC records; what stands before a fault is kept."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    bytes(ROOM)  # taken and given back: then glibc keeps what one page took for the next, which saves a tenth of the time
    records = 0
    try:
        with closing(ArchiveIterator(stream)) as iterator:
            for record in iterator:
                records += 1
                if is_page(record, settings.containing):
                    yield from attempted(partial(record_captures, record, settings.careful), uri_of(record))
    except (ArchiveLoadFailed, *FAULTS) as error:
        what = " ".join(str(error).split())[:120]
        yield Problem(where, f"damaged after {records} records ({what}); the pages before were kept: get the file again")
        return
    if not records:
        yield Problem(where, "this is no WARC file, or an empty one; look at it")


def uri_of(record: Any) -> str:
    """The address that a record is of."""
    return str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")


def is_page(record: Any, containing: str) -> bool:
    """Whether a record is an answer with words; pictures, scripts and requests are passed over unread."""
    if record.rec_type not in KINDS or not uri_of(record).startswith("http") or containing not in uri_of(record):
        return False
    if record.rec_type == "resource":
        return str(record.rec_headers.get_header("Content-Type") or "").startswith(READ)
    headers = record.http_headers
    return bool(headers and headers.get_statuscode() == "200" and str(headers.get_header("Content-Type") or "").lower().startswith(READ))


def record_captures(record: Any, careful: bool) -> Iterator[Found]:
    """The reports in one record, with the crawler's own headers and time."""
    data = record.content_stream().read(limits.PAGE + 1)
    headers = record.http_headers.headers if record.http_headers else [("Content-Type", record.rec_headers.get_header("Content-Type"))]
    answer = Answer(
        uri_of(record),
        uri_of(record),
        200,
        tuple((str(name).lower(), str(value)) for name, value in headers),
        data,
        record.rec_headers.get_header("WARC-Date") or "",
    )
    yield from captures_of(answer, careful)
