"""Counts of an early day that later ones have overtaken: two later sources that know of more show that the early toll was unfinished."""

from collections.abc import Iterable, Sequence

from onrecord.weighing.accounts import Account, all_later, same_thing
from onrecord.weighing.ranges import highest, lowest
from onrecord.weighing.tolls import ALL

ENOUGH = 2  # later sources: one alone may be a rival account


def standing_of(accounts: Sequence[Account]) -> tuple[Account, ...]:
    """The accounts that are not overtaken."""
    return tuple(account for account in accounts if not overtaken(account, accounts))


def current(accounts: Sequence[Account]) -> tuple[Account, ...]:
    """The accounts of any harm, stratum and group that are not overtaken by others of the same, nor parts of a total that is."""
    gone = [a for a in accounts if overtaken(a, [b for b in accounts if same_thing(a, b)])]
    wholes = {(a.source, a.harm, a.stratum) for a in gone if a.group == ALL}
    return tuple(a for a in accounts if a not in gone and (a.source, a.harm, a.stratum) not in wholes)


def overtaken(account: Account, others: Iterable[Account]) -> bool:
    """Whether enough sources of later days all know of more."""
    more = {
        other.source for other in others if lowest(other.range) > highest(account.range) and all_later(other.published, account.published)
    }
    return len(more) >= ENOUGH
