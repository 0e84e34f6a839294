"""No report makes the reader raise, and every span gives back its words, whatever is done to the report."""

import random
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laws import check

from onrecord.publishing.form import Form
from onrecord.publishing.formats import FORMATS, MARKED
from onrecord.reading.reader import document_of, read_document
from onrecord.records import Reading

BULLETINS = [path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent.parent / "examples" / "bulletins").glob("*.txt"))]
PIECES = (
    *(
        "killed",
        "injured",
        " at least ",
        " and ",
        "said",
        '"',
        "“",
        "”",
        "’s",
        "\n\n",
        "\n",
        ". ",
        ", ",
        ": ",
        "(",
        ")",
        "- ",
        "—",
        "  ",
        "\t",
        "\r\n",
    ),
    *(
        "14",
        "1,000",
        "3.5",
        "0",
        "99999999999999999999999999",
        "two dozen",
        "hundreds of",
        "no one",
        "2025-02-30",
        "on Friday",
        "yesterday",
        "٣",
        "½",
    ),
    *(
        "ceasefire",
        "truce",
        "violated",
        "agreed to",
        "President",
        "Mr. ",
        "ISIS",
        "İstanbul",
        "ß",
        "ﬁ",
        "e\u0301",
        "\u202e",
        "\u200b",
        "\x00",
        "🚨",
        "�",
    ),
    *("EXAMPLE", "de*ath", "casu*alties", "[", "]", "{", "}", "\\", "<b>", "&amp;", "https://a.example/?q=1", "#tag", "@name", "%"),
)


def hold(text: str, every: bool = True) -> Reading:
    """Read, and check the laws of a reading."""
    reading = read_document(text, document_of(text, "2025-04-04", "en"), every)
    check(reading, text)
    return reading


def mutated(chance: random.Random) -> str:
    """A bulletin with pieces cut out, put in, doubled, moved and swapped, or in capitals."""
    text = chance.choice(BULLETINS)
    for _ in range(chance.randint(1, 12)):
        here, there = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
        there = min(there, here + 200)
        change = chance.randrange(6)
        if change == 0:
            text = text[:here] + text[there:]
        elif change == 1:
            text = text[:here] + chance.choice(PIECES) * chance.choice((1, 1, 1, 3, 40)) + text[here:]
        elif change == 2:
            text = text[:there] + text[here:there] + text[there:]
        elif change == 3:
            text = text[there:] + text[here:there] + text[:here]
        elif change == 4:
            text = text[:here] + text[here:there].upper() + text[there:]
        else:
            text = text[:here] + "".join(chance.sample(text[here:there], there - here)) + text[there:]
    return text


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32))
def test_mutated_reports_are_read(seed: int) -> None:
    """A short run."""
    hold(mutated(random.Random(seed)))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=60))
def test_any_text_is_read_and_can_be_shown(pieces: list[str]) -> None:
    """Any words in any order, shown in every format."""
    text = "".join(pieces).encode("utf-8", "replace").decode()
    reading = hold(text)
    for format in (*FORMATS.values(), MARKED):
        format.show(reading, Form(with_text=True)).decode("utf-8")
    assert reading._repr_html_().startswith("<div")


@pytest.mark.slow
def test_ten_thousand_mutated_reports_are_read() -> None:
    """The long run, the same ten thousand each time; none takes seconds, whatever a pattern makes of it."""
    for seed in range(10_000):
        begun = process_time()
        try:
            hold(mutated(random.Random(seed)), every=seed % 2 == 0)
            assert process_time() - begun < 10
        except Exception as error:
            error.add_note(f"seed {seed}")
            raise
