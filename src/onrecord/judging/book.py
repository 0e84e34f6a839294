"""The book of judgements: one signed line each, which names the hash of the line before it, so that nothing can be changed unseen.

A line that is dropped, added, swapped or altered breaks its signature or the chain, and is named (`chain.py`). What the book cannot tell by
itself is that its last lines are gone: who keeps the count and hash of its end elsewhere (`End`) sees that too. Files are read and written
elsewhere (`verdicts.py`), and the signing key is handed in.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import msgspec
from msgspec.structs import replace

from onrecord.errors import JudgingError
from onrecord.ids import id_of
from onrecord.incidents import Anchor, Judgement

HEADING = b"onrecord judgement 1\n"  # so that no signature of ours can pass for one over something else
UNSIGNED = frozenset({"id", "signature", "withdrawn"})  # the id is made of the signature; a withdrawal is a line of its own
ENCODE = msgspec.json.encode


@dataclass(frozen=True, slots=True)
class Signer:
    """A key by its name, and the signature that it makes over some bytes."""

    name: str
    sign: Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class End:
    """How far a book had come: how many lines, and the hash of the last."""

    lines: int
    hash: str


class Erased(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in the place of a line whose words were erased: the hash that the line had."""

    erased: str


def signed_text(judgement: Judgement) -> bytes:
    """What is signed: all that the judgement says, as one text that can be written in one way only."""
    return HEADING + ENCODE({key: value for key, value in plain(judgement).items() if key not in UNSIGNED}, order="sorted")


def plain(noun: Judgement | Anchor) -> dict[str, Any]:
    """A judgement as a JSON object: in the order of its fields, and without those that say nothing."""
    found = {name: getattr(noun, name) for name in noun.__struct_fields__}
    return {key: plain(value) if isinstance(value, Anchor) else value for key, value in found.items() if value is not None}


def signed(draft: Judgement, end: End | None, signer: Signer) -> Judgement:
    """A judgement as the next line of a book, signed."""
    drafted = replace(draft, before=end and end.hash, key=signer.name, withdrawn=None)
    try:
        signature = signer.sign(signed_text(drafted)).hex()
    except UnicodeEncodeError as error:
        raise JudgingError("the judgement holds what is no character; write it anew") from error
    return replace(drafted, id=id_of("j", signature), signature=signature)


def line_of(judgement: Judgement) -> bytes:
    """A judgement as its line, without the line's end."""
    return ENCODE({key: value for key, value in plain(judgement).items() if key != "withdrawn"})


def read(line: bytes) -> Judgement | Erased:
    """What a line holds; raises JudgingError where it is not written as we write it."""
    for kind, back in ((Judgement, line_of), (Erased, ENCODE)):
        try:
            found: Any = msgspec.json.decode(line, type=kind)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            continue
        if back(found) == (line.rstrip(b" ") if kind is Erased else line):
            return found  # type: ignore[no-any-return]
    raise JudgingError("is not as it was written")


def hash_of(line: bytes) -> str:
    """The hash by which the next line names a line: its own, or the one that it had before it was erased."""
    found = read(line)
    return found.erased if isinstance(found, Erased) else sha256(line).hexdigest()


def stub_of(line: bytes) -> bytes:
    """What is written over a line whose words are erased: the hash that it had, as long as it was."""
    return ENCODE(Erased(hash_of(line))).ljust(len(line))


def end_of(lines: Sequence[bytes]) -> End | None:
    """How far a book has come; None where it is empty."""
    return End(len(lines), hash_of(lines[-1])) if lines else None


def judgements_in(lines: Iterable[bytes]) -> tuple[Judgement, ...]:
    """The judgements of a book whose lines are whole."""
    return tuple(found for line in lines if isinstance(found := read(line), Judgement))
