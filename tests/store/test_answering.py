"""An incident answers for ever to the id of each of its mentions, merged or not."""

from dataclasses import replace

from made_up import MONDAY, TUESDAY, WEDNESDAY, fresh_of, reading_of, together
from msgspec.structs import replace as changed

from onrecord.store.fresh import Changes, Fresh
from onrecord.store.moments import AsOf
from onrecord.store.store import Store

ONE, TWO = fresh_of(reading_of("Sumy", 3), 1), fresh_of(reading_of("Sumy", 5), 2)
FIRST, SECOND = ONE.mentions[0].id, TWO.mentions[0].id


def test_an_id_that_never_named_anything_has_no_answer(store: Store) -> None:
    """Nor is there a case for it."""
    assert store.incident_for("m0000000000000000") is None
    assert store.case("m0000000000000000") is None


def test_merged_incidents_answer_to_both_ids_and_a_parting_gives_them_back(store: Store) -> None:
    """Two incidents, then one, then two again; and as of each moment."""
    store.keep([ONE, TWO], MONDAY)
    store.relink(together(ONE), MONDAY)
    store.relink(together(TWO), MONDAY)
    assert (store.incident_for(FIRST), store.incident_for(SECOND)) == (FIRST, SECOND)
    moved = store.relink(together(ONE, TWO), TUESDAY)
    assert set(moved) == {FIRST, SECOND}
    assert (store.incident_for(FIRST), store.incident_for(SECOND)) == (FIRST, FIRST)
    assert [one.id for one in store.incidents()] == [FIRST]
    store.relink(together(ONE, touched=(ONE, TWO)), WEDNESDAY)
    store.relink(together(TWO), WEDNESDAY)
    assert (store.incident_for(FIRST), store.incident_for(SECOND)) == (FIRST, SECOND)
    assert store.incident_for(SECOND, AsOf(known_by=TUESDAY)) == FIRST


def test_a_mention_that_a_new_reading_lost_is_answered_for_by_the_nearest(store: Store) -> None:
    """The new reading finds the event in other words of the same report."""
    store.keep([ONE], MONDAY)
    store.relink(together(ONE), MONDAY)
    other = reading_of("Sumy", 3, version="2")
    again = fresh_of(other, 1)
    again = renamed(again, "m1111111111111111")
    store.keep([again], TUESDAY)
    store.relink(together(again), TUESDAY)
    assert store.incident_for(FIRST) == "m1111111111111111"
    assert store.incident_for(FIRST, AsOf(known_by=MONDAY)) == FIRST


def test_a_mention_that_is_gone_is_answered_for_by_those_that_were_with_it(store: Store) -> None:
    """The new reading finds no event any more; the other report of it still does."""
    store.keep([ONE, TWO], MONDAY)
    store.relink(together(ONE, TWO), MONDAY)
    store.keep([without(ONE)], TUESDAY)
    store.relink(Changes("incident", frozenset({FIRST, SECOND}), {SECOND: SECOND}, together(TWO).wholes), TUESDAY)
    assert store.incident_for(FIRST) == SECOND


def renamed(fresh: Fresh, id: str) -> Fresh:
    """The same report with another id for its mention."""
    return replace(fresh, mentions=(changed(fresh.mentions[0], id=id),), claims=(changed(fresh.claims[0], mention=id),))


def without(fresh: Fresh) -> Fresh:
    """The same report read by a reader that finds nothing in it."""
    return replace(fresh, reading=changed(fresh.reading, attacks=(), casualties=()), mentions=(), claims=(), lookups=())
