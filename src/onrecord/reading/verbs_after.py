"""The positions that the words after a deal tell: what became of it ("took effect"), or what a side did with it ("that Hamas rejected")."""

import re

from onrecord.lang.pack import INSIDE, Entry
from onrecord.reading.deals import Deal, Position, end_of, entry_at, tags_of
from onrecord.reading.governing import turned
from onrecord.reading.holders import each, matched, owner, party_in, sides_of
from onrecord.reading.parties import Desk, speaker_at

LATER = {"later", "after", "earlier", "before", "ago"}
FATES = ("ended", "extended", "suspended")


def after_noun(desk: Desk, deal: Deal) -> list[Position]:
    """The positions by the words after the noun: "took effect", "was rejected by Hamas", "that Israel accepted"."""
    tags = tags_of(deal)
    found: list[Position] = []
    for pattern in desk.view.patterns["after"]:
        match = pattern.regex.match(tags, deal.last)
        if match:
            found += by_predicate(desk, deal, match)
            again = pattern.regex.match(tags, end_of(tags_of(deal), match.start("verb")))  # "brokered by Russia collapsed"
            found += [p for p in by_predicate(desk, deal, again) if p.position in FATES] if again else []
    for pattern in desk.view.patterns["relative"]:
        match = pattern.regex.match(tags, deal.last)
        if match:
            found += by_relative(desk, deal, match)
    return found


def by_predicate(desk: Desk, deal: Deal, match: re.Match[str]) -> list[Position]:
    """The position by a verb whose subject the deal is."""
    verb = match.start("verb")
    entry = entry_at(deal, verb)
    if entry is None or (deal.how == "back" and not match["small"]):
        return []
    position = predicated(desk, deal, entry, match)
    if position is None or (entry.data.get("mild") and is_bare(desk, deal) and desk.view.symbols["neg"] not in match["small"]):
        return []
    last = end_of(tags_of(deal), verb)
    party = matched(desk, deal, "agent", last) if tags_of(deal)[verb] == desk.view.symbols["stance"] else None
    sides = sides_of(desk, deal) or matched(desk, deal, "sides", last)
    if position == "called for" and party is None:
        urged = entry.name == "needed" or desk.view.symbols["must"] in match["small"]
        party = speaker_at(desk, deal.sentence, verb) if urged else None
        return [Position(deal, position, party, deal.start, last, entry.name)] if party else []
    if position in ("rejected", "extended", "suspended") and party is None and {"neg", "unreal"} & tags_in(desk, match["small"]):
        party = speaker_at(desk, deal.sentence, verb)
    if sides and position == "agreed":
        party = sides
    elif party is None:
        party = sides or (owner(desk, deal) if position == "agreed" else None)
    return [Position(deal, position, party, deal.start, last, entry.name)]


def tags_in(desk: Desk, symbols: str) -> set[str | None]:
    """The names of the tags of some symbols."""
    return {desk.view.tag_names.get(s) for s in symbols}


def is_bare(desk: Desk, deal: Deal) -> bool:
    """Whether the noun phrase is no more than "the truce"."""
    inner = tags_of(deal)[deal.start : deal.first].rstrip(INSIDE)
    return len(inner) <= 1 and sides_of(desk, deal) is None


def predicated(desk: Desk, deal: Deal, entry: Entry, match: re.Match[str]) -> str | None:
    """The position of a verb after the noun, turned by the small words before it."""
    position = str(entry.data["position"])
    tags, small = desk.view.symbols, match["small"]
    verb = match.start("verb")
    words = deal.sentence.tokens.words[match.start("small") : verb]
    if words[:1] == ["be"] or ("to" in words[:-1] and "be" in words):  # "asked for the truce to be extended"
        return None
    if tags["neg"] in small and position == "extended":
        return "rejected"
    if tags["neg"] in small:
        return entry.data.get("negated") if position == "agreed" else None
    if tags["must"] in small:
        return "called for" if position == "agreed" else None
    if position in ("ended", "suspended") and tags["future"] in small:
        return None
    if entry.tag == "stance" and small[-1:] == tags["to"]:
        return None
    if tags["unreal"] in small:
        promised = "would" in words and any(t in tags_of(deal)[: deal.first] for t in desk.symbols("said"))
        return position if (entry.tag == "goes" or promised) and not {"could", "may", "might", "can"} & set(words) else None
    if position == "ended" and takes_object(desk, deal, verb) and not small:
        return "agreed"
    return position


def takes_object(desk: Desk, deal: Deal, verb: int) -> bool:
    """Whether a verb that could stand alone has an object ("a truce that ended the war")."""
    following = tags_of(deal)[verb + 1 : verb + 2]
    if LATER & set(deal.sentence.tokens.words[verb + 1 : verb + 5]):  # "ended a week later"
        return False
    return following in desk.symbols("the", "digits", "word", "cap", "noname") and bool(following)


def by_relative(desk: Desk, deal: Deal, match: re.Match[str]) -> list[Position]:
    """The position of a side whose act on the deal a relative clause tells: "a truce that Hamas rejected"."""
    entry = entry_at(deal, match.start("verb"))
    position = turned(desk, deal, match.start("verb"))
    if entry is None or position is None:
        return []
    who = party_in(desk, deal, match.span("who"))
    return [Position(deal, position, p, deal.start, end_of(tags_of(deal), match.start("verb")), entry.name) for p in each(who, None)]
