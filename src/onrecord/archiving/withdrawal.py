"""Withdrawing a document for a person's protection: sealed (locked away, with the key) or erased (gone).

The log says that it was done, by whom and why; the tree stays valid, because it holds only hashes of salted lines, and salt and line go.
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from onrecord.archiving.disk import digest
from onrecord.archiving.entries import WITHDRAWN, Entry, Range, Ref, new, read, stub
from onrecord.archiving.log import Log, flush
from onrecord.archiving.packs import blank, content
from onrecord.archiving.writer import Writer
from onrecord.errors import ArchiveError

NONCE = 12


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be withdrawn: the numbers of its entries, their lines, the documents, and where its bytes lie."""

    numbers: tuple[int, ...]
    lines: tuple[bytes, ...]
    documents: frozenset[str]
    refs: tuple[Ref, ...]

    def places(self) -> tuple[Range, ...]:
        """The pieces to be blanked."""
        return tuple(dict.fromkeys(ref.range() for ref in self.refs))


class Sealed(msgspec.Struct, frozen=True):
    """What a sealed file holds: the lines and the bytes that were taken out."""

    lines: tuple[bytes, ...]
    pieces: dict[str, bytes]


def erase(home: Path, document: str, because: str, by: str) -> Target:
    """Erase a document: its entries' words and its bytes are overwritten. Who holds readings of it is told what it was."""
    return withdraw(home, "erase", document, because, by)


def seal(home: Path, document: str, because: str, by: str) -> Target:
    """Seal a document: its words and bytes are kept in one file that only the archive's key opens."""
    return withdraw(home, "seal", document, because, by)


def withdraw(home: Path, act: str, document: str, because: str, by: str) -> Target:
    """Withdraw a document from an archive."""
    if not because.strip():
        raise ArchiveError("say why: the reason stands in the log")
    with Writer(home, by) as writer:
        return withdrawn(writer, act, document, because)


def withdrawn(writer: Writer, act: str, document: str, because: str) -> Target:
    """The log says it first, so that a crash in the midst is finished by the next run; then the words go."""
    target = target_of(writer.log, document)
    files = locked_away(writer, target) if act == "seal" else {}
    for name in sorted(target.documents):
        writer.key.add_mark(name, act)
    writer.add_with([act_of(act, writer.by, because, target, files)], files)
    settle(writer.log)
    return target


def again(writer: Writer) -> list[Target]:
    """Withdraw again what came back: after a crash in the midst, or out of an older copy of the archive. Marks beside the key tell."""
    marks = writer.key.marks()
    if not marks:
        return []
    settle(writer.log)
    back = {entry.document.id for _, entry in living(writer.log) if entry.document and writer.key.mark(entry.document.id) in marks}
    why = "it was withdrawn before, and came back with an older copy of the archive"
    return [withdrawn(writer, marks[writer.key.mark(document)], document, why) for document in sorted(back)]


def act_of(act: str, by: str, because: str, target: Target, files: dict[str, bytes]) -> Entry:
    """The entry of a withdrawal. It names entries by number and bytes by place: nothing by which the words could be guessed."""
    lengths = tuple(map(len, target.lines))
    entry = new(act, by, entries=target.numbers, lengths=lengths, because=because, blanked=target.places())
    for name, data in files.items():
        entry = msgspec.structs.replace(entry, file=name, file_sha256=digest(data), file_bytes=len(data))
    return entry


def target_of(log: Log, document: str) -> Target:
    """All entries of a document. Bytes that another document needs too are no one's alone: that is said, and nothing is done."""
    entries = dict(living(log))
    chosen = {number for number, entry in entries.items() if names(entry, document)}
    documents = frozenset(entry.document.id for number, entry in entries.items() if number in chosen and entry.document)
    if len(documents) != 1:
        raise ArchiveError(f"{document}: {'no document' if not documents else 'more than one document'} of the archive has this id")
    chosen = {number for number, entry in entries.items() if entry.document and entry.document.id in documents}
    refs = tuple(ref for number in sorted(chosen) for ref in refs_of(entries[number]))
    shared = {ref.range() for ref in refs} & {ref.range() for number in entries if number not in chosen for ref in refs_of(entries[number])}
    if shared:
        others = sorted(number for number in entries if number not in chosen and shared & {ref.range() for ref in refs_of(entries[number])})
        raise ArchiveError(f"{document}: its bytes belong to other documents too (entries {others[:5]}): withdraw those first")
    return Target(tuple(sorted(chosen)), tuple(log.line(number) for number in sorted(chosen)), documents, refs)


def living(log: Log) -> Iterator[tuple[int, Entry]]:
    """The entries of captures that were not withdrawn, with their numbers; raises ArchiveError where no archive is."""
    log.verifier()
    for number, line in enumerate(log.lines()):
        entry = read(line)
        if entry is not None and entry.act == "capture":
            yield number, entry


def names(entry: Entry, document: str) -> bool:
    """Whether an entry is of the document that somebody names: by its id, the beginning of its hash, or the id that it had in its input."""
    known = entry.document.id if entry.document else ""
    bare = document.removeprefix("sha256:")
    return document == entry.id or (len(bare) >= 8 and known.removeprefix("sha256:").startswith(bare))


def refs_of(entry: Entry) -> tuple[Ref, ...]:
    """Where the bytes of an entry lie."""
    return tuple(ref for ref in (entry.body, entry.text) if ref)


def settle(log: Log) -> int:
    """Overwrite all that was withdrawn, where it is there (a crash, a restored copy); how many entries' words went."""
    gone: set[int] = set()
    for line in log.lines():
        entry = read(line)
        if entry is not None and entry.act in ("erase", "seal"):
            gone |= set(entry.entries)
            for place in entry.blanked:
                blank(log.folder, place)
    return overwrite(log, gone)


def overwrite(log: Log, numbers: set[int]) -> int:
    """Put a stub of the same length in the place of each line; how many were not stubs before."""
    count, at = 0, 0
    with log.entries.open("r+b") as file:
        for number, line in enumerate(log.lines()):
            if number in numbers and not line.startswith(WITHDRAWN):
                file.seek(at)
                file.write(stub(len(line)))
                count += 1
            at += len(line) + 1
        flush(file)
    return count


def locked_away(writer: Writer, target: Target) -> dict[str, bytes]:
    """The sealed file: its name, and the lines and bytes that were taken out, encrypted."""
    pieces = {ref.sha256: content(writer.log.folder, ref) for ref in target.refs}
    nonce = secrets.token_bytes(NONCE)
    plain = msgspec.msgpack.encode(Sealed(target.lines, pieces))
    data = nonce + ChaCha20Poly1305(writer.key.secret("seal")).encrypt(nonce, plain, None)
    return {f"sealed/{writer.frontier.size:012}": data}


def unsealed(home: Path, number: int) -> Sealed:
    """What a sealing act (the number of its entry) locked away, for who has the archive's key."""
    with Writer(home, "") as writer:
        entry = read(writer.log.line(number))
        if entry is None or entry.act != "seal" or entry.file is None:
            raise ArchiveError(f"entry {number} sealed nothing; onrecord archive log shows the acts")
        data = (writer.log.folder / entry.file).read_bytes()
        try:
            plain = ChaCha20Poly1305(writer.key.secret("seal")).decrypt(data[:NONCE], data[NONCE:], None)
        except InvalidTag as error:
            raise ArchiveError(f"{entry.file}: is not what was sealed; run: onrecord archive verify") from error
        return msgspec.msgpack.decode(plain, type=Sealed)
