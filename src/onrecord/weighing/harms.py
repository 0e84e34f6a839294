"""Which harm counts as which: people in hospital are a part of the injured, and casualties not told apart are neither dead nor injured."""

from collections.abc import Iterable
from dataclasses import replace

from onrecord.weighing.stated import Stated

INJURED, HOSPITALISED = "injured", "hospitalised"


def with_hospitalised(stated: Iterable[Stated]) -> tuple[Stated, ...]:
    """The claims, and for who tells only of people in hospital, that at least so many were injured: never added to other injured."""
    listed = tuple(stated)
    told = {(place_of(one), one.harm) for one in listed}
    totals = {place_of(one) for one in listed if one.harm == HOSPITALISED and one.whole}
    return listed + tuple(
        replace(one, harm=INJURED, range=(one.range[0], None))
        for one in listed
        if one.harm == HOSPITALISED
        and one.range[0]
        and (one.whole or (one.top and place_of(one) not in totals))
        and (place_of(one), INJURED) not in told
    )


def place_of(one: Stated) -> tuple[str, str]:
    """Who says it, and in which report."""
    return one.source, one.claim.document
