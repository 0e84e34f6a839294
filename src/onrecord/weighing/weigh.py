"""The methods by name, and the one function that weighs: what a method concludes of a case, from what had been said by a day or instant."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

import msgspec

from onrecord.errors import InputError
from onrecord.incidents import Assessment, Case
from onrecord.weighing.methods import accounts, acled, airwars, aoav, ibc, ohchr, ucdp

Weigh = Callable[[Case], tuple[Assessment, ...]]
DEFAULT: Final = "accounts"


class Method(msgspec.Struct, frozen=True):
    """A named, versioned rule: whose it is, and the function that computes it."""

    name: str
    version: str
    whose: str
    weigh: Weigh

    @property
    def note(self) -> str:
        """What stands beside every figure of the method: it is never a finding of the recorder whose rule it is."""
        return f"computed by the published rule of {self.whose}" if self.name != DEFAULT else "nothing is merged across speakers"


RULES = (
    (accounts, "On Record"),
    (airwars, "Airwars"),
    (ibc, "Iraq Body Count"),
    (ucdp, "the Uppsala Conflict Data Program"),
    (acled, "ACLED"),
    (aoav, "Action on Armed Violence"),
    (ohchr, "OHCHR"),
)
METHODS: Final = MappingProxyType({rule.NAME: Method(rule.NAME, rule.VERSION, whose, rule.weigh) for rule, whose in RULES})


def weigh(case: Case, method: str = DEFAULT, published_by: str | None = None) -> tuple[Assessment, ...]:
    """What a method concludes of a case; `published_by` (an ISO day or instant) leaves out what was published later or at no known time."""
    if method not in METHODS:
        raise InputError(f"there is no method {method!r}; the methods are {', '.join(METHODS)}")
    case = said_by(case, published_by) if published_by else case
    return tuple(overruled(assessment, case) for assessment in METHODS[method].weigh(case))


def said_by(case: Case, moment: str) -> Case:
    """A case as it stood at a moment: a day holds everything published on it, and what has no day was not surely published by then."""
    claims = tuple(claim for claim in case.claims if claim.published and claim.published[: len(moment)] <= moment)
    mentions = tuple(mention for mention in case.mentions if mention.published and mention.published[: len(moment)] <= moment)
    return msgspec.structs.replace(case, claims=claims, mentions=mentions)


def overruled(assessment: Assessment, case: Case) -> Assessment:
    """An assessment with the grade that a person set for its axis, and who set it: a judgement outranks any rule."""
    for one in case.judgements:
        axis, _, grade = (one.value or "").partition("=")
        if one.verdict == "grade" and one.withdrawn is None and axis == f"{assessment.method}:{assessment.axis}":
            reason = f"set by {one.by}: {one.because} (the rule gives: {assessment.grade})"
            assessment = msgspec.structs.replace(assessment, grade=grade, reasons=(reason, *assessment.reasons))
    return assessment
