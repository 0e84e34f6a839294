"""Bytes to words."""

import pytest

from onrecord.collecting.decoding import decode

ENGLISH = "Three people were killed – the mayor said ‘at least’ – in Zürich on Friday."
UKRAINIAN = "Внаслідок удару загинули щонайменше 14 людей, серед них шестеро дітей."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_says_its_encoding_is_believed_without_a_doubt(encoding: str) -> None:
    """UTF-8 says it by its form, the others by their mark."""
    assert decode(UKRAINIAN.encode(encoding)) == (UKRAINIAN, ())


@pytest.mark.parametrize(("text", "encoding"), [(ENGLISH, "cp1252"), (UKRAINIAN, "cp1251"), (ENGLISH, "utf-16-le"), (ENGLISH, "utf-16-be")])
def test_a_guess_is_right_and_said(text: str, encoding: str) -> None:
    """Many foreign letters are Cyrillic, a few are marks and accents, zeros are wide letters."""
    found, doubts = decode(text.encode(encoding))
    assert found == text
    assert [doubt.kind for doubt in doubts] == ["encoding"]


def test_a_declared_encoding_comes_before_a_guess() -> None:
    """As a page declares it; a name that no one knows is no declaration."""
    assert decode("łódź".encode("iso-8859-2"), "iso-8859-2") == ("łódź", ())
    assert decode("Zürich".encode("cp1252"), "no-such")[0] == "Zürich"


def test_a_letter_cut_in_half_is_left_out_and_said() -> None:
    """The end of a file that was cut."""
    text, doubts = decode("in Dniprò".encode()[:-1])
    assert text == "in Dnipr"
    assert doubts[0].kind == "cut off"


def test_damaged_utf8_stays_utf8() -> None:
    """One broken byte among good letters makes no other encoding."""
    text, doubts = decode(UKRAINIAN.encode() + b" \xff " + UKRAINIAN.encode())
    assert text == f"{UKRAINIAN} � {UKRAINIAN}"
    assert doubts[0].kind == "encoding"
