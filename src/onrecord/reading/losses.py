"""Military equipment that somebody claims was lost: kept as a quotation with its source, never summed, never mapped.

"Shot down 12 drones" is no loss here: it says what was stopped, not what an army has lost.
"""

import re
from collections.abc import Iterator
from functools import cache

from onrecord.reading.figures import Figure
from onrecord.reading.report import Sentence
from onrecord.reading.sightings import count_before, distinct, either, expressions, gap, kind_of, kinds, matches, quote_at, told_by
from onrecord.records import Loss, Span, Statement

Seen = tuple[Span, str, Figure | None, str | None]


@cache
def frames(language: str) -> dict[str, re.Pattern[str]]:
    """ "destroyed two tanks", "two tanks were destroyed", "shot down a helicopter", a list of losses, and how a list goes on."""
    words, options = expressions(language, "equipment"), kinds(language, "equipment", "kinds")
    every = either(options) + "|" + either(kinds(language, "equipment", "listed"))
    before = rf"(?P<before>{gap(language)})"
    return {
        "active": re.compile(rf"\b(?:{words['destroyed']}) {before}(?P<object>{either(options)})\b"),
        "downed": re.compile(rf"\b(?:{words['downed']}) {before}(?P<object>{options['aircraft']})\b"),
        "passive": re.compile(rf"\b(?P<object>{either(options)}) (?:(?:has|have|had|was|were|been) )+(?:{words['passive']})\b"),
        "shot": re.compile(rf"\b(?P<object>{options['aircraft']}) (?:(?:has|have|had|was|were|been) )+(?:{words['downed']})\b"),
        "more": re.compile(rf"(?:, and |, | and |, as well as | as well as ){before}(?P<object>{either(options)})\b"),
        "losses": re.compile(words["losses"]),
        "listed": re.compile(rf"\b(?P<object>{every})\b"),
    }


def find_losses(sentences: list[Sentence], statements: list[Statement]) -> list[Loss]:
    """The equipment that these sentences claim was lost, in the order of the text."""
    found: list[Loss] = []
    for sentence in sentences:
        for span, kind, figure, side in distinct(seen_in(sentence)):
            source, statement = told_by(statements, span)
            low, high = (figure.min, figure.max) if figure else (None, None)
            quote = quote_at(sentence.report, span)
            found.append(Loss(f"L{len(found) + 1}", quote, kind, low, high, side, source, statement, why=(f"loss: {kind}",)))
    return found


def seen_in(sentence: Sentence) -> Iterator[Seen]:
    """Each piece of equipment that a sentence calls lost."""
    patterns, folded = frames(sentence.report.pack.language), sentence.report.folded
    for name in ("active", "downed", "passive", "shot"):
        for match in matches(patterns[name], sentence):
            yield seen(sentence, match)
            at = match.end()
            while "before" in match.groupdict() and (more := patterns["more"].match(folded, at, sentence.end)):
                yield seen(sentence, more)
                at = more.end()
    for opening in matches(patterns["losses"], sentence):
        found = (seen(sentence, m) for m in patterns["listed"].finditer(folded, opening.end(), sentence.end))
        yield from (one for one in found if one[2])  # a list of losses counts what it lists


def seen(sentence: Sentence, match: re.Match[str]) -> Seen:
    """One piece of a match, with the side that an adjective names."""
    language = sentence.report.pack.language
    options = {**kinds(language, "equipment", "kinds"), **kinds(language, "equipment", "listed")}
    low = match.start("before") if "before" in match.groupdict() else sentence.start
    figure, start = count_before(sentence, (low, match.start("object")))
    return (start, match.end("object")), kind_of(match["object"], options), figure, side_in(sentence, (start, match.start("object")))


def side_in(sentence: Sentence, span: Span) -> str | None:
    """Whose it was, where an adjective says so: "three Russian tanks"."""
    words = sentence.report.text[slice(*span)].split()
    return next((w for w in words[1:] if w[:1].isupper() and not w.isupper()), None)
