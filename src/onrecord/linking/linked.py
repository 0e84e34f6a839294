"""Linking as a whole: readings in, incidents out, with the links that hold them together and the cases that weighing takes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.incidents import Case, Claim, Incident, Judgement, Link, Mention
from onrecord.linking.candidates import pairs
from onrecord.linking.claims import claims_of
from onrecord.linking.incidents import age, incident_of
from onrecord.linking.mentions import mentions_of
from onrecord.linking.scores import reasons, score
from onrecord.linking.solving import Edge, solve
from onrecord.linking.traits import Traits, traits_of
from onrecord.linking.verdicts import SAME, Verdicts, verdicts_of
from onrecord.records import Reading

UNDATED = "~"  # after all days


@dataclass(slots=True)
class Linked:
    """What linking knows: the mentions by id, the reports of each, the claims of each, and the incidents in the order of their days."""

    mentions: dict[str, Mention] = field(default_factory=dict)
    reports: dict[str, tuple[str, ...]] = field(default_factory=dict)
    claims: dict[str, tuple[Claim, ...]] = field(default_factory=dict)
    verdicts: Verdicts = field(default_factory=dict)
    incidents: tuple[Incident, ...] = ()

    def cases(self) -> Iterator[Case]:
        """Every incident with all that a method weighs of it."""
        return map(self.case, self.incidents)

    def case(self, incident: Incident) -> Case:
        """One incident with its mentions and counts, in the order of publication."""
        mentions = tuple(self.mentions[id] for id in incident.mentions)
        return Case(incident, mentions, tuple(claim for m in mentions for claim in self.claims.get(m.id, ())))

    def links(self) -> Iterator[Link]:
        """The links that hold the incidents together: each mention with that of its incident that it fits best."""
        for incident in self.incidents:
            yield from links_within([self.mentions[id] for id in incident.mentions], self.verdicts)

    def why(self, one: str, other: str) -> Link:
        """Two mentions compared, with every reason for and against."""
        return link_of(self.mentions[one], self.mentions[other], self.verdicts)


def link_of(a: Mention, b: Mention, verdicts: Verdicts) -> Link:
    """Two mentions compared; the score is the sum of the reasons, whatever a person judged."""
    one, other = sorted((a, b), key=lambda mention: mention.id)
    found = reasons(one, other)
    return Link("incident", one.id, other.id, sum(reason.weight for reason in found), found, verdicts.get((one.id, other.id)))


def links_within(mentions: list[Mention], verdicts: Verdicts) -> Iterator[Link]:
    """One link a mention after the first: with the one before it that it fits best."""
    traits = [traits_of(mention) for mention in mentions]
    for at, later in enumerate(traits[1:], 1):
        best = max(traits[:at], key=lambda earlier: (score(*sorted_pair(earlier, later)), earlier.mention.id))
        yield link_of(best.mention, later.mention, verdicts)


def sorted_pair(a: Traits, b: Traits) -> tuple[Traits, Traits]:
    """Two mentions in the order of their ids."""
    return (a, b) if a.mention.id < b.mention.id else (b, a)


def link(readings: Iterable[Reading], judgements: Iterable[Judgement] = ()) -> Linked:
    """The incidents of some readings."""
    linked = Linked(verdicts=verdicts_of(judgements))
    for reading in readings:
        take(linked, reading)
    linked.incidents = tuple(incidents_of(linked.mentions.values(), linked.reports, linked.verdicts))
    return linked


def take(linked: Linked, reading: Reading) -> list[Mention]:
    """Take a reading's mentions and claims in; what is new of its mentions. A text that was read before only adds its report."""
    new = []
    for mention in mentions_of(reading):
        known = linked.mentions.get(mention.id)
        linked.reports[mention.id] = tuple(dict.fromkeys((*linked.reports.get(mention.id, ()), mention.report)))
        if known is None or (age(mention), mention.report) < (age(known), known.report):
            linked.mentions[mention.id] = mention
            new.append(mention)
    for claim in claims_of(reading):
        if claim.mention and claim.id not in {c.id for c in linked.claims.get(claim.mention, ())}:
            linked.claims[claim.mention] = (*linked.claims.get(claim.mention, ()), claim)
    return new


def incidents_of(mentions: Iterable[Mention], reports: dict[str, tuple[str, ...]], verdicts: Verdicts) -> list[Incident]:
    """All mentions put together as incidents, in the order of their days."""
    traits = [traits_of(mention) for mention in mentions]
    groups = (group for component, edges in components(traits, verdicts) for group in solve(component, edges, verdicts))
    found = [incident_of([t.mention for t in group], reports) for group in groups]
    return sorted(found, key=lambda incident: (incident.date_min or incident.date_max or UNDATED, incident.id))


def components(traits: list[Traits], verdicts: Verdicts) -> Iterator[tuple[list[Traits], list[Edge]]]:
    """What hangs together by scores above nought, or by a person's judgement: the mentions of each component and their edges."""
    roots = list(range(len(traits)))
    edges: list[tuple[int, int, float]] = []
    for one, other in pairs(traits):
        weight = score(traits[one], traits[other])
        if weight > 0:
            edges.append((one, other, weight))
            unite(roots, one, other)
    numbers = {t.mention.id: number for number, t in enumerate(traits)}
    for (a, b), verdict in verdicts.items():
        if verdict == SAME and a in numbers and b in numbers:
            unite(roots, numbers[a], numbers[b])
    yield from gathered(traits, roots, edges)


def gathered(traits: list[Traits], roots: list[int], edges: list[tuple[int, int, float]]) -> Iterator[tuple[list[Traits], list[Edge]]]:
    """The mentions and edges of each component."""
    members: dict[int, list[Traits]] = {}
    within: dict[int, list[Edge]] = {}
    for number, t in enumerate(traits):
        members.setdefault(root_of(roots, number), []).append(t)
    for one, other, weight in edges:
        within.setdefault(root_of(roots, one), []).append((traits[one].mention.id, traits[other].mention.id, weight))
    for root, some in members.items():
        yield some, within.get(root, [])


def unite(roots: list[int], one: int, other: int) -> None:
    """Make one component of two."""
    first, second = root_of(roots, one), root_of(roots, other)
    roots[max(first, second)] = min(first, second)


def root_of(roots: list[int], number: int) -> int:
    """The component that a number belongs to."""
    while roots[number] != number:
        roots[number] = roots[roots[number]]
        number = roots[number]
    return number
