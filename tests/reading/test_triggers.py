"""Triggers: what is passed over unread, and that no word of harm can be."""

import pytest

from onrecord.lang.pack import Entry, load
from onrecord.reading.report import fold, open_report
from onrecord.reading.triggers import KINDS, can_hold_anything, mark, scanner
from onrecord.reading.victims import VIEW

EN = load("en")
OWN = ("harmed", "harms", "harming", "died", "dead", "deaths", "injuries", "toll")  # tags that tell a harm without other words


def marks(text: str) -> list[set[str]]:
    """The kinds of trigger of each sentence."""
    report = open_report(text, EN)
    mark(report)
    return [sentence.triggers for sentence in report.sentences]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The mayor opened a bakery on Monday.",
        "Growers expect more apples than last autumn.",
        "The choir sang for two hours, and everybody went home.",
        "The new tram runs every ten minutes.",
        "Unskilled labour is cheap; the skyscraper has 40 floors.",  # "kill" begins no word here
    ],
)
def test_a_report_without_a_word_of_harm_is_passed_over(text: str) -> None:
    """No word of harm, attack or agreement begins anywhere."""
    assert not can_hold_anything(fold(text), EN)


@pytest.mark.parametrize(
    "text",
    ["Killing", "two died", "A TRUCE", "the “ceasefire”", "shelling", "300 were evacuated", "(killed)", "1.Killed", "non-fatal wounds"],
)
def test_a_report_with_one_is_read(text: str) -> None:
    """One beginning of a word is enough, in any case and behind any mark."""
    assert can_hold_anything(fold(text), EN)


def test_each_sentence_knows_its_own_kinds() -> None:
    """A sentence is marked with what it holds itself."""
    assert marks("The shop was open. Rockets hit it. Two people were killed. The truce was over.") == [
        set(),
        {"attack", "harm"},
        {"harm"},
        {"agreement"},
    ]


def test_a_beginning_under_two_kinds_marks_both() -> None:
    """ "assault" can be an attack and a harm."""
    assert marks("An assault.") == [{"attack", "harm"}]


def test_the_middle_of_a_word_is_no_beginning() -> None:
    """ "skill" does not begin with "kill", nor "audience" with "die"."""
    assert marks("The audience praised her skills.") == [set()]


def opens(form: str) -> bool:
    """Whether a sentence with these words is read for harm."""
    return any("harm" in kinds for kinds in marks(f"they were {form} there"))


@pytest.mark.parametrize("entry", [e for e in EN.view(VIEW).entries if e.tag in OWN], ids=lambda e: f"{e.tag} {e.name}")
def test_no_word_of_harm_is_passed_over(entry: Entry) -> None:
    """Every form of every word that tells a harm by itself has a trigger; otherwise its sentence would never be read."""
    unopened = [form for form in entry.forms if not opens(form)]
    assert not unopened, f"add beginnings of {unopened} to `harm` in triggers.toml"


def test_no_beginning_is_listed_twice() -> None:
    """A kind lists each beginning once, folded as reports are."""
    for kind in KINDS:
        stems = EN.tables["triggers"][kind]
        assert sorted(stems) == sorted(set(stems))
        assert stems == [fold(stem) for stem in stems]


def test_the_scanner_knows_the_kind_of_each_beginning() -> None:
    """One kind for each beginning, in the order of the kinds."""
    automaton, kinds = scanner("en")
    assert set(kinds) == set(KINDS)
    assert {kinds[which] for which, _, _ in automaton.find_matches_as_indexes("killed")} == {"harm"}
