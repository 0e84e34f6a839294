"""The record as of a moment is made of what had been said by then, or was known then; and the order of reports makes no difference."""

from itertools import permutations

import pytest

from onrecord import read
from onrecord.linking.linked import link
from onrecord.recording import cases_as_of, fresh_of, record, settle_speakers, weigh_waiting
from onrecord.records import Reading
from onrecord.store.moments import AsOf
from onrecord.store.store import Store, opened
from onrecord.weighing.weigh import weigh

TOLD = (
    ("2025-04-04", "A strike hit Kharkiv on Friday, killing three people, police said."),
    ("2025-04-05", "Friday's drone strike on a school in Kharkiv killed five people, the governor said on Saturday."),
    ("2025-04-05", "Two people were killed by shelling in Odesa on Thursday, rescuers said."),
)
READINGS = [read(text, published=day) for day, text in TOLD]


def recorded(store: Store, readings: list[Reading]) -> None:
    """Reports that come one by one."""
    for reading in readings:
        record(store, [fresh_of(reading)], "2025-04-06T10:00:00Z")
    settle_speakers(store, "2025-04-06T10:00:00Z")
    weigh_waiting(store, "2025-04-06T10:00:00Z")


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_in_any_order_it_is_what_linking_all_at_once_gives(order: tuple[int, ...]) -> None:
    """The incidents, their cases and what they weigh."""
    whole = {case.incident.id: case for case in link(READINGS).cases()}
    with opened() as store:
        recorded(store, [READINGS[at] for at in order])
        cases = {case.incident.id: case for case in cases_as_of(store)}
        assert cases.keys() == whole.keys()
        for id, case in cases.items():
            assert (case.incident, case.mentions, case.claims) == (whole[id].incident, whole[id].mentions, whole[id].claims)
            assert store.assessments(id, "airwars") == list(weigh(case, "airwars"))


def test_what_had_been_said_does_not_know_what_came_later(where: str) -> None:
    """On Friday nobody had said that it was a drone, nor that it hit a school; on either database."""
    with opened(where) as store:
        recorded(store, READINGS)
        (then,) = cases_as_of(store, AsOf(published_by="2025-04-04"))
        now = next(case for case in cases_as_of(store) if case.incident.id == then.incident.id)
    assert (then.incident.weapon, then.incident.target, len(then.claims)) == (None, None, 1)
    assert (now.incident.target, len(now.claims)) == ("school", 2)
