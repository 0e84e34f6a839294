"""Whole families killed at home: whom somebody died alongside, names with ages, totals of a family with their parts."""

import pytest
from test_casualties import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Adam Berg was killed alongside his wife Ana Berg, his two sons, and his 4-year-old daughter.",
            ["killed 1 people", "killed 1 women", "killed 2 children", "killed 1 children"],
        ),
        (
            "The strike killed four civilians belonging to the Berg family, including a woman and two children.",
            ["killed 4 civilians", "killed 1 women part", "killed 2 children part"],
        ),
        (
            "At least ten people from three generations of the family were killed, including six children.",
            ["killed 10.. people", "killed 6 children part"],
        ),
        (
            "Those killed in the attack were identified as Adam Berg (36), his wife Ana Berg and their four children.",
            ["killed 1 people", "killed 1 women", "killed 4 children"],
        ),
    ],
)
def test_a_family_is_counted_whole(text: str, expected: list[str]) -> None:
    """Generations are no people, and a family name between a total and its parts does not part them."""
    assert told(text) == expected


def test_who_is_named_with_an_age_below_eighteen_is_a_child() -> None:
    """And an adult with an age is of no group."""
    assert told("Amira Berg, 4, was killed.") == ["killed 1 children"]
    assert told("Amira Berg (12 years old) and Adam Berg (40) were killed.") == ["killed 1 children", "killed 1 people"]


def test_grown_sons_and_daughters_are_no_children() -> None:
    """By an age beside the noun or behind the name; a sister of three is a child."""
    assert told("His 47-year-old daughter Ana Berg was killed.") == ["killed 1 people"]
    assert told("His three-year-old daughter Ana Berg was killed.") == ["killed 1 children"]
    sons = told("Adam Berg was killed along with his two sons: 38 year old Karl Berg and 9 year old Emil Berg.")
    assert sons[2:] == ["killed 1 people part", "killed 1 children part"]


def test_who_is_named_behind_a_number_is_one_of_those() -> None:
    """Two children, told again by name, stay two."""
    assert told("Two children, 1-year-old Emil Berg and 6-year-old Karl Berg, were killed.") == [
        "killed 2 children",
        "killed 1 children part",
        "killed 1 children part",
    ]


def test_an_age_in_brackets_counts_nobody() -> None:
    """Thirty-five is how old she was."""
    assert told("Adam Berg (36), his wife Ana (35), and their children Emil (12) and Nora (2) were killed.")[-2:] == [
        "killed 1 children",
        "killed 1 children",
    ]
    assert not any("35" in one for one in told("Adam Berg (36), his wife Ana (35), and their children Emil (12) were killed."))


def test_who_was_killed_with_their_own_is_not_alone() -> None:
    """With a wife, with her six children; but with a knife or two others tells of no relative."""
    assert told("Adam Berg was killed with his wife and their three children.") == [
        "killed 1 people",
        "killed 1 women",
        "killed 3 children",
    ]
    assert told("Ana Berg was killed with her six children.") == ["killed 1 people", "killed 6 children"]
    assert told("Adam Berg was killed with a knife.") == ["killed 1 people"]


def test_a_family_that_is_the_subject_is_counted_whole() -> None:
    """Ages in brackets stand between its members, and "their sons" before the names."""
    text = "Adam Berg (44), his wife Ana Roth (39), their sons Emil Berg (15) and Karl Berg (13), and their daughter, Rima, were killed."
    assert told(text) == ["killed 1 people", "killed 1 women", "killed 1 children", "killed 1 children", "killed 1 children"]


def test_an_age_is_read_without_its_second_hyphen() -> None:
    """A "15-year old", as many write it; a veteran of fifteen years is no child."""
    assert told("15-year old Nora Berg was killed.") == ["killed 1 children"]
    assert told("His 36-year old son was killed.") == ["killed 1 people"]
    assert told("A 15-year veteran was killed.") == ["killed 1 people"]


def test_who_died_along_with_somebody_is_counted_behind_the_place_too() -> None:
    """And names right behind a number are those that it counts."""
    assert told("Ana Berg died in the attack along with her two sons 17-year-old Emil Berg and 20-year-old Karl Berg.") == [
        "killed 1 people",
        "killed 2 children",
        "killed 1 children part",
        "killed 1 people part",
    ]


def test_an_occupation_between_names_makes_no_family() -> None:
    """Nor does somebody's company: only kin are counted with who was killed."""
    assert told("Adam Berg, a nurse, and two men were killed.") == ["killed 1 medics", "killed 2 men"]
    assert told("Adam Berg was killed with a nurse.") == ["killed 1 people"]
