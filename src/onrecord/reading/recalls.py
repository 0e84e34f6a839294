"""When a stretch goes back to a known attack and tells no new one: "the attack", a later toll, the bodies that are shown elsewhere."""

from onrecord.reading.marks import Mark, frame
from onrecord.reading.mentions import Clues, Mention
from onrecord.reading.report import Report

OPENING = 16  # how far into a stretch a place can stand that it is all about ("In Arda, …")
AFTER = {"hospitalised", "detained"}  # what comes after an attack, and elsewhere
WITHIN = 48  # how far before a word of attack its article can stand
LINKED = 40  # how far after the word of attack its place can stand


def asserts(mark: Mark) -> bool:
    """Whether the word alone tells an event: "killed" does so only with a count, "the incident" never."""
    return not mark.entry.data.get("harm") and not mark.entry.data.get("vague")


def deeds_of(report: Report, mention: Mention) -> list[Mark]:
    """The words that tell a deed of their own: not the verb of an attack that is known ("the attack struck a depot")."""
    found: list[Mark] = []
    known = False
    for mark in (m for m in mention.told if asserts(m)):
        if mark.tag == "attack":
            known = is_definite(report, mention, mark)
        if not known and not is_gerund(report, mark):
            found.append(mark)
    return found


def is_gerund(report: Report, mark: Mark) -> bool:
    """Whether the verb is a noun that is known: "the targeting of the house"."""
    definite = frame(report.pack.language, "definite")
    return bool(mark.tag == "act" and definite.search(report.folded[max(0, mark.start - 12) : mark.start]))


def is_definite(report: Report, mention: Mention, mark: Mark) -> bool:
    """Whether the noun is "the attack", "this Israeli strike" or "Friday's blast"."""
    before = report.folded[max(mention.start, mark.start - WITHIN) : mark.start]
    return bool(frame(report.pack.language, "known").search(before))


def is_back_reference(clues: Clues, mention: Mention) -> bool:
    """Whether it speaks of "the attack" that is known, wherever its people or its pictures are; "the attack on Belt" is another."""
    nouns = [m for m in mention.told if m.tag == "attack" and asserts(m)]
    if not nouns or deeds_of(clues.report, mention):
        return False
    return not any(is_of_town(clues, mention, m) for m in nouns)


def is_of_town(clues: Clues, mention: Mention, mark: Mark) -> bool:
    """Whether a town that the gazetteer knows makes it another attack: "the attack on Belt"."""
    near = (mark.end, mark.end + LINKED)
    linked = frame(clues.report.pack.language, "attack on").match(clues.report.folded, mark.end)
    return bool(linked) and any(s.place.canonical and near[0] <= s.place.span[0] < near[1] for s in mention.scenes)


def is_sighting(clues: Clues, mention: Mention) -> bool:
    """Whether the stretch only shows the dead or the wounded of an attack somewhere ("a clinic in Belt held 40 bodies")."""
    if not mention.scene or not mention.counts or any(m.tag != "attack" for m in mention.told) or deeds_of(clues.report, mention):
        return False
    remains, counts = frame(clues.report.pack.language, "remains"), [clues.casualties[i] for i in mention.counts]
    seen = all(c.harm in AFTER or remains.search(c.quote.text.lower()) for c in counts)
    return seen and mention.scene.place.span[0] - mention.start > OPENING


def is_retold(clues: Clues, mention: Mention) -> bool:
    """Whether "later" or "earlier" is when somebody spoke, and not when something else happened ("later reports put the toll at nine")."""
    folded = clues.report.folded[mention.start : mention.start + 120]
    return bool(frame(clues.report.pack.language, "retold").search(folded)) and not deeds_of(clues.report, mention)
