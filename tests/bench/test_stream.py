"""The synthetic stream: what linking is measured on is the same in every run, and has in it what makes linking hard."""

from collections import Counter, defaultdict
from functools import cache

from bench.linking_stream import b_cubed, drawn, exact, linked
from bench.stream import grown, stream
from bench.stream_places import world
from onrecord.incidents import Mention

INCIDENTS = 300


@cache
def some() -> list[tuple[Mention, int]]:
    """A small stream."""
    return list(stream(INCIDENTS, 5))


def by_incident() -> dict[int, list[Mention]]:
    """The mentions of each incident."""
    found: dict[int, list[Mention]] = defaultdict(list)
    for mention, number in some():
        found[number].append(mention)
    return found


def test_no_two_mentions_share_an_id() -> None:
    """Ids are unique, and say nothing of the incident."""
    ids = [mention.id for mention, _ in some()]
    assert len(set(ids)) == len(ids)
    assert sorted(ids) != ids


def test_no_report_tells_of_one_incident_twice() -> None:
    """A report can tell of several incidents, of each once."""
    pairs = Counter((mention.document, number) for mention, number in some())
    assert max(pairs.values()) == 1
    assert max(Counter(mention.document for mention, _ in some()).values()) > 1


def test_the_same_seed_gives_the_same_stream() -> None:
    """A seed gives the same mentions always, and another seed others."""
    assert list(stream(20, 5)) == some()[: len(list(stream(20, 5)))]
    assert list(stream(20, 6)) != list(stream(20, 5))


def test_towns_are_real_and_have_neighbours() -> None:
    """Incidents fall on towns of the gazetteer, many of which have others near them."""
    towns = world().towns
    assert len(towns) > 2000
    assert sum(bool(town.near) for town in towns) > len(towns) / 4


def test_it_has_what_makes_linking_hard() -> None:
    """Second strikes, other places and spellings, missing days and places, recalls, copies and growing counts are all in it."""
    told = by_incident()
    days = Counter((group[0].place.canonical, group[0].date_min) for group in told.values() if group[0].place and group[0].date_min)
    assert max(days.values()) > 1
    assert any(len({m.place.canonical for m in group if m.place}) > 2 for group in told.values())
    mentions = [mention for mention, _ in some()]
    for hard in (
        [m for m in mentions if m.place is None],
        [m for m in mentions if m.place and m.place.precision == "adm1"],
        [m for m in mentions if m.place and m.place.latitude is None],
        [m for m in mentions if m.date_min is None],
        [m for m in mentions if m.background],
        [m for m in mentions if m.names],
    ):
        assert len(hard) > len(mentions) / 100
    assert len({(m.figures, m.words) for m in mentions}) < len(mentions) * 0.95


def test_counts_grow_and_are_bounds() -> None:
    """Fewer are known in the first hour than after two days, and a bound never leaves the number out."""
    assert grown(50, 1) < grown(50, 12) < grown(50, 48) <= 50
    for mention, _ in some():
        assert all((figure.min or 0) <= (figure.max if figure.max is not None else 10**6) for figure in mention.figures)


def test_b_cubed_is_one_only_for_the_truth() -> None:
    """B-cubed is 1 for the truth; one cluster for all costs precision, one for each recall."""
    truth = {"a": 1, "b": 1, "c": 2}
    assert b_cubed(dict(truth), dict(truth)) == (1.0, 1.0, 1.0)
    assert b_cubed(dict.fromkeys(truth, 0), dict(truth))[0] < 1 == b_cubed(dict.fromkeys(truth, 0), dict(truth))[1]
    assert b_cubed({id: id for id in truth}, dict(truth))[1] < 1 == b_cubed({id: id for id in truth}, dict(truth))[0]


def test_our_linking_beats_exact_place_and_day() -> None:
    """Our linking puts the mentions together better than exact place and day do, by a clear margin."""
    mentions, truth = drawn(120, 5)
    assert b_cubed(linked(mentions), truth)[2] > b_cubed(exact(mentions), truth)[2] + 0.1
