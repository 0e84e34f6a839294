"""Our own method, and the default: who says what, nothing merged across speakers.

Each source's current account stands by itself, with the bounds of its words ("at least 14" has no upper end) and with its earlier figures.
Accounts of the same harm to the same group that cannot both be true are marked as disagreeing. Two bounds disagree only where the least of
one lies above the most of the other. None of the published methods says so much; all can be computed from this.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from onrecord.incidents import Assessment, Case, Claim
from onrecord.weighing.accounts import Account, accounts_of, all_later, same_thing
from onrecord.weighing.assessing import Finding, Pen
from onrecord.weighing.belligerents import attackers_ids
from onrecord.weighing.ranges import highest, least, meet, most, worded
from onrecord.weighing.sources import name_of
from onrecord.weighing.stated import set_aside, stated_of
from onrecord.weighing.strata import BELLIGERENTS, FIGHTERS
from onrecord.weighing.tolls import ALL

NAME: Final = "accounts"
VERSION: Final = "1"
FIRST: Final = ("killed", "injured", "hospitalised")
SUMMED = "no total is told: the persons of one list are summed"


def weigh(case: Case) -> tuple[Assessment, ...]:
    """Every source's account of each harm to each group, rival accounts marked; then what was set aside."""
    pen = Pen(case.incident.id, NAME, VERSION)
    claims = {claim.id: claim for claim in case.claims}
    attacking = attackers_ids(case)
    accounts = sorted((a for a in accounts_of(stated_of(case)) if a.group not in FIGHTERS), key=place)
    written = [pen.range(a.harm, group_of(a, attacking), finding(a, accounts, claims)) for a in accounts]
    return (*written, *put_aside(pen, case))


def place(account: Account) -> tuple[int, str, str, bool, str, int, str]:
    """Where an account stands on the page: the dead first, then the injured; people, then fighters; totals first; the highest first."""
    order = FIRST.index(account.harm) if account.harm in FIRST else len(FIRST)
    stratum = account.stratum if account.stratum == BELLIGERENTS else ""
    return order, account.harm, stratum, account.group != ALL, account.group, -highest(account.range), account.source


def group_of(account: Account, attacking: frozenset[str]) -> str:
    """The group as it is shown: fighters apart, and apart again where only the attacker speaks of them."""
    if account.stratum != BELLIGERENTS:
        return account.group
    return BELLIGERENTS if attacking.isdisjoint(account.claims) else f"{BELLIGERENTS}, by the attacker’s claim"


def finding(account: Account, others: Sequence[Account], claims: Mapping[str, Claim]) -> Finding:
    """A source's account, with its earlier figures and with those who disagree."""
    rivals = [other for other in others if rival(account, other)]
    reasons = [f"earlier, or of a part: {words}" for words in earlier_figures(account, claims)]
    reasons += [SUMMED] if account.partial and len(account.claims) > 1 else []
    reasons += ["the source says that the figure grows"] if account.growing else []
    reasons += [f"disagrees with {named(rivals, claims)}"] if rivals else []
    newer = [other for other in others if outgrown(account, other)]
    reasons += [f"later accounts tell of more: {named(newer, claims)}"] if newer else []
    return Finding(account.range, tuple(reasons), account.claims, tuple(id for other in rivals for id in other.claims))


def named(accounts: Sequence[Account], claims: Mapping[str, Claim]) -> str:
    """Accounts in a few words: who, and how many."""
    return "; ".join(f"{name_of(claims[account.claims[0]])}, {worded(account.range)}" for account in accounts)


def rival(a: Account, b: Account) -> bool:
    """Whether two accounts of one thing cannot both be true; that a toll was lower on an earlier day is growth, not contradiction."""
    return same_thing(a, b) and not meet(a.range, b.range) and not outgrown(a, b) and not outgrown(b, a)


def outgrown(account: Account, newer: Account) -> bool:
    """Whether another account of a later day tells of more."""
    return same_thing(account, newer) and most(account.range) < least(newer.range) and all_later(newer.published, account.published)


def earlier_figures(account: Account, claims: Mapping[str, Claim]) -> Iterator[str]:
    """The figures that the account overtakes, in words, each once, if they differ from it."""
    counts = (claims[id].casualty for id in account.earlier)
    ranges = sorted({(count.min or 0, count.max or 0): (count.min, count.max) for count in counts}.items())
    words = [worded(range) for _, range in ranges if range != account.range]
    yield from [", ".join(words)] if words else []


def put_aside(pen: Pen, case: Case) -> Iterator[Assessment]:
    """The counts that enter nothing, with the reason for each kind."""
    aside = set_aside(case.claims)
    for reason in sorted(set(aside.values())):
        yield pen.grade("set aside", "not counted", (reason,), (id for id, why in aside.items() if why == reason))
