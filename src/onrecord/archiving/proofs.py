"""Proofs for strangers: that an entry is in the log that was signed, and that the log only grew since an older checkpoint.

A proof is a file of its own, as JSON: who checks it needs neither the archive nor On Record (docs/archive.md has a page of code that does
it), only the public key, from the archive's keeper. It holds the salted line of the one entry, and hashes that tell nothing of the others.
"""

from hashlib import sha256
from pathlib import Path

import msgspec

from onrecord.archiving.checkpoint import Checkpoint, Verifier, opened
from onrecord.archiving.disk import reading
from onrecord.archiving.entries import Entry, read
from onrecord.archiving.log import Log
from onrecord.archiving.tree import consistency, inclusion, leaf, node
from onrecord.archiving.withdrawal import living, names
from onrecord.errors import ArchiveError


class Inclusion(msgspec.Struct, frozen=True, tag="inclusion", tag_field="proof"):
    """That an entry is in the log: its line and number, the way up to the root, and the signed checkpoint. `key` is for reading only."""

    entry: str
    number: int
    path: tuple[str, ...]
    checkpoint: str
    key: str


class Growth(msgspec.Struct, frozen=True, tag="growth", tag_field="proof"):
    """That the log of the older checkpoint is the beginning of the log of the newer one."""

    older: str
    path: tuple[str, ...]
    checkpoint: str
    key: str


Proof = Inclusion | Growth


def prove(home: Path, document: str) -> Inclusion:
    """The proof of a document's first capture; raises ArchiveError where the archive has it not (any more)."""
    log = Log(home / "archive")
    with reading(log.folder):
        number = next((number for number, entry in living(log) if names(entry, document)), None)
        if number is None:
            raise ArchiveError(f"{document}: no document of the archive has this id (or it was withdrawn)")
        return proof_of(log, number)


def proof_of(log: Log, number: int) -> Inclusion:
    """The proof of one entry."""
    path = tuple(step.hex() for step in inclusion(log.leaves(), number))
    return Inclusion(log.line(number).decode(), number, path, newest(log), str(log.verifier()))


def prove_growth(home: Path, older: str) -> Growth:
    """The proof that the archive only grew since a checkpoint that was kept elsewhere."""
    log = Log(home / "archive")
    with reading(log.folder):
        leaves, before = log.leaves(), opened(older, log.verifier())
        if before.size > len(leaves):
            raise ArchiveError(f"{log.folder}: has {len(leaves)} entries, the checkpoint {before.size}: the archive was rolled back")
        return Growth(older, tuple(step.hex() for step in consistency(leaves, before.size)), newest(log), str(log.verifier()))


def newest(log: Log) -> str:
    """The newest checkpoint of an archive, as text."""
    note = log.note()
    if note is None:
        raise ArchiveError(f"{log.folder}: nothing was kept here yet")
    return note


def text_of(proof: Proof) -> bytes:
    """A proof as its file."""
    return msgspec.json.format(msgspec.json.encode(proof), indent=1) + b"\n"


def proof_in(data: bytes) -> Proof:
    """The proof in a file; raises ArchiveError where there is none."""
    try:
        return msgspec.json.decode(data, type=Inclusion | Growth)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ArchiveError(f"it is no proof that On Record wrote: {error}") from error


def checked(proof: Proof, key: Verifier) -> Checkpoint:
    """The checkpoint that a proof leads to; raises ArchiveError where it leads nowhere."""
    checkpoint = opened(proof.checkpoint, key)
    try:
        path = [bytes.fromhex(step) for step in proof.path]
    except ValueError as error:
        raise ArchiveError("the way up the tree holds something else than hashes") from error
    if isinstance(proof, Growth):
        if not grew(opened(proof.older, key), checkpoint, path):
            raise ArchiveError("the older log is not the beginning of the newer one")
    elif not included(leaf(proof.entry.encode()), proof.number, checkpoint, path):
        raise ArchiveError("the entry is not in the log that was signed")
    return checkpoint


def entry_in(proof: Inclusion, body: bytes | None = None) -> Entry:
    """The entry that a proof is of; raises ArchiveError where the bytes that somebody has are not those that were kept."""
    entry = read(proof.entry.encode())
    if entry is None:
        raise ArchiveError("the entry was withdrawn: its words are gone")
    known = {ref.sha256 for ref in (entry.body, entry.text) if ref}
    if body is not None and sha256(body).hexdigest() not in known:
        raise ArchiveError("the bytes are not those that were kept: their hash is not in the entry")
    return entry


def included(hashed: bytes, number: int, checkpoint: Checkpoint, path: list[bytes]) -> bool:
    """Whether the way up leads from a leaf to the root (RFC 9162, 2.1.3.2)."""
    at, last = number, checkpoint.size - 1
    if not 0 <= at <= last:
        return False
    for step in path:
        if not last:
            return False
        if at & 1 or at == last:
            hashed = node(step, hashed)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            hashed = node(hashed, step)
        at, last = at >> 1, last >> 1
    return last == 0 and hashed == checkpoint.root


def grew(older: Checkpoint, newer: Checkpoint, path: list[bytes]) -> bool:
    """Whether the older tree is the beginning of the newer (RFC 9162, 2.1.4.2)."""
    if older.size == newer.size:
        return not path and older.root == newer.root
    if not 0 < older.size < newer.size or not path:
        return False
    steps = path if older.size & (older.size - 1) else [older.root, *path]
    return climbed(older.size - 1, newer.size - 1, steps) == (older.root, newer.root)


def climbed(at: int, last: int, steps: list[bytes]) -> tuple[bytes, bytes] | None:
    """The roots of the older and the newer tree to which the steps lead; None where they are too many or too few."""
    while at & 1:
        at, last = at >> 1, last >> 1
    old = new = steps[0]
    for step in steps[1:]:
        if not last:
            return None
        if at & 1 or at == last:
            old, new = node(step, old), node(step, new)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            new = node(new, step)
        at, last = at >> 1, last >> 1
    return None if last else (old, new)
