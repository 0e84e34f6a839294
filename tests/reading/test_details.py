"""Details of victims: sex, age, status, side, names and sensitivity, only where the words tell them."""

import pytest

from onrecord.lang.pack import load
from onrecord.reading.casualties import find_casualties
from onrecord.reading.report import open_report
from onrecord.reading.triggers import mark
from onrecord.records import Casualty


def one(text: str) -> Casualty:
    """The single count of a text."""
    report = open_report(text, load("en"))
    mark(report)
    (found,) = find_casualties(report)
    return found


def test_what_is_not_said_is_unknown() -> None:
    """A bare count tells nothing but a number."""
    found = one("Fourteen people were killed.")
    assert (found.sex, found.age, found.status, found.side, found.names, found.sensitivity) == (None, None, None, None, (), "low")


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("Three doctors were killed.", None),
        ("Three men and women were killed.", None),
        ("Three women were killed.", "female"),
        ("A schoolgirl was injured.", "female"),
        ("His mother was killed.", "female"),
        ("Three men were killed.", "male"),
        ("Two policemen were wounded.", "male"),
        ("Her brother was detained.", "male"),
    ],
)
def test_the_sex_is_told_by_the_words(text: str, sex: str | None) -> None:
    """Told where every word that tells a sex tells the same; "his" and "her" are not about the victim."""
    assert one(text).sex == sex


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("A woman was killed.", None),
        ("A 45-year-old woman was killed.", "45-year-old"),
        ("A seven-year-old boy was hurt.", "seven-year-old"),
        ("John Carver, 34, was killed.", "34"),
        ("John Carver (34) was killed.", "34"),
    ],
)
def test_the_age_is_as_written(text: str, age: str | None) -> None:
    """An age before the noun or behind a name."""
    assert one(text).age == age


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Five people were killed.", None),
        ("Five doctors were killed.", None),
        ("Five civilians were killed.", "civilian"),
        ("Five soldiers were killed.", "member of armed forces"),
        ("Five rebels were killed.", "member of armed group"),
        ("Five policemen were killed.", "police"),
        ("Five prisoners were killed.", "prisoner"),
    ],
)
def test_the_status_follows_the_group(text: str, status: str | None) -> None:
    """Only the groups that say a status have one."""
    assert one(text).status == status


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Five soldiers were killed.", None),
        ("Five Russian soldiers were killed.", "Russia"),
        ("A Palestinian woman was killed.", "Palestine"),
    ],
)
def test_the_side_is_told_by_a_nationality(text: str, side: str | None) -> None:
    """A demonym among the words of the victims."""
    found = one(text).side
    assert found == side or (side == "Palestine" and found is not None and found.startswith("Palestin"))


def test_a_name_is_kept_as_sensitive() -> None:
    """A named victim is of high sensitivity."""
    found = one("Colonel Ivan Petrov was killed.")
    assert found.names
    assert "Petrov" in found.names[0]
    assert found.sensitivity == "high"


@pytest.mark.parametrize(
    ("text", "sensitivity"),
    [
        ("Five people were killed.", "low"),
        ("Five children were killed.", "moderate"),
        ("Five people were detained.", "moderate"),
        ("Five people were rescued.", "moderate"),
        ("Five people were taken to hospital.", "moderate"),
        ("Five people are missing.", "moderate"),
    ],
)
def test_the_living_who_can_be_found_and_children_are_sensitive(text: str, sensitivity: str) -> None:
    """The detained, rescued, hospitalised and missing, and children."""
    assert one(text).sensitivity == sensitivity
