"""Fighters harmed, in a stratum of their own; what only the attacker says of the other side's losses is marked as the attacker's claim."""

from collections.abc import Iterable, Iterator, Sequence

from onrecord.incidents import Assessment, Case
from onrecord.weighing.accounts import Account
from onrecord.weighing.assessing import Finding, Pen
from onrecord.weighing.ranges import hull
from onrecord.weighing.responsibility import blamed, by_attacker
from onrecord.weighing.sources import name_of
from onrecord.weighing.strata import BELLIGERENTS
from onrecord.weighing.tolls import ALL

HARMS = ("killed", "injured", "casualties")


def belligerents(pen: Pen, case: Case, accounts: Sequence[Account]) -> Iterator[Assessment]:
    """One range for each harm and for who says it: the attacker, or others. They are never put together, nor added to the people."""
    attacking = attackers_ids(case)
    for harm in HARMS:
        told = [a for a in accounts if a.harm == harm and a.stratum == BELLIGERENTS and a.group == ALL]
        ours = [a for a in told if attacking.isdisjoint(a.claims)]
        theirs = [a for a in told if a not in ours]
        if ours:
            yield pen.range(harm, BELLIGERENTS, finding(ours, "told by others than the attacker"))
        if theirs:
            who = ", ".join(sorted({name_of(claim) for claim in case.claims for a in theirs if claim.id in a.claims}))
            yield pen.range(harm, f"{BELLIGERENTS}, by the attacker’s claim", finding(theirs, f"claimed by the attacker only ({who})"))


def finding(accounts: Iterable[Account], reason: str) -> Finding:
    """What accounts of fighters come to: from the least to the most."""
    listed = list(accounts)
    apart = "counted apart from the people, never added to them"
    return Finding(hull([account.range for account in listed]), (reason, apart), tuple(id for a in listed for id in a.claims))


def attackers_ids(case: Case) -> frozenset[str]:
    """The claims that the side held responsible makes itself."""
    blames = blamed(case)
    return frozenset(claim.id for claim in case.claims if by_attacker(claim, blames))
