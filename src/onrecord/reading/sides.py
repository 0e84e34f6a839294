"""Who is held responsible: the side that a stretch names as having attacked, and how it names it.

Neighbouring words for sides make one name ("Syrian" + "regime" + "forces"). Where it stands to the deed tells its part: before an active
verb, after "by", before the attack's own noun ("a Turkish drone"), or with a word of blame or claim.
"""

from dataclasses import dataclass

from onrecord.reading.marks import Mark, frame, is_name, spelled
from onrecord.reading.mentions import Clues, Mention, is_in_place

NAMED = {"party", "side", "capital"}
REACH = 70  # how far from the deed its side can stand


@dataclass(slots=True, eq=False)
class Side:
    """Words for a side: where they stand, the marks that make them, and how surely they did it (0 not at all)."""

    start: int
    end: int
    marks: list[Mark]
    weight: int = 0

    @property
    def named(self) -> int:
        """2 for somebody by name, 1 for a side ("regime forces"), 0 for anybody ("gunmen")."""
        if not self.marks or any(m.tag in NAMED for m in self.marks):
            return 2
        return int(any(m.entry.data.get("loose") for m in self.marks))


def sides_of(clues: Clues, mention: Mention) -> list[Side]:
    """The sides that the stretch holds responsible, with how surely."""
    known = chains_of(clues, mention)
    for side in known:
        side.weight = weight_of(clues, mention, side)
    sides = [s for s in known if s.weight and not is_speaker(clues, s)]
    return sides + [s for s in unlisted(clues, mention) if not any(k.start < s.end and s.start < k.end for k in known)]


def chains_of(clues: Clues, mention: Mention) -> list[Side]:
    """The words for sides in the stretch, neighbouring ones as one name."""
    report = clues.report
    chains: list[Side] = []
    for mark in clues.words["actor"].within(mention.start, mention.end):
        if (mark.tag in NAMED and not is_name(report, mark)) or report.folded.startswith("-", mark.end) or is_in_place(clues, mark):
            continue
        if chains and is_joined(report.folded[chains[-1].end : mark.start]):
            chains[-1].marks.append(mark)
            chains[-1].end = mark.end
        else:
            chains.append(Side(mark.start, mark.end, [mark]))
    return chains


def is_joined(between: str) -> bool:
    """Whether two words for a side are one name."""
    return between.isspace() or between in ("'s ", "' ", " of ", " of the ", "s ")


def unlisted(clues: Clues, mention: Mention) -> list[Side]:
    """Sides that no list knows, by how they are written: "carried out by Ansar Brigade", "identified the gunman as John Doe"."""
    if clues.report.shouting or not mention.told:
        return []
    found = []
    for name, weight in (("suspect", 6), ("author", 4)):
        for match in spelled(clues.report.pack.language, name).finditer(clues.report.text, mention.start, mention.end):
            span = match.span("name")
            if not clues.places.within(span[0], span[0] + 1):
                found.append(Side(*span, [], weight))
    return found


def is_speaker(clues: Clues, side: Side) -> bool:
    """Whether the words are a speaker's, and claim nothing ("a source at Arda police command")."""
    return side.weight > 3 and any(a <= side.start < b for a, b in clues.speakers) and not claimed_or_blamed(clues, side)


def weight_of(clues: Clues, mention: Mention, side: Side) -> int:
    """How surely the side did it: 5 by the grammar of the deed, 4 by its adjective or its own claim, 3 by blame, 0 not at all."""
    before = clues.report.folded[max(mention.start, side.start - REACH) : side.start]
    if all(m.tag == "plane" for m in side.marks) or frame(clues.report.pack.language, "held").match(clues.report.folded, side.end):
        return 0
    if is_frame(clues, "by", before):
        return 0 if is_frame(clues, "no deed by", before) or is_cut_name(clues, side) else 5
    if is_frame(clues, "pronoun", before):
        return 0
    if is_country(clues, side) and is_frame(clues, "placed", before):
        return 0
    if is_attribute(clues, mention, side):
        return 4
    if not side.named and is_frame(clues, "counted", before):
        return 0
    if is_subject(clues, mention, side):
        return 5
    return claimed_or_blamed(clues, side)


def is_cut_name(clues: Clues, side: Side) -> bool:
    """Whether the words only begin a name ("the Syrian Network for Human Rights")."""
    text, end = clues.report.text, side.end
    return side.marks[-1].tag == "side" and not clues.report.shouting and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def is_country(clues: Clues, side: Side) -> bool:
    """Whether the side is a bare name of a country or its capital, which is a place as well."""
    last = side.marks[-1]
    return last.tag == "capital" or (last.tag == "side" and clues.report.folded[last.start : last.end] == last.entry.name.casefold())


def is_frame(clues: Clues, name: str, words: str) -> bool:
    """Whether a frame of the pack is in the words."""
    return bool(frame(clues.report.pack.language, name).search(words))


def claimed_or_blamed(clues: Clues, side: Side) -> int:
    """4 where the side claims the attack, 3 where somebody blames it."""
    for mark in clues.words["attack"].within(side.start - 40, side.end + REACH):
        if mark.tag == "claim" and mark.start >= side.end and is_frame(clues, "active", clues.report.folded[side.end : mark.start]):
            return 4
        if mark.tag == "blame" and 0 <= side.start - mark.end < 24:
            return 3
    return 0


def is_attribute(clues: Clues, mention: Mention, side: Side) -> bool:
    """Whether the side stands before the attack or weapon that is its own: "Russian missile attack", "Moscow's deadliest strikes"."""
    if side.marks[-1].tag == "plane":
        return True
    folded, near = clues.report.folded, (side.end, min(mention.end, side.end + 40))
    things = [m for m in clues.words["attack"].within(*near) if m.tag == "attack"] + clues.words["weapon"].within(*near)
    own = [m for m in things if m.entry.data.get("kind") != "other" and not m.entry.data.get("fighting")]
    return any(is_owner(clues, side, folded[side.end : m.start]) for m in own)


def is_owner(clues: Clues, side: Side, between: str) -> bool:
    """Whether the words between a side and a thing make the thing its own."""
    if between.isspace():
        return not is_country(clues, side)
    return (between.startswith("'") or side.marks[-1].tag in NAMED) and is_frame(clues, "owner", between)


def is_subject(clues: Clues, mention: Mention, side: Side) -> bool:
    """Whether the side is the subject of an active verb of attack."""
    for mark in clues.words["attack"].within(side.end, min(mention.end, side.end + REACH)):
        if mark.tag in ("act", "launch", "seize"):
            return does(clues, side, mark)
        if mark.tag == "attack":
            return False
    return False


def does(clues: Clues, side: Side, verb: Mark) -> bool:
    """Whether the side does what the verb says, and does not suffer it ("three soldiers shot in the capital")."""
    folded = clues.report.folded
    between = folded[side.end : verb.start]
    suffers = is_frame(clues, "passive", between + folded[verb.start : verb.end] + " ")
    if suffers or "," in between or not is_frame(clues, "active", between):
        return False
    harms = verb.entry.data.get("harm") or verb.entry.data.get("reduced")
    return not (harms and is_frame(clues, "objectless", folded[verb.end : verb.end + 20]))


def name_of(clues: Clues, side: Side) -> str:
    """The side as the report names it; the country where only an adjective does ("Turkish drone")."""
    text = clues.report.text
    marks = [m for m in side.marks if m.tag != "plane"] or side.marks
    if marks and all(m.tag == "side" for m in marks) and not is_country(clues, side):
        return str(marks[0].entry.data["side"])
    start, end = (marks[0].start, marks[-1].end) if marks else (side.start, side.end)
    if marks and marks[-1].tag == "actor" and not any(m.tag in NAMED for m in marks):
        proper = spelled(clues.report.pack.language, "proper").search(text[:start], max(0, start - 50))
        start = proper.start() if proper else start
    return " ".join(text[start:end].split())
