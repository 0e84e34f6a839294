"""Rankings checked against the record: "the fourth such strike on the city this week" agrees, disagrees, or nobody here can tell.

The record is never complete. So too few incidents in it tell nothing, while more than the rank allows contradict it.
"""

from collections.abc import Iterable, Sequence

from onrecord.incidents import Case, Checked, Incident
from onrecord.lang.rankings import days_of_period, is_checked, rank_of
from onrecord.records import Attack, Comparison, Reading
from onrecord.told import told
from onrecord.weighing.ranges import least
from onrecord.weighing.weigh import weigh

ENOUGH = 5  # other incidents with dead, before their tolls say anything for a superlative
AGREES, DISAGREES, UNTOLD = "agrees", "disagrees", "cannot tell"


def checked(readings: Iterable[Reading], cases: Iterable[Case]) -> tuple[Checked, ...]:
    """Every ranking of attacks that some reports tell, checked against the incidents."""
    listed = sorted(cases, key=lambda case: case.incident.id)
    by_mention = {id: case for case in listed for id in case.incident.mentions}
    found = [check(c, r, by_mention, listed) for r in readings for c in r.comparisons if c.kind in ("attack", "toll")]
    return tuple(sorted(found, key=lambda one: (one.report, one.words)))


def check(comparison: Comparison, reading: Reading, by_mention: dict[str, Case], cases: Sequence[Case]) -> Checked:
    """One ranking checked."""
    attack = attack_of(comparison, reading)
    case = by_mention.get(mention_of(attack, reading)) if attack else None
    verdict, reason, counted = verdict_on(comparison, case, cases) if case else (UNTOLD, "it is not clear which incident it speaks of", ())
    return Checked(reading.id, comparison.quote.text, verdict, reason, case.incident.id if case else None, counted)


def attack_of(comparison: Comparison, reading: Reading) -> Attack | None:
    """The attack that a ranking speaks of: the one whose words stand nearest before it, else the next one."""
    place = comparison.quote.start
    told = [attack for attack in reading.attacks if attack.kind == "attack" and not attack.background]
    return min(told, key=lambda a: (a.quote.start > place, abs(a.quote.start - place)), default=None)


def mention_of(attack: Attack, reading: Reading) -> str:
    """The permanent id of an attack."""
    return next(event.id for event in told(reading) if event.attack is attack)


def verdict_on(comparison: Comparison, case: Case, cases: Sequence[Case]) -> tuple[str, str, tuple[str, ...]]:
    """What the record says to a ranking, why, and what was counted."""
    until = case.incident.date_max or case.incident.date_min
    period = days_of_period(comparison.period, until) if comparison.period and until else None
    if period is None:
        return UNTOLD, "the period cannot be worked out", ()
    like = [
        other for other in cases if is_like(other.incident, case.incident, comparison.scope is not None) and within(other.incident, period)
    ]
    rank = rank_of(comparison.rank)
    if rank is not None:
        return by_number(rank, like, period)
    if is_checked("deadly", comparison.rank):
        return by_toll(case, like, period)
    return UNTOLD, f"the record does not measure “{comparison.rank}”", ()


def is_like(other: Incident, incident: Incident, same_place: bool) -> bool:
    """Whether an incident is of the ranked kind: an attack in the same place, where a place is named, else in the same country."""
    if other.kind != incident.kind:
        return False
    if not same_place:
        return other.country == incident.country
    return other.id == incident.id or (name_of(other) is not None and name_of(other) == name_of(incident))


def name_of(incident: Incident) -> str | None:
    """The name of an incident's place, as the gazetteer calls it where it is known."""
    return (incident.place.gazetteer_id or incident.place.canonical or incident.place.name) if incident.place else None


def within(incident: Incident, period: tuple[str, str]) -> bool:
    """Whether an incident surely fell into a period."""
    first, last = incident.date_min or incident.date_max, incident.date_max or incident.date_min
    return first is not None and last is not None and period[0] <= last and first <= period[1]


def by_number(rank: int, like: Sequence[Case], period: tuple[str, str]) -> tuple[str, str, tuple[str, ...]]:
    """A rank by number: as many agree, more disagree, fewer tell nothing, and neither does a first one."""
    ids = tuple(case.incident.id for case in like)
    reason = f"the record holds {len(ids)} from {period[0]} to {period[1]}"
    if len(ids) > rank:
        return DISAGREES, reason, ids
    return (AGREES if len(ids) == rank > 1 else UNTOLD), reason, ids


def by_toll(case: Case, like: Sequence[Case], period: tuple[str, str]) -> tuple[str, str, tuple[str, ...]]:
    """The deadliest: one with surely more dead contradicts it; that others had fewer agrees, as far as the record goes."""
    dead = {other.incident.id: dead_in(other) for other in like if other is case or dead_in(other)}
    own, ids = dead_in(case), tuple(dead)
    most = max((number for id, number in dead.items() if id != case.incident.id), default=0)
    others = f"in {len(ids) - 1} others from {period[0]} to {period[1]} no more than {most} by the lowest account"
    reason = f"{own} dead here, {others}"
    if most > own:
        return DISAGREES, reason, ids
    return (AGREES if len(ids) > ENOUGH and most < own else UNTOLD), reason, ids


def dead_in(case: Case) -> int:
    """How many died at the least, by the lowest account."""
    ranges = [(a.min, a.max) for a in weigh(case) if a.harm == "killed" and a.group == "people"]
    return min(map(least, ranges), default=0)
