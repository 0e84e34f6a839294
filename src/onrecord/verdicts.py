"""Where judgements meet the disk: the book in the home, the key that signs it, and the clock.

The book is signed with the archive's key. How far it has come is noted beside the key, outside the home, so that a book whose end was cut
off, or that came back from an older copy, is seen.
"""

import fcntl
import os
from collections.abc import Callable, Iterator, Set
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from msgspec.structs import replace

from onrecord.archiving import keys
from onrecord.archiving.checkpoint import Verifier
from onrecord.archiving.disk import write_whole
from onrecord.archiving.entries import read as entry_of
from onrecord.archiving.log import Log, flush
from onrecord.archiving.writer import Writer
from onrecord.errors import JudgingError
from onrecord.incidents import Judgement
from onrecord.judging.book import End, Signer, end_of, hash_of, judgements_in, line_of, signed, stub_of
from onrecord.judging.chain import ERASE, Key, faults
from onrecord.judging.standing import dated

BOOK = "judgements.jsonl"
Draft = Callable[[tuple[Judgement, ...], str], Judgement]


def judgements_of(home: Path) -> tuple[Judgement, ...]:
    """All judgements of a record in their order, those withdrawn with the instant of it; raises JudgingError where the book was changed."""
    path = home / BOOK
    if not path.exists():
        return no_book(home)
    return dated(judgements_in(whole(path, home)))


def no_book(home: Path) -> tuple[Judgement, ...]:
    """What is judged where no book is: nothing, unless there was one."""
    verifier = verifier_of(home)
    if verifier and remembered(verifier):
        raise JudgingError(f"{home / BOOK}: is gone; bring back a copy of it")
    return ()


def whole(path: Path, home: Path) -> list[bytes]:
    """The lines of a book, each of them checked."""
    try:
        lines = complete(path.read_bytes())
    except OSError as error:
        raise JudgingError(f"{path}: cannot be read ({error.strerror})") from error
    verifier = verifier_of(home)
    if verifier is None:
        raise JudgingError(f"{path}: the public key that it was signed with (archive/key.pub) is gone; put back a copy of it")
    wrong = next(faults(lines, key_of(verifier), remembered(verifier)), None)
    if wrong:
        raise JudgingError(f"{path}: {wrong}; nothing of it is taken until a whole copy is put back")
    return lines


def complete(data: bytes) -> list[bytes]:
    """The lines of a book; what stands after the last line's end was cut off by a crash, and was never reported as written."""
    return data.split(b"\n")[:-1]


def verifier_of(home: Path) -> Verifier | None:
    """The public key of a record, where it has one."""
    log = Log(home / "archive")
    return log.verifier() if (log.folder / "key.pub").exists() else None


def key_of(verifier: Verifier) -> Key:
    """A public key as the book checks it."""
    public = Ed25519PublicKey.from_public_bytes(verifier.public)

    def good(text: bytes, signature: bytes) -> bool:
        try:
            public.verify(signature, text)
        except InvalidSignature:
            return False
        return True

    return Key(str(verifier), good)


def end_path(verifier: Verifier) -> Path:
    """Where it is noted how far the book has come."""
    return keys.path_of(verifier).with_suffix(".judgements")


def remembered(verifier: Verifier) -> End | None:
    """How far the book had come when something was written in it on this machine."""
    path = end_path(verifier)
    if not path.exists():
        return None
    try:
        count, hash = path.read_text(encoding="ascii").split()
        return End(int(count), hash)
    except ValueError as error:
        raise JudgingError(f"{path}: does not say how far the book had come; put back a copy of it, or take it away") from error


def judge(home: Path, draft: Draft, who: str) -> Judgement:
    """Write a judgement: `draft` makes it of all judgements so far and the instant. On the disk, signed, when this returns."""
    if not (home / BOOK).exists():  # what cannot be judged begins no record
        draft(judgements_of(home), now_after(()))
    key = keys.needed(verifier_of(home) or begun(home, who))
    with written_in(home / BOOK) as file:
        lines = whole(home / BOOK, home)
        known = dated(judgements_in(lines))
        judgement = signed(draft(known, now_after(known)), end_of(lines), Signer(str(key.verifier()), key.private.sign))
        lines.append(line_of(judgement))
        try:
            append(file, lines)
            remember(key.verifier(), lines)
        except OSError as error:
            raise JudgingError(f"{home / BOOK}: cannot be written to ({error.strerror}); what was judged before is safe") from error
    return judgement


def begun(home: Path, who: str) -> Verifier:
    """The key of a record that has none yet: its archive begins with it."""
    with Writer(home, who) as writer:
        return writer.key.verifier()


@contextmanager
def written_in(path: Path) -> Iterator[BinaryIO]:
    """A book opened for writing; others wait until we are done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise JudgingError(f"{path}: cannot be written to ({error.strerror})") from error
    with os.fdopen(handle, "r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file


def append(file: BinaryIO, lines: list[bytes]) -> None:
    """Write the last line after the others; what a crash left there before is overwritten."""
    file.seek(sum(len(line) + 1 for line in lines[:-1]))
    file.truncate()
    file.write(lines[-1] + b"\n")
    flush(file)


def forget(home: Path, documents: Set[str], because: str, who: str) -> int:
    """Overwrite the lines on some documents, since they hold words of them; how many. The book says that it was done, by whom and why."""
    if not (home / BOOK).exists():
        return 0
    about = [one for one in judgements_of(home) if documents & {anchor.document for anchor in (one.anchor, one.other_anchor) if anchor}]
    for one in about:
        stone = Judgement("", ERASE, one.id, who, because, "", value=hash_of(line_of(one)))
        judge(home, partial(erasing, stone), who)
    with written_in(home / BOOK) as file:
        blank(file, {line_of(one) for one in about})
    return len(about)


def erasing(stone: Judgement, known: tuple[Judgement, ...], at: str) -> Judgement:
    """The line that says why another is erased."""
    return replace(stone, at=at)


def blank(file: BinaryIO, gone: Set[bytes]) -> None:
    """Overwrite lines in their places with stubs of the same length."""
    at = 0
    for line in complete(file.read()):
        if line in gone:
            file.seek(at)
            file.write(stub_of(line))
        at += len(line) + 1
    flush(file)


def remember(verifier: Verifier, lines: list[bytes]) -> None:
    """Note beside the key how far the book has come."""
    end = end_of(lines)
    if end:
        write_whole(end_path(verifier), f"{end.lines} {end.hash}\n".encode("ascii"))


def now_after(known: tuple[Judgement, ...]) -> str:
    """This instant, which must be later than the last judgement's: their order in time is what decides which one holds."""
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    last = max((one.at for one in known), default="")
    if at <= last:
        raise JudgingError(f"the clock says {at}, and the last judgement is of {last}: set the clock")
    return at


def replaces_of(home: Path) -> dict[str, str]:
    """For each document of the archive that took the place of another, that other one."""
    log = Log(home / "archive")
    if not log.entries.exists():
        return {}
    documents: dict[int, str] = {}
    found: dict[str, str] = {}
    for number, line in enumerate(log.lines()):
        entry = entry_of(line)
        if entry is None or entry.act != "capture" or entry.document is None:
            continue
        documents[number] = entry.document.id
        before = documents.get(entry.collection.replaces) if entry.collection and entry.collection.replaces is not None else None
        if before and before != entry.document.id:
            found[entry.document.id] = before
    return found
