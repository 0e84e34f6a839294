"""What the words around a name say of it: "the town of X", "near X", "in northern X", "X district", "X and Y counties"."""

import re
from dataclasses import dataclass

from onrecord.places.gazetteer import Spot
from onrecord.reading.place_words import PlaceWords

CONTEXT = re.compile(r"[\w'-]+|[^\w\s]")
TRAILING = re.compile(r" ((?:refugee |displacement )?[a-z-]+)(?=[, ])")
REACH = 30  # code points between two names of one list
ARTICLES = frozenset(("the", "a", "an"))
LISTED = frozenset((", ", " and ", ", and ", " & ", " or "))
PLACING_NOUNS = frozenset(("settlement", "neighbourhood", "adm2"))


@dataclass(slots=True, eq=False)
class Mention:
    """A stretch of the text that may name a place.

    `noun` is the precision that a noun beside it lends; `near` whether the text speaks of its surroundings; `marked` whether the text
    marks it as a place at all; `placed` whether it does so whatever the name is ("the shelling of X"); `before` the word before it;
    `facility` whether the name is that of a building or a street; `sure` whether it reads like a place's even if no gazetteer knew it;
    `doubted` whether it is more likely somebody's, though some town bears it; `container` the mention that the text puts it in; `choice`
    the place of the gazetteer that it was settled to mean.
    """

    start: int
    end: int
    spots: tuple[Spot, ...]
    name: str = ""
    noun: str | None = None
    near: bool = False
    marked: bool = False
    placed: bool = False
    before: str = ""
    facility: bool = False
    sure: bool = True
    doubted: bool = False
    container: "Mention | None" = None
    choice: Spot | None = None


def look_around(mention: Mention, folded: str, words: PlaceWords) -> None:
    """Note what the words before and after a name say of it."""
    start, end = mention.start, mention.end
    look_before(mention, CONTEXT.findall(folded, max(0, start - 40), start), words)
    if folded[end : end + 1].isspace() and folded[end + 1 : end + 2].isalpha():
        look_after(mention, CONTEXT.findall(folded, end, end + 28), words)


def look_before(mention: Mention, before: list[str], words: PlaceWords) -> None:
    """Prepositions, and nouns that stand before the name."""
    while before and (before[-1] in words.compass or before[-1] in ARTICLES):
        mention.marked |= before.pop() not in ARTICLES
    if not before:
        return
    last, second = before[-1], before[-2] if len(before) > 1 else ""
    mention.before = last
    if last in words.near or f"{second} {last}" in words.near or (last == "of" and second in words.compass):
        mention.near = mention.marked = True
    elif last in words.placing or f"{second} {last}" in words.placing:
        mention.placed = mention.marked = True
    elif last == "of" and second in words.loose:
        mention.marked = True
    elif last in ("of", "called", "named") and second in words.nouns:
        mention.noun, mention.marked = words.nouns[second], True
        if second in words.blocks:
            mention.facility, mention.spots = True, ()
    elif words.nouns.get(last) in PLACING_NOUNS:
        mention.noun, mention.marked = words.nouns[last], True
    elif last in words.prepositions:
        mention.marked = True


def look_after(mention: Mention, after: list[str], words: PlaceWords) -> None:
    """Nouns that stand after the name. A facility's noun in small letters says only that the name is a place."""
    nouns = words.nouns
    noun = nouns.get(" ".join(after[:3])) or nouns.get(" ".join(after[:2])) or nouns.get(after[0])
    if noun is None:
        return
    mention.marked = True
    if noun not in ("facility", "region"):
        mention.noun = noun
    elif not mention.spots:
        mention.noun = mention.noun or noun


def share_nouns(mentions: list[Mention], folded: str, words: PlaceWords) -> None:
    """Names in a list share the plural noun after the last of them: "X, Y and Z counties"."""
    shared: str | None = None
    following: Mention | None = None
    for mention in reversed(mentions):
        if following is None or folded[mention.end : following.start] not in LISTED:
            after = CONTEXT.match(folded, mention.end + 1)
            shared = words.nouns.get(after.group()) if after and after.group().endswith("s") else None
        elif shared:
            mention.noun, mention.marked = shared, True
        following = mention


def tell_streets(mentions: list[Mention], folded: str, words: PlaceWords) -> None:
    """Tell streets apart from other facilities: "Yarmouk Street", "al-Isfinj street", "the 300 block of Harding"."""
    for mention in mentions:
        if not mention.facility and (mention.noun != "facility" or mention.spots):
            continue
        before, after = CONTEXT.findall(folded, max(0, mention.start - 30), mention.start), CONTEXT.match(folded, mention.end + 1)
        last = mention.name.lower().rpartition(" ")[2].rstrip(".")
        if last in words.ways or (after and after.group() in words.ways) or words.blocks.intersection(before[-3:]):
            mention.noun = "street"


def goes_on(mentions: list[Mention], start: int, folded: str, words: PlaceWords) -> Mention | None:
    """The mention that a name is listed after, if any: "in X and Y", "in X camp, and Y"."""
    if not mentions or start - mentions[-1].end > REACH:
        return None
    gap = folded[mentions[-1].end : start]
    noun = TRAILING.match(gap)
    if noun and noun[1] in words.nouns:
        gap = gap[noun.end() :]
    return mentions[-1] if gap in LISTED else None


def belongs_before(mention: Mention, previous: Mention, folded: str) -> bool:
    """Whether the noun before a name is that of the name before it: "Saltivskyi district of Kharkiv"."""
    return mention.noun is not None and previous.noun == mention.noun and folded[previous.end : mention.start].endswith(" of ")
