"""Objects damaged or destroyed: the kind of object, how many, and how badly."""

import re
from collections.abc import Iterator
from functools import cache

from onrecord.reading.figures import Figure
from onrecord.reading.report import Sentence
from onrecord.reading.sightings import count_before, distinct, either, expressions, gap, kind_of, kinds, matches, quote_at, told_by
from onrecord.records import Attack, Damage, Span, Statement

Seen = tuple[Span, str, Figure | None, str]


@cache
def frames(language: str) -> dict[str, re.Pattern[str]]:
    """ "damaged two houses", "two houses were damaged", "damage to a school", and how a list goes on."""
    words, objects, between = expressions(language, "objects"), either(kinds(language, "objects")), gap(language)
    thing = rf"(?P<before>{between})(?P<object>{objects})\b"
    return {
        "active": re.compile(rf"\b(?P<act>{words['active']}) {thing}"),
        "noun": re.compile(rf"\b(?P<act>{words['noun']}) {thing}"),
        "passive": re.compile(
            rf"\b(?P<object>{objects}) (?:\w+ ){{0,2}}?(?:(?:was|were|been|is|are|lay|left) )?(?:\w+ ){{0,2}}?(?P<act>{words['passive']})\b"
        ),
        "more": re.compile(rf"(?:, and |, | and |, as well as | as well as ){thing}(?! (?:was|were|has|had|have|said)\b)"),
        "fire": re.compile(rf"\b(?P<act>{words['fire']})"),
    }


def find_damage(sentences: list[Sentence], attacks: list[Attack], statements: list[Statement]) -> list[Damage]:
    """The damage that these sentences tell, in the order of the text."""
    found: list[Damage] = []
    for sentence in sentences:
        event = event_in(sentence, attacks)
        for span, kind, figure, level in sorted(distinct(seen_in(sentence))):
            source, statement = told_by(statements, span)
            low, high = (figure.min, figure.max) if figure else (None, None)
            quote = quote_at(sentence.report, span)
            found.append(Damage(f"D{len(found) + 1}", quote, kind, low, high, level, event, source, statement, why=(f"damage: {kind}",)))
    return found


def seen_in(sentence: Sentence) -> Iterator[Seen]:
    """Each damaged object of a sentence."""
    language = sentence.report.pack.language
    patterns = frames(language)
    for name in ("active", "noun", "passive"):
        for match in matches(patterns[name], sentence):
            level = level_of(match["act"], language)
            yield seen(sentence, match, level)
            if name != "passive":
                yield from listed(sentence, match.end(), level)
    for match in matches(patterns["fire"], sentence):
        yield match.span(), "fire", None, "burning"


def listed(sentence: Sentence, at: int, level: str) -> Iterator[Seen]:
    """What a list goes on with: "damaged two houses, a school and five cars"."""
    more = frames(sentence.report.pack.language)["more"]
    while match := more.match(sentence.report.folded, at, sentence.end):
        yield seen(sentence, match, level)
        at = match.end()


def seen(sentence: Sentence, match: re.Match[str], level: str) -> Seen:
    """One object of a match: its words from the verb (or the count) to the object."""
    groups = match.groupdict()
    low = match.start("before") if "before" in groups else sentence.start
    figure, start = count_before(sentence, (low, match.start("object")))
    first = min(start, match.start()) if "act" in groups else start
    kind = kind_of(match["object"], kinds(sentence.report.pack.language, "objects"))
    return (first, match.end()), kind, figure, level


def level_of(words: str, language: str) -> str:
    """How badly: destroyed, burning or damaged."""
    levels = expressions(language, "objects")
    if re.search(levels["burning"], words):
        return "burning"
    return "destroyed" if re.search(levels["destroyed"], words) else "damaged"


def event_in(sentence: Sentence, attacks: list[Attack]) -> str | None:
    """The attack that the sentence tells of."""
    return next((a.id for a in attacks if sentence.start <= a.quote.start < sentence.end), None)
