"""What a file is, by what is in it."""

import io
import json

import pytest

from onrecord.captures import Capture, Problem
from onrecord.collecting.contents import captures_in, kind_of, replayed

WORDS = "Three people were killed in Sumy on Friday."


def found(data: bytes) -> list[Capture | Problem]:
    """What is found in some bytes."""
    return list(captures_in(io.BytesIO(data), "name", "where"))


@pytest.mark.parametrize(
    "head",
    [
        "[KYIV, 4 April] Three were killed",
        "{{template}} Three were killed",
        "< 3 people were killed",
        "Three <b>people</b> were killed",
        'He said: {"id": 1}',
        "[1] Three were killed",
    ],
)
def test_text_that_looks_like_something_else_is_text(head: str) -> None:
    """A bracket or a tag in prose makes no page and no JSON."""
    assert kind_of(head) == "plain"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("<!DOCTYPE html><html>", "page"),
        ("  <?xml version='1.0'?><html>", "page"),
        ("<div class=a><p>Three", "page"),
        ('{"id": 1}\n{"id": 2}', "lines"),
        ('{"id": 1, "text": "cut of', "lines"),
        ('{\n  "id": 1,\n  "text": "a"\n}', "whole"),
        ('[{"id": 1}]', "whole"),
        ("[\n]", "whole"),
    ],
)
def test_the_kind_is_told_by_the_beginning(head: str, kind: str) -> None:
    """Pages, lines of JSON, one JSON value."""
    assert kind_of(head) == kind


def test_a_stream_that_cannot_go_back_is_read_from_its_beginning() -> None:
    """The head is read once more, then the rest."""
    assert replayed(b"abc", io.BytesIO(b"defg")).read() == b"abcdefg"


def test_plain_text_keeps_every_character() -> None:
    """Blanks and line ends are evidence; only the mark of the encoding is no part of the text."""
    text = f" \r\n{WORDS}\r\n\n "
    (capture,) = found(b"\xef\xbb\xbf" + text.encode())
    assert isinstance(capture, Capture)
    assert (capture.text, capture.id, capture.doubts) == (text, "name", ())


def test_wide_json_lines_are_read() -> None:
    """UTF-16, in which a line of bytes is no line."""
    rows = "".join(json.dumps({"id": key, "text": WORDS}) + "\n" for key in "ab")
    assert [item.id for item in found(rows.encode("utf-16")) if isinstance(item, Capture)] == ["a", "b"]


def test_json_states_what_is_known_of_a_report() -> None:
    """Publisher, url, title and language come along; a number as id becomes words; other keys are no matter."""
    row = {
        "id": 7,
        "published": "2025-04-04T18:30:00Z",
        "text": WORDS,
        "publisher": "P",
        "url": "https://a.example",
        "title": "T",
        "lang": "en-GB",
        "x": [1],
    }
    (capture,) = found(json.dumps([row]).encode())
    assert isinstance(capture, Capture)
    document = capture.document
    assert (capture.id, document.published, document.publisher, document.url, document.title, document.language) == (
        *("7", "2025-04-04T18:30:00Z", "P", "https://a.example", "T", "en"),
    )


def test_without_an_id_the_text_s_hash_is_the_id() -> None:
    """The same text has the same id everywhere."""
    (capture,) = found(json.dumps({"text": WORDS}).encode())
    assert isinstance(capture, Capture)
    assert capture.id == capture.document.id
    assert capture.id.startswith("sha256:")
