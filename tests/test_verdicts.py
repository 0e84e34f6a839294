"""The book on the disk: what was written is there, what was changed is not taken, and nothing of an erased report is left."""

import json
import multiprocessing
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

import pytest

import onrecord
from onrecord import verdicts
from onrecord.archiving.keeping import keep_all
from onrecord.archiving.writer import Writer
from onrecord.collecting.documents import capture_of
from onrecord.errors import JudgingError
from onrecord.incidents import Anchor, Judgement
from onrecord.judging.book import hash_of, line_of
from onrecord.verdicts import BOOK, forget, judge, judgements_of, replaces_of

WORDS = "Three people were killed in Ruhne."
DOCUMENT = onrecord.read(WORDS).document.id


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The keys of these tests only."""
    monkeypatch.setenv("ONRECORD_CONFIG", str(tmp_path / "keys"))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The home of a record, not made yet."""
    return tmp_path / "record"


def draft(because: str, known: tuple[Judgement, ...], at: str) -> Judgement:
    """A judgement on three people killed."""
    return Judgement("", "right", "c1", "Ann", because, at, anchor=Anchor(DOCUMENT, "Three people were killed", 0, "killed"))


def write(home: Path, *reasons: str) -> list[Judgement]:
    """Write judgements."""
    return [judge(home, partial(draft, because), "Ann") for because in reasons]


def test_nothing_was_judged_where_no_book_is(home: Path) -> None:
    """Nor does looking make one."""
    assert judgements_of(home) == ()
    assert not home.exists()


def test_what_was_written_is_read(home: Path) -> None:
    """In its order, with the archive's key, which begins with it where there was none."""
    made = write(home, "I saw it", "I saw it again")
    assert judgements_of(home) == tuple(made)
    assert made[0].key == made[1].key == (home / "archive" / "key.pub").read_text().strip()
    assert (home / BOOK).stat().st_mode & 0o777 == 0o600


def test_one_key_signs_the_archive_and_the_book(home: Path) -> None:
    """An archive that was there before goes on."""
    with Writer(home, "Ann") as writer:
        key = str(writer.key.verifier())
    assert write(home, "x")[0].key == key


def test_a_book_in_which_something_was_changed_is_not_taken(home: Path) -> None:
    """Nor written to: the message names the line."""
    write(home, "one", "two", "three")
    lines = (home / BOOK).read_bytes().splitlines(keepends=True)
    for changed in (lines[1:], [lines[0], lines[2]], [lines[0], lines[1].replace(b"two", b"TWO"), lines[2]], lines[:2], []):
        (home / BOOK).write_bytes(b"".join(changed))
        with pytest.raises(JudgingError, match=r"line \d"):
            judgements_of(home)
        with pytest.raises(JudgingError, match=r"line \d"):
            write(home, "four")
        assert (home / BOOK).read_bytes() == b"".join(changed)


def test_a_book_that_is_gone_is_missed(home: Path) -> None:
    """It is not begun anew."""
    write(home, "one")
    (home / BOOK).unlink()
    with pytest.raises(JudgingError, match="is gone"):
        judgements_of(home)


def test_a_book_without_its_key_is_not_taken(home: Path) -> None:
    """Nobody can tell whose it is."""
    write(home, "one")
    (home / "archive" / "key.pub").unlink()
    with pytest.raises(JudgingError, match="public key"):
        judgements_of(home)


def test_a_home_that_was_handed_on_can_be_read(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the signing key everything is checked, and nothing can be added."""
    made = write(home, "one")
    monkeypatch.setenv("ONRECORD_CONFIG", str(tmp_path / "a stranger's"))
    assert judgements_of(home) == tuple(made)
    with pytest.raises(onrecord.errors.ArchiveError, match="signing key"):  # type: ignore[attr-defined]
        write(home, "two")


def test_what_a_crash_left_of_a_line_is_no_line(home: Path) -> None:
    """It was never reported as written; the next one takes its place."""
    made = write(home, "one")
    with (home / BOOK).open("ab") as file:
        file.write(b'{"id":"j')
    assert judgements_of(home) == tuple(made)
    made += write(home, "two")
    assert judgements_of(home) == tuple(made)


def test_a_line_that_a_crash_did_not_let_be_noted_is_one(home: Path) -> None:
    """The book may be ahead of what is noted beside the key."""
    made = write(home, "one")
    (path,) = home.parent.glob("keys/**/*.judgements")
    noted = path.read_bytes()
    made += write(home, "two")
    path.write_bytes(noted)
    assert judgements_of(home) == tuple(made)


def test_a_clock_that_was_set_back_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The instants decide which judgement holds."""
    write(home, "one")

    class Past(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime(2001, 1, 1)

    monkeypatch.setattr(verdicts, "datetime", Past)
    with pytest.raises(JudgingError, match="set the clock"):
        write(home, "two")


def test_two_who_judge_at_once_both_stand_there(home: Path) -> None:
    """One waits for the other."""
    write(home, "first")
    context = multiprocessing.get_context("fork")
    workers = [context.Process(target=write, args=(home, *[f"{name} {number}" for number in range(5)])) for name in "AB"]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(judgements_of(home)) == 11


def test_nothing_of_an_erased_report_is_left_in_the_book(home: Path) -> None:
    """The lines on it are overwritten; the others stand, and the book says that it was done, and why."""
    write(home, "secret words")
    other = judge(home, lambda known, at: Judgement("", "seal", "d", "Ann", "a witness asked", at, anchor=Anchor("sha256:1")), "Ann")
    assert forget(home, {DOCUMENT}, "a person's safety", "Ben") == 1
    data = (home / BOOK).read_text()
    assert "secret" not in data
    assert "Three people" not in data
    assert DOCUMENT not in data
    found = judgements_of(home)
    assert [one.verdict for one in found] == ["seal", "erase"]
    assert found[0] == other
    assert found[1].because == "a person's safety"
    assert forget(home, {DOCUMENT}, "again", "Ben") == 0
    write(home, "after")
    assert len(judgements_of(home)) == 3


def test_an_erasing_that_a_crash_cut_off_is_finished_by_the_next(home: Path) -> None:
    """The line that says why comes first."""
    (made,) = write(home, "secret words")
    stone = Judgement("", "erase", made.id, "Ben", "safety", "", value=hash_of(line_of(made)))
    judge(home, partial(verdicts.erasing, stone), "Ben")
    assert len(judgements_of(home)) == 2
    forget(home, {DOCUMENT}, "safety", "Ben")
    assert "secret" not in (home / BOOK).read_text()


def test_a_line_can_be_read_by_anybody(home: Path) -> None:
    """It is JSON, and says nothing that was not said."""
    (made,) = write(home, "I saw it")
    line = json.loads((home / BOOK).read_text())
    assert line["id"] == made.id
    assert line["by"] == "Ann"
    assert "other" not in line


def test_which_report_took_the_place_of_which(home: Path) -> None:
    """As the archive's log has it."""
    assert replaces_of(home) == {}
    first = capture_of(WORDS, {}, "one")
    from msgspec.structs import replace

    from onrecord.captures import Received

    later = capture_of(WORDS.replace("Three", "Four"), {}, "two")
    body = later.text.encode()
    later = replace(later, received=Received(body, item="page", replaces=first.document.id))
    first = replace(first, received=Received(WORDS.encode(), item="page"))
    list(keep_all([first], home, "Ann"))
    list(keep_all([later], home, "Ann"))
    assert replaces_of(home) == {later.document.id: first.document.id}


def test_a_disk_that_is_full_is_told_and_what_was_judged_is_safe(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a line is none."""
    made = write(home, "one")

    def full(file: BinaryIO, lines: list[bytes]) -> None:
        file.seek(0, 2)
        file.write(lines[-1][:20])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(verdicts, "append", full)
        with pytest.raises(JudgingError, match="No space left on device"):
            write(home, "two")
    assert judgements_of(home) == tuple(made)
    assert len(write(home, "three")) == 1


def test_a_note_that_says_nothing_is_told(home: Path) -> None:
    """And no traceback."""
    write(home, "one")
    (path,) = home.parent.glob("keys/**/*.judgements")
    path.write_text("")
    with pytest.raises(JudgingError, match="how far the book had come"):
        judgements_of(home)
