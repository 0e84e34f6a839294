"""Rankings checked against the record, which is never complete: too few incidents tell nothing, too many contradict."""

from msgspec.structs import replace
from told_cases import PLACE, claim

from onrecord.ids import mention_ids
from onrecord.incidents import Case, Incident
from onrecord.records import Attack, Comparison, Document, Quote, Reader, Reading
from onrecord.weighing.comparisons import checked


def reading(rank: str, period: str | None = "this week", scope: str | None = "on the city") -> Reading:
    """A report of one attack, with a ranking of it."""
    attack = Attack("E1", "attack", Quote("the strike", 0, 10), PLACE, "Ukraine", "2025-04-04", "2025-04-04")
    comparison = Comparison("O1", Quote("the fourth such strike", 20, 42), "attack", rank, scope, period)
    return Reading("r", Document("sha256:0"), Reader("1"), attacks=(attack,), comparisons=(comparison,))


def record(told: Reading, days: list[str], dead: list[int] | None = None) -> list[Case]:
    """The incident of that report and others of the same place on these days, with so many dead."""
    (mention,) = mention_ids(told).values()
    ids = [mention, *(f"m{n}" for n in range(len(days)))]
    tolls = dead or [1] * len(ids)
    incidents = [
        Incident(id, (id,), ("r",), (), "attack", PLACE, "Ukraine", day, day) for id, day in zip(ids, ["2025-04-04", *days], strict=True)
    ]
    return [Case(one, (), (claim("c1", toll, toll),)) for one, toll in zip(incidents, tolls, strict=True)]


def verdict(told: Reading, cases: list[Case]) -> str:
    """What the record says to the report's one ranking."""
    return checked([told], cases)[0].verdict


def test_too_few_incidents_tell_nothing() -> None:
    """The record does not hold everything."""
    told = reading("fourth")
    assert verdict(told, record(told, ["2025-04-01"])) == "cannot tell"


def test_as_many_as_the_rank_agree() -> None:
    """Four since Monday, this one counted."""
    told = reading("fourth")
    found = checked([told], record(told, ["2025-03-31", "2025-04-01", "2025-04-03"]))[0]
    assert found.verdict == "agrees"
    assert len(found.counted) == 4
    assert found.reason == "the record holds 4 from 2025-03-31 to 2025-04-04"


def test_more_than_the_rank_allows_disagree() -> None:
    """Three in the record contradict a second."""
    told = reading("second")
    assert verdict(told, record(told, ["2025-04-01", "2025-04-02"])) == "disagrees"


def test_incidents_before_the_period_do_not_count() -> None:
    """Sunday is last week."""
    told = reading("second")
    assert verdict(told, record(told, ["2025-03-30", "2025-04-02"])) == "agrees"


def test_a_first_one_is_never_confirmed_by_the_absence_of_others() -> None:
    """But a second one in the record contradicts it."""
    told = reading("first")
    assert verdict(told, record(told, [])) == "cannot tell"
    assert verdict(told, record(told, ["2025-04-01"])) == "disagrees"


def test_a_period_that_cannot_be_worked_out_tells_nothing() -> None:
    """“Since he took office” is not in the record, and no period at all is none."""
    for period in ("since he took office", None):
        told = reading("second", period)
        assert verdict(told, record(told, ["2025-04-01"])) == "cannot tell"


def test_the_deadliest_is_contradicted_by_one_with_more_dead() -> None:
    """And agrees with the record only where that holds several others."""
    told = reading("deadliest", "this year", None)
    days = [f"2025-03-0{n}" for n in range(1, 7)]
    assert verdict(told, record(told, days, [14, 20, 1, 1, 1, 1, 1])) == "disagrees"
    assert verdict(told, record(told, days, [14, 2, 1, 1, 1, 1, 1])) == "agrees"
    assert verdict(told, record(told, days[:1], [14, 2])) == "cannot tell"


def test_what_the_record_does_not_measure_it_cannot_tell() -> None:
    """How massive an attack was, for instance."""
    told = reading("largest", "this year", None)
    assert verdict(told, record(told, ["2025-03-01"], [14, 2])) == "cannot tell"


def test_a_ranking_of_an_agreement_is_none_of_attacks() -> None:
    """“The first such step since January” speaks of no incident."""
    told = reading("first")
    other = replace(told, comparisons=(replace(told.comparisons[0], kind="agreement"),))
    assert checked([other], record(told, [])) == ()
