"""Iraq Body Count: documented deaths and injuries of civilians as a minimum and a maximum, from at least two independent sources.

Source: iraqbodycount.org/about/methods (sections 1 and 3). Minimum and maximum differ where reports differ, and where it is unclear
whether a person killed was a civilian. A count that two sources of a later day overtake was unfinished. Nothing is extrapolated, so an
open bound ends with the highest number that is documented. With fewer than two independent sources the entry is Provisional; copies of
one text are one source.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.incidents import Assessment, Case
from onrecord.weighing.accounts import Account, accounts_of, told_of
from onrecord.weighing.assessing import Finding, Pen
from onrecord.weighing.harms import with_hospitalised
from onrecord.weighing.overtaken import current
from onrecord.weighing.ranges import Range, highest, lowest
from onrecord.weighing.stated import stated_of
from onrecord.weighing.strata import PEOPLE
from onrecord.weighing.tolls import ALL
from onrecord.weighing.wording import claims_of, counted

NAME: Final = "ibc"
VERSION: Final = "1"
HARMS: Final = ("killed", "injured")
ENOUGH: Final = 2


def weigh(case: Case) -> tuple[Assessment, ...]:
    """Minimum and maximum of civilians killed and injured, and whether the entry stands on two sources."""
    pen = Pen(case.incident.id, NAME, VERSION)
    accounts = current(accounts_of(with_hospitalised(stated_of(case, civilians=True))))
    return (*ranges(pen, accounts), *entry(pen, [a for a in accounts if a.stratum == PEOPLE and a.harm in HARMS and a.group == ALL]))


def ranges(pen: Pen, accounts: Sequence[Account]) -> Iterator[Assessment]:
    """The range of each harm, of all people and of each group."""
    for harm in HARMS:
        own = [account for account in accounts if account.harm == harm and account.stratum == PEOPLE]
        for group in sorted({account.group for account in own}, key=lambda group: (group != ALL, group)):
            yield pen.range(harm, group, finding(told_of(own, harm, PEOPLE, group)))


def finding(accounts: Sequence[Account]) -> Finding:
    """From the lowest to the highest that current accounts document."""
    lows = [account.range[0] for account in accounts if account.range[0] is not None]
    range: Range = (min(lows, default=None), max(highest(account.range) for account in accounts))
    reasons = [f"the lowest and the highest of {counted(len({a.source for a in accounts}), 'source')}"]
    if any(account.range[1] is None for account in accounts):
        reasons.append("nothing is extrapolated: an open bound ends with the highest number documented")
    if any(account.range[0] is not None and lowest(account.range) < lowest(account.opening) for account in accounts):
        reasons.append("the minimum leaves out whoever may not have been a civilian")
    return Finding(range, tuple(reasons), claims_of(accounts))


def entry(pen: Pen, accounts: Sequence[Account]) -> Iterator[Assessment]:
    """Whether the entry is Provisional; nothing where nobody is said to be harmed."""
    sources = len({account.source for account in accounts})
    if accounts:
        grade = "Provisional" if sources < ENOUGH else "at least two independent sources"
        yield pen.grade("entry", grade, (f"{counted(sources, 'independent source')} of harm to people",), claims_of(accounts))
