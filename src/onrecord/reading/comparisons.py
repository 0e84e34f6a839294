"""Rankings that the record itself can check: "the fourth such strike on the city so far this week"."""

import re
from functools import cache

from onrecord.reading.report import Sentence
from onrecord.reading.sightings import either, expressions, kind_of, kinds, matches, quote_at, told_by
from onrecord.records import Comparison, Statement


@cache
def frame(language: str) -> re.Pattern[str]:
    """The rank, what is ranked, where, and over which period."""
    words = expressions(language, "comparison")
    kind, between, scope, period = either(kinds(language, "comparison")), words["between"], words["scope"], words["period"]
    return re.compile(
        rf"\b(?:(?P<ordinal>{words['ordinal']})|(?P<superlative>{words['superlative']})) (?P<such>such )?{between}(?P<object>{kind})\b"
        rf"(?:(?: (?P<scope>{scope}))??,? (?P<period>{period}))?(?![\w'-])"
    )


def find_comparisons(sentences: list[Sentence], statements: list[Statement]) -> list[Comparison]:
    """The rankings that these sentences tell; without a period (or "such") there is nothing to check."""
    found: list[Comparison] = []
    for sentence in sentences:
        for match in matches(frame(sentence.report.pack.language), sentence):
            if match["period"] or match["such"]:
                found.append(comparison_of(sentence, match, (f"O{len(found) + 1}", statements)))
    return found


def comparison_of(sentence: Sentence, match: re.Match[str], clues: tuple[str, list[Statement]]) -> Comparison:
    """One ranking, in the report's words."""
    number, statements = clues
    source, statement = told_by(statements, match.span())
    text, language = sentence.report.text, sentence.report.pack.language
    scope = text[slice(*match.span("scope"))] if match["scope"] else None
    period = text[slice(*match.span("period"))] if match["period"] else None
    kind = kind_of(match["object"], kinds(language, "comparison"))
    rank = match["ordinal"] or match["superlative"]
    return Comparison(
        number, quote_at(sentence.report, match.span()), kind, rank, scope, period, source, statement, why=(f"comparison: {kind}",)
    )
