"""The words that a pattern of the pack caught, and the days to count from: what the rules of time phrases are given."""

import re
from dataclasses import dataclass

from onrecord.lang.pack import Entry
from onrecord.reading.report import Sentence
from onrecord.when import Days

Meaning = tuple[Days, str]  # an interval and its grain


@dataclass(frozen=True, slots=True)
class Base:
    """The days to count from: that of publication, and the latest day that the report told of; None where not known."""

    published: str | None
    told: str | None = None

    @property
    def context(self) -> str | None:
        """The day that "the same day" speaks of."""
        return self.told or self.published


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words that a pattern caught in a sentence, by the names of the pattern's groups."""

    sentence: Sentence
    match: re.Match[str]

    def has(self, name: str) -> bool:
        """Whether the pattern has this group and it caught a word."""
        return bool(self.match.groupdict().get(name))

    def word(self, name: str) -> str:
        """The folded word that the group caught."""
        return self.sentence.tokens.words[self.match.start(name)]

    def number(self, name: str) -> int:
        """The figures of the word as a number ("4th" is 4); 0 where it has none."""
        digits = re.match(r"\d{1,6}", self.word(name))
        return int(digits.group()) if digits else 0

    def data(self, name: str, key: str) -> object:
        """What the pack says of the word under a key."""
        entry = self.sentence.tagged("time").entries[self.match.start(name)]
        return entry.data.get(key) if entry else None

    def value(self, name: str, key: str) -> int:
        """The pack's number for the word, or its own figures."""
        known = self.data(name, key)
        return known if isinstance(known, int) else self.number(name)

    def tag(self, name: str) -> str:
        """The tag of the word."""
        entry = self.sentence.tagged("time").entries[self.match.start(name)]
        return entry.tag if entry else ""

    def beside(self) -> tuple[str, str]:
        """The tags of the words before and behind the phrase, past an article and an apostrophe."""
        entries = self.sentence.tagged("time").entries
        before, behind = self.match.start() - 1, self.match.end()
        before -= before > 0 and self.sentence.tokens.words[before] == "the"
        behind += behind < len(entries) and self.sentence.tokens.words[behind] == "'s"
        return tag_of(entries, before), tag_of(entries, behind)

    def unit(self) -> str:
        """The unit of time that the phrase counts in."""
        return str(self.data("unit", "unit"))


def tag_of(entries: list[Entry | None], index: int) -> str:
    """The tag of an entry of a sentence; none outside of it, and for words that the pack does not know."""
    entry = entries[index] if 0 <= index < len(entries) else None
    return entry.tag if entry else ""
