"""The append-only log on the disk: the entries, one a line; their hashes, 32 bytes each; and the signed checkpoint over them.

What is about to be added stands in one file of its own first, `next`, with the checkpoint that will hold. When that file has its name and
is on the disk, the entries are kept: whatever stops us afterwards, the next run puts them in their places (`settled`). A reader sees them
at once.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from onrecord.archiving.checkpoint import Checkpoint, Verifier, opened, verifier_of
from onrecord.archiving.disk import settle, write_whole
from onrecord.archiving.tree import leaf
from onrecord.errors import ArchiveError

HASH = 32


@dataclass(frozen=True, slots=True)
class Pending:
    """Entries that are kept and not yet all in their places: their number in the log's order from `base`, and their checkpoint."""

    note: str
    base: int
    lines: list[bytes]

    def text(self) -> bytes:
        """The file that says so."""
        return self.note.encode() + b"\n" + words(self.lines)


@dataclass(frozen=True, slots=True)
class Log:
    """The log of one archive; `folder` is the archive's."""

    folder: Path

    @property
    def entries(self) -> Path:
        """The lines of all entries."""
        return self.folder / "entries.jsonl"

    @property
    def hashes(self) -> Path:
        """The hashes of all entries."""
        return self.folder / "leaves"

    @property
    def next(self) -> Path:
        """The entries that are being put in their places."""
        return self.folder / "next"

    def verifier(self) -> Verifier:
        """The public key that the archive names; who wants to be sure has it from elsewhere too."""
        path = self.folder / "key.pub"
        try:
            text = path.read_text(encoding="utf-8")
            if text != f"{verifier_of(text)}\n":
                raise ArchiveError("it is not written as it was")
        except (OSError, UnicodeDecodeError) as error:
            raise ArchiveError(f"{path}: there is no archive here, or its public key is gone ({error})") from error
        except ArchiveError as error:
            raise ArchiveError(f"{path}: {error}") from error
        return verifier_of(text)

    def pending(self) -> Pending | None:
        """The entries that are not yet in their places; raises ArchiveError where the file is not whole."""
        if not self.next.exists():
            return None
        body, _, rest = self.next.read_bytes().partition(b"\n\n")
        signatures, _, lines = rest.partition(b"\n\n")
        try:
            note = (body + b"\n\n" + signatures + b"\n").decode()
        except UnicodeDecodeError as error:
            raise ArchiveError(f"{self.next}: it is no checkpoint with entries; it was changed") from error
        found = lines.split(b"\n")[:-1]
        base = self.signed(note, self.next).size - len(found)
        if self.settled_size() not in (base, base + len(found)):
            raise ArchiveError(f"{self.next}: it does not follow the checkpoint; it is from another copy of the archive")
        return Pending(note, base, found)

    def settled_size(self) -> int:
        """How many entries the checkpoint in its place speaks of."""
        path = self.folder / "checkpoint"
        return self.signed(path.read_bytes().decode("utf-8", "replace"), path).size if path.exists() else 0

    def signed(self, note: str, path: Path) -> Checkpoint:
        """The checkpoint of a note that stands in a file of the archive."""
        try:
            return opened(note, self.verifier())
        except ArchiveError as error:
            raise ArchiveError(f"{path}: {error}") from error

    def note(self) -> str | None:
        """The newest checkpoint, as text; None where nothing was kept yet."""
        pending = self.pending()
        if pending:
            return pending.note
        path = self.folder / "checkpoint"
        return path.read_bytes().decode("utf-8", "replace") if path.exists() else None

    def checkpoint(self) -> Checkpoint | None:
        """The newest checkpoint; raises ArchiveError where its signature is not good."""
        note = self.note()
        return None if note is None else self.signed(note, self.folder / "checkpoint")

    def leaves(self) -> list[bytes]:
        """The hashes of all entries, in order."""
        pending = self.pending()
        data = self.hashes.read_bytes() if self.hashes.exists() else b""
        found = [data[at : at + HASH] for at in range(0, len(data) - HASH + 1, HASH)]
        return found if pending is None else found[: pending.base] + [leaf(line) for line in pending.lines]

    def lines(self) -> Iterator[bytes]:
        """The lines of all entries, in order."""
        pending = self.pending()
        if self.entries.exists():
            with self.entries.open("rb") as file:
                yield from (line.rstrip(b"\n") for line in islice(file, pending.base if pending else None))
        yield from pending.lines if pending else ()

    def line(self, number: int) -> bytes:
        """The line of one entry."""
        for line in islice(self.lines(), number, number + 1):
            return line
        raise ArchiveError(f"the log has no entry {number}")


def keep(log: Log, pending: Pending, pack: bytes) -> None:
    """Keep entries and the bytes that they name: when this returns they are on the disk, and no crash loses them."""
    if pack:
        unfinished = log.folder / "packs" / f"{pending.base:012}.pack.part"
        with unfinished.open("wb") as file:
            file.write(pack)
            flush(file)
        settle(unfinished.parent)
    write_whole(log.next, pending.text())


def settled(log: Log, length: int | None = None) -> None:
    """Put entries that are kept in their places. Done again after a crash it comes to the same.

    `length` is that of the file of entries before them, where it is known; to find it after a crash, the lines are counted.
    """
    pending = log.pending()
    if pending is None:
        return
    pack = log.folder / "packs" / f"{pending.base:012}.pack"
    unfinished = pack.with_name(pack.name + ".part")
    if unfinished.exists():
        unfinished.replace(pack)
        settle(pack.parent)
    put(log.hashes, pending.base * HASH, b"".join(map(leaf, pending.lines)))
    put(log.entries, length_of(log.entries, pending.base) if length is None else length, words(pending.lines))
    write_whole(log.folder / "checkpoint", pending.note.encode())
    log.next.unlink()


def put(path: Path, offset: int, data: bytes) -> None:
    """Have a file end with these bytes from this offset on."""
    with open(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file:
        if file.seek(0, os.SEEK_END) < offset:
            raise ArchiveError(f"{path}: its end is missing; run: onrecord archive verify")
        file.seek(offset)
        file.truncate()
        file.write(data)
        flush(file)


def length_of(path: Path, count: int) -> int:
    """How many bytes the first lines of a file take. Mostly they are the whole file but for what a crash left."""
    if not path.exists():
        return 0
    with path.open("rb") as file:
        return sum(map(len, islice(file, count)))


def flush(file: BinaryIO) -> None:
    """Have what was written on the disk."""
    file.flush()
    os.fsync(file.fileno())


def words(lines: list[bytes]) -> bytes:
    """Lines as a file holds them."""
    return b"".join(line + b"\n" for line in lines)
