"""The language of a report, told by script and function words; by the model only where these do not settle it."""

import sys

import pytest

from onrecord.lang.detect import Guess, detect, name_of
from onrecord.lang.pack import languages


def test_no_letters_are_no_language() -> None:
    """Figures and marks tell nothing."""
    assert detect("14 — 3.5 (2025)") == Guess(None, False)
    assert detect("") == Guess(None, False)


@pytest.mark.parametrize(
    "text", ["Three killed in Sumy", "BREAKING: explosions, Kharkiv", "Smoke, sirens, shelling, missiles, drones, fire, Izium"]
)
def test_a_few_words_settle_nothing(text: str) -> None:
    """A list of nouns is not settled by a model that takes it for Danish; English is the likeliest of the Latin script."""
    assert detect(text) == Guess("en", False)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "AT LEAST 14 PEOPLE WERE KILLED IN THE CITY ON FRIDAY, THE MAYOR SAID."),
        ("de", "Drei Menschen wurden bei dem Angriff getötet, sagte der Bürgermeister."),
        ("fr", "Trois personnes ont été tuées dans la ville selon les secours."),
        ("es", "Tres personas fueron halladas sin vida en la ciudad, según el alcalde."),
        ("uk", "Внаслідок удару загинули щонайменше 14 людей, серед них шестеро дітей."),
        ("ru", "В результате удара погибли 14 человек, сообщил глава области."),
        ("ar", "قتل 14 شخصا على الأقل في غارة على المدينة"),
        ("fa", "در این حمله ۱۴ نفر کشته شدند"),
        ("he", "שלושה אנשים נהרגו בתקיפה"),
        ("ja", "ミサイル攻撃で少なくとも14人が死亡した"),
    ],
)
def test_a_sentence_of_prose_is_settled(language: str, text: str) -> None:
    """Also in capitals."""
    assert detect(text) == Guess(language, True)


def test_prose_does_not_load_the_model() -> None:
    """It takes a second, which a report with function words must not cost."""
    sys.modules.pop("py3langid", None)
    detect("At least 14 people were killed in the city on Friday, the mayor said.")
    assert "py3langid" not in sys.modules


def test_a_longer_text_in_a_language_without_function_words_here_is_left_to_the_model() -> None:
    """Swedish is not in the table."""
    text = "Tre personer dödades när en missil slog ner i staden i fredags kväll, sade borgmästaren. Minst fjorton skadades i attacken."
    assert detect(text) == Guess("sv", True)


def test_every_pack_has_an_english_name() -> None:
    """The messages name languages."""
    assert all(name_of(code) != code for code in languages())
