"""OHCHR's casualty recording: a casualty counts once a person has verified it on reasonable grounds; all others are pending corroboration.

Source: OHCHR, Guidance on Casualty Recording (HR/PUB/19/1, 2019), and A/HRC/53/48 (2023). What is verified here is a claim that a person
has judged right: signed, dated and withdrawable. No computation can verify anything, so without a judgement nothing is counted.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.incidents import Assessment, Case
from onrecord.weighing.accounts import accounts_of
from onrecord.weighing.assessing import Finding, Pen
from onrecord.weighing.harms import with_hospitalised
from onrecord.weighing.judged import judged
from onrecord.weighing.ranges import hull
from onrecord.weighing.stated import Stated, stated_of
from onrecord.weighing.strata import PEOPLE
from onrecord.weighing.tolls import ALL
from onrecord.weighing.wording import claims_of, counted

NAME: Final = "ohchr"
VERSION: Final = "1"
HARMS: Final = ("killed", "injured")


def weigh(case: Case) -> tuple[Assessment, ...]:
    """What is verified, and what is pending."""
    pen = Pen(case.incident.id, NAME, VERSION)
    stated = [one for one in with_hospitalised(stated_of(case)) if one.stratum == PEOPLE]
    right = judged(case, "right")
    return tuple(written for harm in HARMS for written in verification(pen, [one for one in stated if one.harm == harm], right))


def verification(pen: Pen, stated: Sequence[Stated], right: frozenset[str]) -> Iterator[Assessment]:
    """The verified figures of one harm, each group's; then what is pending."""
    verified = accounts_of([one for one in stated if one.id in right])
    for group in sorted({account.group for account in verified}, key=lambda group: (group != ALL, group)):
        own = [account for account in verified if account.group == group]
        reason = f"{counted(len(claims_of(own)), 'claim')} verified by a person"
        yield pen.range(own[0].harm, group, Finding(hull([account.range for account in own]), (reason,), claims_of(own)))
    pending = [one.id for one in stated if one.id not in right]
    if pending:
        reason = "nothing counts until a person has verified it"
        yield pen.grade(f"{stated[0].harm}: verification", "pending corroboration", (reason,), pending)
