"""Taking off the content encoding of an answer, without letting a small answer become a great one."""

import zlib
from collections.abc import Iterable, Iterator

from onrecord.errors import InputError

WINDOWS = {"gzip": 31, "x-gzip": 31, "deflate": 47}  # 47: zlib or gzip by its head; bare deflate is tried after


def unpacked(pieces: Iterable[bytes], encoding: str, most: int) -> bytes:
    """The whole body. Raises InputError where it is longer than `most` bytes, packed or unpacked, or broken.

    >>> unpacked([zlib.compress(b"three killed")], "deflate", 100)
    b'three killed'
    """
    names = [name for part in encoding.lower().split(",") if (name := part.strip()) not in ("", "identity")]
    if len(names) > 1 or any(name not in WINDOWS for name in names):
        raise InputError(f"the answer is packed as {encoding[:40]!r}, which was not asked for; nothing can be done here")
    limited = bounded(pieces, most)
    return b"".join(bounded(inflated(limited, WINDOWS[names[0]]), most)) if names else b"".join(limited)


def bounded(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    """The pieces, up to a length."""
    length = 0
    for piece in pieces:
        length += len(piece)
        if length > most:
            raise InputError(f"longer than {most:,} bytes; it was not taken: raise `most_bytes` if it is wanted")
        yield piece


def inflated(pieces: Iterable[bytes], window: int) -> Iterator[bytes]:
    """Unpack piece by piece, never more than a megabyte at a time."""
    engine, started = zlib.decompressobj(window), False
    try:
        for piece in pieces:
            if not started and window == 47 and not is_zlib(piece):
                engine = zlib.decompressobj(-15)  # what some servers call deflate
            started = True
            while piece:
                yield engine.decompress(piece, 1_000_000)
                piece = engine.unconsumed_tail
        yield engine.flush()
    except zlib.error:
        raise InputError("its packing (gzip or deflate) is broken; try again later") from None
    if started and not engine.eof:
        raise InputError("its packing (gzip or deflate) is cut off; try again later")


def is_zlib(head: bytes) -> bool:
    """Whether bytes begin as zlib or gzip does."""
    return head[:2] == b"\x1f\x8b" or (len(head) > 1 and head[0] & 15 == 8 and (head[0] * 256 + head[1]) % 31 == 0)
