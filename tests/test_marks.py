"""Marked words, and a reading in a notebook."""

import sys
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.marks import Mark, stretches

sys.path.insert(0, str(Path(__file__).parent / "publishing"))


class Words(HTMLParser):
    """The words of some HTML, and the names of its elements."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.words = ""
        self.elements: set[str] = set()
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Note an element."""
        self.elements.add(tag)

    def handle_data(self, data: str) -> None:
        """Note words."""
        self.words += data


def test_a_report_cannot_write_into_the_notebook() -> None:
    """Its markup is shown as words, and a mark that turns the direction of writing as �."""
    from sample import sample

    evil = "<script>alert(1)</script>\u202e" + sample().text
    page = Words(replace(sample(), text=evil)._repr_html_())
    assert page.elements == {"div", "mark", "bdi", "p", "span"}
    assert "<script>alert(1)</script>�" in page.words


def test_a_reading_shows_its_text_with_its_claims_marked() -> None:
    """The words stand as they stand in the report."""
    from sample import sample

    page = sample()._repr_html_()
    assert Words(page).words.startswith(sample().text)
    assert 'title="C1: people harmed, C2: people harmed"' in page


def test_a_reading_in_a_notebook_says_its_doubts() -> None:
    """A report that could not be read must not look like one without harm."""
    from sample import sample

    from onrecord.records import Doubt, Reading

    left_out = Reading("a", sample().document, sample().reader, doubts=(Doubt("language", "it is in <French>"),), text="Douze civils tués")
    page = Words(left_out._repr_html_())
    assert "Doubt: it is in <French>" in page.words
    assert "found" not in page.words


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6))
def test_stretches_give_back_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    """Whatever marks overlap, each piece stands under just the marks that hold it."""
    marks = [Mark(min(a, len(text)), min(b, len(text)), "casualties", str(n)) for n, (a, b) in enumerate(spans)]
    at = 0
    for words, under in stretches(text, marks):
        assert text[at : at + len(words)] == words
        assert all(any(m.start <= i < m.end for i in range(at, at + len(words))) for m in under if words)
        assert {m.id for m in marks if m.start <= at < m.end} == {m.id for m in under} or not words
        at += len(words)
    assert at == len(text)
