"""Videos, pictures and documents that a report speaks of: where they circulate, and whether anyone has checked them."""

import re
from functools import cache

from onrecord.reading.report import Sentence
from onrecord.reading.sightings import either, expressions, kind_of, kinds, matches, quote_at, told_by
from onrecord.records import Evidence, Statement

NEAR = 110  # how far from the word what is said of it may stand, in characters


@cache
def frames(language: str) -> dict[str, re.Pattern[str]]:
    """What is shown, that it circulates or shows something, where, and its status."""
    words = expressions(language, "evidence")
    owner = r"(?:the |its |his |their |a |several |various |local |[\w'-]+'s? )*?"
    return {
        "thing": re.compile(rf"\b(?P<object>{either(kinds(language, 'evidence'))})\b"),
        "told": re.compile(rf"\b(?:{words['circulates']}|{words['shows']})\b"),
        "channel": re.compile(rf"\b(?:on|by|via|through|to|from|over|across) {owner}(?P<channel>{words['channels']})(?!\w)"),
        "unverified": re.compile(rf"\b(?:{words['unverified']})\b"),
        "verified": re.compile(rf"\b(?:{words['verified']})\b"),
    }


def find_evidence(sentences: list[Sentence], statements: list[Statement]) -> list[Evidence]:
    """The pictures, recordings and documents that these sentences speak of; a bare mention is none."""
    found: list[Evidence] = []
    for sentence in sentences:
        evidence = evidence_in(sentence, f"V{len(found) + 1}", statements)
        if evidence:
            found.append(evidence)
    return found


def evidence_in(sentence: Sentence, number: str, statements: list[Statement]) -> Evidence | None:
    """The first piece of evidence of a sentence of which it says more than its name."""
    patterns, folded = frames(sentence.report.pack.language), sentence.report.folded
    for thing in matches(patterns["thing"], sentence):
        around = max(sentence.start, thing.start() - NEAR), min(sentence.end, thing.end() + NEAR)
        channel = patterns["channel"].search(folded, *around)
        status = status_of(sentence, around)
        told = patterns["told"].search(folded, *around)
        if not (told or status):
            continue
        span = span_of(sentence, thing, channel if told else None)
        source, statement = told_by(statements, span)
        kind = kind_of(thing["object"], kinds(sentence.report.pack.language, "evidence"))
        where = sentence.report.text[slice(*channel.span("channel"))] if channel and told else None
        return Evidence(number, quote_at(sentence.report, span), kind, where, status, source, statement, why=(f"evidence: {kind}",))
    return None


def status_of(sentence: Sentence, around: tuple[int, int]) -> str | None:
    """Whether it is said to be verified or not."""
    patterns, folded = frames(sentence.report.pack.language), sentence.report.folded
    if patterns["unverified"].search(folded, *around):
        return "unverified"
    return "verified" if patterns["verified"].search(folded, *around) else None


def span_of(sentence: Sentence, thing: re.Match[str], channel: re.Match[str] | None) -> tuple[int, int]:
    """From the word (with an adjective of status) to the channel, or a few words on."""
    start, folded = thing.start(), sentence.report.folded
    for adjective in ("unverified ", "verified ", "geolocated ", "unconfirmed ", "graphic "):
        if folded.endswith(adjective, sentence.start, start):
            start -= len(adjective)
    if channel and channel.end() > thing.end():
        return start, channel.end()
    return start, thing.end()
