"""What was done about it, or asked for: rescue, investigation, condemnation, evacuation, mourning, sanctions, calls."""

import re
from functools import cache

from onrecord.reading.report import Sentence
from onrecord.reading.sightings import kinds, matches, quote_at, told_by
from onrecord.records import Response, Source, Span, Statement

WORD = r"(?:[A-Z][\w.'’-]*|of|the|al-[A-Z]\w+)"
NAME = re.compile(rf"({WORD}(?: {WORD})*),? (?:(?:also|has|have|had|later|on \w+day|strongly|again|immediately) )*$")
PRONOUNS = {"he", "she", "they", "it", "we", "i"}


@cache
def frames(language: str) -> dict[str, re.Pattern[str]]:
    """An expression for each kind of response."""
    return {kind: re.compile(rf"\b(?:{source})") for kind, source in kinds(language, "response").items()}


def find_responses(sentences: list[Sentence], statements: list[Statement]) -> list[Response]:
    """The responses that these sentences tell, each kind once a sentence, in the order of the text."""
    found: list[Response] = []
    for sentence in sentences:
        for span, kind in sorted(seen_in(sentence)):
            source, statement = told_by(statements, span)
            source = source or doer_before(sentence, span, kind)
            quote = quote_at(sentence.report, span)
            found.append(Response(f"R{len(found) + 1}", quote, kind, source, statement, why=(f"response: {kind}",)))
    return found


def seen_in(sentence: Sentence) -> list[tuple[Span, str]]:
    """The first response of each kind in a sentence; a call for a truce is a position, not a response."""
    found = []
    for kind, pattern in frames(sentence.report.pack.language).items():
        match = next(matches(pattern, sentence), None)
        if match and not (kind == "call" and "agreement" in sentence.triggers):
            found.append((match.span(), kind))
    return found


def doer_before(sentence: Sentence, span: Span, kind: str) -> Source | None:
    """Who condemns or calls, where the name stands right before the verb."""
    if kind not in ("condemnation", "call", "sanctions"):
        return None
    match = NAME.search(sentence.report.text, sentence.start, span[0])
    name = match[1].removeprefix("The ").removeprefix("the ") if match else ""
    return Source(name, (match.end(1) - len(name), match.end(1))) if match and name[:1].isupper() and name.lower() not in PRONOUNS else None
