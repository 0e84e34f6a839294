"""What bad input gets: a message that names file and line and says what to do, and the other reports are read."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord
from onrecord import work
from onrecord.captures import Found, Problem
from onrecord.collecting import limits
from onrecord.collecting.folder import Source
from onrecord.errors import InputError
from onrecord.publishing.form import Form
from onrecord.records import Reading
from onrecord.work import Settings, publish_files, read_files

GOOD = "Three people were killed in Sumy on Friday, the mayor said."


def read(path: Path) -> list[Reading | Problem]:
    """What becomes of a file."""
    return list(read_files([str(path)]))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "nothing in it"),
        (b" \n\t ", "nothing in it"),
        (b"\x00\x01\x02\x03" * 100, "no text"),
        (b"%PDF-1.7 ...", "pdftotext"),
        (b"PK\x03\x04abc", "zip archive"),
        (b"\x89PNG\r\n", "picture"),
        (b'{"id": "a", "body": "x"}', "it has no text (its keys: id, body)"),
        (b'{"id": "a", "text": ""}', "empty"),
        (b'{"id": "a", "text": 5}', "has no text"),
        (b'{"id": "a", "text": "Three people were ki', "cut off"),
        (b'{"text":' + b"[" * 100_000, "nested too deeply"),
        (b"[]", "list is empty"),
    ],
)
def test_what_cannot_be_read_is_a_problem_with_advice(tmp_path: Path, content: bytes, words: str) -> None:
    """No reading, no exception: the file's name, what is wrong and what to do."""
    path = tmp_path / "bad"
    path.write_bytes(content)
    (problem,) = read(path)
    assert isinstance(problem, Problem)
    assert problem.left_out
    assert problem.where.startswith(str(path))
    assert words in problem.message


def test_a_bad_line_does_not_keep_the_others_from_being_read(tmp_path: Path) -> None:
    """Each bad line is named by its number; empty lines are passed over."""
    path = tmp_path / "wire.jsonl"
    rows = [json.dumps({"id": "a", "text": GOOD}), "", "no json", "[1]", json.dumps({"id": "b"}), json.dumps({"id": "c", "text": GOOD})]
    path.write_text("\n".join(rows), encoding="utf-8")
    found = read(path)
    assert [item.id if isinstance(item, Reading) else item.where.rpartition(" ")[2] for item in found] == ["a", "3", "4", "5", "c"]


def test_a_folder_without_files_is_a_problem(tmp_path: Path) -> None:
    """It says what to put there."""
    (problem,) = read(tmp_path)
    assert isinstance(problem, Problem)
    assert "holds no files" in problem.message


def test_an_unknown_language_is_said_and_not_read_as_english(tmp_path: Path) -> None:
    """The reading is empty, its doubt names the language, and the run says that something was left out."""
    path = tmp_path / "report.txt"
    path.write_text("Drei Menschen wurden bei dem Angriff getötet, sagte der Bürgermeister der Stadt.", encoding="utf-8")
    (reading,) = read(path)
    assert isinstance(reading, Reading)
    assert (reading.casualties, reading.document.language, reading.reader.pack) == ((), "de", None)
    assert "German" in reading.doubts[0].message
    assert publish_files([str(path)], Settings(form=Form("jsonl")), io.BytesIO(), lambda problem: None).left_out


def test_a_stated_language_is_believed() -> None:
    """A code without a pack is refused even if the words look English; "en-GB" is English."""
    assert onrecord.read(GOOD, language="fr").skipped
    assert onrecord.read(GOOD, language="en-GB").document.language == "en"


def test_a_gigantic_text_is_cut_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the beginning is read; the doubt says so and means that something was left out."""
    monkeypatch.setattr(limits, "TEXT", 1000)
    path = tmp_path / "dump.txt"
    path.write_text(GOOD * 1000, encoding="utf-8")
    (reading,) = read(path)
    assert isinstance(reading, Reading)
    assert len(reading.text) == 1000
    assert [doubt.kind for doubt in reading.doubts][:1] == ["too long"]


def test_a_gigantic_line_is_left_out_and_the_next_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that is too long to hold is skipped without being held."""
    monkeypatch.setattr(limits, "LINE", 1000)
    path = tmp_path / "wire.jsonl"
    path.write_text(json.dumps({"id": "a", "text": GOOD * 100}) + "\n" + json.dumps({"id": "b", "text": GOOD}) + "\n", encoding="utf-8")
    problem, reading = read(path)
    assert isinstance(problem, Problem)
    assert "line 1" in problem.where
    assert isinstance(reading, Reading)
    assert reading.id == "b"


def test_one_endless_sentence_takes_seconds_at_most() -> None:
    """A long line without a full stop is cut into pieces, because patterns' work grows with the square of a sentence."""
    reading = onrecord.read("killed " * 20_000)
    assert reading.id.startswith("sha256:")


def test_deeply_nested_pages_are_read_as_far_as_they_show_words(tmp_path: Path) -> None:
    """No parser gives up or takes the process down; the doubt says that menus may be among the words."""
    path = tmp_path / "deep.html"
    path.write_text("<html><body>" + "<div>" * 20_000 + f"<p>{GOOD}</p>" + "</div>" * 20_000, encoding="utf-8")
    (reading,) = read(path)
    assert isinstance(reading, Reading)
    assert reading.text == GOOD
    assert reading.doubts[0].kind == "page"


def test_an_empty_text_is_a_reading_with_a_doubt() -> None:
    """The Python function never raises for what a text contains."""
    for text in ("", "  \n", "\ud800", "\x00", "\u202e"):
        assert isinstance(onrecord.read(text), Reading)
    assert onrecord.read("").doubts[0].kind == "empty"


def test_a_wrong_argument_is_an_error() -> None:
    """A publication day that is no day is the caller's mistake, and is said at once."""
    with pytest.raises(InputError, match="ISO day"):
        onrecord.read(GOOD, published="Friday")


def test_a_reader_that_falls_over_is_recorded_with_the_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one broad except: the failure names the document and the others are read."""

    def fall(text: str, document: object, every: bool) -> Reading:
        if "Sumy" in text:
            raise ZeroDivisionError("a fault")
        return real(text, document, every)  # type: ignore[arg-type]

    real = work.read_document
    monkeypatch.setattr(work, "read_document", fall)
    path = tmp_path / "wire.jsonl"
    rows = [{"id": "a", "text": GOOD}, {"id": "b", "text": GOOD.replace("Sumy", "Izium")}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    first, second = read(path)
    assert isinstance(first, Reading)
    assert first.doubts[0].kind == "failed"
    assert first.document.id in first.doubts[0].message
    assert isinstance(second, Reading)
    assert second.doubts == () or second.doubts[0].kind != "failed"


def test_a_source_that_falls_over_is_one_problem(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A fault while a file is opened is told, and the next file is taken."""

    def captures(source: Source) -> Iterator[Found]:
        if source.name == "bad.txt":
            raise RecursionError("deep")
        yield from real(source)

    real = work.folder.opened
    monkeypatch.setattr(work.folder, "opened", captures)
    for name in ("bad.txt", "good.txt"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    problem, reading = read(tmp_path)
    assert isinstance(problem, Problem)
    assert "RecursionError" in problem.message
    assert isinstance(reading, Reading)
