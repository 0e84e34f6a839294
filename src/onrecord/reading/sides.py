"""Who is held responsible: the side that a stretch names as having attacked, and how it names it.

Neighbouring words for sides make one name ("Syrian" + "regime" + "forces"). Where it stands to the deed tells its part: before an active
verb, after "by", before the attack's own noun ("a Turkish drone"), or with a word of blame or claim.
"""

import re
from dataclasses import dataclass

from onrecord.reading.marks import Mark, is_name
from onrecord.reading.mentions import Clues, Mention
from onrecord.records import Span

NAMED = {"party", "side", "capital"}
BY = re.compile(r"\b(?:by|blamed on|blame on|attributed to|work of|hands of|behalf of)\s+(?:the\s+|a\s+|an\s+|his\s+|its\s+|some\s+|several\s+|two\s+|three\s+|four\s+|suspected\s+|alleged\s+|unidentified\s+|unknown\s+|armed\s+|heavily\s+|so-called\s+|members of\s+|fighters from\s+|elements of\s+|forces of\s+)*$")
PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be|got|came under|under)\s+(?:\w+\s+)?$")
AUXILIARY = re.compile(r"(?:\s+(?:has|have|had|also|then|later|again|reportedly|allegedly|said|it|they|that|who|which|reported|to|have been|been|began|started|on|yesterday|today|repeatedly|earlier|\w+day|morning|night|evening|afternoon|late|early|carried|,|\w+ly))*\s+$")
COUNTED = re.compile(r"(?:\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|several|hundreds|least|killed|wounded|injured|of|kill|kills|killing|wounding)\s+(?:of\s+|the\s+)?)$")
OBJECTLESS = re.compile(r"\s*(?:$|[.,;:]|(?:by|in|on|at|when|during|and|near|while|as|after|outside|this|last|late|early|with|for)\b)")
PROPER = re.compile(r"(?:\b(?!(?:The|In|On|At|After|And|But|A|An|Two|By|Elsewhere|Earlier|Later|Meanwhile|Several|Some)\b)[A-Z][\w’'-]+\s+){1,4}$")
ADJECTIVES = {"suspected": 1, "alleged": 1}


@dataclass(slots=True)
class Side:
    """Words for a side: where they stand, the marks that make them, and how surely they did it (0 not at all)."""

    start: int
    end: int
    marks: list[Mark]
    weight: int = 0

    @property
    def named(self) -> bool:
        """Whether it is somebody in particular, and not just "gunmen"."""
        return any(m.tag in NAMED or m.entry.data.get("loose") for m in self.marks)


def sides_of(clues: Clues, mention: Mention) -> list[Side]:
    """The words for sides in the stretch, with what each has to do with the deed."""
    report = clues.report
    chains: list[Side] = []
    for mark in clues.words["actor"].within(mention.start, mention.end):
        if mark.tag in NAMED and not is_name(report, mark):
            continue
        if report.folded[mark.end : mark.end + 1] == "-":
            continue
        if chains and is_joined(report.folded[chains[-1].end : mark.start]):
            chains[-1].marks.append(mark)
            chains[-1].end = mark.end
        else:
            chains.append(Side(mark.start, mark.end, [mark]))
    for chain in chains:
        chain.weight = weight_of(clues, mention, chain)
    return [c for c in chains if c.weight]


def is_joined(between: str) -> bool:
    """Whether two words for a side are one name."""
    return between.isspace() or between in ("'s ", "' ", " of ", " of the ", "s ")


def weight_of(clues: Clues, mention: Mention, side: Side) -> int:
    """How surely the side did it: 5 by the grammar of the deed, 4 by its adjective or its own claim, 3 by blame."""
    folded = clues.report.folded
    before = folded[max(mention.start, side.start - 60) : side.start]
    after = folded[side.end : min(mention.end, side.end + 90)]
    plane = all(m.tag == "plane" for m in side.marks)
    alone = all(m.tag == "side" for m in side.marks) 
    if plane:
        return 0
    if BY.search(before):
        return 5 
    if is_attribute(clues, mention, side):
        return 4
    if COUNTED.search(before) and not side.named:
        return 0
    if is_subject(clues, mention, side, after):
        return 5
    if any(m.tag == "claim" and AUXILIARY.fullmatch(folded[side.end : m.start]) for m in clues.words["attack"].within(side.end, side.end + 60)):
        return 4
    if any(m.tag == "blame" and side.start - m.end < 24 for m in clues.words["attack"].within(side.start - 40, side.start)):
        return 3
    return 0


def is_attribute(clues: Clues, mention: Mention, side: Side) -> bool:
    """Whether the side stands before the attack or weapon that is its own: "Russian missile attack", "Moscow's deadliest strikes"."""
    folded = clues.report.folded
    if side.marks[-1].tag == "plane":
        return any(m.tag != "plane" for m in side.marks)
    limit = side.end + 40
    things = [m for m in clues.words["attack"].within(side.end, limit) if m.tag == "attack"] + clues.words["weapon"].within(side.end, limit)
    for thing in things:
        between = folded[side.end : thing.start]
        if between.isspace() or re.fullmatch(r"(?:'s?|s)? (?:[\w-]+ ){0,2}", between) and (between.startswith("'") or side.marks[-1].tag in ("side", "party")) and not re.search(r"\b(?:in|on|by|of|after|at|from|to|and|said|was|were|with|during)\b", between):
            return thing.entry.data.get("kind") != "other"
    return False


def is_subject(clues: Clues, mention: Mention, side: Side, after: str) -> bool:
    """Whether the side is the subject of an active verb of attack."""
    folded = clues.report.folded
    for mark in clues.words["attack"].within(side.end, side.end + 70):
        if mark.tag not in ("act", "launch", "seize"):
            if mark.tag in ("attack",):
                return False
            continue
        between = folded[side.end : mark.start]
        words = folded[mark.start : mark.end]
        if words.startswith(("was ", "were ", "came under", "comes under", "under ", "gunshot")) or PASSIVE.search(between):
            return False
        if not AUXILIARY.fullmatch(between):
            return False
        if side.marks[-1].tag == "side" and between.strip() == "" and mark.entry.data.get("harm") and False:
            return False
        return not ((mark.entry.data.get("harm") or mark.entry.data.get("weapon") == "firearm" or mark.entry.data.get("burst")) and OBJECTLESS.match(folded, mark.end))
    return False


def name_of(clues: Clues, side: Side) -> str:
    """The side as the report names it; the country where only an adjective does ("Turkish drone")."""
    text = clues.report.text
    marks = [m for m in side.marks if m.tag != "plane"] or side.marks
    if all(m.tag == "side" for m in marks) and clues.report.folded[marks[0].start : marks[0].end] != marks[0].entry.name.casefold():
        return str(marks[0].entry.data["side"])
    start, end = marks[0].start, marks[-1].end
    if marks[-1].tag == "actor" and not any(m.tag in NAMED for m in marks):
        proper = PROPER.search(text, max(0, start - 50), start)
        start = proper.start() if proper else start
    return re.sub(r"\s+", " ", text[start:end])
