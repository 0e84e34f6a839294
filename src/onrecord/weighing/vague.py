"""What each method makes of vague words: "dozens" is 24 or more to us, 12 to ACLED, 12 to 24 to Airwars, and nothing at all to AOAV.

A reading keeps the words beside its own bounds, so that no method is tied to ours.
"""

from collections.abc import Mapping
from typing import Final

from onrecord.lang.vague import vague_forms
from onrecord.records import Casualty
from onrecord.weighing.ranges import Range

Words = Mapping[str, Range | None]  # a vague word and what it is taken for; None: the method does not count it

OURS: Final[Words] = {}
# Of Airwars' published assessments of Gaza that speak of dozens of injured, 28 of 30 say 12 to 24; with hundreds, 100 to 200; and bare
# plurals are 2 ("2-2 as per our methodology").
AIRWARS: Final[Words] = {"dozens": (12, 24), "hundreds": (100, 200), "several": (2, 2)}
# The codebook's dozens are 12, its hundreds 100; several and bare plurals are 3, and 10 only where the scale of the attack is shown.
ACLED: Final[Words] = {"dozens": (12, 12), "tens": (10, 10), "scores": (20, 20), "hundreds": (100, 100), "several": (3, 3)}
AOAV: Final[Words] = dict.fromkeys(("dozens", "tens", "scores", "hundreds", "thousands", "several"))


def vague_word(count: Casualty) -> str | None:
    """The vague word by which a count is told, if it is told by one.

    >>> from onrecord.records import Quote
    >>> vague_word(Casualty("C1", Quote("dozens of people", 0, 16), "injured", 24, None, "people", number_words="dozens of"))
    'dozens'
    """
    return vague_forms().get((count.number_words or "").casefold()) if count.max is None else None


def taken(count: Casualty, words: Words) -> Range | None:
    """The range that a method takes a count for; None where it does not count it."""
    vague = vague_word(count) if words else None
    return words.get(vague, (count.min, count.max)) if vague else (count.min, count.max)
