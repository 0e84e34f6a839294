"""What is agreed: the truces, pauses, exchanges and corridors that a sentence names, each with the words around it."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from onrecord.lang.pack import INSIDE, Entry, load
from onrecord.reading.parties import VIEW, Desk
from onrecord.reading.report import Sentence

CONTEXT = 3  # how many sentences back a truce may stand that "the agreement" speaks of


@dataclass(frozen=True, slots=True)
class Deal:
    """A mention: tokens `first` to `last` are the noun and its heads, `start` where its noun phrase begins.

    `how` is named ("ceasefire"), weak ("the agreement", in a report that has named one), back ("the proposal") or clause ("cease strikes").
    """

    sentence: Sentence
    start: int
    first: int
    last: int
    type: str
    how: str
    head: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """What somebody (`party`, None where unsaid) does about a deal; `start` and `end` are the tokens that say so."""

    deal: Deal
    position: str
    party: str | None
    start: int
    end: int
    why: str


def tags_of(deal: Deal) -> str:
    """The symbols of the deal's sentence."""
    return deal.sentence.tagged(VIEW).tags


def entry_at(deal: Deal, token: int) -> Entry | None:
    """The entry that a token was tagged with."""
    return deal.sentence.tagged(VIEW).entries[token]


@cache
def clauses(language: str) -> dict[str, re.Pattern[str]]:
    """The expressions for truces that are told without a noun."""
    return {name: re.compile(source) for name, source in load(language).tables["agreement"]["clauses"].items()}


def find_deals(desk: Desk) -> list[Deal]:
    """Every mention in the report, in its order; none where no truce or the like is named at all."""
    found: list[Deal] = []
    known = -99
    for sentence in desk.report.sentences:
        near = sentence.index - known <= CONTEXT
        if "agreement" not in sentence.triggers and not near:
            continue
        deals = deals_in(desk, sentence, near)
        if any(d.how in ("named", "clause") for d in deals):
            known = sentence.index
        found += deals
    return found


def deals_in(desk: Desk, sentence: Sentence, near: bool) -> list[Deal]:
    """The mentions in one sentence; weak ones only where a truce is `near`."""
    tags = sentence.tagged(VIEW).tags
    symbols = desk.view.symbols
    found = [named_deal(desk, sentence, m.start()) for m in re.finditer(symbols["deal"], tags)]
    taken = {i for d in found for i in range(d.first, d.last)}
    found += [d for d in clause_deals(desk, sentence, "pausing") if not taken & set(range(d.first, d.last))]
    found += [d for d in clause_deals(desk, sentence, "stopping") if not taken & set(range(d.first, d.last))]
    if near or found:
        for tag, how in (("pact", "weak"), ("back", "back")):
            found += [
                weak_deal(desk, sentence, i, how)
                for i, t in enumerate(tags)
                if t == symbols[tag] and i not in taken and not leads_on(desk, tags, i)
            ]
        found += [Deal(sentence, i, i, i + 1, "other", "back") for i in objects_of_verdicts(desk, sentence)]
    elif symbols["pact"] in tags:
        found += purpose_deals(desk, sentence)
    return sorted((d for d in found if not is_foreign(desk, d)), key=lambda d: d.first)


def named_deal(desk: Desk, sentence: Sentence, first: int) -> Deal:
    """The mention whose noun stands at a token, with what it is compounded with ("ceasefire agreement", "ceasefire talks")."""
    tagged = sentence.tagged(VIEW)
    last = end_of(tagged.tags, first)
    head = None
    heads = {desk.view.symbols[t]: t for t in ("pact", "prop", "callnoun", "talk", "breachnoun", "nominal", "deal")}
    while last < len(tagged.tags) and tagged.tags[last] in heads:
        if heads[tagged.tags[last]] not in ("pact", "deal"):
            head = heads[tagged.tags[last]]
        last = end_of(tagged.tags, last)
    entry = tagged.entries[first]
    kind = str(entry.data["type"]) if entry else "other"
    return Deal(sentence, phrase_start(desk, tagged.tags, first), first, last, kind, "named", head)


def weak_deal(desk: Desk, sentence: Sentence, first: int, how: str) -> Deal:
    """A mention of a truce named before: "the agreement", "the proposal"."""
    tags = sentence.tagged(VIEW).tags
    return Deal(sentence, phrase_start(desk, tags, first), first, end_of(tags, first), "other", how)


def objects_of_verdicts(desk: Desk, sentence: Sentence) -> list[int]:
    """Where "it" is what somebody rejects or accepts: the truce that was named before."""
    tagged, words = sentence.tagged(VIEW), sentence.tokens.words
    return [i for i in range(1, len(words)) if words[i] == "it" and (e := tagged.entries[i - 1]) and e.name in ("reject", "accept")]


def leads_on(desk: Desk, tags: str, at: int) -> bool:
    """Whether a weak noun only leads to the deal itself: "the proposal for a truce"."""
    last = end_of(tags, at)
    return tags[last : last + 1] in desk.symbols("prep", "of") and desk.view.symbols["deal"] in tags[last : last + 6]


def clause_deals(desk: Desk, sentence: Sentence, how: str) -> list[Deal]:
    """Truces without their noun: told as a clause ("that they would cease strikes") or as a pause ("a halt to the bombing")."""
    patterns = clauses(desk.report.pack.language)
    found = []
    for match in patterns[how].finditer(sentence.folded):
        starts = sentence.tokens.starts
        first = bisect_left(starts, sentence.start + match.start())
        last = bisect_left(starts, sentence.start + match.end())
        if how == "pausing":
            found.append(Deal(sentence, phrase_start(desk, sentence.tagged(VIEW).tags, first), first, last, "pause", "named"))
        elif first < last:
            kind = "moratorium" if patterns["partial"].search(match[0]) else "ceasefire"
            found.append(Deal(sentence, first, first, last, kind, "clause", "firm" if patterns["firm"].search(match[0]) else None))
    return found


def purpose_deals(desk: Desk, sentence: Sentence) -> list[Deal]:
    """A deal whose purpose makes it one of ours: "a deal was reached to allow grain exports"."""
    purposes = desk.report.pack.tables["agreement"]["purposes"]
    tags = sentence.tagged(VIEW).tags
    kind = next((kind for kind, source in purposes.items() if re.search(source, sentence.folded)), None)
    if kind is None:
        return []
    pact = tags.index(desk.view.symbols["pact"])
    return [Deal(sentence, phrase_start(desk, tags, pact), pact, end_of(tags, pact), kind, "named")]


def is_foreign(desk: Desk, deal: Deal) -> bool:
    """Whether it is a deal of another sort ("a trade deal")."""
    if deal.how != "weak":
        return False
    before = deal.sentence.folded[: deal.sentence.tokens.starts[deal.first] - deal.sentence.start]
    return bool(clauses(desk.report.pack.language)["untruce"].search(before))


def end_of(tags: str, first: int) -> int:
    """The token after the word or phrase that begins here."""
    last = first + 1
    while last < len(tags) and tags[last] == INSIDE:
        last += 1
    return last


def phrase_start(desk: Desk, tags: str, first: int) -> int:
    """Where the noun phrase around a noun begins: over its adjectives and its possessor to its article."""
    inside = desk.symbols("scope", "dur", "status", "brokered", "word", "digits", "cap", "side", "sideadj", "poss", "day", "adv") | {
        INSIDE,
        '"',
    }
    article = desk.symbols("the", "their")
    adjective = desk.symbols("scope", "dur", "word", "status", "digits")
    at = first
    while at:
        tag = tags[at - 1]
        comma = tag == "," and at > 1 and tags[at - 2] in adjective and tags[at] in adjective
        if tag not in inside and not comma and tag not in article:
            break
        at -= 1
        if tag in article and not (at and tags[at - 1] in article):
            break
    return at
