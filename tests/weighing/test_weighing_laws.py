"""What holds of every case, whatever its claims: order does not matter, no range is upside down, nobody's words are merged."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from told_cases import case, claim, responsibility

from onrecord.incidents import Case, Claim
from onrecord.weighing.weigh import METHODS, weigh

SPEAKERS = (None, "the mayor", "the governor", "Russia’s Defence Ministry")
GROUPS = ("people", "people", "civilians", "children", "women", "soldiers", "militants")
DAYS = (None, "2025-04-04", "2025-04-04T12:00:00Z", "2025-04-05", "2025-04-06T01:00:00Z")


@st.composite
def claims(draw: st.DrawFn) -> tuple[Claim, ...]:
    """Some claims; some are parts of others, copies, vague, growing, withdrawn."""
    found: list[Claim] = []
    for n in range(draw(st.integers(0, 8))):
        low, more = draw(st.none() | st.integers(0, 40)), draw(st.none() | st.integers(0, 9))
        parents = [one.id for one in found]
        found.append(
            claim(
                f"c{n}", low, None if more is None else (low or 0) + more, at=draw(st.integers(0, 400)),
                harm=draw(st.sampled_from(("killed", "killed", "injured", "hospitalised", "casualties"))),
                group=draw(st.sampled_from(GROUPS)), by=draw(st.sampled_from(SPEAKERS)), on=draw(st.sampled_from(DAYS)),
                publisher=draw(st.sampled_from(("A", "B", None))), part_of=draw(st.none() | st.sampled_from(parents)) if parents else None,
                growing=draw(st.booleans()), cumulative=draw(st.integers(0, 9)) == 0, stance=draw(st.sampled_from(("asserted", "denied"))),
                number_words=draw(st.sampled_from((None, "dozens of", "several", "at least"))),
            )
        )  # fmt: skip
    return tuple(found)


def told(found: tuple[Claim, ...]) -> Case:
    """The claims as a case, with somebody held responsible."""
    return case(*found, accounts=(responsibility("Russia", "the mayor"),), by="Russia")


@settings(max_examples=60, deadline=None)
@given(claims(), st.randoms(use_true_random=False))
def test_order_does_not_matter(found: tuple[Claim, ...], random: Random) -> None:
    """The claims shuffled give the same assessments, by every method."""
    shuffled = list(found)
    random.shuffle(shuffled)
    for method in METHODS:
        assert weigh(told(found), method) == weigh(told(tuple(shuffled)), method), method


@settings(max_examples=60, deadline=None)
@given(claims())
def test_no_range_is_upside_down(found: tuple[Claim, ...]) -> None:
    """The least is never above the most, in any method."""
    for method in METHODS:
        for one in weigh(told(found), method):
            assert one.min is None or one.max is None or 0 <= one.min <= one.max, (method, one)


@settings(max_examples=60, deadline=None)
@given(claims())
def test_ucdp_s_best_lies_between_low_and_high(found: tuple[Claim, ...]) -> None:
    """And there is one wherever there is an event."""
    people = [one for one in weigh(told(found), "ucdp") if one.group == "people"]
    if people:
        estimate, best = people
        assert (estimate.min or 0) <= (best.min or 0) <= (estimate.max or 0)


@settings(max_examples=60, deadline=None)
@given(claims())
def test_nothing_is_merged_across_speakers_in_accounts(found: tuple[Claim, ...]) -> None:
    """All claims behind one account are of one source."""
    by_id = {one.id: one for one in found}
    for one in weigh(told(found)):
        if one.harm:
            sources = {by_id[id].casualty.source and by_id[id].casualty.source.name for id in one.claims}  # type: ignore[union-attr]
            assert len(sources) == 1


@settings(max_examples=60, deadline=None)
@given(claims())
def test_every_assessment_names_claims_of_its_case(found: tuple[Claim, ...]) -> None:
    """So that every figure leads back to words."""
    ids = {one.id for one in found}
    for method in METHODS:
        for one in weigh(told(found), method):
            assert {*one.claims, *one.against} <= ids
            assert one.harm is None or one.claims or method == "acled"
