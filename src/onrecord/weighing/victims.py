"""All victims together, civilians and fighters, source by source: what the methods count that do not tell them apart.

A source's total of people and its count of fighters beside it are added, since one is no part of the other. What the attacker says of the
other side's losses is left out: it is no account of the victims.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.incidents import Case
from onrecord.weighing.accounts import Account
from onrecord.weighing.belligerents import attackers_ids
from onrecord.weighing.ranges import Range
from onrecord.weighing.strata import BELLIGERENTS
from onrecord.weighing.tolls import ALL


@dataclass(frozen=True, slots=True)
class Victims:
    """One source's count of all victims of one harm; `newest` is the last day or instant on which it spoke."""

    source: str
    range: Range
    newest: str
    groups: int
    claims: tuple[str, ...]


def victims_of(case: Case, accounts: Sequence[Account], harm: str) -> tuple[Victims, ...]:
    """The victims of one harm by each source."""
    attacking = attackers_ids(case)
    told = [a for a in accounts if a.harm == harm and a.group == ALL and not (a.stratum == BELLIGERENTS and attacking & set(a.claims))]
    by_source = groupby(sorted(told, key=lambda account: account.source), key=lambda account: account.source)
    return tuple(victims(list(own), accounts) for _, own in by_source)


def victims(own: list[Account], accounts: Iterable[Account]) -> Victims:
    """One source's people and fighters together."""
    first = own[0]
    lows = [account.range[0] for account in own]
    highs = [account.range[1] for account in own]
    return Victims(
        first.source,
        (None if None in lows else sum(low or 0 for low in lows), None if None in highs else sum(high or 0 for high in highs)),
        max(day or "" for account in own for day in account.published),
        len({a.group for a in accounts if a.source == first.source and a.harm == first.harm}),
        tuple(id for account in own for id in account.claims),
    )
