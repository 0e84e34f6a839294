"""Who stands behind a claim: the speaker over all reports; for what reports say in their own voice, whoever published the text first.

So a reprint adds no source, in whatever order the copies come, and an outlet that speaks again is the same source.
"""

from collections.abc import Iterable

from onrecord.incidents import Claim


def sources_of(claims: Iterable[Claim]) -> dict[str, str]:
    """The source of each claim, by the claim's id."""
    listed = list(claims)
    first = first_publishers(claim for claim in listed if claim.casualty.source is None)
    return {claim.id: first[claim.origin] if claim.casualty.source is None else claim.speaker for claim in listed}


def first_publishers(claims: Iterable[Claim]) -> dict[str, str]:
    """For each origin, the speaker of its earliest report: the copies of one text are one source, by the name of the first."""
    first: dict[str, Claim] = {}
    for claim in claims:
        known = first.get(claim.origin)
        if known is None or age(claim) < age(known):
            first[claim.origin] = claim
    return {origin: claim.speaker if claim.publisher else origin for origin, claim in first.items()}


def age(claim: Claim) -> tuple[bool, str, str]:
    """The order of copies: the earliest day first, those without a day last."""
    return claim.published is None, claim.published or "", claim.document


def name_of(claim: Claim) -> str:
    """What people call whoever stands behind a claim."""
    source = claim.casualty.source
    return source.name if source else claim.publisher or claim.report
