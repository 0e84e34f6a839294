"""Which position a sentence takes on a deal, and whose: by the verb before it, the verb after it, or its own noun phrase.

What governs a verb turns its position: "refused to accept" is a rejection, "urged Hamas to accept" a call, "if they accept" nothing.
"""

import re
from dataclasses import dataclass

from onrecord.lang.pack import INSIDE, Entry
from onrecord.reading.deals import Deal
from onrecord.reading.parties import VIEW, Desk, Party, name_of, speaker_at, split_names, subject_of

REACH = 14  # how many tokens a verb may stand before the noun
CONTROL = 9  # how many tokens a governing verb may stand before an infinitive
IN_FORCE = ("under", "during", "amid", "despite", "following", "since")  # what stands before a truce that holds
FATES = ("ended", "extended", "suspended")
PERSONS = ("cap", "side", "sideadj", "and", "both", "pron", "the", "rel", "poss", "of")  # tags of words that name who is to act
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
AROUND = ("word", "adv", "their", "prep")


@dataclass(frozen=True, slots=True)
class Position:
    """What somebody (`party`, None where unsaid) does about a deal; `start` and `end` are the tokens that say so."""

    deal: Deal
    position: str
    party: str | None
    start: int
    end: int
    why: str


def positions_on(desk: Desk, deal: Deal) -> list[Position]:
    """Every position that a sentence takes on one deal that it names."""
    if deal.head in ("talk", "breachnoun") or is_hypothetical(desk, deal):
        return []
    nouns, governor = governor_of(desk, deal)
    if governor is not None and tags_of(deal)[governor] in desk.symbols("talk", "unreal"):
        told = excluded(desk, deal, governor)
        return told + [p for n in nouns for p in by_noun(desk, deal, n, None) if p.party]
    found = before_noun(desk, deal)
    if is_only_proposed(deal):
        return distinct(found)
    if deal.how != "clause":
        found += after_noun(desk, deal)
    if deal.how == "named" and tells_status(desk, deal, found, governor):
        found += in_phrase(desk, deal)
    return distinct(found)


def excluded(desk: Desk, deal: Deal, governor: int) -> list[Position]:
    """ "There will be no ceasefire" rejects one; any other "no", "without" or "talks on" takes no position."""
    words = deal.sentence.tokens.words
    if words[governor] != "no" or "there" not in words[max(0, governor - 4) : governor] or "was" in words[max(0, governor - 4) : governor]:
        return []
    speaker = speaker_at(desk, deal.sentence, governor)
    return [Position(deal, "rejected", speaker, governor, deal.last, "no deal")] if speaker else []


def tells_status(desk: Desk, deal: Deal, found: list[Position], governor: int | None) -> bool:
    """Whether the noun phrase may tell a position of its own: nothing else did, or only what became of the deal."""
    if found:
        brokered = desk.view.symbols["brokered"] in tags_of(deal)[deal.start : deal.first]
        return brokered and governor is None and all(p.position in ("ended", "extended", "suspended") for p in found)
    return governor is None or tags_of(deal)[governor] in desk.symbols("despite")


def is_only_proposed(deal: Deal) -> bool:
    """Whether the deal is no more than a plan: "the proposed truce"."""
    return any(is_plan(deal, i) for i in range(max(0, deal.start - 1), deal.first))


def distinct(found: list[Position]) -> list[Position]:
    """One position of each kind and party; a nameless one only where no named one says the same."""
    kept: list[Position] = []
    for position in sorted(found, key=lambda p: p.party is None):
        same = [k for k in kept if k.position == position.position]
        if not same or (position.party and all(k.party and not alike(k.party, position.party) for k in same)):
            kept.append(position)
    return kept


def alike(one: str, other: str) -> bool:
    """Whether one name holds the other."""
    return one.lower() in other.lower() or other.lower() in one.lower()


def tags_of(deal: Deal) -> str:
    """The symbols of the deal's sentence."""
    return deal.sentence.tagged(VIEW).tags


def entry_at(deal: Deal, token: int) -> Entry | None:
    """The entry that a token was tagged with."""
    return deal.sentence.tagged(VIEW).entries[token]


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


# ---- the verb before the noun ----------------------------------------------------------------------------------------------------


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
        elif tag in governors and not is_plan(deal, at):
            return nouns, at
        elif tag in stops or (tag == "," and deal.how != "clause"):
            break
    return nouns, None


def is_plan(deal: Deal, at: int) -> bool:
    """Whether "proposed" is an adjective here: "the proposed truce"."""
    words = deal.sentence.tokens.words
    return words[at] == "proposed" and at > 0 and words[at - 1] in ("the", "a", "this", "that")


def before_noun(desk: Desk, deal: Deal) -> list[Position]:
    """The positions by the words before the noun."""
    nouns, governor = governor_of(desk, deal)
    found: list[Position] = []
    if governor is not None and tags_of(deal)[governor] in desk.symbols("stance"):
        found += by_verb(desk, deal, governor, nouns)
    for noun in nouns:
        found += by_noun(desk, deal, noun, governor)
    if deal.head in ("prop", "callnoun", "nominal"):
        found += by_head(desk, deal)
    return found


def by_verb(desk: Desk, deal: Deal, verb: int, nouns: list[int]) -> list[Position]:
    """The position by a verb whose object the deal is ("accepted the truce"), or whose `nouns` hold it ("a proposal for")."""
    entry = entry_at(deal, verb)
    position = turned(desk, deal, verb)
    held = next((e for n in nouns if (e := entry_at(deal, n))), None)
    if entry is None or position is None or not fits(entry, deal, bool(nouns)):
        return []
    if position == "agreed" and held and held.tag == "nominal":  # "announced an extension of the truce"
        position = str(held.data["position"])
    if position == "agreed" and held and held.name == "call" and entry.name == "accept":  # "backed calls for a truce"
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


def each(party: str | None, sides: str | None) -> list[str | None]:
    """A joint subject as one party each ("Israel and Hamas agreed"); the sides of the noun phrase stay together.

    >>> each("Israel and Hamas", None), each("India and Pakistan", "India and Pakistan")
    (['Israel', 'Hamas'], ['India and Pakistan'])
    """
    return [party] if party is None or party == sides else list(split_names(party))


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


def is_noun(desk: Desk, deal: Deal, verb: int) -> bool:
    """Whether "calls for" is a noun here: no side stands before it to do the calling."""
    words = deal.sentence.tokens.words
    if words[verb] not in ("calls", "appeals", "demands", "call", "appeal", "push"):
        return False
    before = tags_of(deal)[:verb].rstrip(INSIDE + "".join(desk.symbols("adv")))
    if words[verb] in ("call", "appeal", "push"):
        return before[-1:] in desk.symbols("poss", "the", "their", "scope", "word")
    return before[-1:] not in desk.symbols("cap", "side", "pron", "both", "rel", "day", "and")


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


def controller_of(desk: Desk, deal: Deal, verb: int) -> int:
    """The verb whose subject takes the position: "urged" in "urged Hamas to accept"."""
    kind, at = control(desk, deal, verb)
    return controller_of(desk, deal, at) if kind == "stance" else verb


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
        if name in ("stance", "callnoun", "prop", "nominal", "talk", "unreal", "denyverb"):
            return (name, i) if infinitive or joined in tags[i:at] else (None, at)
        if tags[i] not in between and tags[i] != INSIDE:
            break
    return ("unreal", at) if infinitive else (None, at)


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


def possessor(desk: Desk, deal: Deal, noun: int) -> str | None:
    """Whose a noun is: "Russia's promise", "a US proposal", "a plan by Egypt"."""
    tags = tags_of(deal)
    poss, their = desk.view.symbols["poss"], desk.view.symbols["their"]
    passing = desk.symbols("scope", "dur", "status", "word", "day", "poss", "digits", "adv") | {INSIDE}
    at = noun - 1
    while at >= 0 and tags[at] in passing:
        at -= 1
    party = next((p for p in desk.cast(deal.sentence) if p.first <= at < p.last and p.kind == "named"), None)
    if party and (poss in tags[party.last : noun] or noun - at == 1 or INSIDE in tags[at:noun] or tags[at] == desk.view.symbols["cap"]):
        return desk.words(deal.sentence, party)
    if at >= 0 and tags[at] == their:
        return subject_of(desk, deal.sentence, at)
    return matched(desk, deal, "agent", noun + 1) if noun < deal.first else None


def matched(desk: Desk, deal: Deal, kind: str, at: int) -> str | None:
    """The party that a pattern of this kind finds at a token."""
    tags = tags_of(deal)
    for pattern in desk.view.patterns[kind]:
        match = pattern.regex.match(tags, at)
        if match:
            return party_in(desk, deal, max(match.span(group) for group in match.groupdict()))
    return None


def party_in(desk: Desk, deal: Deal, span: tuple[int, int]) -> str | None:
    """The name of the side at these tokens."""
    kinds = {desk.view.symbols["both"]: "both", desk.view.symbols["pron"]: "pronoun"}
    return name_of(desk, deal.sentence, Party(*span, kinds.get(tags_of(deal)[span[0]], "named"), True))


def partners(desk: Desk, deal: Deal, verb: int) -> list[str]:
    """With whom it was agreed, each on its own: "agreed with Russia and Ukraine", "reached a truce with Hamas"."""
    last = verb + 1
    tags = tags_of(deal)
    while last < len(tags) and tags[last] == INSIDE:
        last += 1
    names = matched(desk, deal, "partner", last) or matched(desk, deal, "partner", deal.last)
    return split_names(names) if names else []


def sides_of(desk: Desk, deal: Deal) -> str | None:
    """The sides that the deal's own noun phrase names: "between Israel and Hamas", "the India-Pakistan truce"."""
    named = matched(desk, deal, "sides", deal.last)
    if named:
        return named
    words = deal.sentence.tokens.written[deal.start : deal.first]
    joint = next((w for w in words if len(split_names(w)) == 2), None)
    return " and ".join(split_names(joint)) if joint else None


# ---- the verb after the noun -----------------------------------------------------------------------------------------------------


def after_noun(desk: Desk, deal: Deal) -> list[Position]:
    """The positions by the words after the noun: "took effect", "was rejected by Hamas", "that Israel accepted"."""
    tags = tags_of(deal)
    found: list[Position] = []
    for pattern in desk.view.patterns["after"]:
        match = pattern.regex.match(tags, deal.last)
        if match:
            found += by_predicate(desk, deal, match)
            again = pattern.regex.match(tags, end_of_verb(deal, match.start("verb")))  # "brokered by Russia collapsed"
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
    last = end_of_verb(deal, verb)
    party = matched(desk, deal, "agent", last) if tags_of(deal)[verb] == desk.view.symbols["stance"] else None
    sides = sides_of(desk, deal) or matched(desk, deal, "sides", last)
    if position == "called for" and party is None:
        party = speaker_at(desk, deal.sentence, verb) if desk.view.symbols["must"] in match["small"] else None
        return [Position(deal, position, party, deal.start, last, entry.name)] if party else []
    if position == "rejected" and party is None and desk.view.symbols["neg"] in match["small"]:
        party = speaker_at(desk, deal.sentence, verb)
    if sides and position == "agreed":
        party = sides
    elif party is None:
        party = sides or (owner(desk, deal) if position == "agreed" else None)
    return [Position(deal, position, party, deal.start, last, entry.name)]


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
        return position if entry.tag == "goes" and not {"could", "may", "might", "can"} & set(words) else None
    if position == "ended" and takes_object(desk, deal, verb) and not small:
        return "agreed"
    return position


def takes_object(desk: Desk, deal: Deal, verb: int) -> bool:
    """Whether a verb that could stand alone has an object ("a truce that ended the war")."""
    following = tags_of(deal)[verb + 1 : verb + 2]
    return following in desk.symbols("the", "digits", "word", "cap", "noname") and bool(following)


def by_relative(desk: Desk, deal: Deal, match: re.Match[str]) -> list[Position]:
    """The position of a side whose act on the deal a relative clause tells: "a truce that Hamas rejected"."""
    entry = entry_at(deal, match.start("verb"))
    position = turned(desk, deal, match.start("verb"))
    if entry is None or position is None:
        return []
    return [
        Position(deal, position, party_in(desk, deal, match.span("who")), deal.start, end_of_verb(deal, match.start("verb")), entry.name)
    ]


def end_of_verb(deal: Deal, verb: int) -> int:
    """The token after a verb."""
    tags = tags_of(deal)
    last = verb + 1
    while last < len(tags) and tags[last] == INSIDE:
        last += 1
    return last


# ---- the noun phrase itself ------------------------------------------------------------------------------------------------------


def in_phrase(desk: Desk, deal: Deal) -> list[Position]:
    """The position that a noun phrase tells by itself: "a fragile ceasefire", "Russia's unilateral truce", "a UN-brokered pause"."""
    tags = tags_of(deal)
    inner = tags[deal.start : deal.first]
    if any(t in inner for t in desk.symbols("unreal")):
        return []
    why = next((n for n in ("brokered", "status") if desk.view.symbols[n] in inner), None)
    party = sides_of(desk, deal) or owner(desk, deal)
    if why is None and is_dated(desk, deal):
        why = "dated"
    if why is None and party and owns(desk, deal):
        why = "possessor"
    return [Position(deal, "agreed", party, deal.start, deal.last, why)] if why else []


def is_dated(desk: Desk, deal: Deal) -> bool:
    """Whether the phrase says when, or that one is in force: "the January truce", "under a ceasefire"."""
    tags = tags_of(deal)
    before = desk.symbols("prep", "despite", "conj")
    if desk.view.symbols["day"] in tags[deal.start : deal.first]:
        return True
    words = deal.sentence.tokens.words
    return deal.start > 0 and tags[deal.start - 1] in before and words[deal.start] in ("a", "an") and words[deal.start - 1] in IN_FORCE


def owns(desk: Desk, deal: Deal) -> bool:
    """Whether a possessor and a word of scope stand before the noun: "Russia's three-hour truce"."""
    inner = tags_of(deal)[deal.start : deal.first]
    scoped = any(t in inner for t in desk.symbols("scope", "dur", "day"))
    return scoped and (desk.view.symbols["poss"] in inner or stripped_owner(desk, deal) is not None)


def owner(desk: Desk, deal: Deal) -> str | None:
    """Whose truce it is: "Russia's truce"; else the broker of "a US-brokered truce"."""
    tags = tags_of(deal)
    poss = tags.find(desk.view.symbols["poss"], deal.start, deal.first)
    if poss >= 0:
        party = next((p for p in desk.cast(deal.sentence) if p.last == poss or p.first < poss < p.last), None)
        return desk.words(deal.sentence, party) if party else None
    brokered = tags.find(desk.view.symbols["brokered"], deal.start, deal.first)
    if brokered >= 0:
        names = split_names(deal.sentence.tokens.written[brokered].rsplit("-", 1)[0])
        return " and ".join(names)
    return stripped_owner(desk, deal)


def stripped_owner(desk: Desk, deal: Deal) -> str | None:
    """Whose truce it is where the text has lost its apostrophes: "Russias unilateral truce"."""
    tags, tokens = tags_of(deal), deal.sentence.tokens
    for at in range(deal.start, deal.first - 1):
        if tags[at] in desk.symbols("cap") and tokens.words[at].endswith("s") and tags[at + 1] in desk.symbols("scope", "dur"):
            return tokens.written[at]
    return None
