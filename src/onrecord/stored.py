"""Where publishing meets the store: what a record holds, as it was read, linked and weighed, becomes an edition of the site.

The store has everything but the reports' texts, which stand in the archive. Nothing is read, linked or weighed again; only an incident of
which a part is not to be shown (sealed, held back, not yet published as of a day) is made of what remains, and weighed anew.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from onrecord.errors import StoreError
from onrecord.home import has_store
from onrecord.ids import claim_ids
from onrecord.incidents import Assessment, Case, Judgement, Link, Mention
from onrecord.judging.applying import effect
from onrecord.judging.showing import unsealed
from onrecord.linking.incidents import incident_of
from onrecord.linking.kept import gathered
from onrecord.linking.linked import in_order
from onrecord.linking.mentions import mentions_of
from onrecord.linking.speakers import Speakers
from onrecord.linking.verdicts import verdicts_of
from onrecord.logged import texts_of
from onrecord.publishing.site.edition import Choices, Edition, Item
from onrecord.publishing.site.holding import released
from onrecord.records import Reading
from onrecord.site import Known, bound
from onrecord.store.moments import ALWAYS, AsOf
from onrecord.store.store import Store
from onrecord.told import Told, told
from onrecord.verdicts import judgements_of, replaces_of
from onrecord.weighing.weigh import METHODS, weigh

AT_ONCE = 200  # incidents that are asked for at a time
By = Mapping[str, Mapping[str, Sequence[Assessment]]]  # assessments by incident and method


@dataclass(frozen=True, slots=True)
class View:
    """How a record is looked at: what was chosen, as of which day of publication, how many hours reports wait, and at which instant.

    Without an instant it is that of the record's last change, so that the same record gives the same pages.
    """

    choices: Choices
    published_by: str | None = None
    delay: int = 0
    at: str | None = None

    @property
    def asof(self) -> AsOf:
        """The moment as the store takes it."""
        return AsOf(published_by=self.published_by)


@dataclass(slots=True)
class Shown:
    """The readings that are to be shown, the events and claims in them, and the mentions of those of which a part is sealed.

    `anew`: they are those of an earlier day, and what the store sums up and concludes is of now.
    """

    readings: tuple[Reading, ...]
    anew: bool = False
    events: dict[str, Told] = field(default_factory=dict)
    claims: set[str] = field(default_factory=set)
    altered: dict[str, Mention] = field(default_factory=dict)

    def look(self, whole: Iterable[Reading]) -> None:
        """Look the readings through; `whole` are the same before anything was sealed."""
        before = {id(reading) for reading in whole}
        for reading in self.readings:
            self.events.update({event.id: event for event in told(reading)})
            self.claims.update(claim_ids(reading))
            if id(reading) not in before:
                self.altered.update({mention.id: mention for mention in mentions_of(reading)})


def ready(home: Path, where: str | None = None) -> None:
    """Refuse to look at a record that has no store: opening it would make an empty one."""
    if where is None and not has_store(home):
        raise StoreError(f"{home}: holds no record yet; make one with: onrecord run REPORTS --home {home}")


def stored_edition(store: Store, home: Path, view: View) -> Edition:
    """The edition that a record comes to."""
    at = view.at or view.published_by or store.facts().get("latest", ALWAYS)
    judgements = judgements_of(home)
    found = effect(with_texts(store, home, view.asof), judgements, replaces_of(home) if judgements else {})
    readings, held = released(unsealed(found.readings, found.found), at, view.delay)
    shown = Shown(readings, view.published_by is not None)
    shown.look(found.readings)
    items = tuple(items_of(store, shown, view.asof))
    return bound(Known(readings, items, speakers_of(store, readings), tuple(found.found)), held, at, view.choices)


def with_texts(store: Store, home: Path, asof: AsOf) -> tuple[Reading, ...]:
    """The readings of a record with their reports' texts."""
    readings = list(store.readings(asof))
    texts = texts_of(home, {reading.document.id for reading in readings})
    return tuple(replace(one, text=texts.get(one.document.id, "")) for one in readings)


def speakers_of(store: Store, readings: Iterable[Reading]) -> Speakers:
    """Who speaks in the readings that are shown."""
    documents = {reading.document.id for reading in readings}
    rows = [row for row in store.voices() if row[1] in documents]
    return gathered(rows, verdicts_of(store.judgements())).speakers()


def items_of(store: Store, shown: Shown, asof: AsOf) -> Iterator[Item]:
    """Every incident of which something is shown."""
    ids = [incident.id for incident in in_order(store.incidents(asof))]
    known = {} if shown.anew else assessed(store)
    for some in (ids[at : at + AT_ONCE] for at in range(0, len(ids), AT_ONCE)):
        cases = {case.incident.id: case for case in store.cases(some, asof)}
        links = links_of(store, cases.values())
        for case in (cases[id] for id in some if id in cases):
            item = item_of(case, shown, known)
            if item:
                yield replace(item, links=tuple(between(links.get(case.incident.id, ()), item.case)))


def assessed(store: Store) -> By:
    """What every method concluded of every incident."""
    found: dict[str, dict[str, list[Assessment]]] = defaultdict(lambda: defaultdict(list))
    for one in store.assessments():
        found[one.incident][one.method].append(one)
    return found


def links_of(store: Store, cases: Iterable[Case]) -> dict[str, list[Link]]:
    """The links that hold each of some incidents together, between the mentions that each still has."""
    of = {mention.id: case.incident.id for case in cases for mention in case.mentions}
    found: dict[str, list[Link]] = defaultdict(list)
    for one in store.links(of):
        if one.a in of and of[one.a] == of.get(one.b):
            found[of[one.b]].append(one)
    return found


def between(links: Iterable[Link], case: Case) -> Iterator[Link]:
    """The links between the mentions that are shown of a case."""
    ids = {mention.id for mention in case.mentions}
    return (link for link in links if link.a in ids and link.b in ids)


def item_of(case: Case, shown: Shown, known: By) -> Item | None:
    """One incident as it is shown; None where nothing of it is."""
    left = without_hidden(case, shown)
    if left is case and case.incident.id in known:
        found = known[case.incident.id]
        return Item(case, {name: tuple(found.get(name, ())) for name in METHODS})
    return Item(left, {name: weigh(left, name) for name in METHODS}) if left.mentions else None


def without_hidden(case: Case, shown: Shown) -> Case:
    """A case with what is shown of it: the same where that is all, else an incident of what remains."""
    mentions = tuple(shown.altered.get(one.id, one) for one in case.mentions if one.id in shown.events)
    claims = tuple(claim for claim in case.claims if claim.id in shown.claims)
    whole = {mention.id for mention in mentions} == set(case.incident.mentions)
    if not mentions:
        return replace(case, mentions=())
    if whole and not shown.anew and (mentions, claims) == (case.mentions, case.claims):
        return case
    incident = incident_of(mentions, {mention.id: (mention.report,) for mention in mentions})
    attacks = [event.attack for mention in mentions if (event := shown.events[mention.id]).attack]
    accounts = tuple(account for attack in attacks if attack for account in attack.accounts)
    return Case(incident, mentions, claims, accounts, judged(case, {incident.id, *incident.mentions, *(claim.id for claim in claims)}))


def judged(case: Case, ids: set[str]) -> tuple[Judgement, ...]:
    """What people judged of what is shown."""
    return tuple(one for one in case.judgements if one.subject in ids)
