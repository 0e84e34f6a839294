"""The positions that the words before a deal tell: a verb ("accepted the truce") or a noun that holds it ("a proposal for a truce")."""

from onrecord.lang.pack import Entry
from onrecord.reading.deals import Deal, Position, entry_at, tags_of
from onrecord.reading.governing import controller_of, governor_of, turned
from onrecord.reading.holders import each, matched, partners, possessor, sides_of
from onrecord.reading.parties import Desk, subject_of


def before_noun(desk: Desk, deal: Deal) -> list[Position]:
    """The positions by the words before the noun."""
    nouns, governor = governor_of(desk, deal)
    found: list[Position] = []
    if governor is not None and tags_of(deal)[governor] in desk.symbols("stance"):
        found += by_verb(desk, deal, governor, nouns)
    if deal.how == "clause" and governor is None and is_promised(desk, deal):
        found.append(Position(deal, "agreed", subject_of(desk, deal.sentence, deal.first), deal.first, deal.last, "promise"))
    for noun in nouns:
        found += by_noun(desk, deal, noun, governor)
    if deal.head in ("prop", "callnoun", "nominal"):
        found += by_head(desk, deal)
    return found


def is_promised(desk: Desk, deal: Deal) -> bool:
    """Whether a side says that it will stop for a time: "said it would halt strikes for eight hours"."""
    words, tags = deal.sentence.tokens.words, tags_of(deal)
    said = any(t in tags[: deal.first] for t in desk.symbols("said"))
    timed = bool({"hours", "days", "hour", "day", "week", "weeks"} & set(words[deal.last - 1 : deal.last + 8]))
    return said and timed and words[deal.first - 1] in ("would", "will") and not {"if", "unless"} & set(words)


def by_verb(desk: Desk, deal: Deal, verb: int, nouns: list[int]) -> list[Position]:
    """The position by a verb whose object the deal is ("accepted the truce"), or whose `nouns` hold it ("a proposal for")."""
    entry = entry_at(deal, verb)
    position = turned(desk, deal, verb)
    held = next((e for n in nouns if (e := entry_at(deal, n))), None)
    if entry is None or position is None or not fits(entry, deal, bool(nouns)):
        return []
    if position not in ("rejected", "called for") and "any" in deal.sentence.tokens.words[verb : deal.first]:
        return []
    if position == "agreed" and held and held.tag == "nominal":  # "announced an extension of the truce"
        position = str(held.data["position"])
    if position == "agreed" and held and held.data["position"] == "called for" and entry.name == "accept":  # "backed calls for a truce"
        position = "called for"
    if entry.name == "announce" and is_over(deal):
        position = "ended"
    if is_adjective(desk, deal, verb):
        return [Position(deal, position, sides_of(desk, deal), verb, deal.last, entry.name)]
    party = actor(desk, deal, verb, position)
    found = [Position(deal, position, p, verb, deal.last, entry.name) for p in each(party, sides_of(desk, deal))]
    if entry.data.get("each"):
        found += [Position(deal, position, p, verb, deal.last, entry.name) for p in partners(desk, deal, verb)]
    return found


def is_over(deal: Deal) -> bool:
    """Whether it is declared to be over: "declared the truce over"."""
    words = deal.sentence.tokens.words[deal.last : deal.last + 2]
    return words[:1] in (["over"], ["dead"], ["void"]) and (
        len(words) < 2 or not words[1][0].isalnum() or words[1] in ("on", "and", "after", "as")
    )


def fits(entry: Entry, deal: Deal, held: bool) -> bool:
    """Whether this verb says something of this deal: a weak one needs a verb of its own kind, a clause "agreed" or the like."""
    if deal.how == "clause":
        return entry.name in ("agree", "refuse", "accept", "announce", "propose") or (entry.name == "call for" and deal.head == "firm")
    if deal.how == "back":
        return entry.name in ("agree", "accept", "reject") and not held
    if deal.how == "weak" and deal.sentence.tokens.words[max(0, deal.start - 1)] == "under":
        return False
    if deal.how == "weak":
        return entry.name not in ("call for", "propose", "observe") and not held
    return not (held and entry.name in ("reach", "broker", "observe"))


def is_adjective(desk: Desk, deal: Deal, verb: int) -> bool:
    """Whether a participle stands before the noun as an adjective: "the agreed ceasefire"."""
    tags = tags_of(deal)
    return (
        verb > 0
        and deal.start <= verb + 1
        and tags[verb - 1] in desk.symbols("the", "scope")
        and deal.sentence.tokens.words[verb].endswith("ed")
    )


def actor(desk: Desk, deal: Deal, verb: int, position: str) -> str | None:
    """Who takes the position: the sides of the deal where a broker acts, else the subject of the (governing) verb."""
    entry = entry_at(deal, verb)
    sides = sides_of(desk, deal)
    if entry and entry.data.get("each") and deal.sentence.tokens.words[verb + 1 : verb + 2] == ["between"]:
        sides = matched(desk, deal, "sides", verb + 1)
    if position == "agreed" and sides and entry and entry.name in ("broker", "announce", "reach", "agree"):
        return sides
    return subject_of(desk, deal.sentence, controller_of(desk, deal, verb)) or sides


def by_noun(desk: Desk, deal: Deal, noun: int, governor: int | None) -> list[Position]:
    """The position by a noun that holds the deal: "a US proposal for a truce", "calls for a ceasefire", "the collapse of the truce"."""
    entry = entry_at(deal, noun)
    if entry is None or deal.how != "named":
        return []
    tags = tags_of(deal)
    linked = (
        any(t in desk.symbols("prep", "of", "to", "stance") for t in tags[noun + 1 : deal.start + 1])
        or entry.forms[0].endswith("of")
        or " " in entry.forms[0]
    )
    position = str(entry.data["position"])
    if entry.name == "call" and not set(deal.sentence.tokens.words[noun : noun + 4]) & {"for", "to", "on", "demanding", "calling"}:
        return []
    if not linked:
        return []
    if desk.view.symbols["and"] in tags[noun : deal.start]:
        return []
    party = possessor(desk, deal, noun)
    verb = entry_at(deal, governor) if governor is not None and tags[governor] in desk.symbols("stance") else None
    if party is None and position == "proposed" and verb and verb.data["position"] == "agreed":
        return []
    if party is None and governor is not None and verb and verb.data["position"] in ("agreed", "proposed", "called for"):
        party = subject_of(desk, deal.sentence, governor)
    if position == "agreed" and governor is not None and tags[governor] in desk.symbols("unreal", "talk"):
        return []
    if entry.tag == "nominal" and verb is not None:
        return []
    return [Position(deal, position, party, noun, deal.last, entry.name)]


def by_head(desk: Desk, deal: Deal) -> list[Position]:
    """The position by the noun that the deal stands before: "a US ceasefire proposal", "the ceasefire extension"."""
    head = next((e for i in range(deal.first, deal.last) if (e := entry_at(deal, i)) and "position" in e.data), None)
    if head is None:
        return []
    party = possessor(desk, deal, deal.first)
    if party is None and head.data["position"] in ("proposed", "called for", "agreed"):
        return []
    return [Position(deal, str(head.data["position"]), party, deal.start, deal.last, head.name)]
