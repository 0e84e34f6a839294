"""The entries of the log: one line of JSON for each capture and each later act on it, with a salt of its own.

The tree holds only the hash of the line. Without the salt, which goes when a document is withdrawn, nobody can try whether a guessed post
was in the record.
"""

import platform
import secrets
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from typing import Any

import msgspec

from onrecord.captures import Capture
from onrecord.errors import ArchiveError
from onrecord.records import Document

WITHDRAWN = b'{"withdrawn":true}'  # with spaces up to the length of the line that stood there
Range = tuple[str, int, int]  # a pack, where in it, and how many bytes


class Ref(msgspec.Struct, frozen=True, gc=False):
    """Where bytes lie: their hash and length, and the hash of their stored form (one changed bit can decompress to the same)."""

    sha256: str
    bytes: int
    pack: str
    offset: int
    length: int
    stored: str

    def range(self) -> Range:
        """The bytes' place in their pack."""
        return self.pack, self.offset, self.length


class Collection(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a report came, as the Berkeley Protocol asks: from where, when, what was asked and what was answered.

    `replaces` is the number of the entry of the version before. Not its document's hash: that would outlive the document's withdrawal.
    """

    at: str | None = None
    media_type: str | None = None
    source: str | None = None
    url: str | None = None
    request: tuple[tuple[str, str], ...] = ()
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    item: str | None = None
    about: tuple[tuple[str, str], ...] = ()
    replaces: int | None = None


SAME = tuple(name for name in Collection.__struct_fields__ if name != "replaces")  # what is kept as it is of how a capture came


class Entry(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One line of the log: who did what and when, with which tool; for a capture, what was kept; for an act, on which entries and why.

    `lengths` are those of the lines that an act withdrew, and `blanked` the pieces of packs: what must be found blank, and nothing else.

    The machine's name and address are not here: a proof is given to strangers.
    """

    salt: str
    act: str
    at: str
    by: str
    tool: str
    id: str | None = None
    where: str | None = None
    document: Document | None = None
    collection: Collection | None = None
    body: Ref | None = None
    text: Ref | None = None
    entries: tuple[int, ...] = ()
    lengths: tuple[int, ...] = ()
    because: str | None = None
    blanked: tuple[Range, ...] = ()
    file: str | None = None
    file_sha256: str | None = None
    file_bytes: int | None = None


WRITE = msgspec.json.Encoder().encode
READ = msgspec.json.Decoder(Entry).decode
ACT = len('{"salt":"",') + 64  # where a line says what was done


def new(act: str, by: str, **details: Any) -> Entry:
    """An entry of now."""
    return Entry(salt=secrets.token_hex(32), act=act, at=now(), by=by, tool=tool(), **details)


def of_capture(capture: Capture, by: str, body: Ref, text: Ref, replaces: int | None = None) -> Entry:
    """The entry of a capture; `replaces` is the number of the entry of its version before."""
    came = capture.received
    collection = came and Collection(**{name: getattr(came, name) for name in SAME}, replaces=replaces)
    return new("capture", by, id=capture.id, where=capture.where, document=capture.document, collection=collection, body=body, text=text)


def line_of(entry: Entry) -> bytes:
    """The line of an entry. A file's name may hold letters that no line can; they become ?."""
    try:
        return WRITE(entry)
    except UnicodeEncodeError:
        where = (entry.where or "").encode("utf-8", "replace").decode("utf-8")
        return WRITE(msgspec.structs.replace(entry, where=where))


def read(line: bytes) -> Entry | None:
    """The entry of a line, None where it was withdrawn; raises ArchiveError for a line that is no entry."""
    if line.startswith(WITHDRAWN):
        return None
    try:
        return READ(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ArchiveError(f"the log holds a line that is no entry ({error}); run: onrecord archive verify") from error


def is_capture(line: bytes) -> bool:
    """Whether a line is the entry of a capture, told without taking it apart: most are, and they speak of no others."""
    return line.startswith(b'"act":"capture"', ACT)


def stub(length: int) -> bytes:
    """What stands in the place of a withdrawn line of that length."""
    return WITHDRAWN.ljust(length)


def now() -> str:
    """This instant, in UTC."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


@cache
def tool() -> str:
    """What wrote an entry: On Record and its version, and what it ran on."""
    return f"onrecord {version('onrecord')} (Python {platform.python_version()}, {platform.system()})"
