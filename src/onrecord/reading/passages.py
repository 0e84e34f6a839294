"""What reaches beyond a sentence: quotations of several sentences, lists after a colon, and passages that plainly go on with a speaker."""

import re
from collections.abc import Iterable
from functools import cache

from msgspec.structs import replace

from onrecord.lang.pack import load
from onrecord.reading.quotations import quotation_at
from onrecord.reading.report import Report, Sentence
from onrecord.records import Source, Span, Statement

LEAD = 2  # how many sentences at the top may name somebody only by office
SPOKEN = 25  # code points: a shorter quotation of its own is a title or a name
NAMED_LATER = ("official", "military", "police", "medical", "rescuers")


@cache
def goes_on(language: str) -> re.Pattern[str]:
    """The openings of a sentence that goes on with the speaker before: "Two of them", "Another four"."""
    return re.compile("|".join(load(language).tables["speech"]["passages"]["goes_on"]))


def widened(quoted: list[Span], span: Span) -> Span:
    """The span with the rest of a quotation that begins or ends it."""
    first, last = quotation_at(quoted, span[0]), quotation_at(quoted, span[1] - 1)
    start = min(span[0], first[0]) if first else span[0]
    return start, max(span[1], last[1]) if last else span[1]


def extended(sentence: Sentence, quoted: list[Span], span: Span) -> Span:
    """The content with what belongs to it in the sentences that follow, and without a colon before it."""
    text, (start, end) = sentence.report.text, widened(quoted, span)
    if text[end - 1] == ":":
        end = listed_end(sentence, quoted, end)
    elif any(start < b <= sentence.end for _, b in quoted):
        end = resumed_end(sentence, quoted, end)
    while text[start] in ": \n" and start < end - 1:
        start += 1
    return start, end


def resumed_end(sentence: Sentence, quoted: list[Span], end: int) -> int:
    """The end of the quotations that begin the sentences right after: '"A," X said. "B."'."""
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
    for following in sentence.report.sentences[sentence.index + 1 :]:
        bullet = following.folded[:1] in "-*•0123456789"
        if following.index > sentence.index + 1 and not bullet:
            break
        quotation = quotation_at(quoted, following.start)
        end = max(following.end, quotation[1] if quotation else 0)
        if not bullet:
            break
    return end


def carried_over(report: Report, found: list[Statement]) -> list[Statement]:
    """The statements, and those of the sentences after them that plainly go on with the same speaker."""
    result, cued = list(found), {report.sentence_at(s.cue_span[0]).index for s in found if s.cue_span}
    last = {report.sentence_at(s.span[1] - 1).index: s for s in found}
    for before, sentence in zip(report.sentences, report.sentences[1:], strict=False):
        earlier = last.get(before.index)
        if earlier is None or earlier.speaker is None or sentence.index in cued or sentence.paragraph != before.paragraph:
            continue
        if goes_on(report.pack.language).match(report.folded, sentence.start, sentence.end):
            span = sentence.start, sentence.end
            last[sentence.index] = replace(earlier, span=span, words=sentence.text, speaker_span=None, cue_span=None, manner="reported")
            result.append(last[sentence.index])
    return result


def quoted_on(report: Report, found: list[Statement], quoted: list[Span]) -> list[Statement]:
    """The statements, and the quotations without a speaker of their own that follow right after one: the same speaker goes on.

    A quotation that does not fill its sentences from the first word is a phrase or a title, not somebody who goes on.
    """
    result = list(found)
    for start, end in quoted:
        sentence = report.sentence_at(start)
        if sentence.start != start or sentence.index == 0 or any(s.span[0] < end and start < s.span[1] for s in result):
            continue
        whole = report.sentence_at(end - 1)
        earlier = last_before(report, result, sentence.index) if whole.end - end <= 1 and end - start >= SPOKEN else None
        if earlier and earlier.speaker:
            words = report.text[start:end]
            result.append(replace(earlier, span=(start, end), words=words, speaker_span=None, cue_span=None, manner="quoted"))
    return result


def last_before(report: Report, found: list[Statement], index: int) -> Statement | None:
    """The last statement of the sentence before one, if that stands in the same paragraph or the one before."""
    before, sentence = report.sentences[index - 1], report.sentences[index]
    ends = [s for s in found if report.sentence_at(s.span[1] - 1).index == before.index or cued_in(s, before)]
    return max(ends, key=lambda s: s.span, default=None) if sentence.paragraph - before.paragraph <= 1 else None


def cued_in(statement: Statement, sentence: Sentence) -> bool:
    """Whether the words of saying of a statement stand in a sentence."""
    return statement.cue_span is not None and sentence.start <= statement.cue_span[0] < sentence.end


def named_later(report: Report, found: list[Statement]) -> list[Statement]:
    """The statements with the name of somebody whom the top of the report calls "a police officer" and a later sentence names."""
    return [replace(s, speaker=later_name(report, s.speaker, found[i + 1 :])) if unnamed(report, s) else s for i, s in enumerate(found)]


def unnamed(report: Report, statement: Statement) -> bool:
    """Whether a statement at the top has a speaker with an office and no name."""
    speaker, span = statement.speaker, statement.speaker_span
    if speaker is None or span is None or speaker.role or speaker.kind not in NAMED_LATER:
        return False
    return report.sentence_at(statement.span[0]).index < LEAD and report.folded[span[0] : span[1]].startswith(("a ", "an "))


def later_name(report: Report, speaker: Source | None, following: Iterable[Statement]) -> Source | None:
    """The first of the same kind who is named with an office that the words can mean; the speaker itself where there is none."""
    later = (s.speaker for s in following if s.speaker and speaker and s.speaker.role and s.speaker.kind == speaker.kind)
    return next((other for other in later if speaker and is_office_of(report, speaker.name, other.role or "")), speaker)


def is_office_of(report: Report, words: str, role: str) -> bool:
    """Whether words without a name ("a hospital spokesman") can mean an office: by a word of it; "an official" has any but the highest."""
    passages = report.pack.tables["speech"]["passages"]
    own, office = set(words.lower().split()).difference(passages["any_office"]), role.lower().replace("’", "'").replace("'s", "").split()
    return not own.isdisjoint(office) if own else set(passages["highest"]).isdisjoint(office)
