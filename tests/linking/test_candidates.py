"""Which mentions are compared: those that could be one event, whatever each of them leaves open, and not all the others."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.incidents import Mention
from onrecord.linking.candidates import Index, pairs
from onrecord.linking.keys import keys_of
from onrecord.linking.scores import score
from onrecord.linking.traits import traits_of
from tests.linking.sample import ARDA, BELT, CORVE, DELL, NORTH, killed, mention, traits

MONTH = {"date_min": "2030-05-01", "date_max": "2030-05-31"}
UNDATED = {"date_min": None, "date_max": None}


def are_compared(**other: object) -> bool:
    """Whether the strike on Arda on 4 May is compared with another mention."""
    return list(pairs([traits(words=("bakery",), figures=(killed(14),)), traits("m2", **other)])) == [(0, 1)]


def test_what_cannot_be_one_event_is_not_compared() -> None:
    """A far town on that day, the same town a month later."""
    assert not are_compared(place=CORVE)
    assert not are_compared(date_min="2030-06-09", date_max="2030-06-09", published="2030-06-09")


def test_the_place_can_be_told_otherwise() -> None:
    """A town near by or the region; of the country alone, with a word, a count or an object that tells."""
    for place in (ARDA, BELT, NORTH):
        assert are_compared(place=place)
    assert are_compared(place=None, words=("bakery",))
    assert are_compared(place=None, figures=(killed(14),))
    assert not are_compared(place=None)


def test_an_unlisted_place_is_found_by_its_name() -> None:
    """It lies nowhere on the map, but has a sound."""
    one, other = traits(place=DELL), traits("m2", place=DELL)
    assert list(pairs([one, other])) == [(0, 1)]


def test_the_day_can_be_told_otherwise() -> None:
    """The day after, no day but that of the report, the month with a count or word that both tell."""
    assert are_compared(date_min="2030-05-05", date_max="2030-05-05")
    assert are_compared(**UNDATED)
    assert are_compared(**MONTH, words=("bakery",))
    assert are_compared(**MONTH, figures=(killed(14),))
    assert not are_compared(**MONTH)


def test_without_any_day_something_else_must_be_shared() -> None:
    """Beside the place, a count or a telling word."""
    assert are_compared(**UNDATED, published=None, words=("bakery",))
    assert not are_compared(**UNDATED, published=None)


def test_victims_names_find_each_other_wherever_and_whenever() -> None:
    """A name is enough."""
    one, other = traits(names=("Ann Example",)), traits("m2", place=CORVE, names=("Ann Example",), **UNDATED)
    assert list(pairs([one, other])) == [(0, 1)]


def test_keys_are_numbers_that_a_store_can_keep() -> None:
    """Below 2**44, the same on every machine and in every run."""
    keys = keys_of(traits(words=("bakery",), figures=(killed(14),)))
    assert all(0 <= key < 2**44 for some in keys for key in some)
    assert keys == keys_of(traits(words=("bakery",), figures=(killed(14),)))
    assert min(keys_of(traits()).meets) == 1026701353058


days = st.sampled_from([("2030-05-04", "2030-05-04"), ("2030-05-05", "2030-05-05"), ("2030-05-01", "2030-05-31"), (None, None)])


@st.composite
def mentions(draw: st.DrawFn, id: str) -> Mention:
    """A mention that leaves this or that open."""
    first, last = draw(days)
    return mention(
        id,
        place=draw(st.sampled_from([ARDA, BELT, CORVE, DELL, NORTH, None])),
        date_min=first,
        date_max=last,
        published=draw(st.sampled_from(["2030-05-05", None])),
        background=draw(st.booleans()),
        words=tuple(draw(st.lists(st.sampled_from(["bakery", "Zorba", "Kesten", "Arda"]), max_size=3))),
        figures=(killed(draw(st.integers(0, 30))),),
    )


some = st.integers(2, 12).flatmap(lambda n: st.tuples(*(mentions(f"m{number}") for number in range(n))))


@given(some)
@settings(deadline=None, max_examples=100)
def test_an_index_finds_the_pairs_that_are_found_at_once(given: tuple[Mention, ...]) -> None:
    """One by one or all at once: the same pairs, each once."""
    all_traits = [traits_of(one) for one in given]
    index = Index()
    found = set()
    for number, one in enumerate(all_traits):
        found |= {(int(id[1:]), number) for id in index.near(one)}
        index.add(one)
    at_once = list(pairs(all_traits))
    assert len(at_once) == len(set(at_once))
    assert set(at_once) == found


@given(some)
@settings(deadline=None, max_examples=100)
def test_dated_and_placed_mentions_that_fit_are_never_missed(given: tuple[Mention, ...]) -> None:
    """What scores above nought with an exact day and a point on the map is compared."""
    all_traits = [traits_of(one) for one in given]
    exact = [n for n, one in enumerate(all_traits) if one.is_exact and one.spot.latitude is not None]
    found = set(pairs(all_traits))
    for a in exact:
        for b in exact:
            if a < b and score(all_traits[a], all_traits[b]) > 0:
                assert (a, b) in found
