"""The fullest name that a report gives somebody or something: "Vale" is "Dee Vale", "the NCO" the "North Coast Observatory"."""

import re
from functools import cached_property

from onrecord.reading.report import Report

LINKS = r"(?:al|el|bin|ibn|abu|ben|de|la|van|von|der|den|du|di|da|dos)"
NOUNS = ("org", "people", "role", "doc")
PART = r"(?:[A-Z][a-z]{0,3}\.|[A-Z][\w'’-]*)"  # a full stop ends a sentence, not a name, except after "J." and "Gen."
RUN = re.compile(rf"\b{PART}(?:[^\S\n](?:{LINKS}[^\S\n])?{PART})+")


class Names:
    """All runs of capitals of a report, by their last word, and its abbreviations in brackets.

    >>> from onrecord.lang.pack import load
    >>> from onrecord.reading.report import open_report
    >>> names = Names(open_report("Mayor Dee Vale spoke. Vale said the North Coast Observatory (NCO) is open.", load("en")))
    >>> names.full("Vale"), names.full("NCO"), names.full("Lowtown")
    ('Dee Vale', 'North Coast Observatory (NCO)', 'Lowtown')
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        self._known: dict[str, str] = {}

    def full(self, name: str) -> str:
        """The longest run of capitals in the report that is this name in full; the name itself where there is none."""
        if self.report.shouting or not name[:1].isupper() or " " in name.strip() or self.is_noun(name):
            return name
        if name not in self._known:
            self._known[name] = self.abbreviated.get(name) or self.by_surname.get(name) or name
        return self._known[name]

    def is_noun(self, name: str) -> bool:
        """Whether the pack knows the name as a noun for speakers: "Reuters" is in full, and "Officials" no surname."""
        known = self.report.pack.view("speech").words.get(name.lower())
        return known is not None and known[0].tag in NOUNS

    @cached_property
    def by_surname(self) -> dict[str, str]:
        """The first name in full that ends with each last word, offices and days before it left out."""
        found: dict[str, str] = {}
        for match in RUN.finditer(self.report.text):
            words = match.group().split()
            for end in range(len(words), 1, -1):
                last = words[end - 1].strip(".").removesuffix("'s").removesuffix("’s")
                if last not in found:
                    kept = self.without_offices(words[: end - 1])
                    if kept and kept != [last]:
                        found[last] = " ".join([*kept, last])
        return found

    def without_offices(self, words: list[str]) -> list[str]:
        """The words of a name after the last one that the pack knows as no part of names."""
        view = self.report.pack.view("speech")
        inner = (view.symbols["cap"], view.symbols["link"], view.symbols["mod"])
        for i in range(len(words) - 1, -1, -1):
            word = words[i].lower()
            entry = view.words.get(word.strip(".,").replace("’", "'").removesuffix("'s"))
            if (entry and entry[1] not in inner) or word.endswith(("'s", "’s", "s'")) or (word.endswith(".") and len(word) > 3):
                return words[i + 1 :]
        return words

    @cached_property
    def abbreviated(self) -> dict[str, str]:
        """The names that abbreviations in brackets after them stand for, brackets and all, so that either is found again."""
        found: dict[str, str] = {}
        text = self.report.text
        for match in re.finditer(r"\(([A-Z][A-Za-z-]{1,9})\)", text):
            letters = match.group(1)
            start = spelled_from(text, match.start(), letters)
            if start is not None:
                found.setdefault(letters, text[start : match.end()])
        return found


def full_name(report: Report, words: str) -> str:
    """The fullest name that the report gives what these words name; keep a `Names` for more than one.

    >>> from onrecord.lang.pack import load
    >>> from onrecord.reading.report import open_report
    >>> full_name(open_report("Mayor Dee Vale came. Then Vale left.", load("en")), "Vale")
    'Dee Vale'
    """
    return Names(report).full(words)


def spelled_from(text: str, end: int, letters: str) -> int | None:
    """Where the words begin whose first letters make the abbreviation in brackets at `end`.

    >>> spelled_from("the North Coast Observatory (NCO)", 28, "NCO")
    4
    """
    wanted = [c.lower() for c in letters if c.isupper()]
    words = list(re.finditer(r"[\w'’]+", text[max(0, end - 120) : end]))[-len(wanted) - 4 :]
    for word in reversed(words):
        if wanted and word.group()[0].lower() == wanted[-1] and word.group()[0].isupper():
            wanted.pop()
            if not wanted:
                return max(0, end - 120) + word.start()
    return None
