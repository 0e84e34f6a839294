"""How a page is laid out: its dateline, headline, captions, teasers of other stories, footers.

Teasers and footers are not read for claims. A teaser wrongly marked loses counts and one missed adds another story's, so a block needs a
sign of its own ("Related news", "Our Standards:"), and ends where a text goes on.
"""

from onrecord.reading.blocks import block_offsets, mark_blocks
from onrecord.reading.datelines import Dateline, find_datelines, told_day
from onrecord.reading.report import Report, cut

TITLE_LEAST = 20  # letters of a title that the text must repeat before that is called its headline


def lay_out(report: Report) -> None:
    """Set each sentence's `kind`, the report's `dateline`, and `published` where the report itself tells it."""
    lines = find_datelines(report)
    headline = titled_end(report, lines)
    offsets = {offset for line in lines for offset in line.span} | set(block_offsets(report))
    cut(report, offsets | ({headline} if headline else set()))
    report.dateline = next((line.span for line in sorted(lines, key=lambda line: not line.placed)), None)
    mark_datelines(report, lines)
    mark_blocks(report)
    report.published = told_day(report, own(report, lines)) or report.published
    mark_headline(report, headline)


def own(report: Report, lines: list[Dateline]) -> list[Dateline]:
    """The datelines of the report itself, not those of other stories."""
    sentences = report.sentences
    before = [max(0, report.sentence_at(line.span[0]).index - 1) for line in lines]
    return [line for line, index in zip(lines, before, strict=True) if sentences[index].kind != "teaser"]


def mark_datelines(report: Report, lines: list[Dateline]) -> None:
    """Sentences that are a dateline."""
    for line in lines:
        first, last = report.sentence_at(line.span[0]).index, report.sentence_at(line.span[1] - 1).index
        for sentence in report.sentences[first : last + 1]:
            if sentence.end <= line.span[1] + 2:
                sentence.kind = "dateline"


def start_of_text(report: Report, lines: list[Dateline]) -> int:
    """Where the text begins behind datelines that open the page."""
    at = 0
    for line in lines:
        if not report.text[at : line.span[0]].strip(" \n.-|:"):
            at = line.span[1]
    while at < len(report.text) and (report.text[at].isspace() or report.text[at] in ".-|:"):
        at += 1
    return at


def titled_end(report: Report, lines: list[Dateline]) -> int | None:
    """Where the headline ends, if the text begins with the page's title.

    Titles are often followed by the outlet's name or by themselves again, and texts go on behind them without a stop.
    """
    if not report.title:
        return None
    start = start_of_text(report, lines)
    title, text = report.title.strip(), report.text
    length = shared_length(title, text[start : start + len(title)])
    rest = title[length:].strip()
    if length < TITLE_LEAST or (rest and rest[0] not in "-–—|•:" and not title.startswith(rest[:TITLE_LEAST])):
        return None
    end = start + length
    return end + (text[end : end + 1] in ".!?")


def shared_length(one: str, other: str) -> int:
    """How many letters two strings share at their beginning, up to the end of a word."""
    length = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if length < len(one) and one[length].isalnum() and one[length - 1 : length].isalnum():
        length = one.rfind(" ", 0, length)
    return len(one[: max(0, length)].rstrip())


def mark_headline(report: Report, end: int | None) -> None:
    """The sentences of the headline: the title in the text, or a first line without a full stop that a text follows."""
    readable = [s for s in report.sentences if s.kind == "body"]
    if end is None and readable and is_title_line(report, len(readable)):
        end = readable[0].end
    for sentence in readable[:4]:
        if end is not None and sentence.end <= end + 1:
            sentence.kind = "headline"


def is_title_line(report: Report, count: int) -> bool:
    """Whether the first line that is read has no full stop, or the spelling of a title, and more follows."""
    first = next(s for s in report.sentences if s.kind == "body")
    words = first.text
    if count < 2 or len(words) > 220 or report.shouting:
        return False
    following = report.sentences[first.index + 1] if first.index + 1 < len(report.sentences) else None
    stopped = words.rstrip("\"”'’)").endswith((".", "!", "?", ":"))
    alone = following is not None and following.paragraph > first.paragraph
    return (alone and not stopped) or (report.dateline is not None and spelled_as_title(words))


def spelled_as_title(words: str) -> bool:
    """Whether most of the longer words have a capital.

    >>> spelled_as_title("Twin Blasts Kill Nine in Market"), spelled_as_title("Twin blasts killed nine people in Kabul")
    (True, False)
    """
    long = [w for w in words.split() if len(w) > 3 and w[0].isalpha()]
    return len(long) > 3 and sum(w[0].isupper() for w in long) >= 0.75 * len(long)
