"""Military equipment that somebody claims was lost: kept as a quotation with its source, never summed, never mapped.

"Shot down 12 drones" is no loss here: it says what was stopped, not what an army has lost.
"""

import re
from collections.abc import Iterator
from functools import cache

from onrecord.reading.figures import Figure
from onrecord.reading.report import Sentence
from onrecord.reading.sightings import count_in, counting, either, expressions, kind_of, kinds, matches, quote_at, told_by
from onrecord.records import Loss, Span, Statement

Seen = tuple[Span, str, Figure | None, str | None]


@cache
def frames(language: str) -> dict[str, re.Pattern[str]]:
    """ "destroyed two tanks", "two tanks were destroyed", "shot down a helicopter", a list of losses, and how a list goes on."""
    words, count = expressions(language, "equipment"), counting(language)
    options = kinds(language, "equipment", "kinds")
    equipment = either(options)
    listed = either(kinds(language, "equipment", "listed"))
    between = r"(?P<of>(?:(?!(?:and|or|in|at|on|near|by|from|with|after|when|to) )[\w'’-]+ ){0,2}?)"
    thing = rf"(?:(?P<count>{count}) )?(?:the |of |its |their )?{between}(?P<object>{equipment})\b"
    return {
        "active": re.compile(rf"\b(?:{words['destroyed']}) {thing}"),
        "downed": re.compile(rf"\b(?:{words['downed']}) (?:(?P<count>{count}) )?(?:the )?{between}(?P<object>{options['aircraft']})\b"),
        "passive": re.compile(
            rf"\b(?:(?P<count>{count}) )?{between}(?P<object>{equipment}) (?:(?:has|have|had|was|were|been) )+(?:{words['passive']})\b"
        ),
        "more": re.compile(rf"(?:, and |, | and |, as well as | as well as ){thing}"),
        "losses": re.compile(words["losses"]),
        "listed": re.compile(rf"\b(?P<count>{count}) {between}(?P<object>{equipment}|{listed})\b"),
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
    patterns = frames(sentence.report.pack.language)
    for name in ("active", "downed", "passive"):
        for match in matches(patterns[name], sentence):
            yield seen(sentence, match)
            at = match.end()
            while name != "passive" and (more := patterns["more"].match(sentence.report.folded, at, sentence.end)):
                yield seen(sentence, more)
                at = more.end()
    for opening in matches(patterns["losses"], sentence):
        for match in patterns["listed"].finditer(sentence.report.folded, opening.end(), sentence.end):
            yield seen(sentence, match)


def seen(sentence: Sentence, match: re.Match[str]) -> Seen:
    """One piece of a match, with the side that an adjective names."""
    language = sentence.report.pack.language
    options = {**kinds(language, "equipment", "kinds"), **kinds(language, "equipment", "listed")}
    figure = count_in(sentence, match.span("count")) if match["count"] else None
    start = match.start("count") if match["count"] else match.start("object")
    return (start, match.end("object")), kind_of(match["object"], options), figure, side_in(sentence, match)


def side_in(sentence: Sentence, match: re.Match[str]) -> str | None:
    """Whose it was, where an adjective says so: "three Russian tanks"."""
    words = sentence.report.text[slice(*match.span("of"))].split()
    return next((w for w in words if w[:1].isupper() and not w.isupper()), None)


def distinct(found: Iterator[Seen]) -> list[Seen]:
    """Each piece once, in the order of the text."""
    kept: list[Seen] = []
    for one in found:
        if not any(one[0][0] < end and start < one[0][1] for (start, end), *_ in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one[0])
