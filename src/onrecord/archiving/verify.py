"""Checking an archive: every byte of every file, from the key to the last piece of a pack; the first thing that is wrong comes first.

What cannot be seen from inside: archive and checkpoint rolled back together to an older state of both. A checkpoint kept elsewhere shows
it (`against`), and so does the one that the machine which signs keeps beside its key.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from onrecord.archiving import keys
from onrecord.archiving.checkpoint import Checkpoint, Verifier, opened
from onrecord.archiving.disk import digest, part_of, reading
from onrecord.archiving.entries import WITHDRAWN, is_capture, read, stub
from onrecord.archiving.log import HASH, Log, words
from onrecord.archiving.pieces import packs
from onrecord.archiving.tree import leaf, root
from onrecord.errors import ArchiveError

FILES = frozenset({"key.pub", "checkpoint", "entries.jsonl", "leaves", "lock", "next"})
FOLDERS = frozenset({"packs", "sealed", "timestamps"})


@dataclass(slots=True)
class Expected:
    """What the entries say of others: which pieces of packs are blank, the other files with their hashes, and what was withdrawn."""

    blanked: dict[str, dict[int, int]] = field(default_factory=dict)
    files: dict[str, tuple[str, int]] = field(default_factory=dict)
    withdrawn: dict[int, int] = field(default_factory=dict)  # the number of an entry, and the length that its line had


@dataclass(frozen=True, slots=True)
class Outside:
    """What is known from outside the archive: a checkpoint kept elsewhere (its text), and the public key."""

    checkpoint: str | None = None
    key: Verifier | None = None


def faults(home: Path, outside: Outside | None = None) -> Iterator[str]:
    """A sentence for each thing that is wrong, the first first; none where all is as it was kept."""
    log = Log(home / "archive")
    try:
        with reading(log.folder):
            yield from faults_of(log, outside or Outside())
    except (ArchiveError, OSError) as error:
        yield str(error)


def faults_of(log: Log, outside: Outside) -> Iterator[str]:
    """The checks, in order: key, checkpoint, entries, files, bytes, and what is kept outside."""
    verifier = log.verifier()
    if outside.key is not None and outside.key != verifier:
        yield f"{log.folder / 'key.pub'}: is not the key that you gave; the archive was signed by somebody else"
        return
    yield from notes(log)
    yield from strangers(log.folder)
    leaves, expected, checkpoint = log.leaves(), Expected(), log.checkpoint()
    wrong = list(tree(log, leaves, checkpoint))
    yield from wrong
    yield from entries(log, leaves, None if wrong else expected)
    if not wrong:  # else nobody knows what there should be
        yield from others(log.folder, expected)
        yield from packs(log, expected.blanked)
    yield from kept_elsewhere(log, leaves, outside.checkpoint, verifier)
    yield from kept_beside_the_key(log, leaves, verifier, None if wrong else checkpoint)


def notes(log: Log) -> Iterator[str]:
    """The checkpoint in its place is written as it was signed, to the last letter; only the entries that come next may go beyond it."""
    path = log.folder / "checkpoint"
    if not path.exists():
        if log.entries.exists() or log.hashes.exists():
            yield f"{path}: the checkpoint is gone"
        return
    text = path.read_bytes()
    if text.count(b"\n") != 5 or not text.endswith(b"\n"):
        yield f"{path}: was changed; lines were added or are missing"
    pending = log.pending()
    if pending and log.next.read_bytes() != pending.text():
        yield f"{log.next}: was changed; it does not end where its entries end"
    log.signed(text.decode("utf-8", "replace"), path)


def strangers(folder: Path) -> Iterator[str]:
    """Files that no archive has. What a crash left unfinished ends in .part and is none of the record."""
    for path in sorted(folder.iterdir()):
        known = path.name in (FOLDERS if path.is_dir() else FILES)
        if (not known and path.suffix != ".part") or path.is_symlink():
            yield f"{path}: does not belong to the archive; it was added"


def entries(log: Log, leaves: list[bytes], expected: Expected | None) -> Iterator[str]:
    """Each line is what its hash in the log says, or was withdrawn by a later entry that says so."""
    yield from tails(log, leaves)
    blank: dict[int, int] = {}
    count = 0
    for number, line in enumerate(log.lines()):
        count += 1
        if line.startswith(WITHDRAWN) and line == stub(len(line)):
            blank[number] = len(line)
        elif number >= len(leaves) or leaf(line) != leaves[number]:
            yield f"{log.entries}, line {number + 1}: entry {number} is not the one that was kept"
        elif expected is not None and not is_capture(line):
            learn(number, line, expected)
    if count != len(leaves):
        yield f"{log.entries}: there are {count} entries and {len(leaves)} hashes; an entry was added or dropped at the end"
    yield from withdrawals(log, blank, expected) if expected is not None else ()


def tails(log: Log, leaves: list[bytes]) -> Iterator[str]:
    """The files of entries and hashes end where they must; beyond the checkpoint stands only a beginning of what comes next."""
    pending = log.pending()
    base, lines = (pending.base, pending.lines) if pending else (len(leaves), [])
    hashes = log.hashes.read_bytes() if log.hashes.exists() else b""
    if not b"".join(map(leaf, lines)).startswith(hashes[base * HASH :]):
        yield f"{log.hashes}: something was added at the end"
    if log.entries.exists():
        with log.entries.open("rb") as file:
            last = deque(islice(file, base), maxlen=1)
            rest = file.read()
        if last and not last[0].endswith(b"\n"):
            yield f"{log.entries}: the end of the last line is missing"
        if not words(lines).startswith(rest):
            yield f"{log.entries}: something was added at the end"


def learn(number: int, line: bytes, expected: Expected) -> None:
    """Take from an entry what must be there."""
    entry = read(line)
    assert entry is not None
    if entry.file and entry.file_sha256:
        expected.files[entry.file] = (entry.file_sha256, number)
    if entry.act in ("erase", "seal"):
        expected.withdrawn.update(zip(entry.entries, entry.lengths, strict=True))
        for name, offset, length in entry.blanked:
            expected.blanked.setdefault(name, {})[offset] = length


def withdrawals(log: Log, blank: dict[int, int], expected: Expected) -> Iterator[str]:
    """An entry's words are gone where, and only where, a later entry withdrew it."""
    for number in sorted(set(blank) - set(expected.withdrawn)):
        yield f"{log.entries}, line {number + 1}: entry {number} was blanked, and no entry says that it was withdrawn"
    for number, length in sorted(blank.items()):
        if length != expected.withdrawn.get(number, length):
            yield f"{log.entries}, line {number + 1}: what stands for the withdrawn entry {number} has not its length"
    for number in sorted(set(expected.withdrawn) - set(blank)):
        yield f"{log.entries}, line {number + 1}: entry {number} was withdrawn and its words are here again; run: onrecord archive settle"


def tree(log: Log, leaves: list[bytes], checkpoint: Checkpoint | None) -> Iterator[str]:
    """The hashes add up to what was signed."""
    if checkpoint is None:
        return
    if len(leaves) != checkpoint.size:
        yield f"{log.hashes}: {len(leaves)} hashes, and the checkpoint says {checkpoint.size}: entries were added or dropped"
    elif root(leaves) != checkpoint.root:
        yield f"{log.hashes}: the hashes do not add up to the root that was signed: some were changed or swapped"


def others(folder: Path, expected: Expected) -> Iterator[str]:
    """The sealed documents and the timestamps are those that the entries name."""
    there = {str(path.relative_to(folder)) for name in ("sealed", "timestamps") for path in (folder / name).glob("*")}
    for name in sorted(there - set(expected.files)):
        if not name.endswith(".part"):
            yield f"{folder / name}: no entry speaks of this file; it was added"
    for name, (hashed, number) in expected.files.items():
        path = folder / name
        path = path if path.exists() else part_of(path)
        if not path.is_file():
            yield f"{path}: is gone (entry {number} speaks of it)"
        elif digest(path.read_bytes()) != hashed:
            yield f"{path}: is not what entry {number} kept"


def kept_elsewhere(log: Log, leaves: list[bytes], note: str | None, verifier: Verifier) -> Iterator[str]:
    """The log begins with what a checkpoint that was kept elsewhere speaks of."""
    if note is None:
        return
    try:
        yield from beginning(log, leaves, opened(note, verifier))
    except ArchiveError as error:
        yield f"the checkpoint kept elsewhere: {error}"


def kept_beside_the_key(log: Log, leaves: list[bytes], verifier: Verifier, held: Checkpoint | None) -> Iterator[str]:
    """The same for the last checkpoint that this machine signed, if it was this machine; `held` is the one that was found good."""
    key = keys.found(verifier)
    note = key and key.remembered()
    older = log.signed(note, keys.path_of(verifier).with_suffix(".checkpoint")) if note else held
    if older and older != held:
        yield from beginning(log, leaves, older)


def beginning(log: Log, leaves: list[bytes], older: Checkpoint) -> Iterator[str]:
    """The tree over the first entries is the one that was signed then."""
    if len(leaves) < older.size:
        yield f"{log.folder}: was rolled back: it has {len(leaves)} entries, and a checkpoint was signed over {older.size}"
    elif root(leaves[: older.size]) != older.root:
        yield f"{log.folder}: was rewritten: its first {older.size} entries are not those that were signed"
