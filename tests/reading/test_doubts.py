"""What the reader is unsure of is said aloud."""

import onrecord


def kinds(text: str, published: str | None = "2024-05-05") -> list[str]:
    """The kinds of doubt of one text."""
    return [doubt.kind for doubt in onrecord.read(text, published=published).doubts]


def test_a_clear_report_has_no_doubts() -> None:
    """A report with a day, a known place and one figure a speaker leaves nothing to doubt."""
    assert kinds("A missile strike on Kharkiv on Friday killed four people and injured 35, regional officials said.") == []


def test_time_words_without_a_day_are_a_doubt() -> None:
    """ "On Friday" has no day where nobody knows when the report came out."""
    assert "day" in kinds("A missile strike on Kharkiv on Friday killed four people.", published=None)


def test_one_speaker_with_two_figures_is_a_doubt() -> None:
    """Two figures of one speaker for the same people that do not meet are shown side by side, and doubted."""
    text = "A missile hit Kharkiv on Friday. Mayor Ihor Terekhov said four people were killed. Terekhov said six people were killed."
    assert "two figures" in kinds(text)


def test_a_part_larger_than_its_total_is_a_doubt() -> None:
    """Seven children cannot be among five people."""
    assert "part" in kinds("The strike on Kharkiv killed five people, including seven children, the mayor said.")


def test_an_unknown_place_is_a_doubt() -> None:
    """A village that the gazetteer does not know keeps its name and has no certain point."""
    assert "place" in kinds("Shelling of the village of Zzyrbakovo in Ukraine killed two people on Saturday, officials said.")
