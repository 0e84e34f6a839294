"""Unpacks the shipped gazetteer, once, into the user's cache directory (`$XDG_CACHE_HOME/onrecord`, else `~/.cache/onrecord`).

The file's name holds the hash of the shipped bytes, so a new release unpacks anew and two releases do not quarrel. It is written beside
its place and renamed, so that two processes can do it at once. Nothing is printed: who wants a progress bar hands in a function.
"""

import hashlib
import lzma
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import GazetteerError
from onrecord.places.gazetteer import SHIPPED, Gazetteer

Progress = Callable[[int, int], None]  # bytes read so far, bytes in all
CHUNK = 1 << 18


@dataclass(frozen=True, slots=True)
class Unpacked:
    """Where the gazetteer lies, and a warning for people where that is not the user's cache."""

    path: Path
    warning: str | None = None


def cache_folder() -> Path:
    """The user's cache directory for On Record."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "onrecord"


@lru_cache(maxsize=1)
def file_name() -> str:
    """The unpacked file's name, which tells the version of its contents.

    The size and the first and last bytes stand for the whole: LZMA's own checksum lies in the last, and hashing all would cost 10 ms.
    """
    try:
        with SHIPPED.open("rb") as handle:
            size = handle.seek(0, os.SEEK_END)
            handle.seek(max(0, size - 4096))
            tail = handle.read()
    except OSError as error:
        raise GazetteerError(f"the gazetteer {SHIPPED} cannot be read ({error}); install On Record again") from error
    return f"places-{hashlib.sha256(str(size).encode() + tail).hexdigest()[:16]}.bin"


def unpacked(progress: Progress | None = None) -> Unpacked:
    """Where the unpacked gazetteer lies; unpacks it first where that has not been done."""
    folders = (cache_folder(), Path(tempfile.gettempdir()) / f"onrecord-{user_number()}")
    failures: list[str] = []
    for folder in folders:
        path = folder / file_name()
        try:
            if not path.exists():
                unpack(path, progress)
            return Unpacked(path, "; ".join(failures) or None)
        except OSError as error:
            reason = f"the gazetteer cannot be kept in {folder} ({error.strerror})"
            failures.append(f"{reason}; set XDG_CACHE_HOME to a directory that can be written")
    raise GazetteerError("; ".join(failures))


def user_number() -> int:
    """A number that keeps users' temporary directories apart (0 where the system has none)."""
    return getattr(os, "getuid", int)()


def unpack(path: Path, progress: Progress | None = None) -> None:
    """Write the gazetteer to a file beside `path` and rename it."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name + ".")
    try:
        with os.fdopen(handle, "wb") as target, SHIPPED.open("rb") as source:
            decompress(source, target, progress)
        os.replace(name, path)
    except lzma.LZMAError as error:
        raise GazetteerError(f"the gazetteer {SHIPPED} is damaged ({error}); install On Record again") from error
    finally:
        Path(name).unlink(missing_ok=True)


def decompress(source: BinaryIO, target: BinaryIO, progress: Progress | None) -> None:
    """Copy chunk by chunk, telling `progress` how far it is."""
    total = SHIPPED.stat().st_size
    reader = lzma.LZMADecompressor()
    while chunk := source.read(CHUNK):
        target.write(reader.decompress(chunk))
        if progress:
            progress(source.tell(), total)
    if not reader.eof:
        raise lzma.LZMAError("the file ends too early")


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer of this process, opened when first asked for."""
    return Gazetteer(unpacked().path)
