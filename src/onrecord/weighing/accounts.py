"""What each source says now, over all its reports: a later figure replaces the earlier one.

Where reports have no day, or the same, nobody can say which is later: both stand, unless one says that the toll has grown. A part told
later does not replace a total, nor do words that are only vaguer ("dozens" after "34"). Order does not matter: any two tolls are compared
by what they say alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from onrecord.weighing.ranges import Range, highest, hull, least, meet, most, narrowed
from onrecord.weighing.stated import Stated
from onrecord.weighing.tolls import ALL, Toll, tolls_of

DAY = 10  # length of an ISO day


@dataclass(frozen=True, slots=True)
class Account:
    """What one source says now of one harm to one group.

    `opening` is the range with which its current reports open; `leads` where it is the first total of one of them: the report's own
    summary, and not one of the accounts told inside it. `claims` are behind the range, `earlier` overtaken by it.
    """

    source: str
    harm: str
    stratum: str
    group: str
    range: Range
    opening: Range
    leads: bool
    partial: bool
    growing: bool
    published: tuple[str | None, ...]
    claims: tuple[str, ...]
    earlier: tuple[str, ...]


def accounts_of(stated: Sequence[Stated]) -> tuple[Account, ...]:
    """The current accounts of all sources, in an order that does not depend on that of the claims."""
    tolls = sorted(tolls_of(stated), key=subject)
    leading = leads(tolls)
    return tuple(account(list(told), leading) for _, told in groupby(tolls, key=subject))


def told_of(accounts: Iterable[Account], harm: str, stratum: str, group: str) -> list[Account]:
    """The accounts of one harm to one group."""
    return [a for a in accounts if (a.harm, a.stratum, a.group) == (harm, stratum, group)]


def subject(toll: Toll) -> tuple[str, str, bool, str, str]:
    """What a toll speaks of, and whose it is; totals before groups."""
    return toll.harm, toll.stratum, toll.group != ALL, toll.group, toll.source


def leads(tolls: Iterable[Toll]) -> frozenset[tuple[str, str, str, int]]:
    """The first total of each report, by report, harm, stratum and where it stands."""
    first: dict[tuple[str, str, str], tuple[bool, int]] = {}
    for toll in tolls:
        if toll.group == ALL:
            key, place = (toll.report, toll.harm, toll.stratum), (toll.partial, toll.start)
            first[key] = min(first.get(key, place), place)
    return frozenset((*key, start) for key, (_, start) in first.items())


def account(tolls: list[Toll], leading: frozenset[tuple[str, str, str, int]]) -> Account:
    """The account that a source's tolls over all reports come to."""
    current = [toll for toll in tolls if not any(replaces(other, toll) for other in tolls)]
    gone = [toll for toll in tolls if toll not in current]
    claims = tuple(sorted(chain.from_iterable(toll.claims for toll in current)))
    earlier = set(chain.from_iterable(toll.earlier for toll in tolls)) | set(chain.from_iterable(toll.claims for toll in gone))
    one = current[0]
    return Account(
        one.source,
        one.harm,
        one.stratum,
        one.group,
        together([toll.range for toll in current]),
        together([toll.opening for toll in current]),
        any((toll.report, toll.harm, toll.stratum, toll.start) in leading for toll in current),
        all(toll.partial for toll in current),
        any(toll.growing for toll in current),
        tuple(sorted({toll.published for toll in current}, key=lambda day: day or "")),
        claims,
        tuple(sorted(earlier - set(claims))),
    )


def replaces(new: Toll, old: Toll) -> bool:
    """Whether a toll takes the place of another one of the same source."""
    if new is old or (new.partial and not old.partial):
        return False
    if old.partial and not new.partial:
        return True
    if later(new.published, old.published):
        return not vaguer(new.range, old.range)
    if later(old.published, new.published):
        return vaguer(old.range, new.range)
    return new.growing and least(new.range) > least(old.range) and not old.growing


def vaguer(a: Range, b: Range) -> bool:
    """Whether a range only says less of the same than the other.

    >>> vaguer((24, None), (34, 34)), vaguer((36, None), (34, 34)), vaguer((14, 14), (14, 14))
    (True, False, False)
    """
    return a != b and least(a) <= least(b) and most(a) >= most(b)


def later(a: str | None, b: str | None) -> bool:
    """Whether one day or instant is surely later: an instant and its own day tell nothing.

    >>> later("2025-04-05", "2025-04-04T18:00:00Z"), later("2025-04-04T18:00:00Z", "2025-04-04"), later("2025-04-05", None)
    (True, False, False)
    """
    if a is None or b is None:
        return False
    return a > b if min(len(a), len(b)) > DAY else a[:DAY] > b[:DAY]


def same_thing(a: Account, b: Account) -> bool:
    """Whether two accounts count the same harm to the same group."""
    return (a.harm, a.stratum, a.group) == (b.harm, b.stratum, b.group)


def all_later(new: Iterable[str | None], old: Sequence[str | None]) -> bool:
    """Whether every one of some days or instants is surely later than every other."""
    return all(later(a, b) for a in new for b in old)


def together(ranges: Sequence[Range]) -> Range:
    """Ranges that stand together: what they say at their most exact where all meet, else from the least to the most."""
    range = ranges[0]
    for other in sorted(ranges[1:], key=highest):
        if not meet(range, other):
            return hull(ranges)
        range = narrowed(range, other)
    return range
