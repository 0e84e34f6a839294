"""Who speaks in a headline: "Bridge shut: mayor", "Mayor: bridge shut", and "Bridge shut Mayor The bridge ..." where marks are stripped."""

from dataclasses import replace

from onrecord.reading.attributions import Attribution, attributions_of
from onrecord.reading.contents import PLAIN_START
from onrecord.reading.lines import Line

EARLY = 2  # how many sentences can hold a headline that runs on into the body


def spoken_in(line: Line) -> list[Attribution]:
    """All attributions of a sentence, with that of a headline in it or before it."""
    found = attributions_of(line)
    if line.sentence.index < EARLY and not line.sentence.report.shouting:
        return run_on(line, found) or found or headlined(line)
    return found or headlined(line)


def headlined(line: Line) -> list[Attribution]:
    """The attribution of a headline: "Bridge shut: mayor", "Mayor: bridge shut"."""
    colon = line.tags.find(":")
    if colon < 1 or colon + 1 >= line.end:
        return []
    before, after = line.speaker_at(0), line.speaker_at(colon + 1)
    if before and before[1] == colon and line.end - colon > PLAIN_START:
        return [Attribution(before, (colon, colon + 1), (colon + 1, line.end))]
    if after and after[1] == line.end and colon > PLAIN_START:
        return [Attribution(after, (colon, colon + 1), (0, colon))]
    return []


def run_on(line: Line, found: list[Attribution]) -> list[Attribution]:
    """The attributions of a headline that ends with its speaker and of the body that it runs into; none where no headline does."""
    for at in range(PLAIN_START + 2, line.end):
        end = line.phrase_end(at)
        name = " ".join(line.tokens.words[at:end])
        if name in line.lists["headline_speakers"] and begins_body(line, at, end):
            headline = Attribution((at, end), (at, end), (0, at))
            return [headline, *(replace(a, content=(max(end, a.content[0]), a.content[1])) for a in found if a.cue[0] >= end)]
    return []


def begins_body(line: Line, at: int, end: int) -> bool:
    """Whether the body begins right after a headline's last words: with an agency, a day, or an article or number with a capital."""
    written = line.tokens.written
    if line.is_tag(at - 1, "det", "prep", "of", "by", "to", "and", "be", "poss", "conj") or not written[at][:1].isupper():
        return line.is_tag(end, "org") and written[end].isupper() and not line.is_tag(at - 1, "det", "prep", "of", "by")
    if end >= line.end - 1:
        return dated_next(line) and (end == line.end or written[end].isupper())
    return written[end][:1].isupper() and line.is_tag(end, "det", "num", "prep", "day", "org")


def dated_next(line: Line) -> bool:
    """Whether a dateline follows the sentence."""
    sentence = line.sentence
    return any(s.kind == "dateline" for s in sentence.report.sentences[sentence.index + 1 : sentence.index + 2])
