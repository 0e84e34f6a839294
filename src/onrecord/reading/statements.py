"""Who says what: the statements of a report and their speakers."""

import re
from dataclasses import replace
from functools import lru_cache

from onrecord.lang.pack import load
from onrecord.reading.attributions import Attribution, Line, attributions_of
from onrecord.reading.quotations import quotation_at, quotations
from onrecord.reading.report import Report, Sentence
from onrecord.reading.speakers import Speakers
from onrecord.records import Source, Span, Statement


@lru_cache(maxsize=None)
def cue_words(language: str) -> re.Pattern[str]:
    """One expression for every word that can report speech: sentences without one are not looked at."""
    tags = {"say", "noted", "tell", "saying", "judge", "think", "show", "count", "accord", "cite", "reads", "quoted", "saw"}
    entries = [e for e in load(language).view("speech").entries if e.tag in tags]
    words = sorted({form.split()[0] for e in entries for form in e.forms}, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b|:")


def find_statements(report: Report) -> list[Statement]:
    """Every statement that has a speaker or a cue, in the order of the text."""
    cues = cue_words(report.pack.language)
    quoted = quotations(report.text)
    speakers = Speakers(report)
    found: list[Statement] = []
    for sentence in report.sentences:
        if not cues.search(report.folded, sentence.start, sentence.end):
            continue
        line = Line(sentence)
        for attribution in attributions_of(line):
            if quotation_at(quoted, sentence.tokens.starts[attribution.cue[0]]):
                continue
            found.append(statement_from(line, attribution, (speakers, quoted, len(found))))
    return carried_over(report, named_later(report, found))


def named_later(report, found):
    out = []
    for i, s in enumerate(found):
        if s.speaker and s.speaker_span and report.sentence_at(s.span[0]).index < 2 and s.speaker.role is None and re.match(r"an? ", report.folded[slice(*s.speaker_span)]):
            later = next((o.speaker for o in found[i + 1 :] if o.speaker and o.speaker.role and o.speaker.kind == s.speaker.kind), None)
            if later and s.speaker.kind in ("official", "military", "police", "medical", "rescuers"):
                s = replace(s, speaker=later)
        out.append(s)
    return out


GOES_ON = re.compile(r"(?:among |(?:one|two|three|four|five|six|seven|eight|nine|ten|some|most|many|all|half|several|none|\d+) of (?:them|those|these|whom|the )|they (?:included?|also)|of (?:them|those|these)\b|the (?:dead|victims|wounded|injured|casualties|killed|others?|toll|attack|strikes?|bombing|blast|shelling)\b|another |others |in addition|a further |it also |also )")


def carried_over(report, found):
    out = list(found)
    cued = {report.sentence_at(s.cue_span[0]).index for s in found if s.cue_span}
    last = {}
    for s in found:
        last[report.sentence_at(s.span[1] - 1).index] = s
    for sentence in report.sentences:
        before = last.get(sentence.index - 1)
        if before and before.speaker and sentence.index not in cued and sentence.paragraph == report.sentences[sentence.index - 1].paragraph and GOES_ON.match(sentence.folded):
            new = replace(before, id=f"S{len(out) + 1}", span=(sentence.start, sentence.end), words=sentence.text, speaker_span=None, cue_span=None)
            out.append(new)
            last[sentence.index] = new
    return out


def statement_from(line: Line, attribution: Attribution, known: tuple[Speakers, list[Span], int]) -> Statement:
    """The statement that an attribution makes, its content widened to the whole of a quotation that it begins or ends."""
    speakers, quoted, number = known
    sentence = line.sentence
    tokens, text = sentence.tokens, sentence.report.text
    start, end = widened(quoted, tokens.span(*attribution.content))
    end = resumed(sentence, quoted, (start, end))
    while text[start] in ": \n" and start < end - 1:
        start += 1
    source: Source | None = speakers.source(line, attribution.speaker) if attribution.speaker else None
    inside = any(a < end and start < b and b - a > 0.5 * (end - start) for a, b in quoted)
    return Statement(
        f"S{number + 1}",
        (start, end),
        text[start:end],
        source,
        tokens.span(*attribution.speaker) if attribution.speaker else None,
        tokens.span(*attribution.cue),
        "quoted" if inside else "reported",
    )


def widened(quoted: list[Span], span: Span) -> Span:
    """The span with the rest of a quotation that begins or ends it."""
    first, last = quotation_at(quoted, span[0]), quotation_at(quoted, span[1] - 1)
    start = min(span[0], first[0]) if first else span[0]
    return start, max(span[1], last[1]) if last else span[1]


def resumed(sentence: Sentence, quoted: list[Span], span: Span) -> int:
    """The end of the content with the quotations that begin the sentences right after it: '"A," X said. "B."'."""
    end = span[1]
    if sentence.report.folded[end - 1] == ":":
        return listed_end(sentence, quoted, end)
    if not any(span[0] < b <= sentence.end for a, b in quoted):
        return end
    sentences, index = sentence.report.sentences, sentence.report.sentence_at(max(end - 1, sentence.start)).index + 1
    while index < len(sentences) and sentences[index].paragraph == sentence.paragraph:
        following = quotation_at(quoted, sentences[index].start)
        if following is None or following[0] != sentences[index].start:
            break
        end = following[1]
        index = sentence.report.sentence_at(end - 1).index + 1
    return end


def listed_end(sentence: Sentence, quoted: list[Span], end: int) -> int:
    """The end of what follows "X said:": a quotation, the next sentence, or a list with bullets."""
    sentences, index = sentence.report.sentences, sentence.index + 1
    while index < len(sentences):
        following, bullet = sentences[index], sentences[index].folded[:1] in "-*•0123456789"
        if index > sentence.index + 1 and not bullet:
            break
        quotation = quotation_at(quoted, following.start)
        end, index = max(following.end, quotation[1] if quotation else 0), index + 1
        if not bullet:
            break
    return end


def statement_of(statements: list[Statement], span: Span) -> Statement | None:
    """The statement that holds a claim's words: None where the report says it in its own voice."""
    holding = [s for s in statements if s.span[0] < span[1] and span[0] < s.span[1]]
    return min(holding, key=lambda s: s.span[1] - s.span[0], default=None)
