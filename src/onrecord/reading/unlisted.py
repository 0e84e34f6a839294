"""Reads names that no gazetteer knows: which of them the text marks as places ("the village of X", "X district", "near X", "X Lane")."""

import re

from onrecord.reading.bearings import Mention, goes_on, look_around
from onrecord.reading.runs import Piece
from onrecord.reading.screening import PLACING, Screen

CONNECTORS = frozenset(["of", "de", "del", "la", "las", "los", "da", "do", "dos", "du", "di"])
ARABIC = frozenset(("al-", "al ", "el-", "el ", "ar-", "at-", "as-", "ad-", "an-", "az-"))  # how a name begins that is sure to be one
ADJECTIVE = re.compile(r"(?!(?:Al|El|Ar|As|Ash|At|Ad|An|Az|Deir|Tel|Beit)-|\w+-(?:e|i|ul|ye|al|el)-)\w+-[a-z]")  # "Kurdish-held"
ALONG = PLACING | {"of", "along", "off", "down", "from", "onto"}
FAR = 20_000  # code points
MOST_WORDS = 4


class Unlisted:
    """The search for unlisted names in one report."""

    def __init__(self, screen: Screen) -> None:
        self.screen, self.report, self.words = screen, screen.report, screen.words

    def mention(self, pieces: list[Piece], earlier: list[Mention]) -> Mention | None:
        """The name that a run of capitals is, if the text marks it as that of a place."""
        pieces = self.without_openers(pieces)
        noun = self.last_noun(pieces)
        name = pieces[:-1] if noun and noun != "facility" else pieces
        mention = Mention(name[0].start, name[-1].end, (), facility=noun == "facility")
        if len(name) > MOST_WORDS or not self.may_be_a_name(name, mention):
            return None
        look_around(mention, self.report.folded, self.words)
        mention.noun = noun or mention.noun
        return mention if mention.noun is not None or self.is_named(mention, earlier) else None

    def without_openers(self, pieces: list[Piece]) -> list[Piece]:
        """A run without the nouns, compass words and connectors that it begins with."""
        words = self.words
        while len(pieces) > 1 and (pieces[0].folded in words.nouns or pieces[0].folded in words.compass or pieces[0].folded in CONNECTORS):
            pieces = pieces[1:]
        return pieces

    def last_noun(self, pieces: list[Piece]) -> str | None:
        """What the last word of a name makes of it: "Homs District", "Glade Ln" after "on" or a number."""
        last = pieces[-1].folded
        if len(pieces) == 1 or last in self.words.nouns or last.rstrip(".") not in self.words.ways:
            return self.words.nouns.get(last) if len(pieces) > 1 else None
        before = self.report.folded[max(0, pieces[0].start - 12) : pieces[0].start].split()
        return "facility" if before and (before[-1] in ALONG or before[-1].isdigit()) else None

    def may_be_a_name(self, name: list[Piece], mention: Mention) -> bool:
        """Whether no word of a name is that of an office, a people or an adjective; "the Armenian quarter" is a place."""
        if len(name) == 1 and self.screen.is_peoples_quarter(mention.start, mention.end):
            return True
        return not any(self.is_foreign(p.folded) or ADJECTIVE.match(p.word) for p in name)

    def is_foreign(self, word: str) -> bool:
        """Whether a word has no business in a village's name."""
        words = self.words
        if word in words.titles:
            return word not in words.honours
        stripped = word.endswith("s") and word[:-1] in words.ordinary  # "Assads", by outlets that leave out apostrophes
        return stripped or word in words.organisations or word in words.bodies or word in words.demonyms

    def is_named(self, mention: Mention, earlier: list[Mention]) -> bool:
        """Whether an unknown capitalised word after "in" or "near" reads like the name of a place."""
        text, words = self.report.text, self.words
        name = text[mention.start : mention.end]
        lower = name.lower()
        before = goes_on(earlier, mention.start, self.report.folded, self.words)
        arabic = mention.marked and lower[:3] in ARABIC
        if not (mention.before in PLACING or mention.near or mention.placed or arabic or (before and before.marked)):
            return False
        if mention.before not in PLACING and any(word in words.ordinary for word in lower.split()):
            return False
        return not (name.isupper() or self.is_a_word(lower, mention.start) or lower in words.ordinary or lower in words.nouns)

    def is_a_word(self, lower: str, at: int) -> bool:
        """Whether the name stands in small letters elsewhere (not looked for in the whole of a gigantic text)."""
        return self.report.text.find(f" {lower} ", max(0, at - FAR), at + FAR) >= 0
