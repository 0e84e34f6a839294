"""Checkpoints: the size and the root of the log, signed (C2SP tlog-checkpoint, a signed note with Ed25519).

A checkpoint is a few lines of text. Kept elsewhere (printed, mailed, published), it shows later that nothing before it was changed.
"""

import base64
import binascii
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from onrecord.errors import ArchiveError

ED25519 = b"\x01"  # the note format's name for the kind of key
DASH = "\u2014"  # a signature line begins with an em dash; a hyphen is none


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a log says of itself: its origin (name), how many entries it has, and the root over them."""

    origin: str
    size: int
    root: bytes

    def body(self) -> str:
        """The three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{text_of(self.root)}\n"


@dataclass(frozen=True, slots=True)
class Verifier:
    """A log's name and public key, as the text `name+id+key` that strangers are given."""

    name: str
    public: bytes

    def key_id(self) -> bytes:
        """The four bytes by which a signature line says which key it is of."""
        return sha256(self.name.encode() + b"\n" + ED25519 + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.key_id().hex()}+{text_of(ED25519 + self.public)}"


def named(public: bytes) -> Verifier:
    """The verifier of a key. The name of a log comes from its key, so that nobody can put another key under the name."""
    return Verifier(f"onrecord.local/{sha256(public).hexdigest()[:20]}", public)


def verifier_of(text: str) -> Verifier:
    """The verifier that a line names; raises ArchiveError where it is none, or is not written as we write it."""
    try:
        found = named(base64.b64decode(text.strip().split("+", 2)[2], validate=True)[1:])
    except (IndexError, binascii.Error) as error:
        raise ArchiveError(f"{text[:60]!r} is no public key; it looks like onrecord.local/…+01234567+AY…") from error
    if len(found.public) != 32 or str(found) != text.strip():
        raise ArchiveError("the public key does not belong to its name; get the key anew from whoever keeps the archive")
    return found


def sign(checkpoint: Checkpoint, key: Ed25519PrivateKey) -> str:
    """The checkpoint as a signed note."""
    verifier = named(key.public_key().public_bytes_raw())
    signature = verifier.key_id() + key.sign(checkpoint.body().encode())
    return note(checkpoint, verifier.name, signature)


def note(checkpoint: Checkpoint, name: str, signature: bytes) -> str:
    """The text of a signed note."""
    return f"{checkpoint.body()}\n{DASH} {name} {text_of(signature)}\n"


def opened(text: str, verifier: Verifier) -> Checkpoint:
    """The checkpoint of a signed note, if its signature is the verifier's; raises ArchiveError otherwise.

    Written anew it must be the same text: base64 has letters with idle bits, and a changed one would go unseen. Lines of other signers
    may follow ours.
    """
    body, _, ending = text.rpartition("\n\n")
    mark = f"{DASH} {verifier.name} "
    line = next((line for line in ending.splitlines() if line.startswith(mark)), None)
    try:
        origin, size, root = body.split("\n")[:3]
        checkpoint = Checkpoint(origin, int(size), base64.b64decode(root, validate=True))
        signature = base64.b64decode((line or "").removeprefix(mark), validate=True)
    except ValueError as error:
        raise ArchiveError("it is no checkpoint (three lines, an empty one, and a signature)") from error
    if line is None:
        raise ArchiveError(f"it is not signed by {verifier.name}")
    if not good(checkpoint, signature, verifier) or not text.startswith(note(checkpoint, verifier.name, signature)[:-1]):
        raise ArchiveError("its signature is not good: its size, root or signature was changed")
    return checkpoint


def good(checkpoint: Checkpoint, signature: bytes, verifier: Verifier) -> bool:
    """Whether the signature is the verifier's, over this checkpoint."""
    if signature[:4] != verifier.key_id() or checkpoint.origin != verifier.name or len(checkpoint.root) != 32:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(verifier.public).verify(signature[4:], checkpoint.body().encode())
    except InvalidSignature:
        return False
    return True


def text_of(data: bytes) -> str:
    """Bytes as base64."""
    return base64.b64encode(data).decode("ascii")
