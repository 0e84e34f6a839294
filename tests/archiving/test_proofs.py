"""Proofs for strangers: true ones hold, and nothing else does."""

import random
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from captured import captured
from hypothesis import given
from hypothesis import strategies as st

from onrecord.archiving.checkpoint import named
from onrecord.archiving.keeping import Kept
from onrecord.archiving.log import Log
from onrecord.archiving.proofs import Growth, Inclusion, checked, entry_in, proof_in, prove, prove_growth, text_of
from onrecord.errors import ArchiveError

Keep = Callable[..., list[Kept]]


def test_a_proof_holds_by_itself(home: Path, keep: Keep) -> None:
    """The file is all that is needed: it leads to the checkpoint, and its entry says which bytes were kept."""
    keep(*range(9))
    key = Log(home / "archive").verifier()
    proof = proof_in(text_of(prove(home, "r6")))
    assert isinstance(proof, Inclusion)
    assert checked(proof, key).size == 10
    received = captured(6).received
    assert received
    entry = entry_in(proof, received.body)
    assert entry.document == captured(6).document
    assert entry_in(proof, captured(6).text.encode()) == entry
    with pytest.raises(ArchiveError, match="not those that were kept"):
        entry_in(proof, received.body + b" ")


def test_a_proof_tells_nothing_of_other_documents(home: Path, keep: Keep) -> None:
    """Hashes of salted lines only."""
    keep(*range(9))
    data = text_of(prove(home, "r6"))
    for number in (0, 1, 2, 3, 4, 5, 7, 8):
        assert captured(number).document.id.encode() not in data


def test_no_changed_letter_of_a_proof_is_taken(home: Path, keep: Keep) -> None:
    """300 random changes: each is refused, or changes nothing that is proved (a space between, the key that is for reading only)."""
    keep(*range(9))
    dice, key = random.Random(3), Log(home / "archive").verifier()
    for proof in (prove(home, "r6"), prove_growth(home, prove(home, "r6").checkpoint)):
        data = text_of(proof)
        for _ in range(150):
            at = dice.randrange(len(data))
            changed = data[:at] + bytes([data[at] ^ dice.randrange(1, 256)]) + data[at + 1 :]
            try:
                found = proof_in(changed)
                checked(found, key)
            except ArchiveError:
                continue
            assert msgspec.structs.replace(found, key="") in (msgspec.structs.replace(proof, key=""), upper(proof, found))


def upper(proof: Inclusion | Growth, found: Inclusion | Growth) -> object:
    """The proof with its hashes written as the other's are: capitals mean the same."""
    same = [one.lower() for one in found.path] == list(proof.path)
    return msgspec.structs.replace(proof, key="", path=found.path) if same else None


def test_a_proof_of_another_archive_is_refused(home: Path, keep: Keep) -> None:
    """The key that one was given decides, not the one in the proof."""
    keep(1)
    with pytest.raises(ArchiveError, match="not signed by"):
        checked(prove(home, "r1"), named(bytes(32)))


def test_growth_is_proved_from_every_checkpoint(home: Path, keep: Keep) -> None:
    """Whatever was kept between, the older log is the beginning of the newer."""
    log, notes = Log(home / "archive"), []
    for number in range(9):
        keep(number)
        notes.append(log.note() or "")
    for note in notes:
        assert checked(prove_growth(home, note), log.verifier()).size == 10


def test_what_is_not_there_has_no_proof(home: Path, keep: Keep) -> None:
    """An unknown document is said to be unknown; so is an archive that is none."""
    with pytest.raises(ArchiveError):
        prove(home, "r1")
    keep(1)
    with pytest.raises(ArchiveError, match="no document of the archive has this id"):
        prove(home, "r2")


@given(st.binary(max_size=200))
def test_no_file_makes_the_reader_of_proofs_fall_over(data: bytes) -> None:
    """What is no proof is said to be none."""
    with pytest.raises(ArchiveError):
        proof_in(data)
