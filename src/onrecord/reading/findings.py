"""A finding: some people and what happened to them, as the clauses of a sentence tell it; and what its parts need to know of it."""

from dataclasses import dataclass

from onrecord.lang.pack import INSIDE, Entry
from onrecord.reading.figures import Figure
from onrecord.reading.victims import VIEW, Chunked, Phrase

OWN = ("deaths", "injuries", "lives", "corpse")  # nouns that tell a harm by themselves


@dataclass(slots=True)
class Finding:
    """Some people and what happened to them: `harm`, the words that say so, and whose part they are."""

    phrase: Phrase
    harm: str
    harm_entry: Entry | None
    harm_at: int
    rule: str
    figure: Figure
    part_of: "Finding | None" = None
    part: bool = False
    weak: bool = False


Found = dict[tuple[int, str], Finding]  # by where the people begin, and what happened to them


def people_in(chunked: Chunked, span: tuple[int, int]) -> list[tuple[int, bool]]:
    """Positions of the phrases in a stretch of symbols, and whether each stands behind an "including"."""
    found: list[tuple[int, bool]] = []
    inside = False
    symbols = chunked.sentence.report.pack.view(VIEW).symbols
    include = symbols["include"], symbols["of_them"]
    for position in range(*span):
        symbol = chunked.symbols[position]
        if symbol in include or (symbol in "-(:" and found and not brackets_age(chunked, position)):
            inside = True
        phrase = chunked.phrases.get(position)
        if phrase is None or phrase.kind == "things" or ((found or phrase.kind == "unsure") and is_place(chunked, position)):
            continue
        found.append((position, inside))
    return found


def brackets_age(chunked: Chunked, position: int) -> bool:
    """Whether a bracket holds a bare number: "his wife Ana (35)"."""
    inner = chunked.phrases.get(position + 1)
    return inner is not None and inner.kind in ("count", "things") and chunked.symbols[position : position + 3 : 2] == "()"


def is_place(chunked: Chunked, position: int) -> bool:
    """Whether words only say where or of what somebody is: "the mayor of San Telmo and two guards", "nine of whom came from one town"."""
    symbols = chunked.sentence.report.pack.view(VIEW).symbols
    kind = chunked.phrases[position].kind
    if kind not in ("person", "unsure"):
        return False
    if kind == "unsure":
        return chunked.symbols[:position].rstrip(INSIDE)[-1:] in (symbols["in"], symbols["of"])
    before = chunked.symbols[:position].rstrip(symbols["word"] + symbols["cap"] + INSIDE)
    return before.rstrip(symbols["the"])[-1:] in (symbols["of"], symbols["in"])


def part_of(total: Finding, phrase: Phrase, rule: str) -> Finding:
    """Some people as a part of a total: harmed like it, by the words that tell its harm."""
    return Finding(phrase, total.harm, total.harm_entry, phrase.first, rule, phrase.figure, total, True)


def can_hold(total: Figure, part: Figure) -> bool:
    """Whether so many people can be a part of so many others."""
    return total.max is None or total.max > max(1, part.min or 0)
