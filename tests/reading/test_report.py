"""Where sentences end, and that offsets stay evidence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lang.pack import load
from onrecord.reading.report import cut, fold, open_report


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [s.text for s in open_report(text, load("en")).sentences]


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Ivan Petrov of the U.S. Army and J. R. Smith met Dr. Ali in W. Daraa.",
        "The missile weighed 3.5 tonnes and hit at 10.39 a.m. Sunday.",
        "He is in No. 5 brigade of St. Petersburg.",
        "Five died on Jan. 6 in Ft. Hood, Brig. Gen. Roe said.",
        "It hit a house… then a school.",
        "1. Five people killed",
    ],
)
def test_abbreviations_initials_and_decimals_end_nothing(text: str) -> None:
    """A full stop that belongs to a word or a number does not end the sentence."""
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He left the U.S. The army stayed.", 2),
        ("It began at 5 a.m. Police came later.", 2),
        ("They shot the soldiers.In Ukraine it rained.", 2),
        ("It ended in 2022.The end.", 2),
        ('He said: "We go." She stayed. "What?" Ann asked.', 4),
        ("🔴 Kyiv: 5 hurt 🔴 Kharkiv: 2 killed", 2),
        ("Five killed\nTwo injured", 2),
    ],
)
def test_sentences_end(text: str, count: int) -> None:
    """They end at a stop, also a glued one, at an abbreviation before a plain beginning, at a line or a bullet."""
    assert len(sentences(text)) == count


def test_a_glued_opening_quote_goes_with_its_sentence() -> None:
    """A quotation mark that opens does not stay with the sentence before."""
    assert sentences('The channel confirmed it."Soldiers liked him," it said.') == [
        "The channel confirmed it.",
        '"Soldiers liked him," it said.',
    ]


def test_wrapped_wires_are_unwrapped() -> None:
    """Line ends of a wire in capitals end nothing; an indented line begins a paragraph."""
    text = (
        "   THREE MEN WERE KILLED IN A CLASH IN THE SOUTH OF THE COUNTRY TODAY.  THE ARMY\n"
        "REPORTED THAT THE REBELS FLED INTO THE HILLS NEAR THE BORDER WITH HONDURAS\n"
        "AND LEFT ALL THEIR WEAPONS AND THEIR DEAD IN THE VILLAGE NEAR THE RIVER BANK.\n"
        "   A SECOND CLASH TOOK PLACE NEAR THE CAPITAL OF THE PROVINCE LATE YESTERDAY\nAT NIGHT."
    )
    report = open_report(text, load("en"))
    assert report.shouting
    assert [s.paragraph for s in report.sentences] == [0, 0, 1]


def test_cutting_keeps_the_rest() -> None:
    """A cut ends a sentence where it is told to, and numbers them anew."""
    report = open_report("KYIV - Five died. Two fled.", load("en"))
    cut(report, {7, 400})
    assert [(s.index, s.text) for s in report.sentences] == [(0, "KYIV -"), (1, "Five died."), (2, "Two fled.")]


@given(st.text(alphabet=st.sampled_from("Aab. \n\"'…“”!?(1)İß🔴•-"), max_size=60))
def test_no_text_breaks_the_desk(text: str) -> None:
    """Folding keeps the length, sentences are in order, apart, and hold every letter."""
    report = open_report(text, load("en"))
    assert len(fold(text)) == len(text)
    assert "".join("".join(s.text for s in report.sentences).split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in zip(report.sentences, report.sentences[1:], strict=False))
