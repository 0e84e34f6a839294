"""With what and at what: the weapon and the target that a stretch names."""

import re

from onrecord.reading.marks import Mark, frame
from onrecord.reading.mentions import Clues, Mention, is_in_place
from onrecord.records import Span

REFINES = {"ballistic missile": "missile", "cruise missile": "missile", "glide bomb": "air strike", "mine": "explosive"}
BREAK = re.compile(r"[.;:]")
FAR = 55  # how far from the deed its object can stand


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


def target_mark(clues: Clues, mention: Mention, taken: list[Span]) -> Mark | None:
    """The thing attacked: the nearest target after a word of attack, or the one before a passive verb; those who attack are none."""
    targets = clues.words["target"].within(mention.start, mention.end)
    targets = [t for t in targets if not any(a < t.end and t.start < b for a, b in taken) and not is_in_place(clues, t)]
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
    folded, language = clues.report.folded, clues.report.pack.language
    if target.start >= deed.end:
        between = folded[deed.end : target.start]
        away = frame(language, "away").search(folded[max(0, target.start - 40) : target.start])
        return None if away or len(between) > FAR or BREAK.search(between) else len(between)
    if deed.tag != "act" or target.end > deed.start - 1 or deed.start - target.end > FAR:
        return None
    between = folded[target.end : deed.start]
    passive = frame(language, "passive").match(folded[deed.start : deed.end] + " ") or frame(language, "patient").search(between)
    return len(between) + 10 if passive else None
