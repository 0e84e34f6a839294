"""Checking packs: every piece is what its entry says, in both its forms, and nothing stands between the pieces.

The lines of the log are handed out a pack at a time and taken apart where the pack is checked: on several cores where there is much to do.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any

import msgspec
from zstandard import ZstdDecompressor

from onrecord.archiving.entries import Ref
from onrecord.archiving.log import Log
from onrecord.archiving.packs import path_of, unpacked
from onrecord.errors import ArchiveError

MOST_CORES = 4
MUCH = 30_000_000  # bytes in packs and log, above which it pays to start processes
AT_ONCE = 16  # packs that wait to be checked: the lines of all would fill the memory
PACK = re.compile(rb'"pack":"(\d{12}\.pack)"')  # in the words of a report each quotation mark has a backslash before it
Blanked = dict[int, int]  # where pieces were withdrawn, and their lengths


class Holding(msgspec.Struct, frozen=True):
    """What an entry says of bytes; all else in it is passed over."""

    body: Ref | None = None
    text: Ref | None = None


READ = msgspec.json.Decoder(Holding).decode


@dataclass(frozen=True, slots=True)
class Job:
    """A pack to be checked: its name, the lines of the entries whose bytes came with it, and what was withdrawn of it."""

    folder: Path
    name: str
    lines: list[bytes]
    blanked: Blanked


def packs(log: Log, blanked: dict[str, Blanked]) -> Iterator[str]:
    """Every pack consists of the pieces that the entries name, end to end, and zeros where something was withdrawn."""
    seen: set[str] = set()
    following = jobs(log, blanked, seen)
    with mapper(log) as spread:
        while some := list(islice(following, AT_ONCE)):
            yield from chain.from_iterable(spread(checked, some))
    there = {path.name for path in (log.folder / "packs").glob("*") if path.suffix != ".part"}
    for name in sorted(there - seen - set(blanked)):
        yield f"{log.folder / 'packs' / name}: no entry speaks of this pack; it was added"


def jobs(log: Log, blanked: dict[str, Blanked], seen: set[str]) -> Iterator[Job]:
    """A job for each pack that entries speak of; last those of which all was withdrawn."""
    for name, lines in by_pack(log, seen):
        yield Job(log.folder, name, lines, blanked.get(name, {}))
    for name in sorted(set(blanked) - seen):
        yield Job(log.folder, name, [], blanked[name])


def by_pack(log: Log, seen: set[str]) -> Iterator[tuple[str, list[bytes]]]:
    """Each pack with its lines. Entries come in the packs' order: what one names in an earlier pack was checked with that."""
    current, lines = "", list[bytes]()
    for line in log.lines():
        newest = max(PACK.findall(line), default=b"").decode("ascii")
        if newest > current:
            if lines:
                yield current, lines
            current, lines = newest, []
            seen.add(current)
        if newest and newest == current:
            lines.append(line)
    if lines:
        yield current, lines


@contextmanager
def mapper(log: Log) -> Iterator[Callable[..., Any]]:
    """What does jobs in order: here, or on several cores where there is much to do."""
    cores = min(MOST_CORES, os.cpu_count() or 1)
    if cores == 1 or size_of(log) < MUCH:
        yield map
        return
    import multiprocessing  # both imports cost start-up, which only large archives shall
    from concurrent.futures import ProcessPoolExecutor

    start = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
    with ProcessPoolExecutor(cores, start) as pool:
        yield pool.map


def size_of(log: Log) -> int:
    """How many bytes there are to check, about."""
    paths = [log.entries, *(log.folder / "packs").glob("*")]
    return sum(path.stat().st_size for path in paths if path.is_file())


def checked(job: Job) -> list[str]:
    """What is wrong with a pack."""
    pieces = {ref.offset: ref for line in job.lines for ref in refs_of(READ(line)) if ref.pack == job.name}
    return list(faults_in(job, pieces))


def refs_of(entry: Holding) -> tuple[Ref, ...]:
    """Where the bytes of an entry lie."""
    return tuple(ref for ref in (entry.body, entry.text) if ref)


def faults_in(job: Job, pieces: dict[int, Ref]) -> Iterator[str]:
    """A sentence for each piece of a pack that is wrong."""
    path, at, opener = path_of(job.folder, job.name), 0, ZstdDecompressor()
    if not path.is_file():
        yield f"{path}: is gone"
        return
    data = memoryview(path.read_bytes())
    for offset in sorted({*pieces, *job.blanked}):
        if offset != at:
            yield f"{path}, byte {at}: no entry speaks of the bytes up to {offset}"
        length = job.blanked.get(offset) or pieces[offset].length
        piece, at = data[offset : offset + length], offset + length
        wrong = wrong_zeros(job, offset, piece, length) if offset in job.blanked else wrong_piece(piece, pieces[offset], opener)
        if wrong:
            yield f"{job.folder}/{wrong}"
    if len(data) > at:
        yield f"{path}, byte {at}: something was added at the end"


def wrong_zeros(job: Job, offset: int, piece: memoryview, length: int) -> str | None:
    """What is wrong where a piece was withdrawn, if something is."""
    if piece == bytes(length):
        return None
    return f"packs/{job.name}, byte {offset}: these bytes were withdrawn and are here again; run: onrecord archive settle"


def wrong_piece(piece: memoryview, ref: Ref, opener: ZstdDecompressor) -> str | None:
    """What is wrong with a piece of a pack, if something is."""
    try:
        unpacked(piece, ref, opener)
    except ArchiveError as error:
        return str(error)
    return None
