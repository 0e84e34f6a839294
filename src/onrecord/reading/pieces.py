"""Puts the pieces of a time phrase together: "early" + "Friday", "overnight" + "3 May", "from 3 May" + "to 5 May".

Pieces are found by the pack's patterns of kind "time"; those of kind "join" tell what may stand between two pieces of one phrase, those of
kind "lead" what before a phrase changes it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from onrecord import when
from onrecord.lang.pack import INSIDE, Pattern, View
from onrecord.reading.phrase import Base, Phrase
from onrecord.reading.report import Sentence
from onrecord.reading.resolving import RULES
from onrecord.when import Days

EDGES = {"early": (1, 12), "mid": (9, 22), "late": (18, 31)}  # days of a month; of a year the same share
HOURS = ((4, "night"), (6, "dawn"), (12, "morning"), (18, "afternoon"), (22, "evening"), (25, "night"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A time phrase, or a part of one: its tokens in the sentence, its days, how coarse they are, and the part of the day."""

    first: int
    last: int
    days: Days
    grain: str
    part: str | None = None
    bare: bool = False


@cache
def any_piece(view: View) -> re.Pattern[str]:
    """One expression that finds where any pattern of a piece may match."""
    return re.compile("|".join(re.sub(r"\(\?P<\w+>", "(?:", p.regex.pattern) for p in view.patterns["time"]))


def phrases(sentence: Sentence, base: Base) -> list[Piece]:
    """The whole time phrases of a sentence."""
    tags = sentence.tagged("time").tags
    view = sentence.report.pack.view("time")
    whole: list[Piece] = []
    for piece in pieces(sentence, base):
        joined = join(view, tags, whole[-1], piece) if whole else None
        if joined:
            whole[-1] = joined
        else:
            whole.append(piece)
    return [led(sentence, piece, base) for piece in whole if not piece.bare]


def pieces(sentence: Sentence, base: Base) -> Iterator[Piece]:
    """The pieces of a sentence, from left to right, by the first pattern that matches at a place."""
    tags = sentence.tagged("time").tags
    view = sentence.report.pack.view("time")
    finder, at = any_piece(view), 0
    while match := finder.search(tags, at):
        piece = piece_at(sentence, view, match.start(), base)
        at = piece.last if piece else match.start() + 1
        if piece and piece.grain != "none":
            yield piece


def piece_at(sentence: Sentence, view: View, at: int, base: Base) -> Piece | None:
    """The piece that begins at a token."""
    tags = sentence.tagged("time").tags
    for pattern in view.patterns["time"]:
        match = pattern.regex.match(tags, at)
        if match and match.end() > at and allowed(sentence, pattern, match):
            return piece_of(Phrase(sentence, match), pattern, base)
    return None


def allowed(sentence: Sentence, pattern: Pattern, match: re.Match[str]) -> bool:
    """Whether the spelling fits: the short years of wires only in capitals, "May" and "March" only with one."""
    if sentence.report.shouting:
        return True
    if pattern.data.get("shouting"):
        return False
    if "month" not in pattern.regex.groupindex:
        return True
    phrase = Phrase(sentence, match)
    return not phrase.data("month", "capital") or sentence.tokens.written[match.start("month")][0].isupper()


def piece_of(phrase: Phrase, pattern: Pattern, base: Base) -> Piece:
    """The words that the pattern's groups caught, with their days."""
    match = phrase.match
    first = min(match.start(name) for name, caught in match.groupdict().items() if caught and name != "lead")
    tags = match.string
    last = match.end() - (tags[match.end() - 1] in ".,")
    while last < len(tags) and tags[last] == INSIDE:
        last += 1
    days, grain = RULES[pattern.data["rule"]](phrase, base)
    bare = grain == "part" and phrase.has("part") and not phrase.has("lead")
    return Piece(first, last, days, grain, part_of(phrase), bare)


def part_of(phrase: Phrase) -> str | None:
    """The part of the day that the phrase names, by a word or by an hour."""
    if phrase.has("clock"):
        return part_at(phrase)
    group = next((name for name in ("part", "relative") if phrase.has(name)), None)
    named = phrase.data(group, "part") if group else None
    return str(named) if named else None


def part_at(phrase: Phrase) -> str | None:
    """The part of the day of an hour of the clock."""
    words = phrase.word("clock") + (phrase.word("ampm") if phrase.has("ampm") else "")
    hour = phrase.number("clock")
    hour = hour // 100 if hour > 99 else hour
    if "p" in words and hour < 12:
        hour += 12
    elif "a" in words and hour == 12:
        hour = 0
    return next((part for until, part in HOURS if hour < until), None)


def join(view: View, tags: str, one: Piece, other: Piece) -> Piece | None:
    """Two pieces as one phrase, where what stands between them joins them."""
    between = tags[one.last : other.first]
    if len(between) > 5:
        return None
    for pattern in view.patterns["join"]:
        if pattern.regex.fullmatch(between):
            joined = JOINS[pattern.data["effect"]](one, other, leads_range(view, tags, one))
            if joined:
                return joined
    return None


def leads_range(view: View, tags: str, piece: Piece) -> bool:
    """Whether "from" or "between" stands before a piece."""
    before = tags[max(0, piece.first - 3) : piece.first]
    return any(p.data["effect"] == "from" and p.regex.search(before) for p in view.patterns["lead"])


def same_phrase(one: Piece, other: Piece, ranged: bool) -> Piece | None:
    """A day and a part of it."""
    parts = {"part", "overnight"}
    if (one.grain in parts) == (other.grain in parts):
        return replace(one, last=other.last, bare=one.bare and other.bare) if one.grain in parts else None
    part, day = (one, other) if one.grain in parts else (other, one)
    if day.grain not in {"day", "days"}:
        return None
    days, grain = day.days, day.grain
    if part.grain == "overnight" and grain == "day" and days[0]:
        days, grain = when.overnight(days[0]), "days"
    return Piece(one.first, other.last, days, grain, part.part or day.part)


def as_range(one: Piece, other: Piece, ranged: bool) -> Piece | None:
    """From the one to the other, both of one grain."""
    if one.part == "night" and one.grain == "days" and other.grain == "day":
        return Piece(one.first, other.last, (one.days[1], other.days[1]), "days", "night")
    if one.grain != other.grain or one.grain not in {"day", "month", "year"}:
        return None
    first, last = one.days[0], other.days[1]
    if first and last and first > last:
        return None
    return Piece(one.first, other.last, (first, last), "days", other.part)


def as_between(one: Piece, other: Piece, ranged: bool) -> Piece | None:
    """From the one to the other, if "between" stands before."""
    return as_range(one, other, ranged) if ranged else None


JOINS = {"same": same_phrase, "range": as_range, "and": as_between}


def led(sentence: Sentence, piece: Piece, base: Base) -> Piece:
    """The piece with what stands before it: "since", "until", "early", "from"."""
    tags = sentence.tagged("time").tags
    view = sentence.report.pack.view("time")
    for _ in range(2):
        before = tags[max(0, piece.first - 6) : piece.first]
        for pattern in view.patterns["lead"]:
            match = pattern.regex.search(before)
            if match and match.end() > match.start():
                start = piece.first - len(before) + match.start()
                piece = changed(sentence, replace(piece, first=start), pattern.data["effect"], base)
                break
    return piece


def changed(sentence: Sentence, piece: Piece, effect: str, base: Base) -> Piece:
    """The piece under the effect of the word that it now begins with."""
    if effect == "since":
        return replace(piece, days=(piece.days[0], base.published), grain="total")
    if effect == "until":
        return replace(piece, days=(None, piece.days[1]), grain="total")
    if effect == "from":
        return piece if piece.grain in {"days", "months"} else replace(piece, first=piece.first + 1)
    entry = sentence.tagged("time").entries[piece.first]
    data = entry.data if entry else {}
    if piece.grain in {"month", "year"} and data.get("edge"):
        return replace(piece, days=edge_of(piece.days, EDGES[str(data["edge"])]))
    return replace(piece, part=piece.part or data.get("part")) if piece.grain == "day" else piece


def edge_of(days: Days, share: tuple[int, int]) -> Days:
    """The early, middle or late share (in days of a month) of a longer interval.

    >>> edge_of(("2025-04-01", "2025-04-30"), EDGES["late"])
    ('2025-04-18', '2025-04-30')
    """
    first, last = days
    if not (first and last):
        return days
    length = when.gap(first, last) + 1
    begin, end = (share[0] - 1) * length // 31, share[1] * length // 31
    return when.shift(first, begin + (share[0] > 1)), when.shift(first, max(begin, end - 1))
