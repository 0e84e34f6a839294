"""Blocks of a page that are not the report: teasers of other stories, tags, comments, footers, captions.

A block opens with words of its own ("Related news", "Our Standards:", "Prev Post") and ends where a text goes on: "Related news" can stand
in mid-page, with the body after it. Pages that came as one line are read by the same words, with their capitals.
"""

import re
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick

from onrecord.lang.pack import load
from onrecord.reading.datelines import any_of
from onrecord.reading.report import BULLETS, Report, Sentence

TITLE_LONGEST = 200
RUN = 3  # lines without a full stop at the end of a page that make a list of titles, if no sign opens it
AGE = re.compile(r"[,(-] ?\d{1,2}(?:[,)]|$)|\bage[ds]?\b|years? old|\bson of\b|\bwife of\b")
TITLED = re.compile(r"(?:…|\.\.\.)$| \| |\b[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?$")
STOPS = (".", "!", "?", ":", ";", ",")
CLOSERS = "\"”'’»)]* "


@dataclass(frozen=True, slots=True)
class Signs:
    """The phrases that tell blocks in a language."""

    opens: frozenset[str]
    closes: frozenset[str]
    begins: tuple[str, ...]
    alone: frozenset[str]
    footer: tuple[str, ...]
    credit: re.Pattern[str]
    caption: tuple[str, ...]
    inline: re.Pattern[str]
    scanner: AhoCorasick
    inline_footers: frozenset[str]
    weak: dict[str, float]


@cache
def signs(language: str) -> Signs:
    """The signs of a language, from its pack's `layout`."""
    pack = load(language)
    teaser, footer, caption = (pack.tables["layout"][name] for name in ("teaser", "footer", "caption"))
    return Signs(
        frozenset(teaser["opens"]),
        frozenset(teaser["closes"]),
        tuple(teaser["begins"]),
        frozenset(footer["alone"]),
        tuple(footer["begins"]),
        re.compile(rf"[\[(|/-] ?(?:[^\[(|/]{{0,60}}[/ ])?{any_of(caption['ends'])}[\])]?$"),
        tuple(caption["begins"]),
        inline(teaser["inline"] + footer["inline"]),
        AhoCorasick(teaser["inline"] + footer["inline"]),
        frozenset(footer["inline"]),
        teaser["weak"],
    )


def inline(phrases: list[str]) -> re.Pattern[str]:
    """What opens a block inside a line: behind a full stop, a number or wide blanks, a sign that something with a capital follows."""
    return re.compile(
        rf"(?:(?<=[.!?…\"”')\]] )|(?<=[.!?…]\n)|(?<=  )|(?<=\d )|(?<=\n)|(?<=[.!?]))(?P<sign>{any_of(phrases)})(?=\W*[A-Z0-9])"
    )


def block_offsets(report: Report) -> list[int]:
    """Where a block opens inside a line; none in capitals, where a sign cannot be told from a sentence."""
    if report.shouting:
        return []
    known = signs(report.pack.language)
    found = known.scanner.find_matches_as_indexes(report.text, overlapping=True)
    return [at for _, at, _ in found if known.inline.match(report.text, at)]


def mark_blocks(report: Report) -> None:
    """Set the kind of the sentences of blocks."""
    known = signs(report.pack.language)
    block = ""
    for sentence in report.sentences:
        if sentence.kind != "body":
            continue
        kind, goes_on = opening(sentence, known)
        if kind:
            sentence.kind, block = kind, goes_on
        elif block == "all" or (block and in_block(sentence)):
            sentence.kind = "teaser"
        else:
            block = ""
            sentence.kind = "caption" if is_caption(sentence, known) else "body"
    mark_titles_at_end(report)


def opening(sentence: Sentence, known: Signs) -> tuple[str, str]:
    """The kind of a sentence that opens a block or is one, and how far the block goes: "" (itself), "titles", or "all" that follows."""
    words = sentence.folded.strip(" " + BULLETS + ">|#*_-")
    plain = words.rstrip(" :.>|(0123456789)")
    if starts_line(sentence) and is_line(sentence):
        if plain in known.closes:
            return "teaser", "all"
        if plain in known.opens:
            return "teaser", "titles"
        if plain in known.alone:
            return "footer", ""
    if starts_line(sentence) and words.startswith(known.begins):
        return "teaser", ""
    if words.startswith(known.footer) or is_byline(sentence):
        return "footer", ""
    return inline_opening(sentence, known)


def is_byline(sentence: Sentence) -> bool:
    """Whether a line only names who wrote ("By Jane Roe, Kyiv")."""
    words = sentence.text.split()
    return words[0] in {"By", "BY"} and 2 < len(words) < 11 and words[1][0].isupper() and is_line(sentence) and is_title(sentence.text)


def inline_sign(sentence: Sentence, known: Signs) -> str:
    """The sign of a block that the sentence begins with inside a line."""
    match = known.inline.match(sentence.report.text, sentence.start)
    return match["sign"] if match else ""


def inline_opening(sentence: Sentence, known: Signs) -> tuple[str, str]:
    """A block that opens inside a line: a footer is its own sentence, a list of titles goes on."""
    sign = inline_sign(sentence, known)
    if not sign or sentence.report.shouting:
        return "", ""
    if sign in known.inline_footers:
        return "footer", "titles"
    if reads_on(sentence.text[len(sign) :], known.weak.get(sign.strip(" :").lower(), 0)):
        return "", ""
    return "teaser", "all" if sign.strip().lower() in known.closes else "titles"


def reads_on(words: str, capitals: float = 0.5) -> bool:
    """Whether words are a sentence of a text and no titles: a full stop, and no more than a share of capitals.

    >>> reads_on("officials were detained in the same week by the police."), reads_on("Blast Rocks Suburb Army Retakes Town")
    (True, False)
    """
    if not words.rstrip(CLOSERS).endswith("."):
        return False
    long = [w for w in words.split() if len(w) > 3 and w[0].isalpha()]
    return len(long) > 3 and sum(w[0].isupper() for w in long) < capitals * len(long)


def starts_line(sentence: Sentence) -> bool:
    """Whether nothing of another sentence stands before this one in its line."""
    return sentence.index == 0 or sentence.report.sentences[sentence.index - 1].paragraph < sentence.paragraph


def is_line(sentence: Sentence) -> bool:
    """Whether the sentence is its whole line, in a page of several lines."""
    sentences, after = sentence.report.sentences, sentence.index + 1
    return starts_line(sentence) and (after == len(sentences) or sentences[after].paragraph > sentence.paragraph)


def in_block(sentence: Sentence) -> bool:
    """Whether a sentence still belongs to a list of titles: no text that reads on."""
    if is_line(sentence):
        return is_title(sentence.text)
    return not reads_on(sentence.text) and not (starts_line(sentence) and len(sentence.text) > 60)


def is_title(words: str) -> bool:
    """Whether a line has no full stop and the length of a title.

    >>> is_title("Man shot dead in Idlib, May 21, 2024"), is_title("A man was shot dead.")
    (True, False)
    """
    plain = words.rstrip(CLOSERS)
    return len(words) <= TITLE_LONGEST and (not plain.endswith(STOPS) or plain.endswith(("...", "?")))


def is_caption(sentence: Sentence, known: Signs) -> bool:
    """Whether a line is the caption of a picture."""
    if not is_line(sentence) or len(sentence.text) > 300 or sentence.report.shouting:
        return False
    words = sentence.folded
    return words.startswith(known.caption) or bool(known.credit.search(words, max(0, len(words) - 80)))


def mark_titles_at_end(report: Report) -> None:
    """A run of lines without full stops behind the text can be a list of other stories, though nothing opens it."""
    run: list[Sentence] = []
    for sentence in reversed(report.sentences):
        if sentence.kind != "body":
            continue
        if not (is_line(sentence) and is_title(sentence.text) and sentence.text[0] not in BULLETS + "-–*—"):
            break
        run.append(sentence)
    before = run[-1].index - 1 if run else -1
    if before >= 0 and are_titles(run) and report.sentences[before].text.rstrip(CLOSERS).endswith((".", "!", "?")):
        for sentence in run:
            sentence.kind = "teaser"


def are_titles(run: list[Sentence]) -> bool:
    """Whether lines are titles of stories: cut off or dated, and no list of victims with their ages."""
    lines = [s.folded for s in run if len(s.text) > 30]
    listed = any(AGE.search(line) for line in lines)
    return len(lines) >= RUN and not listed and any(TITLED.search(s.text) for s in run)
