"""What each published rule makes of the same claims."""

from told_cases import case, claim, grades, ranges, responsibility, those

from onrecord.incidents import Case, Claim, Judgement
from onrecord.records import Place
from onrecord.weighing.weigh import METHODS, weigh

PEOPLE = ("killed", "people")
ATTACKERS = ("casualties", "belligerents, by the attacker’s claim")


def strike() -> tuple[Claim, ...]:
    """A missile on a town: a president, rescuers, a governor, and the attacker's ministry, which speaks of soldiers only."""
    return (
        claim("c1", 14, None, by="the president"),
        claim("c2", 6, 6, group="children", part_of="c1", by="the president"),
        claim("c3", 50, None, harm="injured", by="the rescuers", growing=True),
        claim("c4", 31, None, harm="hospitalised", by="the governor"),
        claim("c5", None, 85, harm="casualties", group="soldiers", by="Russia’s Defence Ministry", side="Russia"),
    )


def told_strike() -> Case:
    """That strike, admitted by the ministry."""
    blame = (responsibility("Russia", "the president"), responsibility("Russia", "Russia’s Defence Ministry", "admits", "Russia"))
    return case(*strike(), accounts=blame, by="Russia")


def test_accounts_merges_nothing_across_speakers() -> None:
    """Two sources of one figure are two accounts."""
    assert len(those("accounts", case(claim("c1", 4, 4, by="a"), claim("c2", 4, 4, by="b")))) == 2


def test_accounts_keeps_bounds_open() -> None:
    """“At least 14” has no upper end, whatever others say."""
    given = case(claim("c1", 14, None, by="a"), claim("c2", 16, 16, by="b"))
    assert [(one.min, one.max) for one in those("accounts", given)] == [(16, 16), (14, None)]


def test_accounts_marks_rivals_and_only_those() -> None:
    """14 and 16 disagree; “at least 14” and 16 do not; and a lower figure of an earlier day is growth."""
    rivals = those("accounts", case(claim("c1", 14, 14, by="a"), claim("c2", 16, 16, by="b")))
    assert [one.against for one in rivals] == [("c1",), ("c2",)]
    assert rivals[0].reasons == ("disagrees with a, 14",)
    bounds = those("accounts", case(claim("c1", 14, None, by="a"), claim("c2", 16, 16, by="b")))
    assert [one.against for one in bounds] == [(), ()]
    grown = those("accounts", case(claim("c1", 14, 14, by="a"), claim("c2", 16, 16, by="b", on="2025-04-05")))
    assert [one.against for one in grown] == [(), ()]
    assert grown[1].reasons == ("later accounts tell of more: b, 16",)


def test_accounts_tells_a_source_s_earlier_figures() -> None:
    """The reasons keep what was overtaken."""
    given = case(claim("c1", 14, 14, by="a"), claim("c2", 16, 16, by="a", on="2025-04-05"))
    assert those("accounts", given)[0].reasons == ("earlier, or of a part: 14",)


def test_the_attackers_claim_of_losses_stays_apart() -> None:
    """85 servicemen that only the attacker's ministry tells of enter no count of people, in any method."""
    for method in METHODS:
        found = ranges(method, told_strike())
        assert all(high is None or high < 85 for key, (_, high) in found.items() if key != ATTACKERS), method
    assert ranges("accounts", told_strike())[ATTACKERS] == (None, 85)
    assert ranges("airwars", told_strike())[ATTACKERS] == (None, 85)


def test_airwars_ranges() -> None:
    """A lone “at least” stays open, and so does a figure that grows; children as told with the total."""
    found = ranges("airwars", told_strike())
    assert found[PEOPLE] == (14, None)
    assert found[("killed", "children")] == (6, 6)
    assert found[("injured", "people")] == (50, None)


def test_airwars_closes_with_the_highest_number_reported() -> None:
    """“At least 23” and elsewhere “50” are 23 to 50."""
    given = case(claim("c1", 23, None), claim("c2", 50, 50, by="a broadcaster"), claim("c3", 23, 23, by="a journalist"))
    assert ranges("airwars", given)[PEOPLE] == (23, 50)


def test_airwars_takes_what_a_report_quotes_below_its_own_total_for_a_part_or_an_earlier_count() -> None:
    """Eleven were known when that agency wrote."""
    given = case(claim("c1", 18, 18), claim("c2", 11, 11, by="an agency"))
    assert ranges("airwars", given)[PEOPLE] == (18, 18)


def test_airwars_begins_with_the_lowest_total_of_any_report() -> None:
    """Two reports of one day that open with different totals make a range."""
    given = case(claim("c1", 8, 8, publisher="A"), claim("c2", 10, 10, publisher="B"))
    assert ranges("airwars", given)[PEOPLE] == (8, 10)


def test_airwars_leaves_counts_of_an_earlier_day_that_two_later_sources_overtake() -> None:
    """One later source alone may be a rival."""
    first, second = claim("c1", 14, 14, publisher="A"), claim("c2", 18, 18, publisher="B", on="2025-04-05")
    assert ranges("airwars", case(first, second))[PEOPLE] == (14, 18)
    third = claim("c3", 19, 19, publisher="C", on="2025-04-05")
    assert ranges("airwars", case(first, second, third))[PEOPLE] == (18, 19)


def test_airwars_counts_civilians_without_the_fighters_of_the_same_total() -> None:
    """Of ten with four militants six remain; of eight with five civilians five to eight."""
    fighters = case(claim("c1", 10, 10), claim("c2", 4, 4, group="militants", part_of="c1"))
    assert ranges("airwars", fighters)[PEOPLE] == (6, 6)
    assert ranges("airwars", fighters)[("killed", "belligerents")] == (4, 4)
    civilians = case(claim("c1", 8, 8), claim("c2", 5, 5, group="civilians", part_of="c1"))
    assert ranges("airwars", civilians)[PEOPLE] == (5, 8)


def test_vague_words_are_worth_what_each_method_says() -> None:
    """Dozens are 24 or more to us, 12 to 24 to Airwars, 12 to ACLED, and nothing to AOAV."""
    given = case(claim("c1", 24, None, number_words="dozens of"))
    assert [ranges(method, given).get(PEOPLE) for method in ("accounts", "airwars", "acled", "aoav")] == [
        (24, None),
        (12, 24),
        (12, 12),
        None,
    ]
    assert ranges("airwars", case(claim("c1", 3, None, number_words="several")))[PEOPLE] == (2, 2)


def test_airwars_keeps_four_axes_apart() -> None:
    """The ministry says that it struck, but only soldiers: declared, fair, nothing conceded, and nobody a fighter by that word alone."""
    assert grades("airwars", told_strike()) == {
        "strike status": "declared strike",
        "civilian harm": "fair",
        "belligerent’s position: Russia": "no civilian harm conceded",
        "victims’ status": "civilians and undetermined",
    }


def test_airwars_grades_of_civilian_harm() -> None:
    """Contested is about who did it, weak one source, discounted fighters only, none known nobody, confirmed what the attacker concedes."""
    two = (claim("c1", 4, 4, by="a"), claim("c2", 4, 4, by="b"))
    rivals = (responsibility("Russia", "a"), responsibility("Ukraine", "b"))
    own = claim("c3", 2, 2, group="civilians", by="the Russian army", side="Russia")
    found = [
        grades("airwars", case(*two, accounts=rivals)),
        grades("airwars", case(two[0])),
        grades("airwars", case(claim("c1", 3, 3, group="militants"))),
        grades("airwars", case()),
        grades("airwars", case(own, accounts=(responsibility("Russia", "the Russian army", "admits", "Russia"),))),
    ]
    assert [one["civilian harm"] for one in found] == ["contested", "weak", "discounted", "none known", "confirmed"]
    assert found[0]["strike status"] == "contested strike"


def test_ibc_needs_two_independent_sources() -> None:
    """One alone is Provisional."""
    assert grades("ibc", case(claim("c1", 4, 4, by="a")))["entry"] == "Provisional"
    assert grades("ibc", case(claim("c1", 4, 4, by="a"), claim("c2", 5, 5, by="b")))["entry"] == "at least two independent sources"


def test_ibc_is_from_the_lowest_to_the_highest_documented() -> None:
    """Nothing is extrapolated: an open bound ends with the highest number documented."""
    assert ranges("ibc", case(claim("c1", 14, None, by="a"), claim("c2", 19, 19, by="b")))[PEOPLE] == (14, 19)


def test_the_parts_of_an_overtaken_total_are_overtaken_with_it() -> None:
    """Six children of fourteen dead are no rival of nine of eighteen."""
    given = case(
        claim("c1", 14, 14, by="a"),
        claim("c2", 6, 6, group="children", part_of="c1", by="a"),
        claim("c3", 18, 18, by="b", on="2025-04-05"),
        claim("c4", 9, 9, group="children", part_of="c3", by="b", on="2025-04-05"),
        claim("c5", 19, 19, by="c", on="2025-04-05"),
    )
    assert ranges("ibc", given)[("killed", "children")] == (9, 9)


def test_ucdp_is_low_best_and_high() -> None:
    """Best is what most sources give."""
    given = case(claim("c1", 14, 14, by="a"), claim("c2", 19, 19, by="b"), claim("c3", 19, 19, by="c"), claim("c4", 21, 21, by="d"))
    estimate, best = those("ucdp", given)
    assert (estimate.min, best.min, best.max, estimate.max) == (14, 19, 19, 21)
    assert best.axis == "best estimate"


def test_ucdp_counts_fighters_too_and_tells_them_apart() -> None:
    """Four people and two soldiers that others than the attacker tell of are six deaths."""
    given = case(claim("c1", 4, 4, group="civilians", by="a"), claim("c2", 2, 2, group="soldiers", by="a"))
    assert ranges("ucdp", given) == {PEOPLE: (6, 6), ("killed", "civilians"): (4, 4), ("killed", "belligerents"): (2, 2)}


def test_no_death_is_no_ucdp_event() -> None:
    """However many are injured."""
    assert grades("ucdp", case(claim("c1", 9, 9, harm="injured"))) == {"event": "no event"}


def test_acled_is_one_number_the_lowest() -> None:
    """Conflicting figures: the lowest current one; the higher ones stand against it; no information is 0; no injuries."""
    given = case(claim("c1", 14, None, by="a"), claim("c2", 19, 19, by="b"), claim("c3", 9, 9, harm="injured"))
    (found,) = weigh(given, "acled")
    assert (found.min, found.max, found.claims, found.against) == (14, 14, ("c1",), ("c2",))
    assert ranges("acled", case())[PEOPLE] == (0, 0)


def test_aoav_takes_the_most_detailed_source() -> None:
    """Else the newest."""
    detailed = case(claim("c1", 14, 14, by="a"), claim("c2", 6, 6, group="children", part_of="c1", by="a"), claim("c3", 19, 19, by="b"))
    assert ranges("aoav", detailed)[PEOPLE] == (14, 14)
    newest = case(claim("c1", 14, 14, by="a"), claim("c2", 19, 19, by="b", on="2025-04-05"))
    assert ranges("aoav", newest)[PEOPLE] == (19, 19)


def test_aoav_records_no_incident_without_day_place_or_number() -> None:
    """The assessment says which is missing."""
    country = Place("Ukraine", (0, 7), "Ukraine", "2", 49.0, 32.0, "country", None, "Ukraine")
    for given in (
        case(claim("c1", 4, 4), days=(None, None)),
        case(claim("c1", 4, 4), days=("2025-04-01", "2025-04-04")),
        case(claim("c1", 4, 4), place=country),
        case(claim("c1", 24, None, number_words="dozens of")),
    ):
        assert grades("aoav", given) == {"inclusion": "not recorded"}
        assert ranges("aoav", given) == {}


def test_by_ohchr_s_rule_all_is_pending_until_a_person_has_verified_it() -> None:
    """Only the verified claim counts then; the others wait."""
    given = case(claim("c1", 14, 14, by="a"), claim("c2", 16, 16, by="b"))
    assert ranges("ohchr", given) == {}
    assert grades("ohchr", given) == {"killed: verification": "pending corroboration"}
    judgement = Judgement("j1", "right", "c1", "Ana", "saw the lists", "2025-04-06T10:00:00Z")
    judged = case(claim("c1", 14, 14, by="a"), claim("c2", 16, 16, by="b"), judgements=(judgement,))
    assert ranges("ohchr", judged) == {PEOPLE: (14, 14)}
    assert grades("ohchr", judged) == {"killed: verification": "pending corroboration"}


def test_every_method_says_whose_rule_it_computes() -> None:
    """It is never a finding of the recorder who published the rule."""
    assert METHODS["airwars"].note == "computed by the published rule of Airwars"
    assert all("rule of" in method.note for name, method in METHODS.items() if name != "accounts")
