"""With what and at what: the weapon and the target that a stretch names."""

import re

from onrecord.reading.marks import Mark
from onrecord.reading.mentions import Clues, Mention

REFINES = {"ballistic missile": "missile", "cruise missile": "missile", "glide bomb": "air strike", "mine": "explosive"}
ONTO = re.compile(r"(?:\b(?:on|at|near|in|inside|outside|against|targeting|hit|hitting|struck|striking|targeted|into|over|of|to|from|by|toward|towards|between|beside|around|opposite|destroyed|destroying|damaged|damaging|for)\b)?[^.;:]*$")
PATIENT = re.compile(r"^[^.;:]{0,40}\b(?:was|were|been|being|came under|is|are)\s+(?:\w+\s+)?$|^\s*$")
AWAY = re.compile(r"\b(?:taken to|rushed to|to a|to the|transferred to|transported to|admitted to|sources at|source at|doctors at|official at|director of|from|at a nearby|residents of)\s+(?:\w+\s+){0,3}$")
FAR = 70  # how far from the deed its object can stand


def weapon_marks(clues: Clues, mention: Mention) -> list[Mark]:
    """The marks of the stretch that show a weapon, the surest first: named weapons, words of attack, weak ones."""
    named = clues.words["weapon"].within(mention.start, mention.end)
    told = [m for m in mention.told if m.entry.data.get("weapon")]
    return sorted(named + told, key=lambda m: (rank_of(m), m.start))


def rank_of(mark: Mark) -> int:
    """How surely the mark shows the weapon, 0 the most."""
    if mark.entry.data.get("weak"):
        return 2
    return 1 if mark.entry.data["weapon"] == "artillery" and mark.tag != "weapon" else 0


def weapon_of(marks: list[Mark]) -> str | None:
    """The weapon that the marks show together: the first, made finer by the others."""
    if not marks:
        return None
    best = str(marks[0].entry.data["weapon"])
    for mark in marks[1:]:
        other = str(mark.entry.data["weapon"])
        if REFINES.get(other) == best:
            best = other
    return best


def target_mark(clues: Clues, mention: Mention) -> Mark | None:
    """The thing attacked: the nearest target after a word of attack, or the one before a passive verb."""
    targets = clues.words["target"].within(mention.start, mention.end)
    best: tuple[int, Mark] | None = None
    for deed in mention.told:
        if deed.entry.data.get("harm"):
            continue
        for target in targets:
            distance = distance_of(clues, deed, target)
            if distance is not None and (best is None or distance < best[0]):
                best = distance, target
    return best[1] if best else None


def distance_of(clues: Clues, deed: Mark, target: Mark) -> int | None:
    """How far the target stands from the deed as its object; None where it is none."""
    folded = clues.report.folded
    if target.start >= deed.end:
        between = folded[deed.end : target.start]
        if len(between) > FAR or re.search(r"[.;:]", between) or AWAY.search(folded[max(0, target.start - 40) : target.start]):
            return None
        return len(between)
    if deed.tag == "act" and target.end <= deed.start:
        between = folded[target.end : deed.start]
        passive = folded[deed.start : deed.end].startswith(("was ", "were ", "came under", "comes under")) or PATIENT.search(between) and between.strip()
        return len(between) + 10 if passive and len(between) < FAR else None
    return None
