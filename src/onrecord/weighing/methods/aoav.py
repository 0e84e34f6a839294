"""Action on Armed Violence, Explosive Violence Monitor: single numbers of killed and injured, from the most detailed or the newest source.

Source: aoav.org.uk, methodology of the Explosive Violence Monitor. An incident is recorded with at least one casualty, a clear date, a
place finer than the country, and within 24 hours; vague numbers ("dozens") are not recorded. The most detailed source is here the one
that tells of most groups; of equals, the newest, then the lower. Civilians and fighters are both counted.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from onrecord.incidents import Assessment, Case, Incident
from onrecord.weighing.accounts import Account, accounts_of
from onrecord.weighing.assessing import Finding, Pen
from onrecord.weighing.harms import with_hospitalised
from onrecord.weighing.ranges import highest, lowest
from onrecord.weighing.stated import stated_of
from onrecord.weighing.tolls import ALL
from onrecord.weighing.vague import AOAV
from onrecord.weighing.victims import Victims, victims_of

NAME: Final = "aoav"
VERSION: Final = "1"
HARMS: Final = ("killed", "injured")
COARSE: Final = frozenset({"country", "region", "sea"})


def weigh(case: Case) -> tuple[Assessment, ...]:
    """One number for each harm, and whether the incident is recorded at all."""
    pen = Pen(case.incident.id, NAME, VERSION)
    accounts = accounts_of(with_hospitalised(stated_of(case, AOAV)))
    numbers = tuple(written for harm in HARMS for written in number(pen, case, accounts, harm))
    missing = list(lacking(case.incident))
    if not any(written.min for written in numbers):
        missing.append("no casualty is told in numbers")
    grade = "not recorded" if missing else "recorded"
    return (*(() if missing else numbers), pen.grade("inclusion", grade, tuple(missing)))


def number(pen: Pen, case: Case, accounts: Sequence[Account], harm: str) -> Iterator[Assessment]:
    """The number of the most detailed, else the newest source."""
    told = victims_of(case, accounts, harm)
    if told:
        chosen = max(told, key=detail)
        taken = lowest(chosen.range)
        reason = f"{taken}: by the most detailed of {len(told)} sources, of equals the newest"
        others = tuple(id for victims in told if lowest(victims.range) != taken for id in victims.claims)
        yield pen.range(harm, ALL, Finding((taken, taken), (reason,), chosen.claims, others))


def detail(victims: Victims) -> tuple[int, str, int, str]:
    """How detailed and how new a source is."""
    return victims.groups, victims.newest, -highest(victims.range), victims.source


def lacking(incident: Incident) -> Iterator[str]:
    """What an incident lacks to be recorded."""
    if incident.date_min is None or incident.date_max is None:
        yield "no clear date"
    elif (date.fromisoformat(incident.date_max[:10]) - date.fromisoformat(incident.date_min[:10])).days > 1:
        yield "longer than 24 hours"
    if incident.place is None or incident.place.precision in COARSE:
        yield "no place finer than the country"
