"""What people judged of pairs: the same event or two. It outranks any score."""

from collections.abc import Iterable, Mapping

from onrecord.incidents import Judgement

SAME, DIFFERENT = "same", "different"
Verdicts = Mapping[tuple[str, str], str]  # by two ids, the smaller first


def verdicts_of(judgements: Iterable[Judgement]) -> dict[tuple[str, str], str]:
    """The verdicts that stand on pairs: the latest on each, none that was withdrawn.

    >>> one = Judgement("j1", "same", "m2", "Ann", "same school", "2025-04-05T10:00:00Z", other="m1")
    >>> verdicts_of([one])
    {('m1', 'm2'): 'same'}
    """
    standing = [j for j in judgements if j.verdict in (SAME, DIFFERENT) and j.other and j.withdrawn is None]
    found: dict[tuple[str, str], str] = {}
    for judgement in sorted(standing, key=lambda j: (j.at, j.id)):
        found[ordered(judgement.subject, judgement.other or "")] = judgement.verdict
    return found


def ordered(one: str, other: str) -> tuple[str, str]:
    """Two ids, the smaller first."""
    return (one, other) if one <= other else (other, one)
