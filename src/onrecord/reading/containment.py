"""Which place of a report lies in which: by the text ("X in western Y", "X, Y") and by the gazetteer."""

from itertools import pairwise

from onrecord.reading.bearings import Mention
from onrecord.reading.report import Report
from onrecord.records import Place

LEVELS = {"country": 3, "region": 3, "sea": 3, "adm1": 2, "adm2": 1}
FINENESS = {
    "facility": 0,
    "street": 0,
    "neighbourhood": 1,
    "settlement": 2,
    "near": 2,
    "adm2": 3,
    "adm1": 4,
    "region": 5,
    "sea": 5,
    "country": 6,
}
REACH = 40  # code points between two names that the text can still tie together


def link_containers(mentions: list[Mention], report: Report) -> None:
    """Set the `container` of each mention whose next one holds it, unless both are of a rank ("China, Japan and Ukraine")."""
    for one, two in pairwise(mentions):
        gap = report.folded[one.end : two.start]
        if len(gap) < REACH and holds(gap) and rank(one) < max(rank(two), 1 if gap != ", " else 0):
            one.container = two


def rank(mention: Mention) -> int:
    """The widest thing that a name can mean: country 3, first level 2, second level 1, settlement 0."""
    return max((LEVELS.get(s.kind, 0) for s in mention.spots), default=0)


def holds(gap: str) -> bool:
    """Whether the words between two places say that the second holds the first.

    >>> holds(" in northern "), holds(", "), holds(" and "), holds(" in the west. ")
    (True, True, False, False)
    """
    words = gap.replace(",", " , ").replace("(", " ( ").split()
    if not words or "and" in words or "from" in words or "to" in words or "." in gap or ";" in gap or len(words) > 6:
        return False
    return "in" in words or "of" in words or words[0] in ",("


def holder_of(position: int, places: list[Place], report: Report) -> int | None:
    """The position of the place that holds the one at `position`, by the words between them or by the gazetteer; None where neither tells.

    The nearest wider place of the same region or country is taken; the text's own word ("X in western Y") goes first.
    """
    place = places[position]
    if position + 1 < len(places):
        following = places[position + 1]
        gap = report.folded[place.span[1] : following.span[0]]
        if len(gap) < REACH and holds(gap) and is_finer(place, following):
            return position + 1
    wider = [i for i, other in enumerate(places) if i != position and lies_in(place, other)]
    return min(wider, key=lambda i: (FINENESS[places[i].precision or "settlement"], abs(i - position)), default=None)


def is_finer(one: Place, two: Place) -> bool:
    """Whether one place is of a finer kind than another.

    >>> is_finer(Place("Bucha", (0, 5), precision="settlement"), Place("Ukraine", (7, 14), precision="country"))
    True
    """
    return FINENESS.get(one.precision or "settlement", 2) < FINENESS.get(two.precision or "settlement", 2)


def lies_in(one: Place, two: Place) -> bool:
    """Whether the gazetteer, or what the text told of an unlisted place, puts one place inside the other."""
    if one.country is None or one.country != two.country or not is_finer(one, two):
        return False
    if two.precision == "country":
        return True
    return two.precision == "adm1" and one.admin1 is not None and one.admin1 == two.admin1


def is_part_of_name(place: Place, report: Report) -> bool:
    """Whether the place stands in the name of an organisation ("Gaza Health Ministry"): named, but nothing happened there."""
    after = report.text[place.span[1] : place.span[1] + 2]
    return (
        place.precision not in ("facility", "street") and len(after) == 2 and after[0] == " " and after[1].isupper() and not report.shouting
    )
