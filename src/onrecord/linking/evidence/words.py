"""Telling words: words and names that most reports do not have. Many that two reports share make it likely that they tell of one event."""

from onrecord.linking.evidence.levels import Comparison, Level
from onrecord.linking.traits import Traits
from onrecord.linking.words import folded

COPY = Level(9.0, "Nearly all telling words are the same ({})")
MOST = Level(8.0, "They share very many telling words ({})")
MANY = Level(7.0, "They share many telling words ({})")
SEVERAL = Level(6.0, "They share several telling words ({})")
SOME = Level(5.0, "They share some telling words ({})")
FEW = Level(3.75, "They share a few telling words ({})")
ONE = Level(0.5, "They share a telling word ({})")
NONE = Level(-1.0, "Both have many telling words and share none")
LEVELS = (COPY, MOST, MANY, SEVERAL, SOME, FEW, ONE, NONE)
ENOUGH = 10  # words that both must have for it to say something that none is shared
SHOWN = 5


def level(a: Traits, b: Traits) -> Level | None:
    """How many telling words are shared."""
    if not a.bits & b.bits:
        return NONE if len(a.words) >= ENOUGH <= len(b.words) else None
    shared = len({*a.words}.intersection(b.words))
    least = min(len(a.words), len(b.words))
    if shared >= 10 and shared > 0.7 * least:
        return COPY
    for most, found in ((14, MOST), (9, MANY), (6, SEVERAL), (4, SOME), (2, FEW), (1, ONE)):
        if shared >= most:
            return found
    return None


def filled(a: Traits, b: Traits) -> tuple[object, ...]:
    """The first of the words that are shared."""
    shared = [word for word in a.mention.words if folded(word) in b.words]
    return (", ".join(sorted(shared)[:SHOWN]) + (" …" if len(shared) > SHOWN else ""),)


COMPARISON = Comparison("telling words", LEVELS, level, filled)
