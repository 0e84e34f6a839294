"""Linking as a whole: readings in, incidents out, with the links that hold them together and the cases that weighing takes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from msgspec.structs import replace

from onrecord.incidents import Case, Claim, Incident, Judgement, Link, Mention
from onrecord.linking.claims import claims_of
from onrecord.linking.components import components
from onrecord.linking.copies import Copies, Origins
from onrecord.linking.incidents import age, incident_of
from onrecord.linking.mentions import mentions_of
from onrecord.linking.scores import reasons, score
from onrecord.linking.solving import Edge, solve
from onrecord.linking.speakers import Gathering, Speakers
from onrecord.linking.traits import Traits, traits_of
from onrecord.linking.verdicts import Verdicts, verdicts_of
from onrecord.records import Reading

UNDATED = "~"  # after all days


@dataclass(slots=True)
class Linked:
    """What linking knows: mentions by id, the reports and claims of each, incidents in the order of their days, copies and speakers."""

    mentions: dict[str, Mention] = field(default_factory=dict)
    reports: dict[str, tuple[str, ...]] = field(default_factory=dict)
    claims: dict[str, tuple[Claim, ...]] = field(default_factory=dict)
    verdicts: Verdicts = field(default_factory=dict)
    incidents: tuple[Incident, ...] = ()
    origins: Origins = field(default_factory=lambda: Origins({}, ()))
    speakers: Speakers = field(default_factory=lambda: Speakers({}, {}, ()))

    def cases(self) -> Iterator[Case]:
        """Every incident with all that a method weighs of it."""
        return map(self.case, self.incidents)

    def case(self, incident: Incident) -> Case:
        """One incident with its mentions and counts, in the order of publication."""
        mentions = tuple(self.mentions[id] for id in incident.mentions)
        return Case(incident, mentions, tuple(self.known(claim) for m in mentions for claim in self.claims.get(m.id, ())))

    def known(self, claim: Claim) -> Claim:
        """A count with its speaker over all reports, and the origin of its text."""
        speaker, origin = self.speakers.of.get(claim.speaker), self.origins.of.get(claim.document)
        return replace(claim, speaker=speaker or claim.speaker, origin=origin or claim.document)

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
        best = max(traits[:at], key=lambda earlier: (score(earlier, later), earlier.mention.id))
        yield link_of(best.mention, later.mention, verdicts)


def link(readings: Iterable[Reading], judgements: Iterable[Judgement] = ()) -> Linked:
    """The incidents of some readings."""
    verdicts = verdicts_of(judgements)
    linked, copies, voices = Linked(verdicts=verdicts), Copies(verdicts), Gathering(verdicts)
    for reading in readings:
        take(linked, reading)
        copies.add(reading)
        voices.add(reading)
    linked.incidents = in_order(incidents_of(linked))
    linked.origins, linked.speakers = copies.origins(), voices.speakers()
    return linked


def incidents_of(linked: Linked) -> Iterator[Incident]:
    """All mentions put together as incidents."""
    traits = [traits_of(mention) for mention in linked.mentions.values()]
    for component, edges in components(traits, linked.verdicts):
        yield from solved(linked, component, edges)


def solved(linked: Linked, component: list[Traits], edges: list[Edge]) -> Iterator[Incident]:
    """The incidents of one component."""
    for group in solve(component, edges, linked.verdicts):
        yield incident_of([traits.mention for traits in group], linked.reports)


def in_order(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """Incidents in the order of their days, those without a day last."""
    return tuple(sorted(incidents, key=lambda incident: (incident.date_min or incident.date_max or UNDATED, incident.id)))


def take(linked: Linked, reading: Reading) -> list[str]:
    """Take a reading's mentions and claims in; the ids of the mentions that are new or told otherwise now.

    A text that was read before, under another name, only adds its report: the earliest stands for all.
    """
    changed = []
    claims = claims_of(reading)
    for mention in mentions_of(reading):
        known = linked.mentions.get(mention.id)
        reports = linked.reports.get(mention.id, ())
        if mention.report not in reports:
            linked.reports[mention.id] = tuple(sorted((*reports, mention.report)))
            changed.append(mention.id)
        if known is None or (age(mention), mention.report) < (age(known), known.report):
            linked.mentions[mention.id] = mention
            linked.claims[mention.id] = tuple(claim for claim in claims if claim.mention == mention.id)
    return changed
