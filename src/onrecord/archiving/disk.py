"""Writing so that a crash leaves the whole of a file or nothing of it, and so that what was said to be written is on the disk."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from onrecord.errors import ArchiveError


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that only the user can read; it is there whole or not at all, and after this call it is on the disk."""
    part = part_of(path)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    settle(path.parent)


def part_of(path: Path) -> Path:
    """What a file is called until it may have its name."""
    return path.with_name(path.name + ".part")


def settle(folder: Path) -> None:
    """Have a folder's names on the disk: a rename is not safe before that."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def digest(data: bytes | memoryview) -> str:
    """The sha256 of bytes, in hexadecimal digits."""
    return sha256(data).hexdigest()


def lock_of(folder: Path) -> int:
    """The lock of an archive that is written to; raises ArchiveError where somebody else has it."""
    return taken(os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600), fcntl.LOCK_EX, folder)


def taken(handle: int, kind: int, folder: Path) -> int:
    """A lock, taken."""
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(handle)
        raise ArchiveError(f"{folder}: another onrecord is writing to this archive; wait until it is done") from error
    return handle


@contextmanager
def reading(folder: Path) -> Iterator[None]:
    """While this lasts nobody writes; nothing is locked where the lock's file is missing (an archive copied without it)."""
    if not (folder / "lock").exists():
        yield
        return
    handle = taken(os.open(folder / "lock", os.O_RDONLY), fcntl.LOCK_SH, folder)
    try:
        yield
    finally:
        os.close(handle)
