"""Settles what the clauses told of the same people: the stronger word stands, a name is nobody new, parts find their total."""

from itertools import takewhile

from onrecord.reading.figures import ONE, Figure
from onrecord.reading.findings import Finding, Found, can_hold

NAME_AFTER = 7  # words between "the mayor" and his name: "the mayor of the northern town, Carl Dorn, was shot"


def is_taken(found: Found, finding: Finding) -> bool:
    """Whether the same people already have this harm, or a stronger word for it."""
    others = [f for (first, _), f in found.items() if first == finding.phrase.first]
    return any(f.harm == finding.harm or f.rule == "own" for f in others) or (finding.weak and bool(others)) or conflicts(others, finding)


def conflicts(others: list[Finding], finding: Finding) -> bool:
    """Whether people who are already told to be dead or hurt by one clause are given another harm by a distant one."""
    return any(f.harm_at != finding.harm_at and not compatible(f.harm, finding.harm) for f in others)


def compatible(one: str, other: str) -> bool:
    """Whether two harms can be told of the same people, one after the other."""
    return {one, other} <= {"rescued", "hospitalised", "detained", "killed", "displaced"} and {one, other} != {"killed", "hospitalised"}


def settle(findings: list[Finding], words: list[str]) -> list[Finding]:
    """Drop the weak harm of people who are told to be dead, and join parts to the total that they stand behind."""
    dead = {f.phrase.first for f in findings if f.harm == "killed"}
    kept = [f for f in findings if not (f.weak and f.phrase.first in dead) and not is_name_of_another(f, findings, words)]
    kept = [f for f in kept if not is_told_again(f, kept)]
    join_breakdown(kept, words)
    for at, finding in enumerate(kept):
        if finding.part and finding.part_of is None:
            totals = [f for f in [*reversed(kept[:at]), *kept[at + 1 :]] if f.harm == finding.harm and not f.part]
            finding.part_of = next((f for f in totals if can_hold(f.figure, finding.figure)), None)
    return kept


def join_breakdown(findings: list[Finding], words: list[str]) -> None:
    """Who the people of a total were, told between commas, are its parts: "four people, a couple and their two sons, were killed".

    So are the dead and the wounded of "40 casualties: 17 killed and 23 injured".
    """
    for at, total in enumerate(findings):
        rest = [f for f in findings[at + 1 :] if f.harm_at == total.harm_at and f.harm == total.harm]
        if total.harm == "casualties":
            rest = [f for f in findings[at + 1 :] if f.harm in ("killed", "injured") and not f.part][:2]
            if len(rest) > 1 and are_all(total.figure, rest):
                rest[0].part_of = rest[1].part_of = total
            continue
        join_named(total, rest, words)
        apart = len(rest) > 1 and not any(f.part for f in rest) and words[total.phrase.last : total.phrase.last + 1] == [","]
        if apart and total.phrase.group in (None, "people", "civilians") and are_all(total.figure, rest):
            for finding in rest:
                finding.part, finding.part_of = True, total


def join_named(total: Finding, rest: list[Finding], words: list[str]) -> None:
    """Who are named behind a comma after their own number are those: "two children, Amira and Emil Berg, were killed"."""
    named = list(takewhile(lambda finding: finding.phrase.kind == "person" and not finding.part, rest))
    if not named or len(named) == 1 or len(named) != total.figure.max:
        return
    if named[0].phrase.first == total.phrase.last or words[total.phrase.last : total.phrase.last + 1] in ([","], [":"]):
        for finding in named:
            finding.part, finding.part_of = True, total


def are_all(total: Figure, parts: list[Finding]) -> bool:
    """Whether exact parts make up an exact total."""
    exact = total.min == total.max and all(f.figure.min == f.figure.max for f in parts)
    return exact and sum(f.figure.min or 0 for f in parts) == total.min


def is_told_again(finding: Finding, findings: list[Finding]) -> bool:
    """Whether the words behind tell again, and better, who the one of many is: "one of the wounded, a girl, died"."""
    phrase = finding.phrase
    one_of_many = phrase.rule == "some of the wounded" or (phrase.noun is not None and phrase.noun.tag == "many")
    if phrase.kind != "victims" or finding.figure != ONE or not one_of_many:
        return False
    same = [f for f in findings if (f.harm, f.harm_at) == (finding.harm, finding.harm_at) and f is not finding]
    return len(same) == 1 and same[0].figure == ONE and same[0].phrase.first - phrase.last == 1


def is_name_of_another(finding: Finding, findings: list[Finding], words: list[str]) -> bool:
    """Whether a named person is only the name of the one person counted just before: "one of the victims, X, died"."""
    if finding.phrase.kind != "person":
        return False
    before = [f for f in findings if (f.harm_at, f.harm) == (finding.harm_at, finding.harm) and f.phrase.first < finding.phrase.first]
    if not before or before[-1].phrase.kind == "person" or before[-1].figure.max != 1:
        return False
    between = words[before[-1].phrase.last : finding.phrase.first]
    described = before[-1].phrase.kind == "single" or between[:1] == ["of"]
    return "and" not in between and len(between) <= (NAME_AFTER if described else 2)
