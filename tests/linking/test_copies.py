"""Copies of one origin: reprints and reposts of one text are one source; two reporters' own words never are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.linking.copies import Copies, compared, origins
from onrecord.linking.sketches import sketch_of
from onrecord.records import Document, Reader, Reading

WIRE = """LOWTOWN (Reuters) - At least nine people were killed and 23 injured when two missiles hit a market in the centre of Lowtown on
Friday morning, the head of the regional administration said. Rescuers were still looking for people under rubble of a pharmacy and a bakery
beside the market square in the afternoon, and the mayor asked residents to give blood at the second city hospital. Witnesses said that
the first missile fell shortly after nine, when most of the stalls had opened, and that the second came down some four minutes later while
neighbours were carrying the wounded to their cars. The army of the northern side said that it had struck a meeting of officers and gave no
proof. The office of the prosecutor opened an inquiry and published pictures of fragments that it said belonged to a ballistic missile. The
town, which had some forty thousand inhabitants before the war, has been shelled on most days of the month. Schools have been closed since
the spring, and the trains to the capital stop two stations before the river."""
OWN = """Friday morning in Lowtown began with two explosions. By noon the regional governor counted at least nine dead; 23 people lie in
hospitals. "We were standing in the queue for bread, and then there was no bakery any more," says Dee Vale, 61, who was pushed to the ground
by the blast and got away with cuts. Firemen cut through what is left of the roof of the covered market. Nobody here has seen the officers
whom the other side says it was aiming at. In the second hospital the corridors are full, and doctors ask for blood of all groups. The
prosecutor's men collect pieces of metal, number them and put them into paper bags: a ballistic missile, they say, and not the first one."""
POST = "Lowtown: this morning a drone hit a minibus on Harbour Street. Two women were injured, both are in hospital, not in danger."


def reading(number: int, text: str, published: str | None = "2025-04-04", publisher: str | None = None) -> Reading:
    """A reading of which only the text counts."""
    return Reading(f"d{number}", Document(f"d{number}", publisher or f"Paper {number}", published), Reader("test"), text=text)


def groups(*texts: str | Reading) -> dict[str, str]:
    """The origin of each text."""
    return origins([text if isinstance(text, Reading) else reading(at, text) for at, text in enumerate(texts)]).of


def test_own_reports_are_no_copies() -> None:
    """Two outlets' own reports on one event are no copies, with the same figures in them."""
    assert groups(WIRE, OWN) == {"d0": "d0", "d1": "d1"}


def test_a_shared_quotation_makes_no_copy() -> None:
    """Two reports that quote one statement at length are no copies."""
    said = (
        'The ministry said in a statement: "Our forces did not strike the town, and all tasks of the night were carried out far from it."'
    )
    assert groups(f"{OWN} {said}", f"{said} {WIRE.partition('.')[2]}") == {"d0": "d0", "d1": "d1"}


def test_a_round_up_is_no_copy_of_its_briefs() -> None:
    """A round-up that takes in a short report is no copy of it, and joins no two of them."""
    briefs = [WIRE.replace("\n", " ")[at : at + 330] for at in (0, 340)]
    round_up = f"{OWN} {OWN.swapcase()[::-1]} {briefs[0]} {OWN[::-1]} {briefs[1]}"
    assert len(set(groups(briefs[0], briefs[1], round_up).values())) == 3


@pytest.mark.parametrize(
    ("other", "published"),
    [
        (POST.replace("Two women", "Three women"), "2025-04-04"),
        (POST.replace("this morning a drone", "last night a rocket"), "2025-04-04"),
        (POST, "2025-04-09"),
        (f"{POST} {OWN}", "2025-04-04"),
    ],
    ids=["another count", "other words", "another day", "inside a report"],
)
def test_posts_need_more_in_common(other: str, published: str) -> None:
    """A short post that differs in a word, comes back another day or stands inside a report is no copy."""
    assert groups(POST, reading(1, other, published)) == {"d0": "d0", "d1": "d1"}


def test_a_formula_of_few_words_is_no_copy() -> None:
    """A handful of words that anybody would choose makes no copy."""
    assert groups("Explosions are heard in Lowtown!", "Explosions are heard in Lowtown!") == {"d0": "d0", "d1": "d1"}


def test_no_text_is_nobodys_copy() -> None:
    """Readings without their text are no copies of each other."""
    assert groups("", "", "!!!") == {"d0": "d0", "d1": "d1", "d2": "d2"}


def test_twelve_reprints_are_one() -> None:
    """Twelve reprints of an agency's text, with their own headlines, footers, cuts and spellings, have the earliest as their origin."""
    cuts = [
        WIRE,
        WIRE[:900],
        WIRE[:600],
        WIRE.replace("’", ""),
        WIRE.upper(),
        WIRE.replace("neighbours", "neighbors").replace("centre", "center"),
    ]
    texts = [f"Market hit in Lowtown, number {at}\n\n{text}\n\nRead more in our app." for at, text in enumerate(cuts + cuts)]
    found = origins([reading(at, text, f"2025-04-0{4 + (at > 0)}") for at, text in enumerate(texts)])
    assert set(found.of.values()) == {"d0"}
    assert {link.kind for link in found.links} == {"copy"}
    assert len(found.links) == 11


def test_reposts_are_one() -> None:
    """A post passed on the same day is one with the first, also with a footer and without a link."""
    assert set(groups(POST, f"{POST}\n\nJoin us: https://t.example/x", POST.lower()).values()) == {"d0"}


def test_the_earliest_is_the_origin() -> None:
    """The origin is the earliest by publication and then by id; an unknown day is the latest."""
    found = groups(reading(3, WIRE, None), reading(2, WIRE, "2025-04-05"), reading(1, WIRE, "2025-04-04T10:00:00Z"), reading(0, WIRE, None))
    assert set(found.values()) == {"d1"}


def test_the_same_agency_is_a_reason() -> None:
    """Texts that credit one agency, or come from it, have a reason more; those of two agencies one against."""
    texts = [WIRE, WIRE.replace("(Reuters)", "(AFP)"), WIRE.replace(" (Reuters) - ", ": ")]
    first, other, bare = (sketch_of(Document(str(at)), text) for at, text in enumerate(texts))
    own = sketch_of(Document("3", "reuters"), texts[2])
    assert [r.name for r in compared(first, own).reasons] == ["shared text", "same agency"]
    assert [r.name for r in compared(first, other).reasons] == ["shared text", "other agency"]
    assert [r.name for r in compared(first, bare).reasons] == ["shared text"]


def test_a_person_outranks_the_score() -> None:
    """Texts judged different stay two, and texts judged the same are one, whatever the score."""
    copies = Copies({("d0", "d1"): "different", ("d0", "d2"): "same"})
    for at, text in enumerate((WIRE, WIRE, OWN)):
        copies.add(reading(at, text))
    found = copies.origins()
    assert found.of == {"d0": "d0", "d1": "d1", "d2": "d0"}
    assert [link.verdict for link in found.links] == ["same"]


SENTENCES = [sentence.strip() + "." for sentence in f"{WIRE} {OWN}".replace("\n", " ").split(".") if len(sentence) > 30]
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8).map(" ".join)
DAYS = st.sampled_from([None, "2025-04-04", "2025-04-05T08:00:00Z", "2025-05-20"])


@given(st.lists(st.tuples(TEXTS, DAYS), min_size=2, max_size=7), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order_makes_no_difference(drawn: list[tuple[str, str | None]], random: object) -> None:
    """In whatever order texts come, one by one, and twice, they have the same origins and the same links."""
    readings = [reading(at, text, day) for at, (text, day) in enumerate(drawn)]
    shuffled = list(readings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = origins(readings), origins(shuffled + readings)
    assert one.of == other.of
    assert set(one.links) == set(other.links)


@given(TEXTS, TEXTS, DAYS, DAYS)
@settings(max_examples=100, deadline=None)
def test_reasons_sum_to_the_score(one: str, other: str, day: str | None, later: str | None) -> None:
    """The score is the sum of the reasons, and it does not matter which text is named first."""
    first, second = sketch_of(Document("a", None, day), one), sketch_of(Document("b", "AFP", later), other)
    link = compared(first, second)
    assert link.score == pytest.approx(sum(reason.weight for reason in link.reasons))
    assert compared(second, first) == link


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_no_text_raises(text: str) -> None:
    """No text makes it raise."""
    sketch_of(Document("a"), text)
