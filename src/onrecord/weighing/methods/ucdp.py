"""UCDP's georeferenced events: deaths as low, best and high estimates, low <= best <= high; an event is an incident with at least one.

Source: the UCDP methodology (uu.se/en/department/peace-and-conflict-research/research/ucdp/ucdp-methodology) and Sundberg and Melander,
"Introducing the UCDP Georeferenced Event Dataset", Journal of Peace Research 50 (2013). Low and high are the lowest and the highest
reports that are reliable enough. Best is the number that a coder holds most reliable; here, without a coder, the number that most sources
give, and of those that as many give, the newest, then the lowest. What two sources of a later day overtake is not reliable enough. The
attacker's claims about the other side's losses are left to an analyst: they never enter by themselves. Injuries are not counted.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.incidents import Assessment, Case
from onrecord.weighing.accounts import Account, accounts_of
from onrecord.weighing.assessing import Finding, Pen
from onrecord.weighing.overtaken import current
from onrecord.weighing.ranges import highest, lowest
from onrecord.weighing.stated import stated_of
from onrecord.weighing.strata import BELLIGERENTS
from onrecord.weighing.tolls import ALL
from onrecord.weighing.victims import Victims, victims_of
from onrecord.weighing.wording import counted

NAME: Final = "ucdp"
VERSION: Final = "1"


def weigh(case: Case) -> tuple[Assessment, ...]:
    """The low and high estimates of deaths, the best, and its parts; or that it is no event."""
    pen = Pen(case.incident.id, NAME, VERSION)
    accounts = current(accounts_of(stated_of(case)))
    told = victims_of(case, accounts, "killed")
    if not any(highest(victims.range) for victims in told):
        return (pen.grade("event", "no event", ("no source tells of a direct death",)),)
    return tuple(estimates(pen, told, accounts))


def estimates(pen: Pen, told: Sequence[Victims], accounts: Sequence[Account]) -> Iterator[Assessment]:
    """Low to high, then best, then the parts of the best that its sources tell."""
    low, high = min(lowest(v.range) for v in told), max(highest(v.range) for v in told)
    claims = tuple(id for victims in told for id in victims.claims)
    yield pen.range("killed", ALL, Finding((low, high), (f"low and high of {counted(len(told), 'source')}",), claims))
    best, behind = best_of(told)
    reason = f"{best}: the number that most sources give ({len(behind)} of {len(told)}); of equals the newest, then the lowest"
    yield pen.range("killed", ALL, Finding((best, best), (reason,), tuple(id for v in behind for id in v.claims)), "best estimate")
    yield from parts(pen, accounts, {victims.source for victims in behind})


def best_of(told: Sequence[Victims]) -> tuple[int, list[Victims]]:
    """The number that most sources give, with them."""
    by_number: dict[int, list[Victims]] = defaultdict(list)
    for victims in told:
        by_number[lowest(victims.range)].append(victims)
    return max(by_number.items(), key=lambda item: (len(item[1]), max(v.newest for v in item[1]), -item[0]))


def parts(pen: Pen, accounts: Sequence[Account], sources: set[str]) -> Iterator[Assessment]:
    """Deaths of civilians and of fighters in the best estimate, as its sources tell them; the others' status is unknown."""
    for name, group, stratum in (("civilians", "civilians", "people"), (BELLIGERENTS, ALL, BELLIGERENTS)):
        own = [
            account
            for account in accounts
            if account.source in sources and (account.harm, account.stratum, account.group) == ("killed", stratum, group)
        ]
        if own:
            number = min(lowest(account.range) for account in own)
            finding = Finding((number, number), ("a part of the best estimate",), tuple(id for a in own for id in a.claims))
            yield pen.range("killed", name, finding, "best estimate")
