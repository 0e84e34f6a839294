"""Which positions a sentence takes on a deal: by the verb before it, the verb after it, or its own noun phrase."""

from onrecord.reading.deals import Deal, Position, entry_at, tags_of
from onrecord.reading.governing import governor_of, is_hypothetical, is_plan
from onrecord.reading.holders import owner, sides_of, stripped_owner
from onrecord.reading.parties import Desk, speaker_at
from onrecord.reading.verbs_after import after_noun
from onrecord.reading.verbs_before import before_noun, by_noun

IN_FORCE = ("under", "during", "amid", "despite", "following", "since")  # what stands before a truce that holds


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
    if why is None and is_scoped(desk, deal):
        why = "scope"
    return [Position(deal, "agreed", party, deal.start, deal.last, why)] if why else []


def is_scoped(desk: Desk, deal: Deal) -> bool:
    """Whether the phrase says how long or how far a truce goes that is spoken of as known: "the nationwide truce"."""
    tags, words = tags_of(deal), deal.sentence.tokens.words
    if words[deal.start] not in ("the", "this", "its", "their"):
        return False
    entries = [entry_at(deal, i) for i in range(deal.start, deal.first)]
    return desk.view.symbols["dur"] in tags[deal.start : deal.first] or any(e and e.data.get("told") for e in entries)


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
