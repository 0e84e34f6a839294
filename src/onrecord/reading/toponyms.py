"""Finds the words of a report that may name a place, and what the text around them says of it.

Only runs of capitalised words are looked up. What the gazetteer knows is taken longest first; what it does not know is kept where the text
itself marks it as a place ("the village of X", "X district", "near X").
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.places.gazetteer import Gazetteer, Spot
from onrecord.reading.place_words import PlaceWords, words_of
from onrecord.reading.report import Report, is_wrapped

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚḤḨṬṢẒḌ"
ARTICLE = r"(?:(?:al|el|ad|ash|as|an|ar|at|az|ez|es|ul|e|i|un|al)[-‐–'’ʻ]\s?)"
WORD = rf"{ARTICLE}?(?:(?:[A-Z]\.){{2,}}|(?:St|Ste|Mt|Ft)\.(?= [A-Z])|[{UPPER}](?:\w|['’`ʼʻ‘*‐–-](?=\w)(?!['’]s\b))*)"
CONNECTOR = r"(?:of|de|del|la|las|los|da|do|dos|du|di|el|al|an|ez|az|ash|ar|as|es|upon|on|sur|am|e|i|les|le|the)"
GAPS = {
    wrapped: re.compile(rf"{WORD}(?:{gap}(?:{CONNECTOR}{gap}){{0,2}}{WORD})*")
    for wrapped, gap in ((False, "[ \u00a0]"), (True, "(?:[ \u00a0]|[ \u00a0]?\n(?!\\s*\n))"))
}
PIECE = re.compile(r"[^\s]+")
CONTEXT = re.compile(r"[\w'-]+|[^\w\s]")
LONGEST = 5


@dataclass(slots=True)
class Mention:
    """A stretch of the text that may name a place.

    `noun` is the precision that a noun beside it lends, `noun_before` whether that noun stands before; `near` whether the text speaks of
    its surroundings; `marked` whether the text marks it as a place at all.
    """

    start: int
    end: int
    name: str
    spots: tuple[Spot, ...]
    noun: str | None = None
    near: bool = False
    marked: bool = False
    alone: bool = True
    facility: bool = False
    container: "Mention | None" = None
    choice: Spot | None = None


@dataclass(slots=True)
class Findings:
    """What a scan of one report found: mentions in the order of the text, demonyms by country, words that are names of people."""

    mentions: list[Mention] = field(default_factory=list)
    demonyms: Counter[str] = field(default_factory=Counter)
    people: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Piece:
    """One word of a run of capitalised words."""

    start: int
    end: int
    word: str
    folded: str


class Scan:
    """The search through one report."""

    def __init__(self, report: Report, gazetteer: Gazetteer) -> None:
        self.report, self.gazetteer = report, gazetteer
        self.words: PlaceWords = words_of(report.pack.language)
        self.found = Findings()

    def run(self) -> Findings:
        """Look at every run of capitalised words."""
        runs = GAPS[is_wrapped(self.report.text)]
        for match in runs.finditer(self.report.text):
            self.read_run(match.start(), match.end())
        return self.found

    def read_run(self, start: int, end: int) -> None:
        """Split a run at words that are no part of a name, and read what is between."""
        text, folded, idle = self.report.text, self.report.folded, self.words.idle
        segment: list[Piece] = []
        for match in PIECE.finditer(text, start, end):
            a, b = match.span()
            word = folded[a:b]
            if word in idle and not segment_goes_on(segment, word):
                self.read_segment(segment)
                segment = []
            else:
                segment.append(Piece(a, b, text[a:b], word))
        self.read_segment(segment)

    def read_segment(self, pieces: list[Piece]) -> None:
        """Find the places among adjoining capitalised words."""
        while pieces and pieces[-1].word.islower():
            pieces = pieces[:-1]
        if not pieces:
            return
        taken = list(self.matches(pieces))
        for first, last, spots in taken:
            self.judge(pieces, first, last, spots)
        covered = {i for first, last, _ in taken for i in range(first, last)}
        self.unknown(pieces, covered)

    def matches(self, pieces: list[Piece]) -> Iterator[tuple[int, int, tuple[Spot, ...]]]:
        """The longest names of the gazetteer, from left to right."""
        at = 0
        while at < len(pieces):
            last, spots = self.longest(pieces, at)
            if spots:
                yield at, last, spots
            elif pieces[at].folded in self.words.demonyms:
                self.found.demonyms[self.words.demonyms[pieces[at].folded]] += 1
            at = max(last, at + 1)

    def longest(self, pieces: list[Piece], at: int) -> tuple[int, tuple[Spot, ...]]:
        """The longest known name that begins at a piece: where it ends, and what it may be."""
        text = self.report.text
        if pieces[at].word.islower() or pieces[at].folded in self.words.demonyms:
            return at, ()
        for last in range(min(len(pieces), at + LONGEST), at, -1):
            if pieces[last - 1].word.islower():
                continue
            name = text[pieces[at].start : pieces[last - 1].end]
            spots = self.lookup(name, pieces[at])
            if spots:
                return last, spots
        return at, ()

    def lookup(self, name: str, piece: Piece) -> tuple[Spot, ...]:
        """What the gazetteer knows of a name; abbreviated states only after a comma."""
        state = self.words.states.get(name) or self.words.states.get(name + ".")
        if state and self.report.text[max(0, piece.start - 2) : piece.start] in (", ", " ("):
            return self.gazetteer.find(state)
        if len(name) < 3 and name != "US":
            return ()
        if name.isupper() and len(name) <= 4 and not self.report.shouting:
            return tuple(s for s in self.gazetteer.find(name) if s.kind != "settlement")
        return self.gazetteer.find(name)

    def judge(self, pieces: list[Piece], first: int, last: int, spots: tuple[Spot, ...]) -> None:
        """Keep a known name as a mention unless it is part of a person's or an organisation's name."""
        words = self.words
        mention = Mention(pieces[first].start, pieces[last - 1].end, "", spots, alone=len(pieces) == last - first)
        left = pieces[first - 1].folded if first else ""
        right = pieces[last].folded if last < len(pieces) else ""
        look_around(mention, self.report, words)
        if left and not self.neutral(left):
            self.person(pieces, mention)
            return
        if right and not self.right_neighbour(mention, pieces, last):
            self.person(pieces, mention)
            return
        if not self.plausible(mention, self.report.folded[mention.start : mention.end]):
            return
        self.keep(mention)

    def neutral(self, word: str) -> bool:
        """Whether a capitalised word can stand before a place name without being part of a person's name."""
        words = self.words
        return word in words.compass or word in words.nouns or word in words.demonyms or bool(self.gazetteer.find(word)) and word not in words.ordinary

    def right_neighbour(self, mention: Mention, pieces: list[Piece], last: int) -> bool:
        """Whether the place may stand with the capitalised words after it; lends them to the mention where they make a facility."""
        words, right = self.words, pieces[last].folded
        for index in range(last, min(last + 4, len(pieces))):
            noun = words.nouns.get(pieces[index].folded)
            if noun == "facility":
                mention.end, mention.facility, mention.noun, mention.marked = pieces[index].end, True, "facility", True
                return True
            if noun and index == last:
                mention.noun, mention.marked = noun, True
                return True
        if right in words.organisations:
            return False
        if right in words.demonyms or right in words.compass:
            return True
        general = any(s.kind != "settlement" or s.population > 50_000 for s in mention.spots)
        return mention.marked and general and last == 1 and right not in words.organisations or bool(self.gazetteer.find(right)) and mention.marked

    def person(self, pieces: list[Piece], mention: Mention) -> None:
        """Remember the words of a name that is no place."""
        self.found.people.update(p.folded for p in pieces)

    def plausible(self, mention: Mention, folded: str) -> bool:
        """Whether a name that stands by itself is likely to be meant as a place."""
        if mention.marked:
            return True
        if any(s.kind != "settlement" for s in mention.spots):
            return folded not in self.words.ordinary or any(s.kind == "country" for s in mention.spots)
        if folded in self.words.ordinary or folded in self.words.titles or folded in self.words.nouns or folded in self.words.organisations:
            return False
        largest = max((s.population for s in mention.spots if s.own), default=0)
        return largest > 15_000 or any(s.population > 300_000 for s in mention.spots) or " " in folded and largest > 0

    def unknown(self, pieces: list[Piece], covered: set[int]) -> None:
        """Keep a name that the gazetteer does not know where the text marks it as a place."""
        if covered or any(p.folded in self.words.titles or p.folded in self.words.organisations or p.folded in self.words.demonyms for p in pieces):
            return
        facility = self.words.nouns.get(pieces[-1].folded) if len(pieces) > 1 else None
        name = pieces[:-1] if facility and facility != "facility" else pieces
        mention = Mention(name[0].start, name[-1].end, "", ())
        look_around(mention, self.report, self.words)
        if facility:
            mention.noun, mention.facility = facility, facility == "facility"
        elif not (mention.noun or mention.marked and self.named(mention)):
            if len(pieces) > 1:
                self.found.people.update(p.folded for p in pieces)
            return
        self.keep(mention)

    def named(self, mention: Mention) -> bool:
        """Whether an unknown capitalised word after "in" or "near" reads like the name of a place."""
        text = self.report.text
        words = text[mention.start : mention.end]
        lower = f" {words.lower()}"
        if words.isupper() or lower + " " in text or words.lower() in self.words.ordinary or words.lower() in self.words.nouns:
            return False
        return preposition_before(self.report, mention.start) in {"in", "near", "at", "outside", "around"}

    def keep(self, mention: Mention) -> None:
        """File a mention under its words."""
        mention.name = self.report.text[mention.start : mention.end]
        self.found.mentions.append(mention)


def segment_goes_on(segment: list[Piece], word: str) -> bool:
    """Whether an idle word is a connector inside a name ("Republic of the Congo")."""
    return bool(segment) and word in {"of", "the", "as", "an", "on", "i", "e"}


@lru_cache(maxsize=4096)
def context_words(stretch: str) -> tuple[str, ...]:
    """The words and marks of a short stretch of folded text."""
    return tuple(CONTEXT.findall(stretch))


def preposition_before(report: Report, start: int) -> str:
    """The word before a name, articles and compass words left out."""
    words = words_of(report.pack.language)
    for word in reversed(context_words(report.folded[max(0, start - 40) : start])):
        if word not in words.compass and word != "the":
            return word
    return ""


def look_around(mention: Mention, report: Report, words: PlaceWords) -> None:
    """Note what the words before and after a name say of it."""
    before = [w for w in context_words(report.folded[max(0, mention.start - 48) : mention.start])]
    look_before(mention, before, words)
    after = context_words(report.folded[mention.end : mention.end + 32])
    look_after(mention, after, words)


def look_before(mention: Mention, before: list[str], words: PlaceWords) -> None:
    """"the town of X", "near X", "in northern X"."""
    while before and (before[-1] in words.compass or before[-1] in {"the", "a"}):
        last = before.pop()
        if last in words.compass:
            mention.marked = True
    if not before:
        return
    last, second = before[-1], before[-2] if len(before) > 1 else ""
    pair = f"{second} {last}"
    if pair in words.near or last in words.near or (last == "of" and second in words.compass):
        mention.near = mention.marked = True
    elif last == "of" and second in words.nouns:
        mention.noun, mention.marked = words.nouns[second], True
    elif last in words.nouns and words.nouns[last] in {"settlement", "neighbourhood", "adm2"}:
        mention.noun, mention.marked = words.nouns[last], True
    elif last in words.prepositions:
        mention.marked = True


def look_after(mention: Mention, after: tuple[str, ...], words: PlaceWords) -> None:
    """"X district", "X refugee camp", "X's Shaar quarter" """
    if not after:
        return
    for length in (3, 2, 1):
        noun = words.nouns.get(" ".join(after[:length]))
        if noun and noun not in {"facility", "region"}:
            mention.noun, mention.marked = noun, True
            return
        if noun:
            mention.marked = True
            mention.noun = mention.noun or ("facility" if not mention.spots else None)
            return
