"""Cues around a count: that it is a total over time, denied, unverified, growing, or how badly people were hurt.

The cues are regular expressions of `doubt.toml`, looked for in the folded text; what they say of a count depends on where they stand.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from msgspec.structs import replace

from onrecord.lang.pack import load
from onrecord.reading.report import Report, Sentence
from onrecord.records import Casualty


@lru_cache(maxsize=32)
def cue(language: str, table: str, key: str = "cues") -> re.Pattern[str]:
    """One expression for all cues of a table of `doubt.toml`.

    >>> bool(cue("en", "unverified").search("the claim could not be independently verified"))
    True
    """
    return re.compile(r"\b(?:" + "|".join(load(language).tables["doubt"][table][key]) + ")")


@lru_cache(maxsize=32)
def expression(language: str, table: str, key: str) -> re.Pattern[str]:
    """A single expression of `doubt.toml`.

    >>> bool(expression("en", "totals", "comparing").search("the deadliest strike "))
    True
    """
    return re.compile(load(language).tables["doubt"][table][key])


def with_cues(report: Report, casualties: list[Casualty]) -> list[Casualty]:
    """The counts with what the words around them say."""
    by_sentence: dict[int, list[int]] = {}
    for position, casualty in enumerate(casualties):
        by_sentence.setdefault(report.sentence_at(casualty.quote.start).index, []).append(position)
    found = list(casualties)
    for index, positions in by_sentence.items():
        told = told_in(report.sentences[index], [casualties[p] for p in positions])
        for position in positions:
            found[position] = with_sentence(found[position], told)
    return parts_like_totals(unverified(report, statistics(report, found), by_sentence))


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence with counts says of all of them: looked for once. `totals` are its words for a total over time."""

    sentence: Sentence
    counts: list[Casualty]
    totals: list[re.Match[str]]
    growing: bool


def told_in(sentence: Sentence, counts: list[Casualty]) -> Told:
    """The cues of a sentence that holds these counts."""
    language, folded = sentence.report.pack.language, sentence.folded
    return Told(sentence, counts, list(cue(language, "totals").finditer(folded)), bool(cue(language, "growing").search(folded)))


def with_sentence(casualty: Casualty, told: Told) -> Casualty:
    """One count with what its own sentence says."""
    denied, growing = is_denied(told.sentence, casualty), told.growing
    total, severity = is_total(casualty, told), severity_of(told.sentence, casualty)
    if not (denied or total or severity or growing):
        return casualty  # most counts: a changed copy costs more than all these questions
    stance = "denied" if denied else casualty.stance
    return replace(casualty, cumulative=total, stance=stance, withdrawn=denied, growing=growing, severity=severity)


def is_total(casualty: Casualty, told: Told) -> bool:
    """Whether a count is a total over many events or a period: so large, or the count nearest to such a cue."""
    sentence, others = told.sentence, told.counts
    language = sentence.report.pack.language
    size = casualty.min if casualty.min is not None else casualty.max or 0
    always = load(language).tables["doubt"]["totals"]["always"]
    if size >= always.get(casualty.harm, 5000):
        return True
    if casualty.min == casualty.max == 1 and casualty.part_of is None:
        return False
    weak, monthly = cue(language, "totals", "weak"), cue(language, "totals", "monthly")
    for match in told.totals:
        if (weak.match(match.group()) and size < 100) or compares(sentence, match.start()):
            continue
        if monthly.match(match.group()) and (size < FEW or expression(language, "totals", "single").search(sentence.folded)):
            continue
        reach = level_with(sentence, others, nearest(others, sentence.start + match.start(), sentence.start + match.end()))
        if not reach.isdisjoint((casualty.quote.start, owner(casualty, others))):
            return True
    return False


FEW = 16  # people: "six priests were murdered in November" tells one event


def level_with(sentence: Sentence, others: list[Casualty], start: int) -> set[int]:
    """Where the counts begin that are told in one breath with a count: "killed 1,050 and wounded 850 others"."""
    parting = expression(sentence.report.pack.language, "totals", "parting")
    mains = sorted((c.quote.start, c.quote.end) for c in others if c.part_of is None)
    groups: list[list[tuple[int, int]]] = []
    for span in mains:
        between = sentence.report.folded[groups[-1][-1][1] : span[0]] if groups else ""
        if groups and len(between) < BREATH and not parting.search(between):
            groups[-1].append(span)
        else:
            groups.append([span])
    return next(({first for first, _ in group} for group in groups if any(first == start for first, _ in group)), {start})


def compares(sentence: Sentence, at: int) -> bool:
    """Whether a period only ranks the event: "the deadliest strike this year"."""
    comparing = expression(sentence.report.pack.language, "totals", "comparing")
    return comparing.search(sentence.folded[max(0, at - 90) : at]) is not None


BREATH = 60  # characters between two counts of one breath, at the most


def nearest(others: list[Casualty], start: int, end: int) -> int:
    """Where the count begins whose words are nearest to a stretch of the text, or of which those are a part."""
    closest = min(others, key=lambda c: (max(c.quote.start - end, start - c.quote.end, 0), c.quote.start))
    return owner(closest, others)


def owner(casualty: Casualty, others: list[Casualty]) -> int:
    """Where the total of a part begins; of any other count, the count itself."""
    mains = [c for c in others if c.part_of is None and c.quote.start <= casualty.quote.start]
    return mains[-1].quote.start if mains and casualty.part_of is not None else casualty.quote.start


def is_denied(sentence: Sentence, casualty: Casualty) -> bool:
    """Whether the sentence denies or withdraws the count: the cue stands before it, and the sentence speaks of revision or denial."""
    language = sentence.report.pack.language
    before = sentence.report.folded[sentence.start : casualty.quote.end]
    ends = [match.end() for match in cue(language, "denied").finditer(before)]
    close = bool(ends) and casualty.quote.start - sentence.start - ends[-1] < 25
    return close and bool(cue(language, "denied", "revised").search(sentence.folded))


def severity_of(sentence: Sentence, casualty: Casualty) -> str | None:
    """How badly people were hurt, by the words of the quote and just around it."""
    if casualty.harm not in ("injured", "hospitalised"):
        return None
    report = sentence.report
    words = set(
        re.findall(r"[a-z-]+", report.folded[max(sentence.start, casualty.quote.start - 12) : min(sentence.end, casualty.quote.end + 30)])
    )
    return next((level for level, forms in severities(report.pack.language).items() if not forms.isdisjoint(words)), None)


@cache
def severities(language: str) -> dict[str, frozenset[str]]:
    """The words of each severity."""
    return {level: frozenset(forms) for level, forms in load(language).tables["doubt"]["severity"].items()}


def unverified(report: Report, casualties: list[Casualty], by_sentence: dict[int, list[int]]) -> list[Casualty]:
    """Counts that the report itself could not check: those of the sentence that says so, of the one before, or of all above a footer."""
    found = list(casualties)
    last = len(report.sentences) - 1
    for sentence in report.sentences:
        if not cue(report.pack.language, "unverified").search(sentence.folded):
            continue
        first = 0 if sentence.index >= last - 1 and len(report.sentences) > 3 else sentence.index - 1
        for index in range(first, sentence.index + 1):
            for position in by_sentence.get(index, ()):
                if found[position].stance == "asserted":
                    found[position] = replace(found[position], stance="unverified")
    return found


LEAD = 3  # sentences: where a report says what it is about


def statistics(report: Report, casualties: list[Casualty]) -> list[Casualty]:
    """In a report that opens with a total over time, every later count without a day of its own is one too."""
    sentences = [report.sentence_at(c.quote.start) for c in casualties]
    opening = [c for c, s in zip(casualties, sentences, strict=True) if s.index < LEAD and c.part_of is None]
    if len(casualties) < 4 or not opening or not all(c.cumulative for c in opening):
        return casualties
    days = expression(report.pack.language, "totals", "days")
    dated = {s.index for s in sentences if days.search(s.folded)}
    return [
        c if s.index in dated or c.min == c.max == 1 else replace(c, cumulative=True) for c, s in zip(casualties, sentences, strict=True)
    ]


def parts_like_totals(casualties: list[Casualty]) -> list[Casualty]:
    """Parts of a total over time are totals over time themselves."""
    found = list(casualties)
    for position, casualty in enumerate(found):
        if casualty.part_of is not None and found[casualty.part_of].cumulative and not casualty.cumulative:
            found[position] = replace(casualty, cumulative=True)
    return found
