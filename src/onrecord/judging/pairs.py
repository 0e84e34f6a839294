"""What people said belongs together and what does not: pairs for linking, and where such sayings contradict each other."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.incidents import Judgement
from onrecord.judging.standing import PAIRS, latest

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A pair that was judged different, and the pairs judged the same that nevertheless lead from the one to the other."""

    different: Judgement
    same: tuple[Judgement, ...]


def holding(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgement that holds on each pair."""
    return [one for question, one in latest(judgements).items() if question[0] == "pair"]


def pair_of(judgement: Judgement) -> Pair:
    """The two ids, the lesser first."""
    one, other = sorted((judgement.subject, judgement.other or ""))
    return one, other


def pairs(judgements: Iterable[Judgement]) -> tuple[frozenset[Pair], frozenset[Pair]]:
    """The pairs judged the same, and those judged different; of two judgements on one pair the later counts."""
    found = holding(judgements)
    same, different = (frozenset(pair_of(one) for one in found if one.verdict == verdict) for verdict in PAIRS)
    return same, different


def contradictions(judgements: Iterable[Judgement]) -> tuple[Contradiction, ...]:
    """Pairs that were judged different while others, judged the same, lead from the one to the other. A person has to settle it."""
    found = holding(judgements)
    beside = neighbours(one for one in found if one.verdict == "same")
    different = [one for one in found if one.verdict == "different"]
    ways = ((one, way(beside, *pair_of(one))) for one in different)
    return tuple(Contradiction(one, found) for one, found in ways if found)


def neighbours(same: Iterable[Judgement]) -> dict[str, dict[str, Judgement]]:
    """For each id those judged the same as it."""
    found: dict[str, dict[str, Judgement]] = defaultdict(dict)
    for judgement in same:
        one, other = pair_of(judgement)
        found[one][other] = found[other][one] = judgement
    return found


def way(beside: Mapping[str, Mapping[str, Judgement]], start: str, end: str) -> tuple[Judgement, ...]:
    """The shortest way from one id to another over what was judged the same; empty where there is none."""
    ways: dict[str, tuple[Judgement, ...]] = {start: ()}
    edge = [start]
    while edge and end not in ways:
        steps = [(here, there) for here in edge for there in sorted(beside.get(here, ())) if there not in ways]
        for here, there in steps:
            ways.setdefault(there, (*ways[here], beside[here][there]))
        edge = list(dict.fromkeys(there for _, there in steps))
    return ways.get(end, ())
