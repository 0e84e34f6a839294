"""ACLED: the reported fatalities of an event as one number, civilians and fighters together, and the lowest where reports differ.

Source: the ACLED codebook. Fatalities are reported, not verified; where reports conflict or are vague the lowest is taken, until a more
reliable one replaces it: here the same source's later figure, or two sources of a later day. "Dozens" are 12, "hundreds" 100, "several"
and bare plurals 3; "casualties" that nobody tells apart are no deaths, and no information is written as 0. "More than 30" is 31: the
codebook does not say. Injuries are not coded. The attacker's claims of the other side's losses are no report of the victims and are left
out.
"""

from typing import Final

from onrecord.incidents import Assessment, Case
from onrecord.weighing.accounts import accounts_of
from onrecord.weighing.assessing import Finding, Pen
from onrecord.weighing.overtaken import current
from onrecord.weighing.ranges import lowest
from onrecord.weighing.stated import stated_of
from onrecord.weighing.tolls import ALL
from onrecord.weighing.vague import ACLED
from onrecord.weighing.victims import victims_of
from onrecord.weighing.wording import counted

NAME: Final = "acled"
VERSION: Final = "1"


def weigh(case: Case) -> tuple[Assessment, ...]:
    """The one number of fatalities."""
    pen = Pen(case.incident.id, NAME, VERSION)
    told = victims_of(case, current(accounts_of(stated_of(case, ACLED))), "killed")
    if not told:
        return (pen.range("killed", ALL, Finding((0, 0), ("no information on deaths is written as 0 by this rule",))),)
    least = min(told, key=lambda victims: (lowest(victims.range), victims.source))
    number = lowest(least.range)
    reason = f"{number}: the lowest current figure of {counted(len(told), 'source')}"
    higher = tuple(id for victims in told if lowest(victims.range) > number for id in victims.claims)
    agreeing = tuple(id for victims in told if lowest(victims.range) == number for id in victims.claims)
    return (pen.range("killed", ALL, Finding((number, number), (reason,), agreeing, higher)),)
