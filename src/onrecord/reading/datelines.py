"""Datelines: the date lines of pages ("Published November 23 2017"), and place and agency before a text ("KYIV, April 4 (Reuters) -").

They tell the day of publication; what they name is neither the time nor the place of an attack.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from onrecord import when
from onrecord.lang.pack import Pack, load
from onrecord.reading.report import FOLDED, Report
from onrecord.records import Span

REACH = 1200  # code points from the beginning in which a dateline may stand
TITLE_REACH = 400  # and a date glued behind the headline
NEAR = 366  # days: a date further from the known day of publication is history, not a dateline
HEADS = 6  # lines and sentences that may begin with a place and an agency
YEAR = re.compile(r"\b(?:19|20)\d\d\b|\d\d[./-]\d{4}")
AFTER = re.compile(r"[ \t]*(?:$|\n|[\"'(\[]*[^\W_a-z])")


class Expressions(dict[str, re.Pattern[str]]):
    """The expressions of a language by their names, each compiled when it is first asked for: most pages need few."""

    def __init__(self, parts: dict[str, str]) -> None:
        super().__init__()
        self._parts = parts

    def __missing__(self, name: str) -> re.Pattern[str]:
        self[name] = re.compile(expand(self._parts, name))
        return self[name]


@dataclass(frozen=True, slots=True)
class Shapes:
    """The expressions that find datelines in a language, the numbers of its months, and words in capitals that are no place."""

    of: Expressions
    months: dict[str, int]
    no_place: frozenset[str]


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a dateline stands, the day that it tells, and whether it names a place."""

    span: Span
    day: str | None
    placed: bool = False


@cache
def shapes(language: str) -> Shapes:
    """The expressions of a language, from its pack's `layout` and the months and weekdays of `time`."""
    pack = load(language)
    table = pack.tables["layout"]["dateline"]
    months = {form: entry["month"] for entry in entries(pack, "month") for form in entry["forms"] if "-" not in form}
    weekdays = [f for tag in ("weekday", "shortday") for e in entries(pack, tag) for f in e["forms"]]
    parts = {
        "month": f"(?i:{any_of(months)})",
        "weekday": f"(?i:{any_of(weekdays)})",
        "prefix": any_of(table["prefixes"]),
        "agencies": any_of(table["agencies"]),
        **table["shapes"],
    }
    return Shapes(Expressions(parts), months, frozenset(table["no_place"]))


def entries(pack: Pack, tag: str) -> list[dict[str, Any]]:
    """The time words with a tag; May and March among the months."""
    tags = {tag, "wordmonth"} if tag == "month" else {tag}
    return [entry for entry in pack.tables["time"]["entry"] if entry["tag"] in tags]


def any_of(words: Iterable[str]) -> str:
    """One expression for any of the words, the longest first.

    >>> any_of(["jan", "january"])
    '(?:january|jan)'
    """
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"


def expand(parts: dict[str, str], name: str) -> str:
    """The expression of a name, with the names in it expanded too."""
    whole = re.sub(r"\{([a-z]+)\}", lambda m: expand(parts, m[1]), parts[name])
    return re.sub(r"\{([a-z]+)\*\}", lambda m: re.sub(r"\(\?P<\w+>", "(?:", expand(parts, m[1])), whole)


def find_datelines(report: Report) -> list[Dateline]:
    """Every dateline in the first lines of a report, in the order of the text."""
    plain = report.text[:REACH].translate(FOLDED)
    known = shapes(report.pack.language)
    if report.shouting:
        match = known.of["wire"].match(plain)
        return [dateline(report, match)] if match else []
    found = list(date_lines(report, plain, known))
    found += list(towns(report, plain, known, [line.span[1] for line in found]))
    return sorted(found, key=lambda line: line.span)


def dateline(report: Report, match: re.Match[str], day: str | None = None) -> Dateline:
    """A match as a dateline, without its outer blanks; with the day that it names, if no other is given."""
    words = match.group()
    start = match.start() + len(words) - len(words.lstrip())
    return Dateline((start, match.start() + len(words.rstrip())), day or yearless(report, words), bool(match.groupdict().get("town")))


def date_lines(report: Report, plain: str, known: Shapes) -> Iterator[Dateline]:
    """Lines that are a date, a date before the headline, and a weekday with its date glued behind it."""
    last = 0
    for line in re.finditer(r"[^\n]+", plain):
        match = known.of["line"].match(plain, line.start() + leading(line.group()))
        alone = match and not plain[match.end() : line.end()].strip(" .|-)")
        if match and (alone or (not plain[: match.start()].strip() and AFTER.match(plain, match.end()))):
            last = match.end()
            yield dateline(report, match, full_day(report, match, known))
    year = YEAR.search(plain, 0, TITLE_REACH)
    if not last and year:
        match = known.of["titled"].search(plain, max(0, year.start() - 40), TITLE_REACH)
        if match and AFTER.match(plain, match.end()):
            yield dateline(report, match, full_day(report, match, known))


def leading(line: str) -> int:
    """How many blanks a line begins with."""
    return len(line) - len(line.lstrip())


def full_day(report: Report, match: re.Match[str], known: Shapes) -> str | None:
    """The day of a date with its year."""
    groups = match.groupdict()
    if groups.get("f"):
        return when.in_figures(match["f"], when.day_of(report.published))
    month = known.months[(groups.get("m1") or match["m2"]).lower()]
    return when.day(when.full_year(int(groups.get("y1") or match["y2"])), month, int(groups.get("d1") or match["d2"]))


def yearless(report: Report, words: str) -> str | None:
    """The day that a dateline names with or without its year ("KYIV, April 4 (Reuters)", "3 JAN 90")."""
    known = shapes(report.pack.language)
    match = known.of["day"].search(words)
    if not match:
        return None
    month, number = known.months[(match["m1"] or match["m2"]).lower()], int(match["d1"] or match["d2"])
    if match["y1"]:
        return when.day(when.full_year(int(match["y1"])), month, number)
    return when.yearless_day(month, number, when.day_of(report.published))


def towns(report: Report, plain: str, known: Shapes, ends: list[int]) -> Iterator[Dateline]:
    """A place before the text, with an agency, or in capitals, at the head of one of the first lines or sentences."""
    first = (m.end() for m in islice(re.finditer(r"\n\s*|[.!?\"]\s+", plain), HEADS))
    for head in sorted({at + leading(plain[at:]) for at in (0, *ends, *first)})[:HEADS]:
        match = known.of["agency"].match(plain, head) or known.of["city"].match(plain, head)
        if match and is_town(match, known):
            yield dateline(report, match)
            return
    match = glued(plain, known)
    if match:
        yield dateline(report, match)


def glued(plain: str, known: Shapes) -> re.Match[str] | None:
    """A place in capitals with its agency, glued behind a headline ("… near the border MOSCOW (Sputnik) A blast …")."""
    for head in re.finditer(r"(?<=[\w%)] )(?=[A-Z]{3,}[A-Z ]*(?:, [A-Z][\w ]+)? \()", plain[:TITLE_REACH]):
        match = known.of["agency"].match(plain, head.start())
        if match and is_town(match, known):
            return match
    return None


def is_town(match: re.Match[str], known: Shapes) -> bool:
    """Whether a match is a dateline and no speaker or label before a colon or a dash."""
    town, groups = match["town"], match.groupdict()
    if town.lower() in known.no_place or not match.group().strip():
        return False
    if groups.get("mark") is None:
        return True
    return (bool(groups.get("more")) and ":" not in groups["mark"]) or (town.isupper() and len(town) > 3)


def told_day(report: Report, lines: list[Dateline]) -> str | None:
    """The day of publication by the report's own dateline: it wins over a known one, unless it is far from it."""
    published = when.day_of(report.published)
    for line in lines:
        if line.day and (published is None or abs(when.gap(published, line.day)) <= NEAR):
            return line.day
    return published
