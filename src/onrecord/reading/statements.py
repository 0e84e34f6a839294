"""Who says what: the statements of a report and their speakers."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick
from msgspec.structs import replace

from onrecord.lang.pack import load
from onrecord.reading.attributions import Attribution
from onrecord.reading.headlines import spoken_in
from onrecord.reading.lines import Line
from onrecord.reading.passages import carried_over, extended, named_later, quoted_on
from onrecord.reading.quotations import quotation_at, quotations
from onrecord.reading.report import Report, Sentence
from onrecord.reading.setting import channel_of, side_of
from onrecord.reading.speakers import Speakers
from onrecord.records import Source, Span, Statement

CUES = ("say", "noted", "tell", "saying", "judge", "think", "show", "count", "accord", "cite", "reads", "quoted", "saw")
TOP = 3  # a colon can part speaker and content in so many first sentences


@cache
def cue_scanner(language: str) -> AhoCorasick:
    """The automaton over every word that can report speech: sentences without one are not looked at."""
    forms = {form for entry in load(language).view("speech").entries if entry.tag in CUES for form in entry.forms}
    return AhoCorasick(sorted(forms))


def find_statements(report: Report) -> list[Statement]:
    """Every statement that has a speaker or a cue, in the order of the text.

    >>> from onrecord.reading.report import open_report
    >>> report = open_report("Two shops burned, Mayor Dee Vale said. He added that a dog was saved.", load("en"))
    >>> [(s.speaker.name, s.words) for s in find_statements(report)]
    [('Dee Vale', 'Two shops burned'), ('Dee Vale', 'that a dog was saved')]
    """
    quoted, speakers = quotations(report.text), Speakers(report)
    found = [s for sentence in reporting(report) for s in statements_in(sentence, quoted, speakers)]
    whole = sorted(quoted_on(report, carried_over(report, named_later(report, found)), quoted), key=lambda s: s.span)
    return [replace(statement, id=f"S{number}") for number, statement in enumerate(whole, 1)]


def reporting(report: Report) -> Iterator[Sentence]:
    """The sentences with a word of speech, and those with a colon at the top of the report, in order."""
    folded, sentences = report.folded, report.sentences
    top = {s.index for s in sentences[:TOP] if ":" in s.text or s.index == 0}
    starts = [s.start for s in sentences]
    for _, at, end in cue_scanner(report.pack.language).find_matches_as_indexes(folded, overlapping=True):
        if (at == 0 or not folded[at - 1].isalnum()) and not folded[end : end + 1].isalnum():
            top.add(max(0, bisect_right(starts, at) - 1))
    return (sentences[i] for i in sorted(top))


def statements_in(sentence: Sentence, quoted: list[Span], speakers: Speakers) -> list[Statement]:
    """The statements of one sentence; what is said inside a quotation is the quoted speaker's own affair."""
    line = Line(sentence)
    starts = sentence.tokens.starts
    outside = [a for a in spoken_in(line) if not quotation_at(quoted, starts[a.cue[0]])]
    return [statement_from(line, a, extended(sentence, quoted, sentence.tokens.span(*a.content)), (speakers, quoted)) for a in outside]


def statement_from(line: Line, attribution: Attribution, span: Span, known: tuple[Speakers, list[Span]]) -> Statement:
    """The statement that an attribution makes of a stretch of the text."""
    speakers, quoted = known
    run = attribution.speaker
    return Statement(
        id="",
        span=span,
        words=line.sentence.report.text[span[0] : span[1]],
        speaker=placed(speakers.source(line, run), line) if run else None,
        speaker_span=line.tokens.span(*run) if run else None,
        cue_span=line.tokens.span(*attribution.cue),
        manner="quoted" if any(is_mostly(span, quotation) for quotation in quoted) else "reported",
    )


def placed(source: Source | None, line: Line) -> Source | None:
    """The source with its side, and the channel that the sentence names."""
    if source is None:
        return None
    pack = line.sentence.report.pack
    return replace(source, side=side_of(source, pack), channel=channel_of(line.sentence.folded, pack))


def is_mostly(span: Span, quotation: Span) -> bool:
    """Whether the quotation makes up more than half of the span."""
    return 2 * (min(span[1], quotation[1]) - max(span[0], quotation[0])) > span[1] - span[0]


def statement_of(statements: list[Statement], span: Span) -> Statement | None:
    """The statement that holds a claim's words, the innermost of several; None where the report says it in its own voice."""
    holding = [s for s in statements if s.span[0] < span[1] and span[0] < s.span[1]]
    return innermost(holding)


def innermost(holding: list[Statement]) -> Statement | None:
    """The shortest of several statements; of equals the last, whom the first cites."""
    return min(holding, key=lambda s: (s.span[1] - s.span[0], -(s.cue_span or s.span)[0]), default=None)
