"""Finds the words of a report that may name a place.

Only runs of capitalised words are looked up. What the gazetteer knows is taken longest first, unless it is part of the name of a person or
an organisation; what it does not know is kept where the text itself marks it as a place ("the village of X", "X district", "near X").
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.places.gazetteer import Gazetteer, Spot
from onrecord.places.relations import related
from onrecord.reading.bearings import Mention, belongs_before, goes_on, look_around, share_nouns, tell_streets
from onrecord.reading.place_words import PlaceWords, words_of
from onrecord.reading.report import Report, is_wrapped
from onrecord.reading.runs import PIECE, RUNS, Piece
from onrecord.reading.screening import MIDDLING, WELL_KNOWN, Screen, is_believed
from onrecord.reading.unlisted import CONNECTORS, MOST_WORDS, Unlisted

INSIDE_NAMES = CONNECTORS | {"the", "as", "an", "on", "i", "e"}
SUN_LETTERS = {"as": "S", "an": "N", "ar": "R", "az": "Z", "ash": "Sh"}
MOST_PIECES = 60  # a longer run is read in parts
WORD = re.compile(r"\w+")
REACH = 40  # code points after a demonym in which the arms stand that it is said of
LONGEST = 5  # words in a name that the gazetteer knows


def is_link(text: str, start: int, end: int) -> bool:
    """Whether a small word can stand inside a name: an Arabic article only before the letter that it has taken on.

    >>> is_link("Deir as Salib", 5, 7), is_link("Kyiv as Russia", 5, 7), is_link("Isle of Dogs", 5, 7)
    (True, False, True)
    """
    letter = SUN_LETTERS.get(text[start:end])
    return letter is None or text.startswith(letter, end + 1)


@dataclass(slots=True)
class Findings:
    """What a scan of one report found: mentions in the order of the text, demonyms by country, words that are names of people."""

    mentions: list[Mention] = field(default_factory=list)
    demonyms: Counter[str] = field(default_factory=Counter)
    people: set[str] = field(default_factory=set)


class Scan:
    """The search through one report."""

    def __init__(self, report: Report, gazetteer: Gazetteer) -> None:
        self.report, self.gazetteer = report, gazetteer
        self.words: PlaceWords = words_of(report.pack.language)
        self.screen = Screen(report, self.words)
        self.unlisted = Unlisted(self.screen)
        self.found = Findings()

    def run(self) -> Findings:
        """Look at every run of capitalised words."""
        folded, idle = self.report.folded, self.words.idle
        for match in RUNS[is_wrapped(self.report.text)].finditer(self.report.text):
            start, end = match.span()
            if folded[start:end] not in idle or self.acronym(match.group()):
                self.read_run(start, end)
        share_nouns(self.found.mentions, folded, self.words)
        self.second_look()
        tell_streets(self.found.mentions, folded, self.words)
        self.found.mentions = [m for m in self.found.mentions if not self.screen.is_stranger(m)]
        return self.found

    def second_look(self) -> None:
        """What only the whole report tells: counties of a list, and whether a facility bears the name of a town that is named elsewhere."""
        names = {m.name.lower() for m in self.found.mentions}
        for mention in self.found.mentions:
            if mention.noun == "adm2":
                self.as_county(mention)
            elif mention.facility and not any(s.kind != "settlement" or s.population > WELL_KNOWN for s in mention.spots):
                parts = mention.name.lower().split()
                mention.spots = mention.spots if any(" ".join(parts[:n]) in names for n in range(1, len(parts))) else ()

    def as_county(self, mention: Mention) -> None:
        """ "Clay and Grant counties": the gazetteer files them as "Clay County"."""
        if self.report.folded.startswith("count", mention.end + 1) or not mention.spots or self.listed_counties(mention):
            mention.spots = self.gazetteer.find(mention.name + " County") or mention.spots

    def listed_counties(self, mention: Mention) -> bool:
        """Whether a list of counties goes on after the name."""
        return "counties" in self.report.folded[mention.end : mention.end + 120].split(".")[0]

    def acronym(self, written: str) -> bool:
        """Whether capitals make a country of an idle word (US)."""
        return 1 < len(written) < 4 and written.isupper() and not self.report.shouting

    def read_run(self, start: int, end: int) -> None:
        """Split a run at words that are no part of a name, and read what is between."""
        text, folded, idle = self.report.text, self.report.folded, self.words.idle
        segment: list[Piece] = []
        for match in PIECE.finditer(text, start, end):
            a, b = match.span()
            word = folded[a:b]
            if word not in idle or (segment and word in INSIDE_NAMES and is_link(text, a, b)) or self.acronym(text[a:b]):
                segment.append(Piece(a, b, text[a:b], word))
                if len(segment) < MOST_PIECES:
                    continue
            if segment:
                self.read_segment(segment)
                segment = []
        if segment:
            self.read_segment(segment)

    def read_segment(self, pieces: list[Piece]) -> None:
        """Find the places among adjoining capitalised words."""
        while pieces and (pieces[-1].folded in INSIDE_NAMES):
            pieces.pop()
        kept = [self.judge(pieces, *match) for match in self.matches(pieces)]
        if pieces and not any(kept):
            self.unknown(pieces)

    def matches(self, pieces: list[Piece]) -> Iterator[tuple[int, int, tuple[Spot, ...]]]:
        """The longest names of the gazetteer, from left to right."""
        at = 0
        while at < len(pieces):
            last, spots = self.longest(pieces, at)
            if spots:
                yield at, last, spots
            elif "-" in pieces[at].word:
                self.hyphenated(pieces[at])
            elif pieces[at].folded in self.words.demonyms:
                self.note_demonym(pieces[at])
            at = max(last, at + 1)

    def note_demonym(self, piece: Piece) -> None:
        """A country that a report speaks of; not where its arms are all that is named, and are mostly reported from abroad."""
        country, after = self.words.demonyms[piece.folded], self.report.folded[piece.end : piece.end + REACH]
        if country not in self.words.abroad or self.words.arms.isdisjoint(WORD.findall(after)[:2]):
            self.found.demonyms[country] += 1

    def hyphenated(self, piece: Piece) -> None:
        """ "UK-based", "Fargo-Moorhead": the known places among the parts."""
        for part in re.finditer(r"[^-]+", piece.word):
            spots = self.lookup(part.group(), piece) if part.group()[0].isupper() else ()
            if any(s.kind == "country" or s.population > WELL_KNOWN for s in spots):
                self.keep(Mention(piece.start + part.start(), piece.start + part.end(), spots, marked=True))

    def longest(self, pieces: list[Piece], at: int) -> tuple[int, tuple[Spot, ...]]:
        """The longest known name that begins at a piece: where it ends, and what it may be."""
        first = pieces[at]
        if first.word.islower():
            return at, ()
        shortest = at + 1 + (first.folded in self.words.demonyms)
        longest = min(len(pieces), at + LONGEST) if self.gazetteer.begins(first.folded) else at + 1
        for last in range(longest, shortest - 1, -1):
            if not pieces[last - 1].word.islower():
                spots = self.lookup(self.report.text[first.start : pieces[last - 1].end], first)
                if spots:
                    return last, spots
        return self.stripped(first, at)

    def stripped(self, piece: Piece, at: int) -> tuple[int, tuple[Spot, ...]]:
        """ "Syrias" where an outlet leaves out apostrophes."""
        if piece.word.endswith("s") and len(piece.word) > 4 and piece.folded not in self.words.demonyms:
            spots = self.gazetteer.find(piece.word[:-1])
            if any(s.kind == "country" or (s.kind == "settlement" and s.own and s.population > WELL_KNOWN) for s in spots):
                piece.end, piece.word, piece.folded = piece.end - 1, piece.word[:-1], piece.folded[:-1]
                return at + 1, spots
        return at, ()

    def lookup(self, name: str, piece: Piece) -> tuple[Spot, ...]:
        """What the gazetteer knows of a name; abbreviated states only after a comma or with dots."""
        if len(name) < 6:
            state = None if self.report.shouting else self.words.states.get(name) or self.words.states.get(name + ".")
            if state and (name.count(".") > 1 or self.report.text[max(0, piece.start - 2) : piece.start] in (", ", " (")):
                return tuple(s for s in self.gazetteer.find(state) if s.kind == "adm1" and s.country == "US")
            if len(name) < 3 and not name.isupper():
                return ()
            if len(name) <= 4 and name.isupper() and not self.report.shouting:
                return tuple(s for s in self.gazetteer.find(name) if s.kind != "settlement")
        return self.gazetteer.find(name)

    def judge(self, pieces: list[Piece], first: int, last: int, spots: tuple[Spot, ...]) -> bool:
        """Keep a known name as a mention unless it is part of a person's or an organisation's name."""
        mention = Mention(pieces[first].start, pieces[last - 1].end, spots)
        look_around(mention, self.report.folded, self.words)
        if mention.facility and len(pieces) - first <= MOST_WORDS:
            mention.end = pieces[-1].end
            return self.keep(mention)
        self.heed_previous(mention)
        if first and not self.stands_after(pieces[first - 1], spots):
            self.found.people.update(p.folded for p in pieces)
            return False
        if last < len(pieces) and not self.stands_before(mention, pieces, last):
            self.screen.meet(pieces[first:])
            if pieces[first].folded in self.words.ordinary:
                self.found.people.update(p.folded for p in pieces)
            return False
        return self.plausible(mention) and self.keep(mention)

    def heed_previous(self, mention: Mention) -> None:
        """A name in a list is marked as the one before it is; a noun between two names may be the first one's."""
        mentions, folded = self.found.mentions, self.report.folded
        previous = goes_on(mentions, mention.start, folded, self.words)
        mention.marked |= previous is not None and previous.marked
        if mentions and belongs_before(mention, mentions[-1], folded):
            mention.noun = None

    def stands_after(self, piece: Piece, spots: tuple[Spot, ...]) -> bool:
        """Whether a capitalised word can stand before a place name without being part of a person's name."""
        words, word = self.words, piece.folded
        if word in CONNECTORS or word in words.compass or word in words.openers or word in words.nouns or word in words.demonyms:
            return True
        return word not in words.titles and related(spots, self.gazetteer.find(piece.word))

    def stands_before(self, mention: Mention, pieces: list[Piece], last: int) -> bool:
        """Whether the place may stand with the capitalised words after it; lends them to the mention where they make a facility."""
        words, right = self.words, pieces[last].folded
        if self.noun_after(mention, pieces, last):
            return True
        if right in self.screen.known.patronymics and not is_believed(mention):
            return False
        if right in words.bodies or right in words.titles or right in words.demonyms or right in words.compass:
            return True
        if right in words.organisations:
            return False
        kinds = {s.kind for s in mention.spots}
        if (mention.before != "of" or self.screen.is_lost(mention)) and self.report.folded[mention.start : mention.end] in words.ordinary:
            kinds = set()  # "Jordan Peterson", but "the Association of Georgia Educators"
        if "country" in kinds and (mention.marked or len(mention.spots) == 1):
            return True
        if kinds & {"country", "adm1"} and (mention.marked or any(p.folded in words.bodies for p in pieces[last:])):
            return True
        return related(mention.spots, self.gazetteer.find(pieces[last].word))

    def noun_after(self, mention: Mention, pieces: list[Piece], last: int) -> bool:
        """ "Homs Governorate", "Aleppo University Hospital", "Salinas Valley": whether a capitalised noun makes more of the name."""
        nouns = [self.words.nouns.get(piece.folded) for piece in pieces[last : last + 4]]
        known = any(s.kind == "country" for s in mention.spots)
        if "facility" in nouns and not known:
            final = max(i for i, noun in enumerate(nouns) if noun == "facility")
            mention.end, mention.facility, mention.noun, mention.marked = pieces[last + final].end, True, "facility", True
        elif nouns[0]:
            mention.noun, mention.marked = nouns[0], True
            if nouns[0] == "region" and not known:
                mention.end = pieces[last].end
                mention.spots = tuple(s for s in mention.spots if s.kind != "settlement")
        return bool(nouns[0]) or mention.facility

    def plausible(self, mention: Mention) -> bool:
        """Whether a name that stands by itself is likely to be meant as a place."""
        words, spots = self.words, mention.spots
        name = self.report.folded[mention.start : mention.end]
        if mention.before in words.titles or self.after_title(mention):
            return False
        if mention.marked or any(s.kind == "country" for s in spots):
            return True
        if name in words.ordinary or name in words.titles or name in words.nouns or name in words.organisations:
            return False
        if any(s.kind != "settlement" or s.population > WELL_KNOWN or (s.population > MIDDLING and s.own) for s in spots):
            return True
        return " " in name and any(s.own or s.population > MIDDLING for s in spots)

    def after_title(self, mention: Mention) -> bool:
        """Whether "Mr." or the like stands before a name."""
        if mention.before != ".":
            return False
        before = self.report.folded[max(0, mention.start - 12) : mention.start].rstrip(" .").rpartition(" ")[2]
        return before in self.words.titles

    def unknown(self, pieces: list[Piece]) -> None:
        """Keep a name that the gazetteer does not know where the text marks it as a place."""
        mention = self.unlisted.mention(pieces, self.found.mentions)
        if mention:
            self.keep(mention)
            return
        self.screen.meet(pieces)
        if len(pieces) > 1:
            self.found.people.update(p.folded for p in pieces)

    def keep(self, mention: Mention) -> bool:
        """File a mention, unless its name is somebody's."""
        mention.name = self.report.text[mention.start : mention.end]
        if not self.screen.lets_in(mention):
            return False
        self.found.mentions.append(mention)
        return True
