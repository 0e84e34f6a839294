"""Whether a book of judgements is as it was signed: what was dropped, added, swapped or altered is named by its line."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from onrecord.errors import JudgingError
from onrecord.ids import id_of
from onrecord.incidents import Judgement
from onrecord.judging.book import End, Erased, hash_of, read, signed_text

ERASE = "erase"


@dataclass(frozen=True, slots=True)
class Key:
    """A public key by its name, and whether a signature over some bytes is good by it."""

    name: str
    good: Callable[[bytes, bytes], bool]


@dataclass(slots=True)
class Chain:
    """The lines taken so far: the hash of the last, its instant, and the hashes that stand in the place of erased lines."""

    key: Key
    before: str | None = None
    at: str = ""
    gone: dict[str, int] = field(default_factory=dict)

    def take(self, line: bytes, number: int) -> Iterator[str]:
        """What is wrong with the next line."""
        try:
            found = read(line)
        except JudgingError as error:
            yield str(error)
            self.before = sha256(line).hexdigest()
            return
        if isinstance(found, Erased):
            self.gone[found.erased] = number
            self.before = found.erased
            return
        yield from self.faults_of(found)
        self.before, self.at = sha256(line).hexdigest(), max(self.at, found.at)
        if found.verdict == ERASE:
            self.gone.pop(found.value or "", None)

    def faults_of(self, found: Judgement) -> Iterator[str]:
        """What is wrong with a judgement at its place in the chain."""
        if found.before != self.before:
            yield "does not follow the line before it: one was dropped, added, moved or altered"
        if found.key != self.key.name:
            yield "is signed by a key that is not this record's"
        elif not is_signed(found, self.key):
            yield "is not what was signed"
        if found.at <= self.at:
            yield "is older than the line before it"


def faults(lines: Sequence[bytes], key: Key, end: End | None = None) -> Iterator[str]:
    """What is wrong with a book, each fault with its line; nothing where all is as it was signed. `end`: how far it once had come."""
    chain = Chain(key)
    for number, line in enumerate(lines, 1):
        yield from (f"line {number} {fault}" for fault in chain.take(line, number))
    for number in chain.gone.values():
        yield f"line {number} is said to be erased, and no line after it says why"
    yield from missing(lines, end)


def is_signed(judgement: Judgement, key: Key) -> bool:
    """Whether a judgement is the one that its id and signature are of."""
    signature = judgement.signature or ""
    try:
        raw = bytes.fromhex(signature)
    except ValueError:
        return False
    return raw.hex() == signature and judgement.id == id_of("j", signature) and key.good(signed_text(judgement), raw)


def missing(lines: Sequence[bytes], end: End | None) -> Iterator[str]:
    """Whether the book ends before the place that it is known to have come to."""
    if end is None:
        return
    if len(lines) < end.lines:
        yield f"after line {len(lines)} {end.lines - len(lines)} are missing; bring back the newer book"
    elif is_readable(lines[end.lines - 1]) and hash_of(lines[end.lines - 1]) != end.hash:
        yield f"line {end.lines} is not the one that was written here"


def is_readable(line: bytes) -> bool:
    """Whether a line is one of ours."""
    try:
        return bool(read(line))
    except JudgingError:
        return False
