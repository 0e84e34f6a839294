"""What the readers of asides share: their expressions, the sentences that they need look at, counts, quotes and who says so."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar

from ahocorasick_rs import AhoCorasick

from onrecord.lang.pack import Pack, load
from onrecord.reading.figures import ONE, Figure, figure_of
from onrecord.reading.report import Report, Sentence
from onrecord.reading.statements import statement_of
from onrecord.records import Quote, Source, Span, Statement

FILES = ("objects", "equipment", "evidence", "response", "comparison")
LONGEST = 158  # a quote is a clause at the most
COUNTED = 60  # how far before an object its count may begin, in characters
SKIPPED = {"teaser"}  # other stories, told elsewhere


def table(pack: Pack, name: str) -> dict[str, Any]:
    """The words of one kind of aside; equipment stands in the file of objects."""
    tables = pack.tables
    return tables["objects"]["equipment"] if name == "equipment" else tables[name]


@cache
def scanner(language: str) -> tuple[AhoCorasick, list[str]]:
    """The automaton over the word beginnings of all asides, and the kind of each."""
    pack = load(language)
    stems = [(stem, name) for name in FILES for stem in table(pack, name)["stems"]]
    return AhoCorasick([stem for stem, _ in stems]), [name for _, name in stems]


def sightings(report: Report) -> dict[str, list[Sentence]]:
    """The sentences that hold a word of each kind of aside."""
    automaton, names = scanner(report.pack.language)
    seen: dict[str, dict[int, Sentence]] = {name: {} for name in FILES}
    for which, at, _ in automaton.find_matches_as_indexes(report.folded, overlapping=True):
        sentence = report.sentence_at(at)
        if sentence.kind not in SKIPPED:
            seen[names[which]][sentence.index] = sentence
    return {name: list(found.values()) for name, found in seen.items()}


@cache
def expressions(language: str, name: str) -> dict[str, str]:
    """The sources of the expressions of one kind of aside."""
    return {key: value for key, value in table(load(language), name).items() if isinstance(value, str)}


@cache
def kinds(language: str, name: str, group: str = "kinds") -> dict[str, str]:
    """The kinds of one sort of aside and the expression of each."""
    return dict(table(load(language), name)[group])


def either(options: dict[str, str]) -> str:
    """One expression for any of several kinds."""
    return "|".join(options.values())


OTHER = "other"  # what only words around it made a match (a look-behind finds nothing in the words alone)


def kind_of(words: str, options: dict[str, str]) -> str:
    """The first kind whose expression is all of the words, else the first that it begins."""
    whole = next((kind for kind, source in options.items() if re.fullmatch(source, words)), None)
    return whole or next((kind for kind, source in options.items() if re.match(source, words)), OTHER)


@cache
def counting(language: str) -> re.Pattern[str]:
    """A count and up to three words after it, at the end of a stretch: bounds, numbers in words and digits, vague words, an article."""
    vague = "|".join(map(re.escape, forms_of(language, "vague")))
    number = "|".join(map(re.escape, sorted(number_words(language), key=len, reverse=True)))
    count = rf"(?:(?:{bounds(language)}) )?(?:\d[\d,]*|(?:{number})(?:[ -](?:{number}))*|{vague}|another|an?)"
    return re.compile(rf"\b(?P<count>{count}) (?:(?:of )?(?:the|its|their) )?(?:[\w'’-]+ ){{0,3}}?$")


def forms_of(language: str, tag: str) -> list[str]:
    """The forms of the number entries of a tag, longest first."""
    return sorted({f for e in load(language).view("harm").entries if e.tag == tag for f in e.forms}, key=len, reverse=True)


@cache
def bounds(language: str) -> str:
    """An expression for the words that bound a number ("at least")."""
    return "|".join(map(re.escape, forms_of(language, "bound")))


@cache
def gap(language: str) -> str:
    """An expression for what may stand between a verb and its object: a bound, numbers and adjectives, no small words."""
    small = "|".join(table(load(language), "objects")["small"])
    return rf"(?:(?:{bounds(language)}) )?(?:(?!(?:{small}) )[\w,'’-]+ ){{0,5}}?"


def count_before(sentence: Sentence, span: Span) -> tuple[Figure | None, int]:
    """The count before the object at `span[1]`, not before `span[0]`, and where its words begin."""
    match = counting(sentence.report.pack.language).search(sentence.report.folded, max(span[0], span[1] - COUNTED), span[1])
    if match is None:
        return None, span[1]
    return count_in(sentence, match.span("count")), match.start()


def count_in(sentence: Sentence, span: Span) -> Figure | None:
    """The figure of the words at a span of the report; an article is one."""
    words, entries = sentence.tokens.words, sentence.tagged("harm").entries
    inside = [i for i, at in enumerate(sentence.tokens.starts) if span[0] <= at < span[1]]
    if [words[i] for i in inside] in (["a"], ["an"], ["another"]):
        return ONE
    return figure_of([words[i] for i in inside], [entries[i] for i in inside], number_words(sentence.report.pack.language))


@cache
def number_words(language: str) -> dict[str, int]:
    """The pack's number words and their values."""
    return {word: value for e in load(language).view("harm").entries for word, value in e.data.get("values", {}).items()}


def matches(pattern: re.Pattern[str], sentence: Sentence) -> Iterator[re.Match[str]]:
    """Where an expression is found in a sentence, with offsets into the whole report."""
    return pattern.finditer(sentence.report.folded, sentence.start, sentence.end)


def quote_at(report: Report, span: Span) -> Quote:
    """The words at a span, a clause at the most."""
    start, end = span[0], min(span[1], span[0] + LONGEST)
    return Quote(report.text[start:end], start, end)


def told_by(statements: list[Statement], span: Span) -> tuple[Source | None, str | None]:
    """Who says the words at a span, and in which statement."""
    statement = statement_of(statements, span)
    return (statement.speaker, statement.id) if statement else (None, None)


Seen = TypeVar("Seen", bound="tuple[Span, *tuple[Any, ...]]")  # what was seen, its words first


def distinct(found: Iterator[Seen]) -> list[Seen]:
    """Each thing seen once, in the order of the text: of overlapping words, what was seen first."""
    kept: list[Seen] = []
    for one in found:
        if not any(one[0][0] < other[0][1] and other[0][0] < one[0][1] for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one[0])
