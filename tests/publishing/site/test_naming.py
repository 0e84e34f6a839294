"""Who appears by name: first who must not."""

import pytest
from made import edition, readings
from msgspec.structs import replace

from onrecord.publishing.site.naming import Names, without
from onrecord.records import Source

READING = readings()[0]


@pytest.fixture(scope="module")
def names() -> Names:
    """The names of the edition."""
    return Names(edition())


@pytest.mark.parametrize("kind", ["witness", "anonymous", "medical", "other", None])
def test_private_persons_appear_by_role(names: Names, kind: str | None) -> None:
    """A witness, a medic and whoever's office is not told have no name."""
    said = names.speaker(READING, Source("Olena Brand", kind=kind, role="teacher"))
    assert "Olena" not in said
    assert "teacher" in said


def test_a_private_person_has_no_page(names: Names) -> None:
    """Nor is a handle shown."""
    assert not names.is_public(READING, Source("Олена", kind="witness"))
    assert names.words(READING, "wrote @olena_b on t.me, olena@example.org") == "wrote [handle] on t.me, [handle]"


@pytest.mark.parametrize("words", ["Marta Holm, 9, died", "MARTA and Holm", "Holm’s brother", "the Holm family"])
def test_a_victim_s_name_is_withheld_in_every_form(names: Names, words: str) -> None:
    """Whole, by either part, and with an ending."""
    shown = names.words(READING, words)
    assert "Holm" not in shown
    assert "MARTA" not in shown


def test_other_words_stay(names: Names) -> None:
    """A name inside a longer word is none."""
    assert without("Holmgard and Martas are towns", ("Marta Holm",)) == "Holmgard and Martas are towns"


@pytest.mark.parametrize("kind", ["official", "military", "rescuers", "police", "ngo", "un", "media", "party"])
def test_institutions_and_people_in_office_appear_by_name(names: Names, kind: str) -> None:
    """Whoever speaks in office is named."""
    assert "Ana Orlo" in names.speaker(READING, Source("Ana Orlo", kind=kind))


def test_a_country_is_no_person(names: Names) -> None:
    """A side that speaks is named, whatever kind it was taken for."""
    assert "Russia" in names.speaker(READING, Source("Russia"))


def test_the_report_s_own_voice_is_its_outlet(names: Names) -> None:
    """Where nobody is named, the outlet says it."""
    assert names.speaker(READING, None).startswith("Wire of Tests")
    assert replace(READING.document, publisher=None).publisher is None
