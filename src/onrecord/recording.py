"""Where linking and weighing meet the store: a new report joins the record in one unit of work, and touches what hangs together with it.

The outcome is that of linking everything anew: pairs are found by the same keys, and whatever hangs together is solved again whole.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial

from msgspec import structs

from onrecord.incidents import Assessment, Case, Mention
from onrecord.linking.claims import claims_of
from onrecord.linking.incidents import incident_of
from onrecord.linking.kept import copies_in, gathered, sketch_in, sketch_json, voices_of
from onrecord.linking.keys import keys_of
from onrecord.linking.linked import links_within
from onrecord.linking.mentions import mentions_of
from onrecord.linking.scores import score_for
from onrecord.linking.sketches import sketch_of
from onrecord.linking.solving import solve
from onrecord.linking.traits import traits_of
from onrecord.linking.verdicts import SAME, Verdicts
from onrecord.records import Reading
from onrecord.store.failing import Failure
from onrecord.store.fresh import Arrival, Changes, Fresh, Known, Lookup
from onrecord.store.moments import NOW, AsOf
from onrecord.store.store import Store
from onrecord.told import told
from onrecord.weighing.breaches import register_of
from onrecord.weighing.weigh import METHODS
from onrecord.work import guarded

AT_ONCE = 200  # incidents that are weighed in one unit of work


def fresh_of(reading: Reading, arrival: Arrival | None = None, failed: str | None = None) -> Fresh:
    """A reading with all that linking, weighing and finding copies take from it."""
    mentions = mentions_of(reading)
    sketch = sketch_of(reading.document, reading.text)
    known = Known(sketch_json(sketch), sketch.keys, voices_of(reading))
    lookups = tuple(Lookup(*keys_of(traits_of(mention))) for mention in mentions)
    return Fresh(reading, mentions, claims_of(reading), lookups, known, arrival, failed=failed)


def record(store: Store, fresh: Sequence[Fresh], at: str, verdicts: Verdicts | None = None) -> None:
    """Keep newly read reports and link them; the incidents that this changes wait to be weighed. One unit of work."""
    with store.unit(at):
        touched = store.keep(fresh, at)
        link(store, touched, at, verdicts or {})
        relate_copies(store, [one.document for one in fresh], at, verdicts or {})


def link(store: Store, touched: Collection[str], at: str, verdicts: Verdicts) -> None:
    """Link mentions that are new or changed: all that hangs together with them is solved again."""
    if not touched:
        return
    store.tie(sorted(touched), edges_of(store, store.mentions(sorted(touched))), at)
    judged = [pair for pair, verdict in verdicts.items() if verdict == SAME]
    ids, edges = store.component(touched)
    while more := {id for pair in judged if not ids.isdisjoint(pair) for id in pair} - ids:
        ids, edges = store.component(ids | more)
    mentions = {mention.id: mention for mention in store.mentions(sorted(ids))}
    known = [(a, b, weight) for a, b, weight in edges if a in mentions and b in mentions]
    groups = [[traits.mention for traits in group] for group in solve(map(traits_of, mentions.values()), known, verdicts)]
    new = changed(groups, store.wholes("incident", sorted(ids)), touched)
    moved = set(touched) | {mention.id for group in new for mention in group} | (ids - mentions.keys())
    store.relink(changes_of(store, new, moved, verdicts), at)


def changed(groups: Iterable[list[Mention]], before: Mapping[str, str], touched: Collection[str]) -> list[list[Mention]]:
    """The groups that are not just what they were: the whole of one incident, of mentions that are told as they were."""
    wholes: dict[str, set[str]] = defaultdict(set)
    for id, whole in before.items():
        wholes[whole].add(id)
    by_ids = [(group, {mention.id for mention in group}) for group in groups]
    return [group for group, ids in by_ids if not ids.isdisjoint(touched) or wholes.get(before.get(group[0].id, "")) != ids]


def edges_of(store: Store, mentions: Iterable[Mention]) -> list[tuple[str, str, float]]:
    """The pairs of these mentions with any others whose scores speak for one event."""
    traits = {mention.id: traits_of(mention) for mention in mentions}
    near, others = store.near({id: Lookup(*keys_of(one)) for id, one in traits.items()})
    traits |= {id: traits_of(other) for id, other in others.items() if id not in traits}
    pairs = sorted({(min(id, other), max(id, other)) for id, some in near.items() for other in some})
    return [(a, b, weight) for a, b in pairs if (weight := score_for(traits[a], traits[b])) > 0]


def changes_of(store: Store, groups: Iterable[list[Mention]], touched: Collection[str], verdicts: Verdicts) -> Changes:
    """What the store is to keep of groups: the incidents, which mention belongs to which, and the links with their reasons."""
    kept = list(groups)
    came = store.reports({mention.document for group in kept for mention in group})
    reports = {mention.id: came.get(mention.document, (mention.report,)) for group in kept for mention in group}
    incidents = tuple(incident_of(group, reports) for group in kept)
    belongs = {id: incident.id for incident in incidents for id in incident.mentions}
    by_id = {mention.id: mention for group in kept for mention in group}
    links = [link for one in incidents for link in links_within([by_id[id] for id in one.mentions], verdicts)]
    return Changes("incident", frozenset(touched), belongs, incidents, tuple(links))


def relate_copies(store: Store, documents: Sequence[str], at: str, verdicts: Verdicts) -> None:
    """Find what these documents were copied from, and what was copied from them; what hangs together is compared again whole."""
    keys = sorted({key for json in store.sketches(documents) for key in sketch_in(json).keys})
    near = {sketch_in(json).id for json in store.copies_near(keys)}
    ids = store.linked_to("copy", {*documents, *near})
    if ids == set(documents) and len(ids) == 1:
        return  # nothing is near, and nothing was
    found = copies_in(store.sketches(sorted(ids)), verdicts).origins()
    belongs = {document: origin for document, origin in found.of.items() if origin != document}
    store.relink(Changes("copy", frozenset(ids), belongs, links=found.links), at)


def settle_speakers(store: Store, at: str, verdicts: Verdicts | None = None) -> None:
    """Find out anew who all speakers are. All at once: whom "the governor" means can change with every report."""
    with store.unit(at):
        voices = gathered(store.voices(), verdicts)
        found = voices.speakers()
        of = {id: speaker for id, speaker in found.of.items() if voices.voices[id].naming.document is None}
        known = tuple(found.known[id] for id in sorted(set(of.values())))
        store.relink(Changes("speaker", frozenset(found.of), of, known, found.links), at)


def settle_registers(store: Store, at: str) -> None:
    """Put together anew which agreements there are, and which breaches are alleged of which."""
    readings = store.readings_that("position", "breach")
    mentions = [event.id for reading in readings for event in told(reading) if reading.breaches]
    incidents = [case.incident for case in store.cases(sorted(set(store.wholes("incident", mentions).values())))]
    found = register_of(readings, incidents)
    store.enter(found.deals, found.allegations, at)


def cases_as_of(store: Store, asof: AsOf = NOW) -> Iterator[Case]:
    """Every incident as of a moment with all that a method weighs of it; summed up from what had been said by then, and no more."""
    shown = [incident.id for incident in store.incidents(asof)]
    for at in range(0, len(shown), AT_ONCE):
        wholes = store.wholes("incident", shown[at : at + AT_ONCE], asof)
        for case in store.cases(sorted(set(wholes.values())), asof):
            came = store.reports({mention.document for mention in case.mentions}) if asof.published_by else {}
            reports = {m.id: came.get(m.document, (m.report,)) for m in case.mentions}
            yield structs.replace(case, incident=incident_of(case.mentions, reports)) if asof.published_by else case


def weigh_waiting(store: Store, at: str) -> int:
    """Weigh the incidents that changed, by every method; how many could not be weighed by some."""
    failures = 0
    while store.waiting(1):
        with store.unit(at):
            failures += weigh(store, store.waiting(AT_ONCE), at)
    return failures


def weigh(store: Store, ids: Sequence[str], at: str) -> int:
    """Weigh some incidents; a method that falls over one is a failure that is kept and told, and the others go on."""
    found: list[Assessment] = []
    failed: list[Failure] = []
    for case in store.cases(ids):
        for name, method in METHODS.items():
            found += guarded(partial(method.weigh, case), partial(fallen, failed, case, name))
    store.mend("weigh", ids, at)
    for failure in failed:
        store.fail(failure, at)
    store.assess(ids, found, at)
    return len(failed)


def fallen(failed: list[Failure], case: Case, method: str, error: Exception) -> tuple[Assessment, ...]:
    """Note that a method fell over an incident: a fault of On Record."""
    failed.append(Failure("weigh", case.incident.id, f"the method {method} failed: {type(error).__name__}: {error}; please report it"))
    return ()
