"""Airwars: a range from the lowest to the highest that credible sources report, civilians apart from belligerents, and four axes of grades.

Source: Airwars' methodology (airwars.org/about/methodology) and the definitions in the public code of its archive; what these leave open
was measured on its own published assessments. So, for killed and injured each:

- Everybody is a civilian until local evidence says otherwise; that only the attacker calls them fighters decides nothing.
- The range of people (civilians and undetermined) begins with the lowest total with which a report opens, and ends with the highest that
  any account names. What a report quotes below its own total was counted before it, or counts a part.
- Where two sources of a later day know of more, the counts of earlier days are overtaken.
- "At least 14" told once stays open. Once more than one statement gives a number, the range ends with the highest of them, as the
  published ranges do, unless a source says that its figure grows.
- "Dozens" are 12 to 24, "hundreds" 100 to 200, a bare plural 2.
"""

from collections.abc import Sequence
from typing import Final

from onrecord.incidents import Assessment, Case
from onrecord.weighing.accounts import Account, accounts_of, told_of
from onrecord.weighing.airwars_axes import axes
from onrecord.weighing.assessing import Finding, Pen
from onrecord.weighing.belligerents import belligerents
from onrecord.weighing.harms import with_hospitalised
from onrecord.weighing.overtaken import standing_of
from onrecord.weighing.ranges import Range, highest, worded
from onrecord.weighing.responsibility import blamed
from onrecord.weighing.stated import stated_of
from onrecord.weighing.strata import PEOPLE
from onrecord.weighing.tolls import ALL
from onrecord.weighing.vague import AIRWARS
from onrecord.weighing.wording import claims_of, counted

NAME: Final = "airwars"
VERSION: Final = "1"
HARMS: Final = ("killed", "injured")


def weigh(case: Case) -> tuple[Assessment, ...]:
    """Airwars' ranges of an incident and its four axes of grades."""
    pen = Pen(case.incident.id, NAME, VERSION)
    accounts = accounts_of(with_hospitalised(stated_of(case, AIRWARS, civilians=True)))
    ranges = [assessment for harm in HARMS for assessment in people(pen, harm, accounts)]
    blames = blamed(case)
    return (*ranges, *belligerents(pen, case, accounts), *axes(pen, case, accounts, blames))


def people(pen: Pen, harm: str, accounts: Sequence[Account]) -> list[Assessment]:
    """The range of all civilians and undetermined, and of each group among them."""
    total = told_of(accounts, harm, PEOPLE, ALL)
    groups = sorted({account.group for account in accounts if account.harm == harm and account.stratum == PEOPLE} - {ALL})
    found = [pen.range(harm, ALL, whole_range(total))] if total else []
    leading = {account.source for account in total if account.leads}
    return found + [pen.range(harm, group, group_range(told_of(accounts, harm, PEOPLE, group), leading)) for group in groups]


def whole_range(accounts: Sequence[Account]) -> Finding:
    """From the lowest total with which a report opens to the highest that any current account names."""
    standing = standing_of(accounts)
    leading = [account for account in standing if account.leads] or list(standing)
    lows = lower_ends([a.opening for a in leading]) or lower_ends([a.range for a in standing])
    lows += lower_ends([a.range for a in standing if a.range[1] is not None and lows and highest(a.range) >= min(lows)])
    low, high = min(lows, default=None), max(max(highest(a.range), highest(a.opening)) for a in standing)
    range: Range = (low, None if stays_open(accounts, standing) else max(high, low or 0))
    return Finding(range, reasons_of(range, standing, leading, accounts), claims_of(standing), overtaken_ids(accounts, standing))


def lower_ends(ranges: Sequence[Range]) -> list[int]:
    """The lower ends that are told."""
    return [low for low, _ in ranges if low is not None]


def stays_open(accounts: Sequence[Account], standing: Sequence[Account]) -> bool:
    """Whether nothing closes the range: one statement alone that says "at least", or a source that says that its figure grows."""
    if any(account.range[1] is not None for account in standing):
        return False
    return sum(len(a.claims) + len(a.earlier) for a in accounts) == 1 or any(account.growing for account in standing)


def reasons_of(range: Range, standing: Sequence[Account], leading: Sequence[Account], accounts: Sequence[Account]) -> tuple[str, ...]:
    """Why the range is as it is."""
    sources = len({account.source for account in standing})
    reasons = [f"{worded(range)}: from the lowest total with which a report opens to the highest reported, by {counted(sources, 'source')}"]
    if all(account.partial and len(account.claims) > 1 for account in leading):
        reasons.append("no report gives a total; the persons of the longest list are summed")
    if any(account.range[1] is None for account in standing):
        reasons.append(
            "an “at least” closes with the highest number reported" if range[1] is not None else "“at least”: nothing closes it yet"
        )
    if len(standing) < len(accounts):
        reasons.append(f"{counted(len(accounts) - len(standing), 'account')} of an earlier day overtaken by later, higher ones")
    return tuple(reasons)


def overtaken_ids(accounts: Sequence[Account], standing: Sequence[Account]) -> tuple[str, ...]:
    """The claims that stand outside the range: those of overtaken accounts."""
    return tuple(id for account in accounts if account not in standing for id in account.claims)


def group_range(accounts: Sequence[Account], leading: set[str]) -> Finding:
    """The range of one group: by who gives the total, where they tell it; else by whoever tells of most."""
    telling = [account for account in accounts if account.source in leading] or list(accounts)
    most = max(telling, key=lambda account: (highest(account.range), account.source))
    lows = lower_ends([most.opening]) or [low for low in lower_ends([account.range for account in accounts]) if low <= highest(most.range)]
    range = (min(lows, default=None), max(highest(most.range), highest(most.opening)))
    return Finding(range, ("as told with the total" if most.source in leading else "the highest count of the group",), most.claims)
