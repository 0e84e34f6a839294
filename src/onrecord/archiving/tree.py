"""The tree over all entries of the log (RFC 6962): one hash, the root, that changes when anything below it does."""

from collections.abc import Iterable, Sequence
from hashlib import sha256

EMPTY = sha256(b"").digest()


def leaf(data: bytes) -> bytes:
    """The hash of an entry. Entries are salted, so that the hash tells nobody what was said (see `entries`)."""
    return sha256(b"\0" + data).digest()


def node(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees; its first byte differs from a leaf's, so that neither can be taken for the other."""
    return sha256(b"\1" + left + right).digest()


def split(size: int) -> int:
    """How many leaves stand on the left: the largest power of two below the size.

    >>> [split(n) for n in (2, 3, 4, 5, 9)]
    [1, 2, 2, 4, 8]
    """
    return 1 << (size - 1).bit_length() - 1


class Frontier:
    """The tree as it grows: only the roots of its full subtrees are kept, so that an entry more costs next to nothing."""

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        self.size = 0
        self.peaks: list[bytes] = []
        for hashed in leaves:
            self.add(hashed)

    def add(self, hashed: bytes) -> None:
        """One leaf more."""
        self.size += 1
        last = self.size
        while not last & 1:
            hashed = node(self.peaks.pop(), hashed)
            last >>= 1
        self.peaks.append(hashed)

    def root(self) -> bytes:
        """The root over all leaves so far."""
        if not self.peaks:
            return EMPTY
        found = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            found = node(peak, found)
        return found


def root(leaves: Sequence[bytes]) -> bytes:
    """The root over all leaves, a level at a time: to grow a frontier by each takes four times as long.

    >>> root([]).hex()[:8]
    'e3b0c442'
    """
    level = list(leaves)
    while len(level) > 1:
        single = level[-1:] if len(level) % 2 else []
        level = [sha256(b"\1" + left + right).digest() for left, right in zip(level[::2], level[1::2], strict=False)] + single
    return level[0] if level else EMPTY


def inclusion(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The hashes by which anybody gets from one leaf to the root, from the leaf up."""
    if len(leaves) == 1:
        return []
    left = split(len(leaves))
    if index < left:
        return [*inclusion(leaves[:left], index), root(leaves[left:])]
    return [*inclusion(leaves[left:], index - left), root(leaves[:left])]


def consistency(leaves: Sequence[bytes], old: int) -> list[bytes]:
    """The hashes by which anybody sees that the tree over the first `old` leaves is the beginning of this one."""
    return below(leaves, old, True) if 0 < old < len(leaves) else []


def below(leaves: Sequence[bytes], old: int, whole: bool) -> list[bytes]:
    """The proof within a subtree; `whole` while the old tree is the subtree's own beginning (SUBPROOF in the RFC)."""
    if old == len(leaves):
        return [] if whole else [root(leaves)]
    left = split(len(leaves))
    if old <= left:
        return [*below(leaves[:left], old, whole), root(leaves[left:])]
    return [*below(leaves[left:], old - left, False), root(leaves[:left])]
