"""What one source says in one report, of one harm: its toll, and the tolls of groups in it.

The first total of a report is its summary. A later one that agrees makes it more exact; a higher one widens it, or replaces it where the
toll is said to have grown; a lower one tells a part or an earlier count, and changes nothing. Parts never add to totals. Where there is no
total at all, the persons of the longest list are summed, and the toll says so.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.weighing.ranges import Range, highest, least, meet, narrowed
from onrecord.weighing.stated import Stated

AGE = re.compile(r"\d+|^\w+")
NEAR = 40  # code points between two entries of one list
ALL = "people"  # the group of a total


@dataclass(frozen=True, slots=True)
class Toll:
    """One source's count of one group in one report.

    `opening` is its first statement and stands at `start`; `partial` says that no total was told. `claims` are those behind the range,
    `earlier` those that it overtakes.
    """

    source: str
    report: str
    published: str | None
    harm: str
    stratum: str
    group: str
    range: Range
    opening: Range
    start: int
    partial: bool
    growing: bool
    claims: tuple[str, ...]
    earlier: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim, or the sum of those that stand in one list."""

    range: Range
    claims: tuple[Stated, ...]


def tolls_of(stated: Iterable[Stated]) -> list[Toll]:
    """The tolls of every source in every report, totals and groups."""
    found: list[Toll] = []
    for _, told in groupby(sorted(stated, key=voice), key=voice):
        found += tolls_of_voice(list(told))
    return found


def voice(stated: Stated) -> tuple[str, str, str, str]:
    """Whose count of what a claim is: source, report, harm and stratum."""
    return stated.source, stated.claim.document, stated.harm, stated.stratum


def tolls_of_voice(told: list[Stated]) -> Iterator[Toll]:
    """The toll of one source in one report for one harm, and its groups."""
    told.sort(key=lambda stated: stated.span)
    wholes = [Statement(stated.range, (stated,)) for stated in told if stated.whole]
    total = toll(ALL, wholes) if wholes else summed(told)
    if total is not None:
        yield total
    first = wholes[0].claims[0].id if wholes else None
    for group in sorted({stated.group for stated in told} - {ALL}):
        yield group_toll(group, [stated for stated in told if stated.group == group], first)


def group_toll(group: str, told: list[Stated], first: str | None) -> Toll:
    """The toll of one group: what the first total says to include; else the longest list, or all who are told one by one."""
    inside = next((list(one.claims) for one in lists(stated for stated in told if first and stated.part_of == first)), [])
    chosen = inside or max([*(list(one.claims) for one in lists(told)), singles(told)], key=lambda some: highest(total_of(some)))
    others = [Statement(stated.range, (stated,)) for stated in told if stated not in chosen]
    return toll(group, [Statement(total_of(chosen), tuple(chosen))], partial=not inside, beside=others)


def is_member(stated: Stated, before: Sequence[Stated]) -> bool:
    """Whether one person of a list is one of those that a number before counts: "two children, Amira (4) and Emil (2)"."""
    some = next((one for one in reversed(before) if least(one.range) > 1 and one.group == stated.group), None)
    if some is None or stated.range != (1, 1) or not (stated.claim.casualty.names or stated.claim.casualty.age):
        return False
    return len(before) - before.index(some) <= least(some.range)


def singles(told: Iterable[Stated]) -> list[Stated]:
    """Everybody who is told as one person, each once: by name, and who has no name by an age that nobody with a name has."""
    ones = {stated.claim.casualty.names or stated.id: stated for stated in told if stated.range == (1, 1)}
    ages = {years(stated) for stated in ones.values() if stated.claim.casualty.names} - {None}
    return [stated for stated in ones.values() if stated.claim.casualty.names or years(stated) not in ages]


def years(stated: Stated) -> str | None:
    """The number of an age as worded."""
    found = AGE.search(stated.claim.casualty.age or "")
    return found.group() if found else None


def toll(group: str, statements: Sequence[Statement], partial: bool = False, beside: Sequence[Statement] = ()) -> Toll:
    """A toll from a source's statements in their order; those `beside` change nothing."""
    first, *others = statements
    range, growing = first.range, grows(first)
    behind, passed = list(first.claims), [stated for one in beside for stated in one.claims]
    for statement in others:
        taken = together(range, statement, growing)
        if taken is None:
            passed += statement.claims
            continue
        if statement.range == taken != range:
            passed, behind = [*passed, *behind], []
        range, growing = taken, growing or grows(statement)
        behind += statement.claims
    claim = first.claims[0].claim
    return Toll(
        first.claims[0].source, claim.report, claim.published, first.claims[0].harm, first.claims[0].stratum, group,
        range, first.range, first.claims[0].span[0], partial, growing, ids(behind), ids(passed),
    )  # fmt: skip


def together(range: Range, later: Statement, growing: bool) -> Range | None:
    """What a toll becomes by a later statement of the same source in the same report; None where that only tells a part of it."""
    if meet(range, later.range):
        return narrowed(range, later.range)
    if least(later.range) < least(range):
        return None
    return later.range if grows(later) or growing else (range[0], later.range[1])


def grows(statement: Statement) -> bool:
    """Whether a statement says that the toll grows or has grown."""
    return any(stated.claim.casualty.growing for stated in statement.claims)


def ids(stated: Iterable[Stated]) -> tuple[str, ...]:
    """The ids of claims."""
    return tuple(dict.fromkeys(one.id for one in stated))


def summed(told: list[Stated]) -> Toll | None:
    """The toll of a source that gives no total: the longest of its lists of persons and groups."""
    listed = list(lists(stated for stated in told if stated.top))
    if not listed:
        return None
    longest = max(listed, key=lambda statement: highest(statement.range))
    return toll(ALL, [longest, *(other for other in listed if other is not longest)], partial=True)


def lists(told: Iterable[Stated]) -> Iterator[Statement]:
    """Claims that stand beside each other, summed; the others alone."""
    near: list[Stated] = []
    for stated in told:
        if near and not beside(near[-1], stated):
            yield Statement(total_of(near), tuple(near))
            near = []
        near.append(stated)
    if near:
        yield Statement(total_of(near), tuple(near))


def beside(a: Stated, b: Stated) -> bool:
    """Whether two claims are entries of one list: close together, parts of the same total or of none."""
    return b.span[0] - a.span[1] <= NEAR and a.part_of == b.part_of and b.range[0] is not None and a.range[0] is not None


def total_of(near: Sequence[Stated]) -> Range:
    """The sum of the entries of one list; who is named behind a number of the same group is one of those."""
    counted = [stated for at, stated in enumerate(near) if not is_member(stated, near[:at])]
    lows = [stated.range[0] for stated in counted]
    highs = [stated.range[1] for stated in counted]
    return (
        None if None in lows else sum(x for x in lows if x is not None),
        None if None in highs else sum(x for x in highs if x is not None),
    )
