"""Whether a report can hold anything for the record, and which of its sentences: one scan for word beginnings.

The scan is what lets a report without harm be passed over at tens of megabytes a second (Aho and Corasick 1975, by ahocorasick-rs).
"""

from functools import cache

from ahocorasick_rs import AhoCorasick

from onrecord.lang.pack import Pack, load
from onrecord.reading.report import Report

KINDS = ("harm", "attack", "agreement")


@cache
def scanner(language: str) -> tuple[AhoCorasick, list[str]]:
    """The automaton over all word beginnings of a language, and the kind of each."""
    table = load(language).tables["triggers"]
    stems = [(stem, kind) for kind in KINDS for stem in table[kind]]
    return AhoCorasick([stem for stem, _ in stems]), [kind for _, kind in stems]


def can_hold_anything(folded: str, pack: Pack) -> bool:
    """Whether any word of harm, attack or agreement begins anywhere in the folded text.

    A beginning can stand inside another's word ("die" in "bodies"), so every find is looked at.

    >>> can_hold_anything("the mayor opened a bakery", load("en")), can_hold_anything("two bodies lay there", load("en"))
    (False, True)
    """
    automaton, _ = scanner(pack.language)
    return any(at == 0 or not folded[at - 1].isalnum() for _, at, _ in automaton.find_matches_as_indexes(folded, overlapping=True))


def mark(report: Report) -> None:
    """Note on each sentence which kinds of trigger it holds (`Sentence.triggers`)."""
    automaton, kinds = scanner(report.pack.language)
    folded = report.folded
    for which, at, _ in automaton.find_matches_as_indexes(folded, overlapping=True):
        if at == 0 or not folded[at - 1].isalnum():
            report.sentence_at(at).triggers.add(kinds[which])
