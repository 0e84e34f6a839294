"""Linking one report at a time: a new report touches only what it hangs together with, and the outcome is that of linking all at once.

A component is found from the mentions alone and solved whole, so that neither the order of the reports nor how many came at once matters.
"""

from collections.abc import Iterable

from onrecord.incidents import Incident, Judgement
from onrecord.linking.candidates import Index
from onrecord.linking.components import component_of
from onrecord.linking.copies import Copies
from onrecord.linking.linked import Linked, in_order, solved, take
from onrecord.linking.speakers import Gathering
from onrecord.linking.traits import Traits, traits_of
from onrecord.linking.verdicts import SAME, verdicts_of
from onrecord.records import Reading


class Linker:
    """A record that grows: its mentions, and the incident of each."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self.known = Linked(verdicts=verdicts_of(judgements))
        self.index = Index()
        self.copies, self.voices = Copies(self.known.verdicts), Gathering(self.known.verdicts)
        self.traits: dict[str, Traits] = {}
        self.incident: dict[str, Incident] = {}
        self.same: dict[str, set[str]] = {}
        for (one, other), verdict in self.known.verdicts.items():
            if verdict == SAME:
                self.same.setdefault(one, set()).add(other)
                self.same.setdefault(other, set()).add(one)

    def add(self, reading: Reading) -> None:
        """Take a reading in, and solve anew what it touches."""
        self.copies.add(reading)
        self.voices.add(reading)
        for id in take(self.known, reading):
            if id in self.traits:
                self.index.discard(self.traits[id])
            self.traits[id] = traits_of(self.known.mentions[id])
            self.index.add(self.traits[id])
            self.solve(self.traits[id])

    def solve(self, traits: Traits) -> None:
        """Solve the component of a mention anew, and those that it leaves if it is not what it was."""
        waiting = {traits.mention.id, *(self.incident[traits.mention.id].mentions if traits.mention.id in self.incident else ())}
        while waiting:
            component, edges = component_of(self.traits[min(waiting)], self.near, self.judged)
            for incident in solved(self.known, component, edges):
                self.incident.update(dict.fromkeys(incident.mentions, incident))
            waiting -= {t.mention.id for t in component}

    def near(self, traits: Traits) -> Iterable[Traits]:
        """The mentions worth comparing with one."""
        return self.index.near(traits).values()

    def judged(self, id: str) -> Iterable[Traits]:
        """The mentions that a person judged to be one event with this one."""
        return [self.traits[other] for other in self.same.get(id, ()) if other in self.traits]

    @property
    def linked(self) -> Linked:
        """What is known so far."""
        self.known.incidents = in_order({incident.id: incident for incident in self.incident.values()}.values())
        self.known.origins, self.known.speakers = self.copies.origins(), self.voices.speakers()
        return self.known
