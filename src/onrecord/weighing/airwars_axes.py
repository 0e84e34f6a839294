"""Airwars' four axes, kept apart: the strike's status, the grading of civilian harm, the belligerent's position, the victims' status.

An attacker that says "we struck, but only soldiers" makes the strike declared; it does not make the harm confirmed, nor contested: that
word is about who did it.
"""

from collections.abc import Iterator, Sequence

from onrecord.incidents import Assessment, Case
from onrecord.weighing.accounts import Account
from onrecord.weighing.assessing import Pen
from onrecord.weighing.ranges import highest
from onrecord.weighing.responsibility import Blame, by_attacker
from onrecord.weighing.strata import BELLIGERENTS, PEOPLE
from onrecord.weighing.tolls import ALL

STATUS, HARM, POSITION, VICTIMS = "strike status", "civilian harm", "belligerent’s position", "victims’ status"


def axes(pen: Pen, case: Case, accounts: Sequence[Account], blames: Sequence[Blame]) -> Iterator[Assessment]:
    """The four axes of an incident; the strike's status only where a belligerent is named."""
    told = [a for a in accounts if a.group == ALL and a.harm in ("killed", "injured") and highest(a.range) > 0]
    if blames:
        yield strike_status(pen, blames)
    yield civilian_harm(pen, case, told, blames)
    yield from (position(pen, case, blame, told) for blame in blames)
    yield victims(pen, case, told, blames)


def strike_status(pen: Pen, blames: Sequence[Blame]) -> Assessment:
    """Whether the strike is declared, likely, contested or one source's claim."""
    if declared := [blame.side for blame in blames if blame.admits]:
        return pen.grade(STATUS, "declared strike", (f"{declared[0]} says that it struck",))
    if len(blames) > 1:
        return pen.grade(STATUS, "contested strike", ("held responsible: " + "; ".join(blame.side for blame in blames),))
    sources = len(blames[0].accusers)
    if sources > 1:
        return pen.grade(STATUS, "likely strike", (f"{sources} sources hold {blames[0].side} responsible",))
    return pen.grade(STATUS, "single source claim", (f"one source holds {blames[0].side} responsible",))


def civilian_harm(pen: Pen, case: Case, told: Sequence[Account], blames: Sequence[Blame]) -> Assessment:
    """How well the harm to civilians is established."""
    people = [account for account in told if account.stratum == PEOPLE]
    claims = [id for account in people for id in account.claims]
    if not people:
        return no_civilians(pen, told)
    if conceded := conceded_by(case, people, blames):
        return pen.grade(HARM, "confirmed", (f"{conceded} accepts that it harmed civilians",), claims)
    if len(blames) > 1 and not any(blame.admits for blame in blames):
        return pen.grade(HARM, "contested", ("sources disagree on who is responsible",), claims)
    sources = len({account.source for account in people})
    if sources > 1:
        return pen.grade(HARM, "fair", (f"{sources} sources report harm to people",), claims)
    return pen.grade(HARM, "weak", ("one source reports harm to people",), claims)


def no_civilians(pen: Pen, told: Sequence[Account]) -> Assessment:
    """The grade where nobody but fighters is said to be harmed, or nobody at all."""
    claims = [id for account in told for id in account.claims]
    if told:
        return pen.grade(HARM, "discounted", ("only fighters are said to be harmed",), claims)
    return pen.grade(HARM, "none known", ("nobody is said to be killed or injured",))


def conceded_by(case: Case, people: Sequence[Account], blames: Sequence[Blame]) -> str | None:
    """The side held responsible that says itself that it harmed civilians."""
    behind = {id for account in people for id in account.claims}
    for blame in blames:
        if any(claim.id in behind and claim.casualty.group != "people" and by_attacker(claim, (blame,)) for claim in case.claims):
            return blame.side
    return None


def position(pen: Pen, case: Case, blame: Blame, told: Sequence[Account]) -> Assessment:
    """What a side that is held responsible says of the harm itself."""
    own = {claim.id for claim in case.claims if by_attacker(claim, (blame,))}
    if conceded_by(case, [account for account in told if account.stratum == PEOPLE], (blame,)):
        return pen.grade(f"{POSITION}: {blame.side}", "civilian harm conceded", ("it counts civilians itself",), own)
    if any(claim.id in own and claim.casualty.group in ("soldiers", "militants") for claim in case.claims):
        return pen.grade(f"{POSITION}: {blame.side}", "no civilian harm conceded", ("it speaks of fighters only",), own)
    if blame.denies:
        return pen.grade(f"{POSITION}: {blame.side}", "strike denied", ("it says that it did not strike",), own)
    return pen.grade(f"{POSITION}: {blame.side}", "no civilian harm conceded" if blame.admits else "none known", (), own)


def victims(pen: Pen, case: Case, told: Sequence[Account], blames: Sequence[Blame]) -> Assessment:
    """Who the harmed are said to be: everybody is a civilian until local evidence says otherwise."""
    fighters = {id for account in told if account.stratum == BELLIGERENTS for id in account.claims}
    fighters |= {claim.id for claim in case.claims if claim.casualty.group in ("soldiers", "militants") and not claim.casualty.cumulative}
    others = any(claim.id in fighters and not by_attacker(claim, blames) for claim in case.claims)
    people = any(account.stratum == PEOPLE for account in told)
    if not fighters:
        return pen.grade(VICTIMS, "civilians and undetermined" if people else "nobody harmed")
    if others:
        return pen.grade(VICTIMS, "civilians and belligerents" if people else "belligerents", ("not only the attacker tells of fighters",))
    reason = "only the attacker calls anybody a fighter, which decides nothing"
    return pen.grade(VICTIMS, "civilians and undetermined" if people else "undetermined", (reason,), fighters)
