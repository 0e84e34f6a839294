"""Finds place names in text that is all capitals, where capitals tell nothing: agency wires of the 1980s and 1990s.

Countries, regions and great cities count wherever they stand; smaller towns only where the text marks them ("IN APOPA", "TOWN OF X").
"""

from onrecord.places.gazetteer import Spot
from onrecord.reading.bearings import Mention, goes_on, look_around
from onrecord.reading.runs import Piece
from onrecord.reading.screening import MIDDLING, WELL_KNOWN
from onrecord.reading.toponyms import Scan

BESIDE = frozenset(("of", "in", "at"))
OPENING = frozenset(["san", "santa", "santo", "el", "la", "los", "las", "puerto", "villa", "ciudad", "new", "fort", "saint", "st"])


class CapitalsScan(Scan):
    """The search through a report in capitals."""

    def read_segment(self, pieces: list[Piece]) -> None:
        """Take the longest known names; then the unknown ones after "town of"."""
        at = 0
        while at < len(pieces):
            last, spots = self.longest(pieces, at)
            if spots and self.judge(pieces, at, last, spots):
                at = last
                continue
            if pieces[at].folded in self.words.demonyms:
                self.note_demonym(pieces[at])
            elif not spots:
                at = self.village(pieces, at)
            at += 1

    def judge(self, pieces: list[Piece], first: int, last: int, spots: tuple[Spot, ...]) -> bool:
        """Keep a known name that is widely known, or that the text marks."""
        mention = Mention(pieces[first].start, pieces[last - 1].end, spots)
        look_around(mention, self.report.folded, self.words)
        previous = goes_on(self.found.mentions, mention.start, self.report.folded, self.words)
        mention.marked |= previous is not None
        name = self.report.folded[mention.start : mention.end]
        if mention.before in self.words.titles or self.after_title(mention) or (not mention.marked and name in self.words.ordinary):
            return False
        if name in self.words.nouns or name in self.words.organisations or name in self.words.bodies:
            return False
        known = any(s.kind != "settlement" or (s.own and s.population > WELL_KNOWN) for s in spots)
        return (known or self.placed(mention)) and self.keep(mention)

    def placed(self, mention: Mention) -> bool:
        """Whether the words before or after a small town's name say that it is one."""
        if mention.before in ("from", "to", ",", "and"):
            several = mention.end - mention.start > 5 and " " in self.report.text[mention.start : mention.end]
            return several or any(s.population > MIDDLING and s.own for s in mention.spots)
        return mention.noun is not None or mention.near or mention.before in ("in", "at")

    def village(self, pieces: list[Piece], at: int) -> int:
        """ "TOWN OF EL TABLON", "IN THE ESCALON NEIGHBORHOOD": keep the word or two beside the noun; where they end."""
        words, folded = self.words, pieces[at].folded
        if folded in words.idle or folded in words.nouns or folded in words.compass or not folded.isalpha() or len(folded) < 2:
            return at
        last = at + 1 if folded in OPENING and at + 1 < len(pieces) else at
        mention = Mention(pieces[at].start, pieces[last].end, ())
        look_around(mention, self.report.folded, words)
        if mention.noun is None or mention.before not in BESIDE or folded in words.ordinary:
            return at
        self.keep(mention)
        return last
