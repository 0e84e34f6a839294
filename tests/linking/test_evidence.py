"""The comparisons: what each finds in a pair, and what it does not."""

import pytest

from onrecord.linking.evidence import day, figures, homes, hour, kind, names, place, report, side, target, toll, weapon, words
from onrecord.linking.evidence.levels import Level
from onrecord.linking.scores import COMPARISONS
from onrecord.records import Place
from tests.linking.sample import ARDA, BELT, CORVE, DELL, NORTH, killed, traits


def at(where: Place | None) -> Level | None:
    """Arda compared with another place."""
    return place.level(traits(), traits("m2", place=where))


def on(first: str | None, last: str | None = None, published: str | None = "2030-05-20") -> Level | None:
    """4 May, told on the 20th, compared with other days."""
    a = traits(published="2030-05-20")
    return day.level(a, traits("m2", date_min=first, date_max=last or first, published=published))


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (None, place.UNTOLD),
        (ARDA, place.SAME),
        (BELT, place.NEAR),
        (CORVE, place.FAR),
        (NORTH, place.INSIDE),
        (DELL, place.COUNTRY),
        (Place("Nord", (0, 4), country="Elsewhere"), place.NO_COUNTRY),
        (Place("South", (0, 5), precision="facility", admin1="Southland", country="Examplia"), place.NO_REGION),
    ],
)
def test_places_lie_to_each_other(where: Place | None, expected: Level | None) -> None:
    """The same, near, far, one inside the other, not told."""
    assert at(where) == expected


def test_an_unlisted_name_in_two_spellings_is_one_place() -> None:
    """A place too small for the gazetteer tells more than a city."""
    one, other = traits(place=DELL), traits("m2", place=Place("al-Dell", (0, 7), country="Examplia"))
    assert place.level(one, other) == place.UNLISTED
    assert place.UNLISTED.weight > place.SAME.weight


def test_a_place_that_the_other_report_names_too_is_no_contradiction() -> None:
    """Reports of one event often place it by different towns."""
    assert place.level(traits(), traits("m2", place=CORVE, words=("Arda",))) == place.NAMED


def test_days_exclude_each_other_by_degrees() -> None:
    """A day apart, days apart, more than a week apart."""
    assert on("2030-05-05") == day.NEXT
    assert on("2030-05-08") == day.DAYS
    assert on("2030-06-04") == day.WEEKS
    assert on("2030-05-04") == day.SAME


def test_days_meet() -> None:
    """A night that ends on the day, the month that holds it, a report of the week without a day."""
    assert on("2030-05-03", "2030-05-04") == day.MEETING
    assert on("2030-05-01", "2030-05-31") == day.LONG
    assert on(None, published="2030-05-06") == day.ASSUMED
    assert on(None, published=None) is None


def test_the_day_of_the_report_is_a_weak_one() -> None:
    """A report of the 5th that says "the 5th" can tell of the 4th; one that looks back from the 20th cannot."""
    assert on("2030-05-05", published="2030-05-05") == day.LATE
    assert on("2030-05-05", published="2030-05-20") == day.NEXT


def test_later_that_day_is_another_event() -> None:
    """Also by the part of the day."""
    assert hour.level(traits(after="m0"), traits("m2")) == hour.AFTER
    assert hour.level(traits(part_of_day="night"), traits("m2", part_of_day="afternoon")) == hour.OTHER
    assert hour.level(traits(part_of_day="night"), traits("m2", part_of_day="night")) == hour.SAME
    assert hour.level(traits(part_of_day="night"), traits("m2")) is None


def test_weapons() -> None:
    """The same, alike, others; a rare one tells more."""
    assert weapon.level(traits(weapon=None), traits("m2")) is None
    assert weapon.level(traits(weapon="firearm"), traits("m2")) == weapon.OTHER
    assert weapon.level(traits(weapon="missile"), traits("m2")) == weapon.ALIKE
    assert weapon.level(traits(), traits("m2")) == weapon.SAME
    assert weapon.level(traits(weapon="chemical"), traits("m2", weapon="chemical")) == weapon.RARE


def test_targets_and_sides() -> None:
    """Another object says little, another side nothing."""
    assert target.level(traits(target="market"), traits("m2", target="school")) == target.OTHER
    assert target.level(traits(target="market"), traits("m2", target="market")) == target.TELLING
    assert target.level(traits(target="residential"), traits("m2", target="residential")) == target.SAME
    assert side.level(traits(by="Norland"), traits("m2", by="Sudland")) is None
    assert side.level(traits(by="Norland forces"), traits("m2", by="Norlandic army")) == side.SAME
    assert side.level(traits(by="militants"), traits("m2", by="militants")) is None


def test_tolls_may_grow_but_not_without_end() -> None:
    """Three and nine can be one event, none and nine or nine and ninety cannot."""
    assert toll.level(traits(figures=(killed(3),)), traits("m2", figures=(killed(9),))) is None
    assert toll.level(traits(figures=(killed(0),)), traits("m2", figures=(killed(9),))) == toll.NONE
    assert toll.level(traits(figures=(killed(9),)), traits("m2", figures=(killed(90),))) == toll.TIMES


def test_shared_counts_tell_the_more_the_larger_they_are() -> None:
    """One dead is common; 37 dead are not; dozens are read as 24 and tell little."""
    share = [figures.level(traits(figures=(killed(n),)), traits("m2", figures=(killed(n),))) for n in (1, 5, 24, 37)]
    assert share == [figures.SMALL, figures.ONE, figures.ONE, figures.LARGE]
    several = (killed(14), killed(6, group="children"))
    assert figures.level(traits(figures=several), traits("m2", figures=several)) == figures.TWO
    assert figures.level(traits(figures=(killed(5),)), traits("m2", figures=(killed(6),))) is None


def test_shared_names_are_counted_and_not_said() -> None:
    """Who the victims are stands in no sentence."""
    a, b = traits(names=("Yusuf Sample", "Ben Sample")), traits("m2", names=("Yousef Sample",))
    assert names.level(a, b) == names.ONE
    assert "Yusuf" not in str(names.COMPARISON.reason(a, b))


def test_words_of_the_own_place_tell_nothing_more() -> None:
    """They are compared as the place; what counts is what else is shared."""
    assert words.level(traits(words=("Arda",)), traits("m2", words=("Arda",))) is None
    assert words.level(traits(words=("Arda", "bakery")), traits("m2", words=("bakery",))) == words.ONE


def test_many_words_without_one_in_common_speak_against() -> None:
    """Few words say nothing by being others."""
    ones, others = tuple(f"alpha{c}" for c in "abcdefghij"), tuple(f"omega{c}" for c in "abcdefghij")
    assert words.level(traits(words=ones), traits("m2", words=others)) == words.NONE
    assert words.level(traits(words=ones[:5]), traits("m2", words=others)) is None


def test_one_report_keeps_its_events_apart() -> None:
    """And an attack is no accident."""
    assert report.level(traits(document="d"), traits("m2", document="d")) == report.APART
    assert report.level(traits(), traits("m2")) is None
    assert kind.level(traits(kind="other"), traits("m2")) == kind.OTHER


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda comparison: comparison.name)
def test_weights_are_quarters(comparison: object) -> None:
    """So that their sums are exact in any order."""
    assert all((level.weight * 4).is_integer() for level in comparison.levels)  # type: ignore[attr-defined]


def test_other_victims_and_other_homes_are_other_events() -> None:
    """A surname in common leaves it open; the families whose houses were struck part two strikes of one day."""
    one = traits(names=("Karl Berg (13)", "Ada Berg"), words=("family Berg",))
    assert names.level(one, traits("m2", names=("9-year-old Nora Berg",))) is None
    assert names.level(one, traits("m2", names=("Otto Eder",))) == names.OTHERS
    assert homes.level(one, traits("m2", words=("family al-Berg",))) == homes.SAME
    assert homes.level(one, traits("m2", words=("family Eder",))) == homes.OTHERS
    assert homes.level(one, traits("m2", words=("bakery",))) is None


def test_one_name_among_many_dead_tells_nothing() -> None:
    """Of fifty dead two reports may name one each, and not the same."""
    one, other = traits(names=("Karl Berg",), figures=(killed(50),)), traits("m2", names=("Otto Eder",), figures=(killed(50),))
    assert names.level(one, other) is None
