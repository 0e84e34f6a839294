"""One sentence as the stage of statements sees it: its tags, and the questions that finding a speaker asks of them."""

import re
from collections.abc import Iterator

from onrecord.lang.pack import INSIDE, View
from onrecord.reading.report import Sentence

Run = tuple[int, int]  # positions of tokens: first, and one past the last
ARTICLED = re.compile(r"(?<!\w)[a-z]{1,4}['’]?-[A-Z]")  # "al-Nasr"


class Line:
    """A sentence's tokens with their tags in the view "speech"; `end` leaves its last stop out."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.view: View = sentence.report.pack.view("speech")
        self.symbols, self.tag_names = self.view.symbols, self.view.tag_names
        self.lists: dict[str, list[str]] = sentence.report.pack.tables["speech"]["lists"]
        self.tags = as_names(self, sentence.tagged("speech").tags)
        self.end = len(self.tags)
        while self.end and self.tags[self.end - 1] in ".;":
            self.end -= 1

    def is_tag(self, at: int, *names: str) -> bool:
        """Whether the token stands in the sentence and has one of the tags."""
        return 0 <= at < self.end and self.tag_names.get(self.tags[at]) in names

    def is_mark(self, at: int, marks: str) -> bool:
        """Whether the token stands in the sentence and is one of these punctuation marks."""
        return 0 <= at < self.end and self.tags[at] in marks

    def word(self, at: int) -> str:
        """The folded word at a position; empty outside the sentence."""
        return self.tokens.words[at] if 0 <= at < self.end else ""

    def in_list(self, at: int, name: str) -> bool:
        """Whether the word at a position is in one of the pack's `lists`."""
        return self.word(at) in self.lists[name]

    def text(self, run: Run) -> str:
        """The words of a run as they stand."""
        start, end = self.tokens.span(*run) if run[0] < run[1] else (0, 0)
        return self.sentence.report.text[start:end]

    def phrase_end(self, at: int) -> int:
        """One past the last token of the word or phrase that begins here."""
        end = at + 1
        while end < len(self.tags) and self.tags[end] == INSIDE:
            end += 1
        return end

    def phrase_start(self, at: int) -> int:
        """The first token of the word or phrase that holds this one."""
        while at > 0 and self.tags[at] == INSIDE:
            at -= 1
        return at

    def places(self, *names: str) -> Iterator[int]:
        """The positions of the tokens with one of the tags, tag by tag."""
        for name in names:
            at = self.tags.find(self.symbols[name], 0, self.end)
            while at >= 0:
                yield at
                at = self.tags.find(self.symbols[name], at + 1, self.end)

    def groups(self) -> Iterator[Run]:
        """The groups of auxiliaries, adverbs and a verb that can report speech."""
        for match in self.view.patterns["verbs"][0].regex.finditer(self.tags, 0, self.end):
            yield match.span()

    def speaker_at(self, at: int) -> Run | None:
        """The speaker whose words begin here."""
        found = self.view.patterns["speaker"][0].regex.match(self.tags, at, self.end)
        if found is None:
            return None
        end = found.end()
        while end > at + 1 and self.is_tag(end - 1, "poss"):
            end -= 1
        return at, end

    def speaker_before(self, low: int, at: int, kind: str = "speaker before") -> Run | None:
        """The speaker whose words end here, as long as can be, not reaching before `low`."""
        found = self.view.patterns[kind][0].regex.search(self.tags, low, at)
        return found.span() if found else None

    def after_adverbials(self, at: int) -> int:
        """The position after "on Sunday", "in a statement", "to reporters"."""
        found = self.view.patterns["adverbials"][0].regex.match(self.tags, at, self.end)
        return found.end() if found else at

    def clause_start(self, at: int) -> int:
        """The position after the nearest comma, quotation mark, colon or semicolon before `at`."""
        return max(self.tags.rfind(mark, 0, at) for mark in ',":;') + 1


def as_names(line: Line, tags: str) -> str:
    """The tags with words such as "Rights", "Interior" and "al-Nasr" as parts of names where a capital makes them so."""
    symbols, written = line.symbols, line.tokens.written
    tags = tags.replace(symbols["poss"] * 2, '"' + INSIDE)
    if line.sentence.report.shouting:
        return tags
    found = list(tags)
    for at in [m.start() for m in re.finditer(symbols["mod"], tags)]:
        if at and written[at][0].isupper():
            found[at] = symbols["cap"]
    if ARTICLED.search(line.sentence.text):
        for at in [m.start() for m in re.finditer(symbols["word"], tags)]:
            if ARTICLED.match(written[at]):
                found[at] = symbols["cap"]
    return "".join(found)
