"""Finds a view's words anywhere in a report with one scan (Aho and Corasick 1975): the longest form wins, whole words only."""

import re
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from onrecord.lang.pack import Entry, load
from onrecord.reading.report import Report

ACRONYM = 3  # a name of so few letters is one only in capitals: "US", "ETA", "TIP"


@dataclass(slots=True, eq=False)
class Mark:
    """Words of the report that an entry of a view knows."""

    start: int
    end: int
    entry: Entry
    tag: str


@cache
def finder(language: str, view: str) -> tuple[AhoCorasick, list[Entry]]:
    """The automaton over all forms of a view, and the entry of each form."""
    known: dict[str, Entry] = {}
    for entry in load(language).view(view).entries:
        for form in entry.forms:
            known.setdefault(form.replace(" '", "'"), entry)  # tokens part "mayor's", text does not
    return AhoCorasick(list(known), matchkind=MatchKind.LeftmostLongest), list(known.values())


def marks_of(report: Report, view: str, text: str | None = None) -> list[Mark]:
    """Every word or phrase of the view in the report, in the order of the text; `text` is the folded text on one line, if at hand."""
    automaton, entries = finder(report.pack.language, view)
    folded = text if text is not None else report.folded.replace("\n", " ")
    size = len(folded)
    return [
        Mark(start, end, entries[which], entries[which].tag)
        for which, start, end in automaton.find_matches_as_indexes(folded)
        if not (start and folded[start - 1].isalnum()) and not (end < size and folded[end].isalnum())
    ]


def is_name(report: Report, mark: Mark) -> bool:
    """Whether the words are written as a name is: with a capital, short ones in capitals only (everything is one in a shouted report)."""
    if report.shouting:
        return True
    words = report.text[mark.start : mark.end]
    return words.isupper() if len(words) <= ACRONYM else words[0].isupper()


@cache
def spelled(language: str, name: str) -> re.Pattern[str]:
    """How names are written around an attack (`spellings` of attack.toml), over the text as it stands."""
    return re.compile(load(language).tables["attack"]["spellings"][name]["match"], re.VERBOSE)


@cache
def frame(language: str, name: str) -> re.Pattern[str]:
    """The small words around a name that say what it is to the deed (`frames` of attack.toml)."""
    return re.compile(load(language).tables["attack"]["frames"][name]["match"], re.VERBOSE)
