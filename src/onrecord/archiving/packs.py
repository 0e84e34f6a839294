"""Packs: the bytes of the captures that were kept together, compressed one by one (zstd), one after another in a file.

Few large files are copied and checked at the disk's speed; `zstdcat` reads them without On Record. A withdrawn piece is zeros.
"""

import os
from pathlib import Path
from struct import Struct

import zstandard

from onrecord.archiving.disk import digest
from onrecord.archiving.entries import Range, Ref
from onrecord.errors import ArchiveError

LEVEL = 3
FOLDED = Struct(">QQQQ32s")


class Packing:
    """A pack as it is filled, with what earlier packs hold already."""

    def __init__(self) -> None:
        self.known: dict[bytes, bytes] = {}
        self.compress = zstandard.ZstdCompressor(level=LEVEL).compress
        self.begin(0)

    def begin(self, number: int) -> None:
        """Begin the pack whose first entry has this number; what the one before held is known."""
        self.name = name_of(number)
        self.pieces: list[bytes] = []
        self.size = 0

    def add(self, data: bytes) -> Ref:
        """Where the bytes lie; they are stored only if no pack has them."""
        name = digest(data)
        found = self.known.get(short(name))
        return spread(name, found) if found else self.store(name, data)

    def store(self, name: str, data: bytes) -> Ref:
        """Put bytes at the end of the pack."""
        piece = self.compress(data)
        ref = Ref(name, len(data), self.name, self.size, len(piece), digest(piece))
        self.pieces.append(piece)
        self.size += len(piece)
        self.know(ref)
        return ref

    def know(self, ref: Ref) -> None:
        """Remember where bytes lie."""
        self.known[short(ref.sha256)] = FOLDED.pack(ref.bytes, int(ref.pack[:12]), ref.offset, ref.length, bytes.fromhex(ref.stored))


def short(name: str) -> bytes:
    """A hash as its first sixteen bytes, so that millions fit in memory."""
    return bytes.fromhex(name[:32])


def spread(name: str, folded: bytes) -> Ref:
    """A reference out of the form in which millions fit in memory."""
    size, pack, offset, length, stored = FOLDED.unpack(folded)
    return Ref(name, size, name_of(pack), offset, length, stored.hex())


def name_of(number: int) -> str:
    """The name of the pack that begins with this entry."""
    return f"{number:012}.pack"


def path_of(archive: Path, name: str) -> Path:
    """The file of a pack; one that was written but not yet put in its place is read where it is."""
    path = archive / "packs" / name
    part = path.with_name(name + ".part")
    return part if not path.exists() and part.exists() else path


def content(archive: Path, ref: Ref) -> bytes:
    """The bytes that a reference names; raises ArchiveError where they are not what was kept."""
    with path_of(archive, ref.pack).open("rb") as file:
        file.seek(ref.offset)
        return unpacked(file.read(ref.length), ref)


def unpacked(piece: bytes | memoryview, ref: Ref, opener: zstandard.ZstdDecompressor | None = None) -> bytes:
    """The bytes of a stored piece; raises ArchiveError where either form is not what was kept.

    It is decompressed only after its hash was checked, and to no more than was kept: a forged piece could be a bomb. Who opens many
    pieces hands in what opens them (not one for several threads).
    """
    if digest(piece) != ref.stored:
        raise ArchiveError(f"packs/{ref.pack}, byte {ref.offset}: the stored bytes are not those that were kept")
    try:
        data = (opener or zstandard.ZstdDecompressor()).decompress(piece, max_output_size=max(ref.bytes, 1))
    except zstandard.ZstdError as error:
        raise ArchiveError(f"packs/{ref.pack}, byte {ref.offset}: the stored bytes cannot be decompressed") from error
    if digest(data) != ref.sha256 or len(data) != ref.bytes:
        raise ArchiveError(f"packs/{ref.pack}, byte {ref.offset}: the stored bytes do not hold what was kept")
    return data


def blank(archive: Path, place: Range) -> None:
    """Overwrite a piece with zeros."""
    name, offset, length = place
    with path_of(archive, name).open("r+b") as file:
        file.seek(offset)
        if file.read(length).strip(b"\0"):
            file.seek(offset)
            file.write(b"\0" * length)
            file.flush()
            os.fsync(file.fileno())
