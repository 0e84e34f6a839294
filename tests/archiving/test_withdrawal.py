"""Withdrawing a document: its words are gone from every file, the tree is valid, and nobody can confirm a guess."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard
from captured import captured

from onrecord.archiving.checkpoint import opened
from onrecord.archiving.entries import read
from onrecord.archiving.keeping import Kept, keep_all
from onrecord.archiving.log import Log
from onrecord.archiving.packs import content
from onrecord.archiving.proofs import checked, prove, prove_growth
from onrecord.archiving.tree import leaf
from onrecord.archiving.verify import Outside, faults
from onrecord.archiving.withdrawal import again, erase, seal, unsealed
from onrecord.archiving.writer import Writer
from onrecord.captures import Capture, Problem, Received
from onrecord.errors import ArchiveError

Keep = Callable[..., list[Kept]]


def everything(home: Path) -> bytes:
    """All bytes of an archive, packs as stored and as they decompress."""
    found = b""
    for path in sorted((home / "archive").rglob("*")):
        if path.is_file():
            found += path.read_bytes()
    for line in Log(home / "archive").lines():
        entry = read(line)
        for ref in (entry.body, entry.text) if entry else ():
            found += content(home / "archive", ref) if ref else b""
    return found


@pytest.fixture(params=["erase", "seal"])
def act(request: pytest.FixtureRequest) -> str:
    """Either way to withdraw."""
    return str(request.param)


def withdraw(home: Path, act: str, document: str) -> None:
    """Withdraw a document."""
    (erase if act == "erase" else seal)(home, document, "the family asked", "an editor")


def test_neither_words_nor_hashes_nor_id_nor_address_stay(home: Path, keep: Keep, act: str) -> None:
    """Nothing in the archive says what it was; not even the hashes of its words, which would confirm a guess."""
    keep(*range(9))
    document = captured(3).document.id.removeprefix("sha256:")
    body = captured(3).received
    assert body
    for known in (document, "news.example/3", '"r3"'):
        assert known.encode() in everything(home)
    withdraw(home, act, "r3")
    for known in (document, "news.example/3", '"r3"', captured(3).text):
        assert known.encode() not in everything(home)
    pack = (home / "archive" / "packs" / "000000000001.pack").read_bytes()
    for words in (captured(3).text.encode(), body.body):
        assert zstandard.ZstdCompressor(level=3).compress(words) not in pack
    assert captured(6).text.encode() in everything(home)


def test_the_tree_stays_valid_and_the_log_only_grows(home: Path, keep: Keep, act: str) -> None:
    """A checkpoint from before the withdrawal still holds, and other documents' proofs too."""
    keep(*range(9))
    log = Log(home / "archive")
    before = log.note() or ""
    proof = prove(home, "r4")
    withdraw(home, act, "r3")
    assert list(faults(home, Outside(before))) == []
    assert checked(prove_growth(home, before), log.verifier()).size == 11
    assert checked(proof, log.verifier()) == opened(before, log.verifier())
    assert checked(prove(home, "r4"), log.verifier()).size == 11


def test_the_reason_stands_in_the_log(home: Path, keep: Keep, act: str) -> None:
    """Who, when and why; the entry names others by number only."""
    keep(1)
    with pytest.raises(ArchiveError, match="say why"):
        (erase if act == "erase" else seal)(home, "r1", " ", "an editor")
    withdraw(home, act, "r1")
    entry = read(Log(home / "archive").line(2))
    assert entry
    assert (entry.act, entry.because, entry.by, entry.entries) == (act, "the family asked", "an editor", (1,))


def test_a_guess_cannot_be_confirmed(home: Path, keep: Keep) -> None:
    """The leaf of an entry differs each time that the same is kept: without the salt there is nothing to try."""
    keep(1)
    first = Log(home / "archive").leaves()[1]
    line = Log(home / "archive").line(1)
    other = home.parent / "other"
    list(keep_all([captured(1)], other, "a recorder"))
    assert leaf(line) == first != Log(other / "archive").leaves()[1]


def test_the_hash_of_a_withdrawn_version_does_not_live_on_in_the_next(home: Path, keep: Keep) -> None:
    """A version names the one before by its number, not by its hash."""
    old, text = captured(1), captured(2)
    newer = Capture("r2", text.text, text.document, "w", received=Received(b"x", replaces=old.document.id))
    keep(1)
    list(keep_all([newer], home, "me"))
    entry = read(Log(home / "archive").line(2))
    assert entry
    assert entry.collection
    assert entry.collection.replaces == 1
    erase(home, "r1", "asked", "me")
    assert old.document.id.removeprefix("sha256:").encode() not in everything(home)


def test_what_was_withdrawn_is_not_kept_again(home: Path, keep: Keep, act: str) -> None:
    """A second collecting does not bring it back; it is said and no failure."""
    keep(1, 2)
    withdraw(home, act, "r1")
    again, other = keep_all([captured(1), captured(2)], home, "me")
    assert isinstance(again, Problem)
    assert not again.left_out
    assert isinstance(other, Kept)
    assert not other.new


def test_sealed_can_be_opened_with_the_key_only(home: Path, keep: Keep, config: Path) -> None:
    """Nothing is lost that was sealed: lines and bytes are there for who has the key."""
    keep(3)
    line = Log(home / "archive").line(1)
    seal(home, "r3", "a minor", "an editor")
    sealed = unsealed(home, 2)
    assert sealed.lines == (line,)
    assert captured(3).text.encode() in sealed.pieces.values()
    with pytest.raises(ArchiveError, match="sealed nothing"):
        unsealed(home, 0)
    shutil.rmtree(config)
    with pytest.raises(ArchiveError, match="not on this machine"):
        unsealed(home, 2)


def test_all_captures_of_a_document_go_together(home: Path, keep: Keep) -> None:
    """The same words from two places are one document."""
    one = captured(1)
    keep(1)
    list(keep_all([Capture("elsewhere", one.text, one.document, "b.jsonl, line 1")], home, "me"))
    erase(home, "r1", "asked", "me")
    assert [read(line) is None for line in Log(home / "archive").lines()] == [False, True, True, False]


def test_bytes_that_another_document_needs_are_not_taken_from_it(home: Path) -> None:
    """A file that holds two documents: both must go, and that is said."""
    both = [Capture(c.id, c.text, c.document, c.where, received=Received(b"the same file")) for c in (captured(1), captured(2))]
    list(keep_all(both, home, "me"))
    with pytest.raises(ArchiveError, match="belong to other documents"):
        erase(home, "r1", "asked", "me")
    assert list(faults(home)) == []


def test_a_document_must_be_named_clearly(home: Path, keep: Keep) -> None:
    """An unknown id, a beginning that is too short or an id that two inputs used are refused."""
    keep(1)
    for name in ("nonesuch", captured(1).document.id[:12]):
        with pytest.raises(ArchiveError, match="no document"):
            erase(home, name, "asked", "me")
    list(keep_all([Capture("r1", captured(2).text, captured(2).document, "w")], home, "me"))
    with pytest.raises(ArchiveError, match="more than one document"):
        erase(home, "r1", "asked", "me")


class Killed(BaseException):
    """The machine goes off."""


@pytest.mark.parametrize("step", ["writer.Writer.add_with", "withdrawal.settle", "withdrawal.overwrite"])
def test_a_crash_in_the_midst_is_finished_by_the_next_run(
    home: Path, keep: Keep, act: str, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """From the moment that somebody asked for it, the words go: now or with the next run."""
    keep(1, 2)

    def stop(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(f"onrecord.archiving.{step}", stop)
        with pytest.raises(Killed):
            withdraw(home, act, "r1")
    keep(3)
    assert list(faults(home)) == []
    assert captured(1).text.encode() not in everything(home)


def test_after_a_restore_it_is_done_again(home: Path, keep: Keep, act: str, config: Path) -> None:
    """The files of an older copy bring the words back: verify says so, and `settle` takes them away again."""
    keep(1, 2)
    old = shutil.copytree(home, home.parent / "backup")
    withdraw(home, act, "r1")
    entries, length = Log(home / "archive").entries, Log(old / "archive").entries.stat().st_size
    entries.write_bytes(Log(old / "archive").entries.read_bytes() + entries.read_bytes()[length:])
    shutil.copytree(old / "archive" / "packs", home / "archive" / "packs", dirs_exist_ok=True)
    assert "here again" in next(faults(home))
    with Writer(home, "me") as writer:
        assert again(writer) == []
    assert list(faults(home)) == []
    assert captured(1).text.encode() not in everything(home)


def test_after_a_restore_of_the_whole_it_is_done_again(home: Path, keep: Keep, act: str, config: Path) -> None:
    """An older copy of everything knows nothing of the withdrawal; the mark beside the key does."""
    keep(1, 2)
    old = shutil.copytree(home, home.parent / "backup")
    withdraw(home, act, "r1")
    shutil.rmtree(home)
    old.rename(home)
    with pytest.raises(ArchiveError, match="older than the one"):
        keep(3)
    next(config.glob("keys/*.checkpoint")).unlink()
    keep(3)
    assert captured(1).text.encode() not in everything(home)
    assert list(faults(home)) == []
