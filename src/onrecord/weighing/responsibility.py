"""Who is held responsible for an incident, by whom, and what those held responsible say themselves."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.incidents import Case, Claim
from onrecord.lang.sides import side_of
from onrecord.records import Account
from onrecord.weighing.strata import of_side, same_side


@dataclass(frozen=True, slots=True)
class Blame:
    """One side that is held responsible: its first name, who says so, and whether it admits or denies the strike."""

    side: str
    accusers: frozenset[str]
    admits: bool
    denies: bool


def blamed(case: Case) -> tuple[Blame, ...]:
    """The sides that are held responsible; two names of one side are one. Where nobody is quoted on it, the reports themselves hold."""
    told = [(account.value, account) for account in case.accounts if account.about == "responsibility" and account.value]
    names = sorted({value for value, _ in told} | {mention.by for mention in case.mentions if mention.by})
    return tuple(blame(side_of(side) or side, told, case) for side in distinct(names))


def distinct(names: Iterable[str]) -> list[str]:
    """The names, each side once.

    >>> distinct(["Moscow", "Russia", "Russian forces", "Ukraine"])
    ['Moscow', 'Ukraine']
    """
    found: list[str] = []
    for name in names:
        if not any(same_side(name, other) for other in found):
            found.append(name)
    return found


def blame(side: str, told: list[tuple[str, Account]], case: Case) -> Blame:
    """What is said of one side's responsibility."""
    own = [account for value, account in told if same_side(value, side)]
    accusers = {voice(account) for account in own if account.stance == "asserts"}
    if not own:
        accusers = {mention.publisher or mention.document for mention in case.mentions if mention.by and same_side(mention.by, side)}
    return Blame(side, frozenset(accusers), any(a.stance == "admits" for a in own), any(a.stance == "denies" for a in own))


def voice(account: Account) -> str:
    """Who gives an account; what reports say in their own voice is one account, since it does not tell whose report it is."""
    return account.source.name.casefold() if account.source else "the reports"


def by_attacker(claim: Claim, blames: Iterable[Blame]) -> bool:
    """Whether a claim is made by a side that is held responsible for the incident."""
    return of_side(claim, tuple(blame.side for blame in blames))
