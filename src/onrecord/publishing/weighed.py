"""What a method makes of the incidents, as text and JSON: ranges and grades with who says what, and always whose rule it was."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from onrecord.incidents import Assessment, Case, Claim
from onrecord.publishing.incidents import lines, object_of, title
from onrecord.publishing.rows import Row
from onrecord.publishing.wording import ONE, bounds, figure, plain, speaker

MOST = 6  # claims shown under one assessment
GRADED = "civilian harm"  # the axis whose grade is the incident's
AXES = (GRADED, "entry", "inclusion", "event")


def weighed_object(case: Case, assessments: Iterable[Assessment], note: str) -> dict[str, Any]:
    """An incident with its assessments as a JSON object."""
    listed = list(assessments)
    claims = {claim.id: claim for claim in case.claims}
    return {
        **object_of(case),
        "method": listed[0].method if listed else None,
        "version": listed[0].version if listed else None,
        "note": note,
        "grade": grade_of(listed),
        "assessments": [assessment_object(assessment, claims) for assessment in listed],
    }


def grade_of(assessments: Iterable[Assessment]) -> str | None:
    """The grade of an incident as a whole, where its method has one."""
    grades = {assessment.axis: assessment.grade for assessment in assessments if assessment.grade}
    return next((grades[axis] for axis in AXES if axis in grades), None)


def assessment_object(assessment: Assessment, claims: Mapping[str, Claim]) -> dict[str, Any]:
    """An assessment as a JSON object, with the names of those who stand behind it."""
    found: dict[str, Any] = msgspec.to_builtins(assessment)
    speakers = {plain(who(claims[id])) for id in assessment.claims if id in claims}
    return {key: value for key, value in found.items() if key not in ("incident", "method", "version")} | {"speakers": sorted(speakers)}


def who(claim: Claim) -> str:
    """Who makes a claim: the source, or the publisher of a report that speaks in its own voice."""
    return claim.casualty.source.name if claim.casualty.source else claim.publisher or claim.report


def weighed_rows(case: Case, assessments: Iterable[Assessment], note: str) -> Iterator[Row]:
    """An incident with its assessments as rows of text."""
    claims = {claim.id: claim for claim in case.claims}
    yield Row(title(case.incident), style="incident")
    for line in lines(case.incident):
        yield Row(line, style="about")
    yield Row(note, indent=2, style="about")
    last = None
    for assessment in assessments:
        if assessment.harm != last and assessment.harm:
            yield Row(assessment.harm, indent=2, style=assessment.harm)
        last = assessment.harm
        yield assessment_row(assessment, claims)


def assessment_row(assessment: Assessment, claims: Mapping[str, Claim]) -> Row:
    """One assessment: the range or grade on the left, on the right why, then who says what."""
    behind = [(said(claims[id]), "who") for id in assessment.claims if id in claims]
    reasons = [(f"- {reason}", "") for reason in map(plain, assessment.reasons)]
    others = [(f"- outside it: {said(claims[id])}", "doubt") for id in assessment.against if id in claims]
    named = any(reason.startswith("disagrees") for reason in assessment.reasons)
    right = (*unique(behind), *reasons, *(() if named else unique(others)))
    return Row(label(assessment), right or (("", ""),), 4 if assessment.harm else 2, assessment.harm or "")


def unique(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Rows, each once, not too many."""
    once = list(dict.fromkeys(rows))
    return once if len(once) <= MOST else [*once[: MOST - 1], (f"and {len(once) - MOST + 1} more", once[0][1])]


def label(assessment: Assessment) -> str:
    """What is assessed: the range and the group, or the axis and its grade."""
    if assessment.harm is None:
        return f"{plain(assessment.axis)}: {plain(assessment.grade)}"
    group = assessment.group or ""
    range = f"{bounds(assessment.min, assessment.max)} {ONE.get(group, group) if assessment.max == 1 else group}"
    return f"{range} ({assessment.axis})" if assessment.axis else range


def said(claim: Claim) -> str:
    """A claim in one line: the figure as worded, who says so, where and when."""
    where = [plain(part) for part in (claim.publisher if claim.casualty.source else None, (claim.published or "")[:10]) if part]
    name = speaker(claim.casualty.source, claim.casualty.stance) if claim.casualty.source else plain(who(claim))
    return f"{figure(claim.casualty)}: {name}" + (f" ({', '.join(where)})" if where else "")
