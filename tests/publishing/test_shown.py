"""A reading shown to people: as text and with its words marked."""

import pytest
from msgspec.structs import replace
from sample import TEXT, quote, sample

from onrecord.publishing import marked, text
from onrecord.publishing.form import Form
from onrecord.records import Casualty, Doubt, Reading, Source


def words(reading: Reading, **choices: object) -> str:
    """A reading as text."""
    return text.shown(reading, Form(**choices)).decode()  # type: ignore[arg-type]


def test_victims_names_are_withheld_unless_asked_for() -> None:
    """Also in the quoted words."""
    assert "Marta Holm" not in words(sample())
    assert "“[name], 9, died”" in words(sample())
    assert "“Marta Holm, 9, died”" in words(sample(), names=True)


def test_victims_names_are_withheld_in_the_heading_and_in_doubts_too() -> None:
    """A report without a title shows its first words, and a doubt may say the words that it is about."""
    doubt = Doubt("event", "'Marta Holm, 9, died' belongs to no event", (0, 10))
    open_one = replace(sample(), text="Marta Holm, 9, died\n\n" + TEXT, document=replace(sample().document, title=None), doubts=(doubt,))
    assert "Marta Holm" not in words(open_one)
    assert "'[name], 9, died' belongs to no event" in words(open_one)
    assert "Marta Holm, 9, died\n" in words(open_one, names=True)


def test_a_number_beside_one_person_is_not_how_many() -> None:
    """An age that is kept as the number's words does not make 34 people of one."""
    one = replace(sample().casualties[4], group="medics", number_words="34", part_of=None)
    page = words(replace(sample(), casualties=(one,)))
    assert "34 medics" not in page
    assert "    1 medic " in page


def test_a_doubt_stands_behind_the_words_that_it_is_about() -> None:
    """Not before them, where a message that ends with an option would seem to take them as its value; said once."""
    doubt = Doubt("day", "give the day with --published", (0, 11))
    assert "- “At least 14”: give the day with --published" in words(replace(sample(), doubts=(doubt,)))
    again = Doubt("event", "'At least 14' belongs to no event", (0, 11))
    assert "- 'At least 14' belongs to no event" in words(replace(sample(), doubts=(again,)))


def test_a_reading_that_found_nothing_says_so() -> None:
    """Also where there were words of harm; but not where the report could not be read."""
    none = Reading("a", sample().document, sample().reader, text="Thousands could be killed.")
    assert "No count, attack or agreement was found" in words(none)
    left_out = replace(none, skipped=True, doubts=(Doubt("language", "the report is in French"),))
    assert "nothing for the record" not in words(left_out)
    assert "nothing for the record" in words(replace(none, skipped=True, doubts=(Doubt("language unsure", "read as English"),)))


def test_figures_stand_before_what_is_said_of_weapon_and_side() -> None:
    """Who looks for people must not look for them below missiles."""
    assert words(sample()).index("  killed") < words(sample()).index("  responsibility: Norland")


def test_a_breach_is_only_ever_alleged() -> None:
    """The sentence names the accuser, and the heading says what it is."""
    assert "Alleged by Suthland: that Norland broke energy truce" in words(sample())
    assert "Alleged breaches" in words(sample())


def test_sub_counts_stand_under_their_totals() -> None:
    """Deeper by two columns, without saying the speaker again."""
    lines = words(sample()).splitlines()
    total = next(n for n, line in enumerate(lines) if line.startswith("    at least 14 people"))
    assert lines[total + 3].startswith("      6 children")
    assert "Orlo" not in lines[total + 4]


def test_rival_accounts_stand_beside_each_other_and_are_called_so_only_if_they_cannot_both_be_true() -> None:
    """At least 14 and 17 can both be true; 14 to 15 and 17 cannot. A denial is no figure."""
    assert "the accounts differ" not in words(sample())
    first = replace(sample().casualties[0], max=15)
    rivals = replace(sample(), casualties=(first, *sample().casualties[1:]))
    assert "killed — the accounts differ" in words(rivals)


def test_the_same_figure_by_the_same_source_is_one_account() -> None:
    """However often it is stated."""
    again = replace(sample(), casualties=(*sample().casualties, replace(sample().casualties[2], id="C9")))
    assert words(again).count("    17 people") == 1
    assert "stated 2 times" in words(again)


def test_parts_that_go_in_a_circle_end() -> None:
    """No reading should have them; the page must not hang."""
    source = Source("Ana Orlo")
    two = [Casualty(f"C{n}", quote("17 were killed"), "killed", n, n, "people", part_of=1 - n, source=source) for n in (0, 1)]
    assert "Strike on Ruhne" in words(replace(sample(), casualties=tuple(two), attacks=()))


def test_a_report_without_harm_says_so() -> None:
    """A heading and a line."""
    empty = Reading("a", sample().document, sample().reader, skipped=True)
    assert "nothing for the record" in words(empty)


@pytest.mark.parametrize("width", [40, 80])
def test_no_line_is_longer_than_the_page(width: int) -> None:
    """At 80 columns and in a narrow window."""
    assert max(map(len, words(sample(), width=width).splitlines())) <= width


def test_words_of_a_report_cannot_act_on_the_terminal() -> None:
    """Escape codes and marks that turn the direction of writing are shown as �."""
    evil = replace(sample(), document=replace(sample().document, title="\x1b[31mred \u202eturned"))
    assert "\x1b" not in words(evil)
    assert "\u202e" not in words(evil)
    assert "\x1b[31mred" not in marked.shown(evil, Form(colour=True)).decode()


def test_colour_changes_no_words() -> None:
    """Without its codes the coloured page is the plain one."""
    import re

    for show in (text.shown, marked.shown):
        coloured = re.sub(r"\x1b\[[\d;]*m", "", show(sample(), Form(colour=True)).decode())
        plain = show(sample(), Form()).decode()
        assert [line.rstrip() for line in coloured.splitlines()] == plain.splitlines()


def test_marks_carry_ids_and_the_legend_says_what_they_are() -> None:
    """Brackets in the text, a line for each below."""
    page = marked.shown(sample(), Form()).decode()
    assert "[C8 [C1 At least 14 people], including [C2 six children], were killed]" in page
    assert "killed: at least 14 people · Ana Orlo (Governor" in page
    assert all(piece in page for piece in TEXT.split("\n\n")[1].split(";")[0].split("[")[:1])
