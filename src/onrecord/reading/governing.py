"""What governs a verb or a deal, and how it turns a position.

"Refused to accept" is a rejection, "urged Hamas to accept" a call, "if they accept" nothing.
"""

from onrecord.lang.pack import INSIDE
from onrecord.reading.deals import Deal, entry_at, tags_of
from onrecord.reading.parties import Desk

REACH = 14  # how many tokens a verb may stand before the noun
CONTROL = 9  # how many tokens a governing verb may stand before an infinitive
PERSONS = ("cap", "side", "sideadj", "and", "both", "pron", "the", "rel", "poss", "of")  # tags of words that name who is to act
AROUND = ("word", "adv", "their", "prep", "to")
GOVERNORS = (
    "stance",
    "talk",
    "unreal",
    "breach",
    "breachnoun",
    "inbreach",
    "despite",
    "accuse",
    "mutualaccuse",
    "denyverb",
    "goes",
    "commit",
)


def is_hypothetical(desk: Desk, deal: Deal) -> bool:
    """Whether the clause begins with a condition: "if a truce is reached"."""
    words = deal.sentence.tokens.words
    tags = tags_of(deal)
    for at in range(deal.start - 1, max(-1, deal.start - 12), -1):
        if tags[at] in ",;:":
            return False
        if words[at] in ("if", "unless", "whether") or (words[at] == "until" and at > deal.start - 3):
            return True
    return False


def governor_of(desk: Desk, deal: Deal) -> tuple[list[int], int | None]:
    """The nouns that hold the deal ("proposal for", "calls for") and the verb or other word that governs it, as tokens."""
    tags = tags_of(deal)
    nouns: list[int] = []
    holders = desk.symbols("prop", "callnoun", "nominal")
    governors = desk.symbols(*GOVERNORS)
    stops = desk.symbols("said", "but", "deal", "neg") | set(";:(-.")
    if deal.how == "clause":
        governors -= desk.symbols("unreal")  # "agreed that they would cease"
    elif deal.sentence.tokens.words[deal.last : deal.last + 1] != ["be"]:  # "demanded that the truce be kept"
        stops |= desk.symbols("rel", "aux")
    for at in range(deal.start - 1, max(-1, deal.start - REACH), -1):
        tag = tags[at]
        if tag in holders or is_noun(desk, deal, at):
            nouns.append(at)
        elif tag in governors and not is_plan(deal, at) and deal.sentence.tokens.words[at] != "any":
            return nouns, at
        elif tag in stops or (tag == "," and deal.how != "clause"):
            break
    return nouns, None


def is_plan(deal: Deal, at: int) -> bool:
    """Whether "proposed" is an adjective here: "the proposed truce"."""
    words = deal.sentence.tokens.words
    return words[at] == "proposed" and at > 0 and words[at - 1] in ("the", "a", "this", "that")


def is_noun(desk: Desk, deal: Deal, verb: int) -> bool:
    """Whether "calls for" is a noun here: no side stands before it to do the calling."""
    words = deal.sentence.tokens.words
    if words[verb] not in ("calls", "appeals", "demands", "call", "appeal", "push"):
        return False
    before = tags_of(deal)[:verb].rstrip(INSIDE + "".join(desk.symbols("adv")))
    if words[verb] in ("call", "appeal", "push"):
        return before[-1:] in desk.symbols("poss", "the", "their", "scope", "word")
    return before[-1:] not in desk.symbols("cap", "side", "pron", "both", "rel", "day", "and")


def control(desk: Desk, deal: Deal, verb: int) -> tuple[str | None, int]:
    """What governs a verb: the tag and the token of the nearest of negation, modal, governing verb or noun."""
    tags, names = tags_of(deal), desk.view.tag_names
    skipped = desk.symbols("aux", "adv", "day", "future") | {INSIDE, '"'}
    entry = entry_at(deal, verb)
    if entry and entry.name == "observe":  # "called for a return to the truce"
        skipped |= desk.symbols("the")
    at = verb - 1
    while at >= 0 and tags[at] in skipped:
        at -= 1
    if at < 0:
        return None, verb
    name = names.get(tags[at])
    if name in ("neg", "must", "unreal", "stance", "callnoun", "prop", "nominal", "talk"):
        return name, at
    if name in ("to", "cap", "side", "pron", "both"):
        return across(desk, tags, at)
    return None, verb


def across(desk: Desk, tags: str, at: int) -> tuple[str | None, int]:
    """The governor on the other side of "Hamas to" or "that Hamas"; an infinitive that nothing known governs is "unreal"."""
    infinitive = tags[at] == desk.view.symbols["to"]
    names = desk.view.tag_names
    between = desk.symbols(*PERSONS, *AROUND) if infinitive else desk.symbols(*PERSONS)
    joined = desk.view.symbols["rel"]
    for i in range(at - (1 if infinitive else 0), max(-1, at - CONTROL), -1):
        name = names.get(tags[i])
        if name in ("stance", "callnoun", "prop", "nominal", "talk", "unreal", "denyverb", "pact"):
            return (name, i) if infinitive or joined in tags[i:at] else (None, at)
        if tags[i] not in between and tags[i] != INSIDE:
            break
    return ("unreal", at) if infinitive else (None, at)


def controller_of(desk: Desk, deal: Deal, verb: int) -> int:
    """The verb whose subject takes the position: "urged" in "urged Hamas to accept"."""
    kind, at = control(desk, deal, verb)
    if kind == "pact":
        return next((i for i in range(at - 1, max(-1, at - 6), -1) if tags_of(deal)[i] == desk.view.symbols["stance"]), at)
    return controller_of(desk, deal, at) if kind == "stance" else verb


def turned(desk: Desk, deal: Deal, verb: int) -> str | None:
    """The verb's position after what governs it; None where nothing is taken (negated, hypothetical, attempted)."""
    entry = entry_at(deal, verb)
    if entry is None:
        return None
    position = str(entry.data["position"])
    kind, at = control(desk, deal, verb)
    governor = entry_at(deal, at)
    if kind is None:
        return position
    if kind == "unreal" and governor is None:  # an infinitive: "marched to demand a truce"
        return position if position == "called for" else None
    if governor is None:
        return None
    if kind == "neg":
        return governor.data["turns"].get(position) if entry.name in ("agree", "accept", "extend") else None
    if kind == "unreal":
        return position if is_reported_future(desk, deal, at) else None
    if kind == "pact":  # "an agreement to open corridors"
        return position
    if kind == "must":
        return "called for" if position in ("agreed", "extended") else None
    if kind == "stance":
        return combined(position, turned(desk, deal, at))
    return combined(position, str(governor.data.get("position"))) if kind != "talk" else None


def combined(position: str, governing: str | None) -> str | None:
    """What becomes of a position under another: "refused to accept" is rejected, "urged to extend" is called for.

    >>> combined("agreed", "called for"), combined("extended", "agreed"), combined("ended", "called for")
    ('called for', 'extended', None)
    """
    if governing == "agreed":
        return position
    if governing in ("called for", "proposed", "rejected"):
        return governing if position in ("agreed", "extended", "proposed", "called for") else None
    return None


def is_reported_future(desk: Desk, deal: Deal, modal: int) -> bool:
    """Whether "would" is a promise told: "said it would observe a truce"."""
    if deal.sentence.tokens.words[modal] not in ("would", "'d"):
        return False
    return any(t in tags_of(deal)[:modal] for t in desk.symbols("said"))
