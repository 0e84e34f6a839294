"""What hangs together by scores above nought, or by a person's judgement: the parts of the record that are solved each for itself."""

from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from onrecord.linking.candidates import MASK, NUMBER, pairs
from onrecord.linking.scores import score_for
from onrecord.linking.solving import Edge
from onrecord.linking.traits import Traits
from onrecord.linking.verdicts import SAME, Verdicts, ordered

WIDE = 40  # bits of an edge's number
Component = tuple[list[Traits], list[Edge]]


def components(traits: list[Traits], verdicts: Verdicts) -> Iterator[Component]:
    """All components of very many mentions, each with the scores above nought between its mentions."""
    roots = list(range(len(traits)))
    edges, weights = array("Q"), array("d")
    for one, other in pairs(traits):
        weight = score_for(traits[one], traits[other])
        if weight > 0:
            edges.append(one << NUMBER | other)
            weights.append(weight)
            unite(roots, one, other)
    numbers = {t.mention.id: number for number, t in enumerate(traits)} if verdicts else {}
    for (a, b), verdict in verdicts.items():
        if verdict == SAME and a in numbers and b in numbers:
            unite(roots, numbers[a], numbers[b])
    yield from gathered(traits, roots, (edges, weights))


Weighted = tuple["array[int]", "array[float]"]  # each edge as a number, and its score


def gathered(traits: list[Traits], roots: list[int], found: Weighted) -> Iterator[Component]:
    """The mentions and edges of each component."""
    edges, weights = found
    members, within = array("Q"), array("Q")
    for number in range(len(traits)):
        members.append(root_of(roots, number) << NUMBER | number)
    for at, edge in enumerate(edges):
        within.append(root_of(roots, edge >> NUMBER) << WIDE | at)
    waiting = iter(sorted(within))
    next_edge = next(waiting, None)
    for root, some in groupby(sorted(members), key=lambda member: member >> NUMBER):
        own: list[Edge] = []
        while next_edge is not None and next_edge >> WIDE == root:
            at = next_edge & (1 << WIDE) - 1
            one, other = traits[edges[at] >> NUMBER], traits[edges[at] & MASK]
            own.append((one.mention.id, other.mention.id, weights[at]))
            next_edge = next(waiting, None)
        yield [traits[member & MASK] for member in some], own


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


def component_of(traits: Traits, near: Callable[[Traits], Iterable[Traits]], judged: Callable[[str], Iterable[Traits]]) -> Component:
    """The component of one mention, found from neighbour to neighbour.

    `near` gives the mentions worth comparing with one, `judged` those that a person judged to be one event with it, by its id.
    """
    found = {traits.mention.id: traits}
    waiting = [traits]
    edges: dict[tuple[str, str], float] = {}
    while waiting:
        one = waiting.pop()
        linked = list(judged(one.mention.id))
        for other in near(one):
            weight = score_for(one, other)
            if weight > 0:
                edges[ordered(one.mention.id, other.mention.id)] = weight
                linked.append(other)
        new = [other for other in linked if other.mention.id not in found]
        found.update((other.mention.id, other) for other in new)
        waiting += new
    return list(found.values()), [(one, other, weight) for (one, other), weight in edges.items()]
