"""Of whom a claim speaks: people (civilians, and those whose status nobody told) or belligerents (fighters of either side).

What a belligerent says of the other side's military losses stays in the stratum of belligerents, with the mark that only the attacker
says it: nobody becomes a fighter for everyone because the attacker says so, and no such figure is ever added to the civilians.
"""

import re

from onrecord.incidents import Case, Claim
from onrecord.lang.sides import side_of
from onrecord.weighing.ranges import Range, least, most

FIGHTERS = frozenset({"soldiers", "militants"})
PEOPLE, BELLIGERENTS = "people", "belligerents"
NAMES = re.compile(r"\w+")


def strata_of(case: Case) -> dict[str, str]:
    """The stratum of each claim, by its id: that of the claim which includes its people, where there is one."""
    by_id = {claim.id: claim for claim in case.claims}
    return {claim.id: stratum(claim, by_id) for claim in case.claims}


def stratum(claim: Claim, by_id: dict[str, Claim]) -> str:
    """Whom a claim speaks of."""
    seen: set[str] = set()
    here: Claim | None = claim
    while here is not None and here.id not in seen:
        if here.casualty.group in FIGHTERS:
            return BELLIGERENTS
        seen.add(here.id)
        here = by_id.get(here.part_of) if here.part_of else None
    return PEOPLE


def civilians_of(range: Range, parts: list[tuple[str, Range]]) -> Range:
    """How many of a toll may be civilians, by its own parts: fighters are none, and beside a part of civilians nobody else need be one.

    >>> civilians_of((8, 8), [("civilians", (5, 5))]), civilians_of((10, 10), [("militants", (4, 4))]), civilians_of((9, None), [])
    ((5, 8), (6, 6), (9, None))
    """
    fighters = [part for group, part in parts if group in FIGHTERS]
    civilians = [part for group, part in parts if group == "civilians"]
    high = None if range[1] is None else max(0, range[1] - sum(map(least, fighters)))
    low = range[0]
    if low is not None and fighters:
        low = max(0, low - int(sum(min(most(part), low) for part in fighters)))
    if civilians and low is not None:
        low = min(low, sum(map(least, civilians)))
    return low, high


def of_side(claim: Claim, sides: tuple[str, ...]) -> bool:
    """Whether whoever makes the claim belongs to one of the sides."""
    source = claim.casualty.source
    said_by = " ".join(filter(None, (source.side, source.organisation, source.name))) if source else ""
    return any(same_side(said_by, side) for side in sides)


def same_side(a: str, b: str) -> bool:
    """Whether two names are of one side: by the tables of the language packs, else where one has all telling words of the other.

    >>> same_side("Russia’s Defence Ministry", "Moscow"), same_side("Israeli army", "Russian army"), same_side("", "Russia")
    (True, False, False)
    >>> same_side("Azov rebels", "the rebels of Azov")
    True
    """
    ours, theirs = side_of(a), side_of(b)
    if ours or theirs:
        return ours == theirs
    words, others = telling_words(a), telling_words(b)
    return bool(words and others) and (words <= others or others <= words)


def telling_words(name: str) -> set[str]:
    """The words of a name but for the smallest."""
    return {word for word in NAMES.findall(name.casefold()) if len(word) > 3}
