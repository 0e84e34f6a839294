"""Checkpoints are C2SP signed notes: a reader that was written from the specification alone takes them."""

import base64
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.archiving.checkpoint import Checkpoint, Verifier, named, opened, sign, verifier_of
from onrecord.errors import ArchiveError

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
VERIFIER = named(KEY.public_key().public_bytes_raw())
CHECKPOINT = Checkpoint(VERIFIER.name, 17, bytes(range(32)))


def independent(note: str, vkey: str) -> tuple[str, int, bytes]:
    """A reader of signed notes and checkpoints, from c2sp.org/signed-note and c2sp.org/tlog-checkpoint, with nothing of ours."""
    name, wanted, encoded = vkey.split("+", 2)
    key = base64.b64decode(encoded)
    assert key[0] == 1
    assert sha256(f"{name}\n".encode() + key).digest()[:4].hex() == wanted
    at = note.rindex("\n\n")
    text, signatures = note[: at + 1], note[at + 2 :]
    assert signatures.endswith("\n")
    good = False
    for line in signatures.removesuffix("\n").split("\n"):
        dash, signer, encoded = line.split(" ")
        assert dash == "—"
        data = base64.b64decode(encoded, validate=True)
        if signer == name and data[:4].hex() == wanted:
            Ed25519PublicKey.from_public_bytes(key[1:]).verify(data[4:], text.encode())
            good = True
    assert good
    origin, size, root, *_ = text.removesuffix("\n").split("\n")
    assert origin == name
    assert not set(origin) & set(" +")
    assert size == str(int(size))
    return origin, int(size), base64.b64decode(root, validate=True)


def test_an_independent_reader_takes_it() -> None:
    """Name, size and root come out as they went in, and the signature is good."""
    assert independent(sign(CHECKPOINT, KEY), str(VERIFIER)) == (CHECKPOINT.origin, 17, CHECKPOINT.root)


def test_another_s_signature_may_follow() -> None:
    """Witnesses add lines of their own; ours is found among them, and theirs are not asked."""
    note = sign(CHECKPOINT, KEY) + "— witness.example AAAAAAAA\n"
    assert opened(note, VERIFIER) == CHECKPOINT


@given(st.integers(0, 10**6), st.integers(1, 255))
@settings(max_examples=300, deadline=None)
def test_no_changed_letter_is_taken(at: int, change: int) -> None:
    """Whatever letter is changed, the checkpoint is refused, with an error of ours."""
    data = bytearray(sign(CHECKPOINT, KEY).encode())
    at %= len(data) - 1  # the last line end says nothing
    data[at] ^= change
    with pytest.raises(ArchiveError):
        opened(data.decode("utf-8", "replace"), VERIFIER)


@given(st.text(max_size=200))
def test_no_text_makes_the_reader_fall_over(text: str) -> None:
    """What is no checkpoint and no key is said to be none."""
    with pytest.raises(ArchiveError):
        opened(text, VERIFIER)
    with pytest.raises(ArchiveError):
        verifier_of(text)


def test_another_key_is_refused_even_under_our_name() -> None:
    """The name of a log comes from its key."""
    other = Ed25519PrivateKey.from_private_bytes(bytes(32))
    with pytest.raises(ArchiveError, match="not signed by"):
        opened(sign(CHECKPOINT, other), VERIFIER)
    forged = Verifier(VERIFIER.name, other.public_key().public_bytes_raw())
    with pytest.raises(ArchiveError, match="does not belong to its name"):
        verifier_of(str(forged))
    assert verifier_of(str(VERIFIER)) == VERIFIER


@pytest.mark.parametrize("size", ["017", "+17", " 17", "1_7", "-17", "١٧"])
def test_a_size_is_written_in_one_way_only(size: str) -> None:
    """Python reads more numbers than the format knows."""
    with pytest.raises(ArchiveError):
        opened(sign(CHECKPOINT, KEY).replace("\n17\n", f"\n{size}\n"), VERIFIER)
