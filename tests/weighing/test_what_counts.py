"""Which claims enter an incident at all, whose they are, and what replaces what."""

import pytest
from msgspec.structs import replace
from told_cases import case, claim, ranges, those

from onrecord.errors import InputError
from onrecord.incidents import Judgement
from onrecord.weighing.weigh import weigh

PEOPLE = ("killed", "people")


@pytest.mark.parametrize("method", ["accounts", "airwars", "ibc", "ucdp", "acled", "aoav"])
def test_a_total_over_many_events_never_enters_an_incident(method: str) -> None:
    """“50,000 since October” is no toll of tonight's strike."""
    assert ranges(method, case(claim("c1", 4, 4), claim("c2", 50000, None, cumulative=True)))[PEOPLE] == (4, 4)


@pytest.mark.parametrize("taken_back", [{"stance": "denied"}, {"withdrawn": True}])
def test_a_withdrawn_or_denied_toll_counts_no_more(taken_back: dict[str, object]) -> None:
    """The toll that stays is the other one, and what was set aside is told with the reason."""
    given = case(claim("c1", 9, 9, by="the mayor", **taken_back), claim("c2", 4, 4, by="the hospital"))
    assert [(one.min, one.max) for one in those("accounts", given)] == [(4, 4)]
    aside = [one for one in weigh(given) if one.axis == "set aside"]
    assert aside[0].claims == ("c1",)


def test_a_claim_without_any_number_says_nothing() -> None:
    """Null is not zero."""
    assert ranges("airwars", case(claim("c1", None, None))) == {}


def test_none_were_killed_is_nought() -> None:
    """“No casualties” is a claim, and something else than no information."""
    assert ranges("airwars", case(claim("c1", 0, 0)))[PEOPLE] == (0, 0)


def test_parts_never_add_to_totals() -> None:
    """“14, including six children” is 14."""
    given = case(claim("c1", 14, 14), claim("c2", 6, 6, group="children", part_of="c1"))
    assert ranges("airwars", given) == {PEOPLE: (14, 14), ("killed", "children"): (6, 6)}


def test_people_in_hospital_are_not_added_to_the_injured() -> None:
    """30 in hospital are a part of the 50 injured that the same source tells of."""
    given = case(claim("c1", 50, 50, harm="injured"), claim("c2", 30, 30, harm="hospitalised"))
    assert ranges("airwars", given)[("injured", "people")] == (50, 50)


def test_who_tells_only_of_hospital_tells_of_at_least_so_many_injured() -> None:
    """Somebody in hospital is injured; whether others are is not told."""
    assert ranges("airwars", case(claim("c1", 30, 30, harm="hospitalised")))[("injured", "people")] == (30, None)


def test_casualties_not_told_apart_are_no_deaths() -> None:
    """“20 casualties” may be 20 wounded."""
    given = case(claim("c1", 20, 20, harm="casualties"))
    assert PEOPLE not in ranges("airwars", given)
    assert ranges("acled", given)[PEOPLE] == (0, 0)


def test_the_victims_of_one_list_are_summed_where_no_total_is_told() -> None:
    """“A woman and her two sons” are three, and the assessment says that it is a sum."""
    given = case(claim("c1", 1, 1, group="women", at=100), claim("c2", 2, 2, group="children", at=120))
    assert ranges("airwars", given)[PEOPLE] == (3, 3)
    assert any("summed" in reason for one in weigh(given, "airwars") for reason in one.reasons)


def test_a_later_figure_of_a_source_replaces_its_earlier_one() -> None:
    """Up or down."""
    up = case(claim("c1", 14, 14, by="the governor"), claim("c2", 16, 16, by="the governor", on="2025-04-05"))
    down = case(claim("c1", 16, 16, by="the governor"), claim("c2", 14, 14, by="the governor", on="2025-04-05"))
    assert [(one.min, one.max) for one in those("accounts", up)] == [(16, 16)]
    assert [(one.min, one.max) for one in those("accounts", down)] == [(14, 14)]


def test_vaguer_words_replace_nothing() -> None:
    """“Dozens” after “34” tells no less."""
    given = case(claim("c1", 34, 34, by="the governor"), claim("c2", 24, None, by="the governor", on="2025-04-05"))
    assert [(one.min, one.max) for one in those("accounts", given)] == [(34, 34)]


def test_a_part_told_later_replaces_no_total() -> None:
    """That a child died is no new toll."""
    given = case(claim("c1", 14, 14, by="the governor"), claim("c2", 1, 1, group="children", by="the governor", on="2025-04-05"))
    assert [(one.min, one.max) for one in those("accounts", given)] == [(14, 14)]


def test_without_a_day_nobody_knows_which_figure_is_later() -> None:
    """Both stand: the account reaches from one to the other."""
    given = case(claim("c1", 14, 14, by="the governor", on=None), claim("c2", 16, 16, by="the governor", on="2025-04-05"))
    assert [(one.min, one.max) for one in those("accounts", given)] == [(14, 16)]


def test_on_one_day_a_toll_that_has_grown_is_the_later_one() -> None:
    """“The toll rose to 16” tells the order that the days do not."""
    given = case(claim("c1", 14, 14, by="the governor"), claim("c2", 16, 16, by="the governor", publisher="Example Daily", growing=True))
    assert [(one.min, one.max) for one in those("accounts", given)] == [(16, 16)]


def test_copies_of_one_text_are_one_source() -> None:
    """Twelve reprints of an agency's text do not make it any likelier."""
    reprints = [claim(f"c{n}", 4, 4, publisher=f"Daily {n}", origin="agency") for n in range(12)]
    assert len(those("accounts", case(*reprints))) == 1
    assert [one.grade for one in weigh(case(*reprints), "ibc") if one.axis == "entry"] == ["Provisional"]


def test_reports_without_publisher_are_different_sources() -> None:
    """Nobody's name is no common name."""
    given = case(claim("c1", 4, 4, publisher=None, report="a"), claim("c2", 5, 5, publisher=None, report="b"))
    assert len(those("accounts", given)) == 2


def test_what_was_published_later_is_left_out_when_it_is_asked_for() -> None:
    """A day holds all that was published on it; an instant only what was by then; and what has no day was not surely published."""
    given = case(
        claim("c1", 14, 14, by="a", on="2025-04-04T18:00:00Z"),
        claim("c2", 16, 16, by="b", on="2025-04-05"),
        claim("c3", 20, 20, by="c", on=None),
    )
    assert ranges("ibc", given, published_by="2025-04-04")[PEOPLE] == (14, 14)
    assert ranges("ibc", given, published_by="2025-04-04T12:00:00Z") == {}
    assert ranges("ibc", given, published_by="2025-04-05")[PEOPLE] == (14, 16)


def test_what_a_person_judged_wrong_counts_no_more() -> None:
    """Until the judgement is taken back."""
    judgement = Judgement("j1", "wrong", "c2", "Ana", "a misprint", "2025-04-06T10:00:00Z")
    given = case(claim("c1", 4, 4, by="a"), claim("c2", 44, 44, by="b"), judgements=(judgement,))
    assert ranges("ibc", given)[PEOPLE] == (4, 4)
    assert ranges("ibc", replace(given, judgements=(replace(judgement, withdrawn="2025-04-07T10:00:00Z"),)))[PEOPLE] == (4, 44)


def test_a_grade_that_a_person_set_outranks_the_rule() -> None:
    """And the reasons say who set it, why, and what the rule gave."""
    judgement = Judgement("j1", "grade", "m1", "Ana", "seen on site", "2025-04-06T10:00:00Z", value="airwars:civilian harm=confirmed")
    given = case(claim("c1", 4, 4), judgements=(judgement,))
    found = next(one for one in weigh(given, "airwars") if one.axis == "civilian harm")
    assert found.grade == "confirmed"
    assert found.reasons[0] == "set by Ana: seen on site (the rule gives: weak)"


def test_an_unknown_method_is_refused_with_the_names_of_those_there_are() -> None:
    """So that the next try works."""
    with pytest.raises(InputError, match="accounts, airwars, ibc, ucdp, acled, aoav, ohchr"):
        weigh(case(claim("c1", 4, 4)), "fafo")
