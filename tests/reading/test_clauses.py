"""Clauses of harm: which pattern joins which people to which harm, and what keeps a match from being a statement of fact."""

import pytest

from onrecord.lang.pack import load
from onrecord.reading.clauses import find_clauses, is_wounds
from onrecord.reading.figures import NOBODY, Figure
from onrecord.reading.findings import Finding, can_hold
from onrecord.reading.parts import find_items, is_fragment
from onrecord.reading.report import open_report
from onrecord.reading.settling import compatible
from onrecord.reading.victims import Chunked, chunk

EN = load("en")


def chunked(text: str) -> Chunked:
    """A sentence with its phrases found."""
    return chunk(open_report(text, EN).sentences[0])


def findings(text: str) -> list[tuple[str, str]]:
    """The harm and the words of the people of each finding."""
    return [(f.harm, " ".join(f.phrase.words)) for f in find_clauses(chunked(text))]


@pytest.mark.parametrize(
    "text",
    [
        # modals and infinitives: no fact
        "Ten people could be killed.",
        "The bomb may have killed two people.",
        "They wanted to kill ten people.",
        "He had orders to arrest six people.",
        # not
        "Ten people were not killed.",
        "The bomb did not kill five people.",
        # fighters and culprits who ran away are not displaced
        "Six soldiers fled.",
        "Two men fled the scene.",
        # things in the place of people
        "The army captured Marbel.",
        "The liberation of Marbel was near.",
        "The rebels lost Marbel.",
        # those who survived something that is told of others
        "Nine people watched while the bridge was destroyed.",
    ],
)
def test_what_is_no_statement_of_harm(text: str) -> None:
    """No plan, no denial of the deed, no passive read as active, no town read as a person."""
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("No one was killed.", "nobody was harmed"),
        ("No casualties were reported.", "no casualties"),
        ("The death toll rose to 16.", "toll"),
        ("Three people were rushed to a nearby hospital.", "taken to hospital"),
        ("Two people suffered serious burns.", "suffered wounds"),
        ("Two children were among the dead.", "among the dead"),
        ("Among the dead were two women.", "among the dead were"),
        ("The dead included three children.", "the dead include"),
        ("Killed in the blast were a nurse and two drivers.", "harmed were"),
        ("At least 14 people have been killed.", "was harmed"),
        ("John Carver was killed.", "somebody named was harmed"),
        ("One person died.", "died"),
        ("The blast went off, killing four.", "harming them"),
        ("Six killed in raid.", "number harmed"),
        ("The raid killed four people.", "harmed them"),
        ("The raid left two people dead.", "number harmed"),
        ("The death of five miners was mourned.", "death of"),
        ("Soldiers shot him dead.", "shot them dead"),
        ("The crash caused 12 deaths.", "own"),
    ],
)
def test_each_way_of_telling_has_its_rule(text: str, rule: str) -> None:
    """The rule that a claim's `why` shows."""
    assert rule in {finding.rule for finding in find_clauses(chunked(text))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two men were shot and killed.", [("killed", "two men")]),
        ("Two men were shot and later died.", [("killed", "two men")]),
        ("Two men were wounded and later died.", [("killed", "two men")]),
        ("Two men were killed or wounded.", [("casualties", "two men")]),
        ("Two men were killed and wounded.", [("casualties", "two men")]),
        ("Two men were arrested and executed.", [("detained", "two men"), ("killed", "two men")]),
        ("A man was taken to hospital, where he died.", [("hospitalised", "a man"), ("killed", "he")]),
    ],
)
def test_two_harms_of_the_same_people(text: str, expected: list[tuple[str, str]]) -> None:
    """The stronger word wins; killed and wounded are not told apart; one after the other are both told."""
    assert findings(text) == expected


def test_the_same_people_are_taken_once() -> None:
    """Several patterns fit one clause; the people have one entry for one harm."""
    assert findings("Five people were killed when five rockets hit.") == [("killed", "five people")]


def test_a_part_knows_its_total() -> None:
    """Whoever stands behind "including" is part of the total before."""
    total, women, men = find_clauses(chunked("Ten people were killed, including two women and three men."))
    assert (total.part_of, women.part_of, men.part_of) == (None, total, total)


def test_a_part_of_another_harm_has_no_total_here() -> None:
    """ "one of whom died" are not part of the wounded."""
    wounded, dead = find_clauses(chunked("A blast wounded eight people, one of whom later died."))
    assert (wounded.harm, dead.harm, dead.part_of) == ("injured", "killed", None)


@pytest.mark.parametrize(
    ("total", "part", "holds"),
    [
        (Figure(10, 10), Figure(6, 6), True),
        (Figure(10, None), Figure(60, 60), True),
        (Figure(10, 10), Figure(60, 60), False),
        (Figure(1, 1), Figure(1, 1), False),
        (NOBODY, Figure(1, 1), False),
    ],
)
def test_a_total_is_more_than_its_part(total: Figure, part: Figure, holds: bool) -> None:
    """One person and nobody have no parts, and no part is larger than its total."""
    assert can_hold(total, part) is holds


def test_what_can_befall_the_same_people() -> None:
    """The rescued can be taken to hospital; the killed by one clause are not the injured of another."""
    assert compatible("rescued", "hospitalised")
    assert not compatible("killed", "injured")


def test_injuries_can_be_wounds_of_one_person() -> None:
    """ "30 injuries" counts people, "suffered several injuries" does not."""
    found = chunked("She suffered several injuries.")
    position = next(p for p, phrase in found.phrases.items() if phrase.own_harm)
    entry = found.phrases[position].own_harm
    assert entry is not None
    assert is_wounds(found, position, entry)
    assert findings("There were 30 injuries.") == [("injured", "30 injuries")]


def total_of(text: str) -> Finding:
    """The total of a sentence."""
    return find_clauses(chunked(text))[0]


def test_an_item_of_a_list_is_a_part() -> None:
    """A line that begins with people, and has no verb, breaks the total before it down."""
    total = total_of("The raids killed 20 people:")
    items = find_items(chunked("- 14 fighters in Marbel, nine in shelling"), total)
    assert [(" ".join(f.phrase.words), f.harm, f.part_of) for f in items] == [("14 fighters", "killed", total), ("nine", "killed", total)]


def test_a_sentence_that_begins_with_no_people_is_no_item() -> None:
    """An ordinary sentence after a total is not read as its breakdown."""
    total = total_of("The raids killed 20 people.")
    assert find_items(chunked("Rain fell on two villages."), total) == []


@pytest.mark.parametrize(
    ("text", "fragment"), [("- 14 fighters in Marbel", True), ("14 fighters were in Marbel", False), ("14 fighters died", False)]
)
def test_a_fragment_has_no_verb(text: str, fragment: bool) -> None:
    """Only what has no verb can be an item of a list."""
    assert is_fragment(chunked(text)) is fragment
