"""Settles what the clauses told of the same people: the stronger word stands, a name is nobody new, parts find their total."""

from onrecord.reading.figures import ONE
from onrecord.reading.findings import Finding, Found

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


def settle(findings: list[Finding]) -> list[Finding]:
    """Drop the weak harm of people who are told to be dead, and join parts to the total that they stand behind."""
    dead = {f.phrase.first for f in findings if f.harm == "killed"}
    kept = [f for f in findings if not (f.weak and f.phrase.first in dead) and not is_name_of_another(f, findings)]
    kept = [f for f in kept if not is_told_again(f, kept)]
    for at, finding in enumerate(kept):
        if finding.part and finding.part_of is None:
            finding.part_of = next((f for f in reversed(kept[:at]) if f.harm == finding.harm and not f.part), None)
    return kept


def is_told_again(finding: Finding, findings: list[Finding]) -> bool:
    """Whether the words behind tell again, and better, who the one of many is: "one of the wounded, a girl, died"."""
    phrase = finding.phrase
    one_of_many = phrase.rule == "some of the wounded" or (phrase.noun is not None and phrase.noun.tag == "many")
    if phrase.kind != "victims" or finding.figure != ONE or not one_of_many:
        return False
    same = [f for f in findings if (f.harm, f.harm_at) == (finding.harm, finding.harm_at) and f is not finding]
    return len(same) == 1 and same[0].figure == ONE and same[0].phrase.first - phrase.last == 1


def is_name_of_another(finding: Finding, findings: list[Finding]) -> bool:
    """Whether a named person is only the name of the one person counted just before: "one of the victims, X, died"."""
    if finding.phrase.kind != "person":
        return False
    return any(
        f.harm_at == finding.harm_at
        and f.harm == finding.harm
        and f.phrase.kind != "person"
        and f.figure.max == 1
        and f.phrase.first < finding.phrase.first
        and finding.phrase.first - f.phrase.last <= (NAME_AFTER if f.phrase.kind == "single" else 2)
        for f in findings
    )
