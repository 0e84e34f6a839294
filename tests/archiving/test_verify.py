"""Checking an archive: whatever was changed is found and named, and what was not is not."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.archiving.checkpoint import named
from onrecord.archiving.keeping import Kept
from onrecord.archiving.keys import Key, found
from onrecord.archiving.log import HASH, Log
from onrecord.archiving.verify import Outside, faults
from onrecord.archiving.withdrawal import erase, seal

Keep = Callable[..., list[Kept]]
TRIALS = 200


@pytest.fixture
def full(home: Path, keep: Keep) -> Path:
    """An archive with all that there can be: several groups, one erased and one sealed document."""
    keep(*range(7))
    keep(7, 8)
    erase(home, "r3", "the family asked", "an editor")
    seal(home, "r4", "a minor", "an editor")
    keep(9)
    return home


def files(home: Path) -> list[Path]:
    """The files of an archive, but for the lock, which is empty."""
    return sorted(path for path in (home / "archive").rglob("*") if path.is_file() and path.stat().st_size)


def test_what_was_kept_and_nothing_more_has_no_fault(full: Path) -> None:
    """An archive to which nobody did anything passes, and so does a copy of it elsewhere."""
    assert list(faults(full)) == []
    copy = shutil.copytree(full, full.parent / "a stick")
    assert list(faults(copy)) == []


def test_no_archive_is_said(tmp_path: Path) -> None:
    """Where no archive is, that is the fault."""
    assert "there is no archive here" in next(faults(tmp_path))


def contents(home: Path) -> dict[str, bytes]:
    """What is in the files of an archive."""
    return {str(path.relative_to(home)): path.read_bytes() for path in files(home)}


def change_byte(home: Path, dice: random.Random) -> str:
    """Change one bit of any file."""
    path = dice.choice(files(home))
    data = bytearray(path.read_bytes())
    at = dice.randrange(len(data))
    data[at] ^= 1 << dice.randrange(8)
    path.write_bytes(data)
    return f"bit at byte {at} of {path.name}"


def lines_and_hashes(home: Path) -> tuple[list[bytes], list[bytes]]:
    """The entries and their hashes."""
    log = Log(home / "archive")
    data = log.hashes.read_bytes()
    return log.entries.read_bytes().splitlines(keepends=True), [data[at : at + HASH] for at in range(0, len(data), HASH)]


def rewrite(home: Path, dice: random.Random, change: Callable[[list[bytes], int], None]) -> int:
    """Change the entries, their hashes, or both in the same way."""
    lines, hashes = lines_and_hashes(home)
    at = dice.randrange(len(lines) - 1)
    which = dice.randrange(3)
    for number, (rows, path) in enumerate(zip((lines, hashes), (Log(home / "archive").entries, Log(home / "archive").hashes), strict=True)):
        if which in (number, 2):
            change(rows, at)
            path.write_bytes(b"".join(rows))
    return at


def drop(home: Path, dice: random.Random) -> str:
    """Drop an entry."""
    return f"dropped {rewrite(home, dice, lambda rows, at: rows.pop(at) and None)}"


def add(home: Path, dice: random.Random) -> str:
    """Put an entry in again, or at the end."""
    where = dice.choice((0, None))
    return f"added {rewrite(home, dice, lambda rows, at: rows.insert(at if where == 0 else len(rows), rows[at]))}"


def swap(home: Path, dice: random.Random) -> str:
    """Swap an entry and the next."""

    def change(rows: list[bytes], at: int) -> None:
        rows[at], rows[at + 1] = rows[at + 1], rows[at]

    return f"swapped {rewrite(home, dice, change)}"


def cut(home: Path, dice: random.Random) -> str:
    """Take the end of a file away, or put something there."""
    path = dice.choice(files(home))
    data = path.read_bytes()
    path.write_bytes(data[: dice.randrange(len(data))] if dice.random() < 0.5 else data + dice.choice((b"\n", b"\0", b" ", b"x")))
    return f"cut or lengthened {path.name}"


def remove_or_add_file(home: Path, dice: random.Random) -> str:
    """Take a file away, or put another beside it."""
    path = dice.choice(files(home))
    if dice.random() < 0.5:
        path.unlink()
    else:
        path.with_name("000000000099.pack").write_bytes(b"x")
    return f"file by {path.name}"


def test_whatever_was_changed_is_found_and_named(full: Path, tmp_path: Path) -> None:
    """200 random trials: any bit, any entry dropped, added or swapped, any file cut, gone or added; the message names a file."""
    dice = random.Random(20250404)
    for trial in range(TRIALS):
        copy = shutil.copytree(full, tmp_path / "copy")
        before = contents(copy)
        while contents(copy) == before:  # two withdrawn entries of one length look alike: to swap them is to do nothing
            what = (change_byte, change_byte, drop, add, swap, cut, remove_or_add_file)[trial % 7](copy, dice)
        first = next(faults(copy), "")
        assert "archive" in first, (trial, what, first)
        shutil.rmtree(copy)


def test_every_byte_of_the_small_files_counts(full: Path) -> None:
    """Key and checkpoint have no idle bit: base64 has letters whose last bits nobody reads."""
    for name in ("key.pub", "checkpoint"):
        path = full / "archive" / name
        data = path.read_bytes()
        for at in range(len(data)):
            for bit in (1, 2, 4, 8, 32):
                path.write_bytes(data[:at] + bytes([data[at] ^ bit]) + data[at + 1 :])
                assert next(faults(full), None), (name, at, bit)
        path.write_bytes(data)
    assert list(faults(full)) == []


def test_a_changed_piece_is_named_by_its_pack(full: Path) -> None:
    """The message says which file, where in it, and what."""
    path = full / "archive" / "packs" / "000000000008.pack"
    path.write_bytes(path.read_bytes()[:-1] + b"\0")
    assert "000000000008.pack, byte" in next(faults(full))


def test_a_roll_back_is_seen_with_a_checkpoint_kept_elsewhere(full: Path, keep: Keep, config: Path) -> None:
    """An older copy of archive and checkpoint together has no fault of its own; what was kept outside shows it."""
    older = shutil.copytree(full, full.parent / "older")
    keep(10)
    elsewhere = (full / "archive" / "checkpoint").read_text(encoding="utf-8")
    assert "was rolled back" in next(faults(older))  # this machine signed more
    shutil.rmtree(config)
    assert list(faults(older)) == []
    assert "was rolled back" in next(faults(older, Outside(elsewhere)))
    assert list(faults(full, Outside((older / "archive" / "checkpoint").read_text(encoding="utf-8")))) == []


def test_an_archive_signed_by_somebody_else_is_not_yours(full: Path, keep: Keep, tmp_path: Path) -> None:
    """A whole archive made anew with another key passes by itself, and not against the key that you were given."""
    ours = Log(full / "archive").verifier()
    other = named(bytes(range(32)))
    assert "is not the key that you gave" in next(faults(full, Outside(key=other)))
    assert list(faults(full, Outside(key=ours))) == []


def test_the_key_lies_outside_and_only_the_user_can_read_it(full: Path, config: Path) -> None:
    """No file of the home holds the key; its file is 0600."""
    key = found(Log(full / "archive").verifier())
    assert isinstance(key, Key)
    assert key.path.is_relative_to(config)
    assert key.path.stat().st_mode & 0o777 == 0o600
    seed = key.private.private_bytes_raw()
    assert not [path for path in files(full) if seed in path.read_bytes() or seed.hex().encode() in path.read_bytes()]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no symbolic links here")
def test_a_link_in_the_place_of_a_file_is_named(full: Path) -> None:
    """A file that is a link to elsewhere could change behind the archive's back."""
    path = full / "archive" / "leaves"
    path.rename(full / "leaves")
    path.symlink_to(full / "leaves")
    assert "does not belong" in next(faults(full))


ON_ALL_CORES = """
import sys
from pathlib import Path
from onrecord.archiving import pieces
from onrecord.archiving.verify import faults
pieces.MUCH = 0
pieces.os.cpu_count = lambda: 3
print(*faults(Path(sys.argv[1])), sep="\\n")
"""


def test_on_several_cores_the_same_is_found_in_the_same_order(full: Path) -> None:
    """Each pack is checked by itself; what is wrong with two of them comes in the packs' order."""

    def told() -> list[str]:  # in a process of its own: a fork of one with threads can hang
        done = subprocess.run([sys.executable, "-c", ON_ALL_CORES, str(full)], capture_output=True, text=True, check=True)
        return done.stdout.split("\n")[:-1]

    assert told() == [""]
    packs = sorted((full / "archive" / "packs").iterdir())
    for path in (packs[0], packs[-1]):
        path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert told() == list(faults(full))
    assert [name for sentence in told() for name in (packs[0].name, packs[-1].name) if name in sentence] == [packs[0].name, packs[-1].name]
