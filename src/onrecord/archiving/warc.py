"""WARC out: a selection of captures as the web archives of the world read it (ISO 28500, by warcio).

A page that was fetched is a `response` with its `request`; what came otherwise (a file, a message) is a `resource`. Each has a `metadata`
record beside it: the collection record, with our own sha256 and the entry's number in the log.
"""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote

import msgspec
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from onrecord.archiving.entries import Collection, Entry, line_of, tool
from onrecord.archiving.log import Log
from onrecord.archiving.packs import content
from onrecord.archiving.withdrawal import living, names
from onrecord.errors import ArchiveError

REASONS = {200: "OK", 301: "Moved Permanently", 302: "Found", 304: "Not Modified", 403: "Forbidden", 404: "Not Found", 410: "Gone"}
ENCODED = {"content-encoding", "transfer-encoding", "content-length"}  # the body is kept decoded: these speak of it as it was on the wire
PRINTABLE = "".join(map(chr, range(32, 127)))
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")


@dataclass(frozen=True, slots=True)
class Chosen:
    """An entry chosen for going out: its number, the entry, and the bytes as they came."""

    number: int
    entry: Entry
    body: bytes

    @property
    def url(self) -> str:
        """The address of the capture; a name of our own where it has none."""
        came = self.entry.collection
        found = (came and came.url) or (self.entry.document and self.entry.document.url)
        return plain(found) if found else f"urn:onrecord:{self.entry.body.sha256 if self.entry.body else ''}"

    @property
    def at(self) -> str:
        """The instant of the capture, to the second, as WARC and WACZ write it."""
        came = self.entry.collection
        stated = INSTANT.match((came and came.at) or "")
        return f"{stated[0] if stated else self.entry.at[:19]}Z"


def chosen(home: Path, documents: Iterable[str] = ()) -> Iterator[Chosen]:
    """The captures of some documents, or of all; what was withdrawn goes nowhere."""
    log, wanted = Log(home / "archive"), tuple(documents)
    missing = set(wanted)
    for number, entry in living(log):
        of = [name for name in wanted if names(entry, name)]
        missing -= set(of)
        if (of or not wanted) and entry.body:
            yield Chosen(number, entry, content(log.folder, entry.body))
    if missing:
        raise ArchiveError(f"{', '.join(sorted(missing))}: no document of the archive has this id (or it was withdrawn)")


def write_warc(items: Iterable[Chosen], out: BinaryIO, name: str = "onrecord.warc.gz") -> int:
    """Write captures as a compressed WARC; how many."""
    writer, count = WARCWriter(out, gzip=True, warc_version="1.1"), 0
    about = {"software": tool(), "format": "WARC File Format 1.1", "conformsTo": "https://iipc.github.io/warc-specifications/"}
    writer.write_record(writer.create_warcinfo_record(name, about))
    for item in items:
        for record in records(writer, item):
            writer.write_record(record)
        count += 1
    return count


def records(writer: Any, item: Chosen) -> Iterator[Any]:
    """The records of one capture: what was answered, what was asked, and the collection record."""
    came, dated = item.entry.collection, {"WARC-Date": item.at}
    fetched = came is not None and came.status is not None and item.url.startswith("http")
    yield response(writer, item, came) if came and fetched else resource(writer, item, came)
    if came and fetched and came.request:
        (method, target), *asked = came.request
        head = StatusAndHeaders(f"{one_line(method)} {plain(target)} HTTP/1.1", clean(asked), is_http_request=True)
        yield writer.create_warc_record(item.url, "request", http_headers=head, warc_headers_dict=dated)
    note = {**msgspec.json.decode(line_of(item.entry)), "number": item.number}
    del note["salt"]
    data = io.BytesIO(msgspec.json.encode(note))
    yield writer.create_warc_record(item.url, "metadata", data, warc_content_type="application/json", warc_headers_dict=dated)


def response(writer: Any, item: Chosen, came: Collection) -> Any:
    """What was answered. Headers that speak of the wire's form of the body are kept under another name."""
    kept = [(f"X-Archive-Orig-{name}" if name.lower() in ENCODED else name, value) for name, value in came.headers]
    lines = [*clean(kept), ("Content-Length", str(len(item.body)))]
    head = StatusAndHeaders(f"{came.status} {REASONS.get(came.status or 0, '')}", lines, protocol="HTTP/1.1")
    return writer.create_warc_record(
        item.url, "response", io.BytesIO(item.body), http_headers=head, warc_headers_dict={"WARC-Date": item.at}
    )


def resource(writer: Any, item: Chosen, came: Collection | None) -> Any:
    """A report that came otherwise than over HTTP."""
    kind = one_line((came and came.media_type) or "") or "text/plain; charset=utf-8"
    dated = {"WARC-Date": item.at}
    return writer.create_warc_record(item.url, "resource", io.BytesIO(item.body), warc_content_type=kind, warc_headers_dict=dated)


def clean(headers: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Headers of one line each."""
    return [(one_line(name), one_line(value)) for name, value in headers]


def one_line(words: str) -> str:
    """Words without line ends: a header that smuggles in another must not become two. Other letters than ASCII are percent-encoded."""
    return quote(" ".join(words.split()), safe=PRINTABLE)


def plain(address: str) -> str:
    """An address in ASCII and without spaces."""
    return quote(address, safe=":/?#[]@!$&'()*+,;=%~")
