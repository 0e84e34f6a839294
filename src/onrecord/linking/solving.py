"""From pairs to incidents: groups are joined while the mean score between two of them is above nought, the surest first.

The outcome depends on the mentions alone, not on their order: ties go to the smaller id. A report seldom tells of one incident as two: its
pairs weigh heavily against, and two groups stay two where most reports of either tell of both. What a person judged comes first, and stays.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

from onrecord.linking.scores import score
from onrecord.linking.traits import Traits
from onrecord.linking.verdicts import DIFFERENT, SAME, Verdicts

Edge = tuple[str, str, float]  # two ids and their score


@dataclass(slots=True)
class Group:
    """Mentions taken for one event so far: their smallest id, their reports, and the sums of scores to the groups beside them."""

    id: str
    members: list[Traits]
    documents: set[str]
    sums: dict[str, float] = field(default_factory=dict)


class Solver:
    """Joins the mentions of one component into groups."""

    def __init__(self, mentions: Iterable[Traits], verdicts: Verdicts, scored: Callable[[Traits, Traits], float] = score) -> None:
        self.verdicts, self.scored = verdicts, scored
        ordered = sorted(mentions, key=lambda traits: traits.mention.id)
        self.groups = {t.mention.id: Group(t.mention.id, [t], {t.mention.document}) for t in ordered}
        self.group_of = {id: id for id in self.groups}
        self.heap: list[tuple[float, str, str]] = []
        self.apart: dict[str, set[str]] = defaultdict(set)
        for (one, other), verdict in verdicts.items():
            if verdict == DIFFERENT:
                self.apart[one].add(other)
                self.apart[other].add(one)

    def solve(self, edges: Iterable[Edge]) -> list[list[Traits]]:
        """The groups, each in the order of ids."""
        for one, other, weight in edges:
            self.groups[one].sums[other] = self.groups[other].sums[one] = weight
        self.join_judged()
        self.heap = [self.entry(one, other) for one in self.groups for other in self.groups[one].sums if one < other]
        heapify(self.heap)
        while self.heap:
            mean, one, other = heappop(self.heap)
            if mean < 0 and self.is_current(mean, one, other) and not self.is_kept_apart(one, other):
                self.join(one, other)
        return [sorted(group.members, key=lambda traits: traits.mention.id) for group in self.groups.values()]

    def join_judged(self) -> None:
        """Join what a person judged to be one, unless another judgement keeps them apart."""
        for (one, other), verdict in sorted(self.verdicts.items()):
            if verdict == SAME and one in self.group_of and other in self.group_of:
                first, second = sorted((self.group_of[one], self.group_of[other]))
                if first != second and not self.is_judged_apart(first, second):
                    self.join(first, second)

    def entry(self, one: str, other: str) -> tuple[float, str, str]:
        """How soon two groups are joined: the greatest mean first, then the smaller ids."""
        first, second = self.groups[one], self.groups[other]
        return -first.sums[other] / (len(first.members) * len(second.members)), one, other

    def is_current(self, mean: float, one: str, other: str) -> bool:
        """Whether the two groups are still as they were when they were weighed."""
        return one in self.groups and other in self.groups[one].sums and self.entry(one, other)[0] == mean

    def is_kept_apart(self, one: str, other: str) -> bool:
        """Whether most reports of one of them tell of both, or a person judged them to be two."""
        first, second = self.groups[one].documents, self.groups[other].documents
        return 2 * len(first & second) > min(len(first), len(second)) or self.is_judged_apart(one, other)

    def is_judged_apart(self, one: str, other: str) -> bool:
        """Whether a person judged any two of their mentions to be two events."""
        if not self.apart:
            return False
        others = {traits.mention.id for traits in self.groups[other].members}
        return any(not others.isdisjoint(self.apart.get(traits.mention.id, ())) for traits in self.groups[one].members)

    def join(self, one: str, other: str) -> None:
        """Make one group of two, and weigh it anew against those beside them."""
        kept, gone = self.groups[one], self.groups.pop(other)
        beside = [id for id in {**kept.sums, **gone.sums} if id not in (one, other)]
        sums = {id: self.sum_of(kept, id) + self.sum_of(gone, id) for id in beside}
        kept.members += gone.members
        kept.documents |= gone.documents
        kept.sums = sums
        self.group_of.update({traits.mention.id: one for traits in gone.members})
        for id, total in sums.items():
            near = self.groups[id]
            near.sums.pop(other, None)
            near.sums[one] = total
            heappush(self.heap, self.entry(*sorted((one, id))))

    def sum_of(self, group: Group, id: str) -> float:
        """The sum of scores between two groups; pairs that nothing had brought together are compared now."""
        known = group.sums.get(id)
        if known is not None:
            return known
        return sum(self.scored(a, b) for a in group.members for b in self.groups[id].members)


def solve(mentions: Iterable[Traits], edges: Iterable[Edge], verdicts: Verdicts) -> list[list[Traits]]:
    """The mentions of one component in groups, one an incident."""
    return Solver(mentions, verdicts).solve(edges)
