"""The tree is RFC 6962's: its roots and proofs are those that another implementation gives."""

import random
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.archiving.checkpoint import Checkpoint
from onrecord.archiving.proofs import grew, included
from onrecord.archiving.tree import EMPTY, Frontier, consistency, inclusion, leaf, node, root


def leaves(size: int) -> list[bytes]:
    """Leaves of our own making."""
    return [leaf(f"entry {number}".encode()) for number in range(size)]


def signed(hashes: list[bytes]) -> Checkpoint:
    """A checkpoint over leaves."""
    return Checkpoint("onrecord.local/test", len(hashes), root(hashes))


def test_the_hashes_of_the_rfc() -> None:
    """Leaf and node are told apart by their first byte, and the empty tree has the hash of nothing."""
    assert root([]) == EMPTY == sha256(b"").digest()
    assert leaf(b"x") == sha256(b"\0x").digest()
    a, b, c = leaves(3)
    assert root([a, b, c]) == node(node(a, b), c) != root([a, node(b, c)])


def test_a_root_and_all_proofs_equal_pymerkle_s() -> None:
    """For every size up to 40: the root, each inclusion proof step by step, and each proof of growth."""
    pymerkle = pytest.importorskip("pymerkle", reason="pymerkle, the other implementation, is not installed")
    theirs = pymerkle.InmemoryTree(algorithm="sha256")
    for size in range(1, 41):
        theirs.append_entry(f"entry {size - 1}".encode())
        ours = leaves(size)
        assert root(ours) == theirs.get_root()
        for number in range(size):
            proof = theirs.prove_inclusion(number + 1, size)
            assert inclusion(ours, number) == steps(proof)[1:]
        for old in range(1, size):
            assert same_consistency(theirs, ours, old)


def steps(proof: object) -> list[bytes]:
    """The hashes of a proof of pymerkle's; its inclusion proofs begin with the leaf itself."""
    return [bytes.fromhex(step) for step in proof.serialize()["path"]]  # type: ignore[attr-defined]


def same_consistency(theirs: object, ours: list[bytes], old: int) -> bool:
    """Whether both prove the same growth of the same roots. pymerkle's proof has smaller pieces than the RFC's: no steps to compare."""
    from pymerkle import verify_consistency

    proof = theirs.prove_consistency(old, len(ours))  # type: ignore[attr-defined]
    verify_consistency(root(ours[:old]), root(ours), proof)
    return grew(signed(ours[:old]), signed(ours), consistency(ours, old))


def test_the_growth_of_the_rfc_s_seven_leaves() -> None:
    """The proofs that the RFC prints (2.1.3), with its letters."""
    d = leaves(7)
    g, h, i, j = node(d[0], d[1]), node(d[2], d[3]), node(d[4], d[5]), d[6]
    k, l = node(g, h), node(i, j)  # noqa: E741
    assert consistency(d, 3) == [d[2], d[3], g, l]
    assert consistency(d, 4) == [l]
    assert consistency(d, 6) == [i, j, k]
    assert inclusion(d, 0) == [d[1], h, l]
    assert inclusion(d, 3) == [d[2], g, l]
    assert inclusion(d, 4) == [d[5], j, k]
    assert inclusion(d, 6) == [i, k]


@given(st.integers(1, 300), st.randoms())
@settings(max_examples=60, deadline=None)
def test_a_growing_tree_has_the_root_of_the_whole(size: int, dice: random.Random) -> None:
    """Entry by entry it comes to the same root, and each proof holds for its own leaf, number and size only."""
    hashes = leaves(size)
    assert Frontier(hashes).root() == recursive(hashes)
    number, checkpoint = dice.randrange(size), signed(hashes)
    path = inclusion(hashes, number)
    assert included(hashes[number], number, checkpoint, path)
    assert not included(leaf(b"another"), number, checkpoint, path)
    assert not included(hashes[number], number + 1, checkpoint, path)
    assert not included(hashes[number], number, checkpoint, [*path, EMPTY])
    if path:
        assert not included(hashes[number], number, checkpoint, path[:-1])


def recursive(hashes: list[bytes]) -> bytes:
    """The root as the RFC defines it."""
    if len(hashes) < 2:
        return hashes[0] if hashes else EMPTY
    left = 1
    while left * 2 < len(hashes):
        left *= 2
    return node(recursive(hashes[:left]), recursive(hashes[left:]))


@given(st.integers(1, 200), st.randoms())
@settings(max_examples=60, deadline=None)
def test_growth_is_proved_and_nothing_else(size: int, dice: random.Random) -> None:
    """A log that only grew has a proof; one whose beginning was changed has none."""
    hashes = leaves(size)
    old = dice.randrange(1, size + 1)
    path = consistency(hashes, old)
    assert grew(signed(hashes[:old]), signed(hashes), path)
    changed = [leaf(b"another"), *hashes[1:]]
    assert not grew(signed(changed[:old]), signed(hashes), path)
    assert not grew(signed(changed[:old]), signed(hashes), consistency(changed, old))
    assert not grew(signed(hashes[:old]), signed(changed), consistency(changed, old))
    if old < size:
        assert not grew(signed(hashes), signed(hashes[:old]), path)
