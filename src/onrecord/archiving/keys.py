"""The signing key of an archive: in the user's folder for settings, never in the home, which is copied and handed on.

Beside it lie what a rolled-back or restored home must not forget: the last checkpoint, and marks of what was withdrawn.
"""

import hmac
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from onrecord.archiving.checkpoint import Verifier, named
from onrecord.archiving.disk import write_whole
from onrecord.errors import ArchiveError
from onrecord.home import config_folder


@dataclass(frozen=True, slots=True)
class Key:
    """A signing key and the files beside it."""

    private: Ed25519PrivateKey
    path: Path

    def verifier(self) -> Verifier:
        """The public half."""
        return named(self.private.public_key().public_bytes_raw())

    def secret(self, purpose: str) -> bytes:
        """A secret for another purpose, made from the key."""
        return hmac.digest(self.private.private_bytes_raw(), purpose.encode(), "sha256")

    def mark(self, document: str) -> str:
        """A mark of a withdrawn document: it is known again when it comes again, and tells nothing to whoever has not the key."""
        return hmac.digest(self.secret("withdrawn"), document.encode(), "sha256").hex()

    def remembered(self) -> str | None:
        """The last checkpoint that was signed on this machine."""
        path = self.path.with_suffix(".checkpoint")
        return path.read_text(encoding="utf-8") if path.exists() else None

    def remember(self, note: str) -> None:
        """Keep a checkpoint outside the home."""
        write_whole(self.path.with_suffix(".checkpoint"), note.encode())

    def marks(self) -> dict[str, str]:
        """The marks of all withdrawn documents, and how each was withdrawn (erase, seal)."""
        path = self.path.with_suffix(".withdrawn")
        rows = path.read_text(encoding="ascii").splitlines() if path.exists() else []
        return {row[:64]: row[65:] for row in rows}

    def add_mark(self, document: str, act: str) -> None:
        """Note that a document was withdrawn, so that it does not come back from a copy or a second collecting."""
        marks = {**self.marks(), self.mark(document): act}
        write_whole(self.path.with_suffix(".withdrawn"), "".join(f"{mark} {act}\n" for mark, act in marks.items()).encode())


def path_of(verifier: Verifier) -> Path:
    """Where the key of an archive lies."""
    return config_folder() / "keys" / f"{verifier.name.rpartition('/')[2]}.key"


def made() -> Key:
    """A new key, written so that only the user can read it."""
    private = Ed25519PrivateKey.generate()
    path = path_of(named(private.public_key().public_bytes_raw()))
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(path, private.private_bytes_raw().hex().encode() + b"\n")
    return Key(private, path)


def found(verifier: Verifier) -> Key | None:
    """The key of an archive, if this machine has it."""
    path = path_of(verifier)
    if not path.exists():
        return None
    try:
        key = Key(Ed25519PrivateKey.from_private_bytes(bytes.fromhex(path.read_text(encoding="ascii"))), path)
    except ValueError as error:
        raise ArchiveError(f"{path}: is no signing key; put back a copy of it") from error
    if key.verifier() != verifier:
        raise ArchiveError(f"{path}: is the key of another archive; put back a copy of {verifier.name}'s")
    return key


def needed(verifier: Verifier) -> Key:
    """The key of an archive; raises ArchiveError where this machine has it not."""
    key = found(verifier)
    if key is None:
        raise ArchiveError(
            f"the archive's signing key is not on this machine: put a copy of it at {path_of(verifier)}, or write where it is"
        )
    return key
