"""The one who writes in an archive: holds its lock, its key and the tree as it grows, and adds entries."""

import os
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.archiving import keys
from onrecord.archiving.checkpoint import Checkpoint, sign
from onrecord.archiving.disk import lock_of, part_of, settle, write_whole
from onrecord.archiving.entries import Entry, line_of, new, read
from onrecord.archiving.log import Log, Pending, keep, settled
from onrecord.archiving.tree import Frontier, leaf
from onrecord.errors import ArchiveError

FOLDERS = ("packs", "sealed", "timestamps")


class Writer:
    """An archive opened for writing; to be used in a `with`. What a crash left is put in order first."""

    def __init__(self, home: Path, by: str) -> None:
        self.by = by
        self.log = Log(home / "archive")
        self.broken = False
        try:
            for name in FOLDERS:
                (self.log.folder / name).mkdir(mode=0o700, parents=True, exist_ok=True)
            self.lock = lock_of(self.log.folder)
        except OSError as error:
            raise unwritable(self.log.folder, error) from error
        try:
            self.open()
        except BaseException:
            self.close()
            raise

    def open(self) -> None:
        """Find or make the key, see that the log is whole, and put the last entries in their places."""
        fresh = not (self.log.folder / "key.pub").exists()
        self.key = begun(self.log) if fresh else keys.needed(self.log.verifier())
        self.frontier = Frontier(self.log.leaves())
        self.check(self.log.checkpoint())
        settled(self.log)
        placed(self.log)
        sweep(self.log.folder)
        self.length = self.log.entries.stat().st_size if self.log.entries.exists() else 0
        if not self.frontier.size:
            self.add([new("begin", self.by)])

    def check(self, checkpoint: Checkpoint | None) -> None:
        """Before anything is signed: the log is what was signed last, in this home and on this machine."""
        size, root = (checkpoint.size, checkpoint.root) if checkpoint else (0, self.frontier.root())
        if (self.frontier.size, self.frontier.root()) != (size, root):
            raise ArchiveError(f"{self.log.folder}: the log is not what was signed; nothing is added; run: onrecord archive verify")
        last = self.key.remembered()
        if last is not None and self.log.signed(last, self.key.path).size > size:
            raise ArchiveError(f"{self.log.folder}: this archive is older than the one that was written here last: {older(self.key.path)}")

    def add(self, entries: list[Entry], pack: bytes = b"") -> int:
        """Keep entries, and the pack of the bytes that they name; the number of the first. On the disk when this returns."""
        if self.broken:
            raise ArchiveError(f"{self.log.folder}: could not be written to before; open it again")
        base, lines = self.frontier.size, [line_of(entry) for entry in entries]
        for line in lines:
            self.frontier.add(leaf(line))
        note = sign(Checkpoint(self.key.verifier().name, self.frontier.size, self.frontier.root()), self.key.private)
        self.broken = True  # until all went well: the tree in memory is ahead of the disk now
        try:
            keep(self.log, Pending(note, base, lines), pack)
            settled(self.log, self.length)
            self.key.remember(note)
        except OSError as error:
            raise unwritable(self.log.folder, error) from error
        self.length += sum(map(len, lines)) + len(lines)
        self.broken = False
        return base

    def add_with(self, entries: list[Entry], files: dict[str, bytes]) -> int:
        """Keep entries that name files, and the files, all or none; the number of the first."""
        try:
            for name, data in files.items():
                write_whole(part_of(self.log.folder / name), data)
        except OSError as error:
            raise unwritable(self.log.folder, error) from error
        number = self.add(entries)
        placed(self.log)
        return number

    def close(self) -> None:
        """Let others write."""
        os.close(self.lock)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def begun(log: Log) -> keys.Key:
    """The key of a new archive, whose public half the archive keeps."""
    if log.entries.exists() or log.next.exists():
        raise ArchiveError(f"{log.folder}: the public key (key.pub) is gone; put back a copy of it")
    key = keys.made()
    write_whole(log.folder / "key.pub", f"{key.verifier()}\n".encode())
    settle(log.folder.parent)
    return key


def placed(log: Log) -> None:
    """Give the files that entries name their names: they had others until their entries were kept."""
    parts = [*log.folder.glob("sealed/*.part"), *log.folder.glob("timestamps/*.part")]
    named = {entry.file for line in log.lines() if (entry := read(line))} if parts else set()
    for part in parts:
        whole = part.with_name(part.name.removesuffix(".part"))
        if str(whole.relative_to(log.folder)) in named:
            part.replace(whole)
            settle(part.parent)


def sweep(folder: Path) -> None:
    """Remove what a crash left unfinished: it was never reported as kept."""
    for path in (*folder.glob("*.part"), *folder.glob("*/*.part")):
        path.unlink()


def older(path: Path) -> str:
    """What to do where an archive was rolled back."""
    return f"bring back the newer one; or, if it is lost, move {path.with_suffix('.checkpoint')} away and begin with this one"


def unwritable(folder: Path, error: OSError) -> ArchiveError:
    """The disk is full, or the archive may only be read."""
    return ArchiveError(f"{folder}: cannot be written to ({error.strerror or error}); what was reported as kept is safe")
