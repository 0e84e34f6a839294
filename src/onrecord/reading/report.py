"""The desk that one report lies on while it is read: its text, its sentences, its tokens.

Nothing here knows what words mean beyond where a sentence ends; the stages ask a sentence for its tokens as one *view* of the language
pack sees them.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from operator import attrgetter

from onrecord.lang.pack import Entry, Pack, load

PLAIN = {
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("’‘‛`´ʼ′", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\t", " "),
    "،": ",",
    "…": ".",
}
FOLDED = str.maketrans(PLAIN)
TOKEN = re.compile(
    r"[^\W\d]\w+(?:['*-]+\w+)*"  # most words; first, so that they are not tried as days and numbers
    r"|\d{4}[./-]\d\d[./-]\d\d(?!\d)|\d\d?[./-]\d\d?[./-]\d{4}(?!\d)"  # days in figures
    r"|\d+(?:,\d{3})+(?!\d)|\d+(?:[.:]\d+)?(?:st|nd|rd|th|am|pm|km|m|s)?(?:-[^\W\d_]+)*(?![^\W_])"  # numbers, 45-year-old
    r"|(?:[^\W\d_]\.){2,}|\w+(?:['*-]+\w+)*|[^\w\s]"  # u.s., words (de*ath), marks
)
LONGEST = 4000  # code points of a sentence: more is no prose, and the work of patterns grows with its square
BULLETS = "•▪●■◆◇►▶➡⚡❗‼⚠📌🔴🔵🟥🟠🟡🟢🔺🔻🔹🔸🚨💥✔✅"
SENTENCE_END = re.compile(r"[.!?]+[\"')\]]*\s*|\n\s*")
SENTENCE_OR_BULLET = re.compile(rf"{SENTENCE_END.pattern}|\s+(?=[{BULLETS}])")
BULLET = re.compile(f"[{BULLETS}]")


@dataclass(frozen=True, slots=True)
class Stops:
    """What a language says of full stops: after which words one never ends a sentence, after which it may, and what then must follow."""

    never: re.Pattern[str]
    maybe: re.Pattern[str]
    number: re.Pattern[str]
    starter: re.Pattern[str]


@cache
def stops(language: str) -> Stops:
    """The abbreviations of a language as expressions, from its pack's `layout`."""
    words = {name: "|".join(map(re.escape, words)) for name, words in load(language).tables["layout"]["sentence"].items()}
    return Stops(
        re.compile(rf"\b(?:{words['never']})\.$|(?:^|\n)\s*\d{{1,2}}\.$"),
        re.compile(rf"\b(?:{words['maybe']}|[^\W\d_])\.$"),
        re.compile(rf"\b(?:{words['number']})\.$"),
        re.compile(rf"[\"']?(?:{words['starters']})\b"),
    )


@dataclass(slots=True)
class Tagged:
    """A sentence as one view sees it: a symbol and maybe an entry for each token."""

    tags: str
    entries: list[Entry | None]


@dataclass(slots=True)
class Sentence:
    """A run of the report's text, with its tokens made when they are first asked for.

    `kind` is body, headline, caption, dateline, teaser (another story) or footer; `paragraph` counts from 0; `triggers` are the kinds of
    word beginnings in it (harm, attack, agreement).
    """

    report: "Report"
    index: int
    start: int
    end: int
    paragraph: int
    kind: str = "body"
    triggers: set[str] = field(default_factory=set)
    _tokens: "Tokens | None" = None
    _views: dict[str, Tagged] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The words as they stand in the report."""
        return self.report.text[self.start : self.end]

    @property
    def folded(self) -> str:
        """The words in lower case with plain punctuation; as long as `text`, to the code point."""
        return self.report.folded[self.start : self.end]

    @property
    def tokens(self) -> "Tokens":
        """The tokens of the sentence, with offsets into the whole text."""
        if self._tokens is None:
            self._tokens = tokens_of(self.report, self.start, self.end)
        return self._tokens

    def tagged(self, view: str) -> Tagged:
        """The tokens as a view of the language pack sees them."""
        if view not in self._views:
            tokens = self.tokens
            self._views[view] = Tagged(*self.report.pack.view(view).tag(tokens.words, tokens.written))
        return self._views[view]


START = attrgetter("start")


@dataclass(slots=True)
class Tokens:
    """Parallel lists, an item a token: `starts` and `ends` into the text, `words` folded, `written` as they stand."""

    starts: list[int]
    ends: list[int]
    words: list[str]
    written: list[str]

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The span in the text of tokens `first` up to, not including, `last`."""
        return self.starts[first], self.ends[last - 1]


@dataclass(slots=True)
class Report:
    """One report while it is read."""

    text: str
    folded: str
    pack: Pack
    published: str | None = None
    title: str | None = None
    publisher: str | None = None
    shouting: bool = False
    dateline: tuple[int, int] | None = None
    sentences: list[Sentence] = field(default_factory=list)

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds a place in the text (the nearest before it where it falls between two)."""
        return self.sentences[max(0, bisect_right(self.sentences, offset, key=START) - 1)]


def fold(text: str) -> str:
    """Lower case and plain punctuation, one code point for one code point, so that offsets stay evidence.

    >>> fold("“Kyiv” – 3")
    '"kyiv" - 3'
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for written, plain in PLAIN.items():  # one by one: a tenth of the time that `translate` takes
        if written in lowered:
            lowered = lowered.replace(written, plain)
    return lowered


@cache
def cased(word: str, pack: Pack) -> str:
    """A word of a text in capitals as it would stand in a text with small letters: what no dictionary knows is a name."""
    from simplemma import is_known  # here: its dictionary costs a fifth of a second, and few texts are in capitals

    lower = word.lower()
    return lower if lower not in pack.view("given").words and is_known(lower, "en") else word.capitalize()


ACRONYMS = {"IS": "isis", "US": "u.s."}  # capitals that would fold to "is" and "us"


def tokens_of(report: Report, start: int, end: int) -> Tokens:
    """The tokens of a stretch of the text. Asterisks inside a word ("de*ath") are left out of the folded word only."""
    text, folded = report.text, report.folded
    spans = [match.span() for match in TOKEN.finditer(folded, start, end)]
    if folded.find("'s", start, end) >= 0:
        spans = [part for span in spans for part in parted(folded, span)]
    words = [folded[a:b] for a, b in spans]
    if folded.find("*", start, end) >= 0:
        words = [word.replace("*", "") if len(word) > 1 else word for word in words]
    written = [text[a:b] for a, b in spans]
    if report.shouting:
        written = [cased(w, report.pack) for w in written]
    elif any(acronym in written for acronym in ACRONYMS):
        words = [ACRONYMS.get(w, word) for w, word in zip(written, words, strict=True)]
    return Tokens([a for a, _ in spans], [b for _, b in spans], words, written)


def parted(folded: str, span: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """The spans of a word and of the possessive behind it, a token of its own; of any other word its span."""
    first, last = span
    if last - first > 2 and folded.endswith("'s", first, last):
        return (first, last - 2), (last - 2, last)
    return (span,)


def open_report(text: str, pack: Pack, published: str | None = None, title: str | None = None) -> Report:
    """Lay a report on the desk: fold it and find its sentences."""
    report = Report(text, fold(text), pack, published, title, shouting=is_shouting(text))
    report.sentences = [Sentence(report, i, a, b, p) for i, (a, b, p) in enumerate(sentence_spans(report))]
    return report


def is_shouting(text: str) -> bool:
    """Whether a text is in capitals, by its first paragraphs."""
    head = text[:1200]
    if sum(map(str.islower, head[:400])) >= 180:
        return False  # these alone are 15 in 100 of the longest head: what most reports need be asked
    letters = sum(map(str.isalpha, head))
    return letters > 40 and sum(map(str.isupper, head)) > 0.85 * letters


def sentence_spans(report: Report) -> list[tuple[int, int, int]]:
    """(start, end, paragraph) of each sentence."""
    spans: list[tuple[int, int, int]] = []
    text, folded = report.text, report.folded
    wrapped, known = is_wrapped(text), stops(report.pack.language)
    start, paragraph = 0, 0
    ends = SENTENCE_OR_BULLET if BULLET.search(text) else SENTENCE_END
    for match in ends.finditer(folded):
        at, gap = match.end(), match.group()
        lines = gap.count("\n")
        breaks = lines > 1 or (lines == 1 and (not wrapped or len(gap.rpartition("\n")[2]) > 1))
        bulleted = lines == 0 and folded[at : at + 1] in BULLETS
        if not (breaks or bulleted) and (gap.isspace() or not ends_sentence(report, known, match.span())):
            continue
        if gap[-1] == '"' and folded.count('"', start, at) % 2:
            at -= 1  # the mark opens the next sentence, which is glued to this one
        add_span(spans, text, (start, at), paragraph)
        start = at
        paragraph += breaks
    add_span(spans, text, (start, len(text)), paragraph)
    return spans


def is_wrapped(text: str) -> bool:
    """Whether single line ends only wrap the text (agency wires, mail) and end nothing."""
    lines = [len(line) for line in text[:6000].split("\n")]
    full = sum(50 <= n <= 90 for n in lines)
    return len(lines) > 3 and full > 0.5 * sum(n > 0 for n in lines) and max(lines) <= 100


def ends_sentence(report: Report, known: Stops, gap: tuple[int, int]) -> bool:
    """Whether a full stop ends a sentence: what follows begins one, and what precedes is no abbreviation."""
    text, folded = report.text, report.folded
    mark, after = gap
    following = text[after : after + 1]
    if not (following.isupper() or following.isdigit() or following in "\"“‘'([«-–—*" or following in BULLETS):
        return False
    if not text[after - 1].isspace() and not is_glued(text, mark, after):
        return False
    before = max(0, mark - 12)
    if known.never.search(folded, before, mark + 1) or (following.isdigit() and known.number.search(folded, before, mark + 1)):
        return False
    return not known.maybe.search(folded, before, mark + 1) or bool(known.starter.match(folded, after))


def is_glued(text: str, mark: int, after: int) -> bool:
    """Whether two sentences stand together without a blank ("the soldiers.In Ukraine", "in 2022.The army"), and no initial or address.

    >>> is_glued("the soldiers.In Ukraine", 12, 13), is_glued("at example.Com", 10, 11), is_glued("Mr. J.Smith", 5, 6)
    (True, True, False)
    """
    word = text[after : after + 2]
    return (text[mark - 1 : mark].islower() and word[:1].isupper()) or (text[mark - 4 : mark].isdigit() and word.istitle())


def cut(report: Report, offsets: set[int]) -> None:
    """End sentences at more places of the text: behind a dateline, before a menu. Before any sentence has been asked for its tokens."""
    if not offsets:
        return
    spans: list[tuple[int, int, int]] = []
    places = sorted(offsets)
    for sentence in report.sentences:
        inside = places[bisect_right(places, sentence.start) : bisect_left(places, sentence.end)]
        for start, end in pairwise([sentence.start, *inside, sentence.end]):
            add_span(spans, report.text, (start, end), sentence.paragraph)
    report.sentences = [Sentence(report, i, a, b, p) for i, (a, b, p) in enumerate(spans)]


def add_span(spans: list[tuple[int, int, int]], text: str, stretch: tuple[int, int], paragraph: int) -> None:
    """Append the stretch without its outer blanks, if anything is left; what is too long for a sentence is cut at a blank."""
    start, end = stretch
    while end - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST) + 1 or start + LONGEST
        add_span(spans, text, (start, cut), paragraph)
        start = cut
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end, paragraph))
