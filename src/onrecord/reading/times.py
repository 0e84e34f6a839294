"""Time phrases of a report as intervals of days: "overnight", "last week", "on 4 April", "since October 2023".

Pieces are found by the pack's patterns, given days by `resolving`, and put together: "early" + "Friday", "overnight" + "3 May",
"from 3 May" + "to 5 May". An end that was not said is None; a phrase that goes on until now ("since …") ends on the day of publication,
where that is known.
"""

import re
from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick

from onrecord import when
from onrecord.lang.pack import load
from onrecord.reading.phrase import Base
from onrecord.reading.pieces import Piece, phrases
from onrecord.reading.report import Report, Sentence
from onrecord.records import Time

UNREAD = {"dateline", "teaser", "footer"}
FRESH = 2  # sentences after which a day told of is no longer "the same day"


def find_times(report: Report) -> list[Time]:
    """Every time phrase outside datelines, teasers and footers, in the order of the text."""
    found: list[Time] = []
    told: tuple[str | None, int] = (None, -FRESH - 1)
    published = when.day_of(report.published)
    for sentence in timely(report):
        base = Base(published, told[0] if sentence.index - told[1] <= FRESH else None)
        for piece in phrases(sentence, base):
            time = time_of(sentence, piece)
            found.append(time)
            if piece.grain == "day" and time.min and not spoken(report, time):
                told = (time.min, sentence.index)
    return found


def time_of(sentence: Sentence, piece: Piece) -> Time:
    """A piece as the record keeps it."""
    start, end = sentence.tokens.span(piece.first, piece.last)
    end += "(" in sentence.report.text[start:end] and sentence.report.text[end : end + 1] == ")"
    first, last = piece.days
    if first and last and first > last:
        first = last = None  # "30-2 May": the words contradict themselves
    return Time((start, end), sentence.report.text[start:end], first, last, piece.part)


@cache
def gate(language: str) -> tuple[AhoCorasick, re.Pattern[str]]:
    """The automaton over the beginnings of time words, and the spellings in figures."""
    table = load(language).tables["time"]
    return AhoCorasick(table["anchors"]), re.compile(table["figures"])


def timely(report: Report) -> Iterator[Sentence]:
    """The sentences that can hold a time."""
    automaton, figures = gate(report.pack.language)
    folded = report.folded
    hits = [at for _, at, _ in automaton.find_matches_as_indexes(folded) if at == 0 or not folded[at - 1].isalpha()]
    hits += [match.start() for match in figures.finditer(folded)]
    last = -1
    for at in sorted(hits):
        if at < last:
            continue
        sentence = report.sentence_at(at)
        last = sentence.end
        if sentence.kind not in UNREAD:
            yield sentence


@cache
def speaking(language: str) -> tuple[frozenset[str], frozenset[str], re.Pattern[str]]:
    """Verbs of speaking, words that stand between them and a day, and how a clause of speaking follows a day at the head of a sentence."""
    table = load(language).tables["time"]["speaking"]
    after = re.compile(rf",? (?!(?:\S+ ){{0,6}}(?:{'|'.join(table['deeds'])})\b)(?:\S+ ){{1,7}}(?:{'|'.join(table['verbs'])})\b")
    verbs, between = ({word for phrase in table[key] for word in phrase.split()} for key in ("verbs", "between"))
    return frozenset(verbs - between), frozenset(between), after


def is_said(head: str, language: str) -> bool:
    """Whether words end with a verb of speaking, whatever words of place and channel follow it.

    >>> is_said("the mayor told reporters in a statement", "en"), is_said("he said that the town was hit", "en")
    (True, False)
    """
    verbs, between, _ = speaking(language)
    for word in reversed(head.replace(",", " ").split()):
        if word.lstrip("\"'(") in verbs:
            return True
        if word not in between:
            return False
    return False


def spoken(report: Report, time: Time) -> bool:
    """Whether a time phrase is the time of speaking ("told reporters on Monday") and not of what is spoken of."""
    start, end = time.span
    sentence = report.sentence_at(start)
    head = report.folded[max(sentence.start, start - 60) : start]
    if is_said(head, report.pack.language):
        return True
    _, _, after = speaking(report.pack.language)
    opening = report.pack.tables["time"]["speaking"]["opening"]
    return all(word in opening for word in head.split()) and bool(after.match(report.folded, end, min(end + 90, sentence.end)))


@cache
def periods(language: str) -> re.Pattern[str]:
    """How a phrase begins that is a period over which totals are counted."""
    return re.compile(rf"(?:{'|'.join(load(language).tables['time']['period'])}|last \S+ \S+)\b")


def is_period(report: Report, time: Time) -> bool:
    """Whether a time phrase is a period, so that a count beside it is a total over time ("since May", "in the past month")."""
    return bool(periods(report.pack.language).match(report.folded, *time.span))
