"""What hangs together by scores above nought, or by a person's judgement: the parts of the record that are solved each for itself."""

from collections.abc import Callable, Iterable, Iterator

from onrecord.linking.candidates import pairs
from onrecord.linking.scores import score
from onrecord.linking.solving import Edge
from onrecord.linking.traits import Traits
from onrecord.linking.verdicts import SAME, Verdicts, ordered

Component = tuple[list[Traits], list[Edge]]


def components(traits: list[Traits], verdicts: Verdicts) -> Iterator[Component]:
    """All components of very many mentions, each with the scores above nought between its mentions."""
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


def gathered(traits: list[Traits], roots: list[int], edges: list[tuple[int, int, float]]) -> Iterator[Component]:
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
            weight = score(one, other)
            if weight > 0:
                edges[ordered(one.mention.id, other.mention.id)] = weight
                linked.append(other)
        new = [other for other in linked if other.mention.id not in found]
        found.update((other.mention.id, other) for other in new)
        waiting += new
    return list(found.values()), [(one, other, weight) for (one, other), weight in edges.items()]
