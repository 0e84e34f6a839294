"""Whose a deal is: the sides between which it holds, its owner or broker, the possessor of a noun, the agent of a verb."""

from onrecord.lang.pack import INSIDE
from onrecord.reading.deals import Deal, tags_of
from onrecord.reading.parties import Desk, Party, name_of, split_names, subject_of


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


def each(party: str | None, sides: str | None) -> list[str | None]:
    """A joint subject as one party each ("Israel and Hamas agreed"); the sides of the noun phrase stay together.

    >>> each("Israel and Hamas", None), each("India and Pakistan", "India and Pakistan")
    (['Israel', 'Hamas'], ['India and Pakistan'])
    """
    return [party] if party is None or party == sides else [name.removeprefix("the ") for name in split_names(party)]


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
