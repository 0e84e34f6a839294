"""Victims: the phrases that count or name people, found over the tags of a sentence.

The second step of the cascade: tokens and tags become phrases, each of which then stands as one symbol in the string that the clauses are
matched on.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.lang.pack import INSIDE, Entry, Pattern, View
from onrecord.reading.figures import ONE, Figure, figure_of
from onrecord.reading.report import Sentence

VIEW = "harm"


@dataclass(slots=True)
class Phrase:
    """Some people, or one person: tokens `first` up to `last`, how many, and which group."""

    kind: str
    rule: str
    first: int
    last: int
    figure: Figure
    noun: Entry | None = None
    group: str | None = None
    part: bool = False
    own_harm: Entry | None = None
    number: tuple[int, int] | None = None
    words: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Chunked:
    """A sentence with phrases in the place of words: `symbols`, and for each symbol its tokens and maybe its phrase."""

    sentence: Sentence
    entries: list[Entry | None]
    symbols: str
    firsts: list[int]
    phrases: dict[int, Phrase]


@lru_cache(maxsize=8)
def phrase_finder(view: View) -> tuple[re.Pattern[str], list[Pattern]]:
    """All phrase patterns of a view as one expression, and the list of them."""
    patterns = view.patterns["phrase"]
    alternatives = "|".join(f"(?P<p{i}>{p.source})" for i, p in enumerate(patterns))
    never = f"{INSIDE}|{view.compile('{never_first}').pattern}"  # half of all words begin no phrase
    return re.compile(f"(?!{never})(?:{alternatives})"), patterns


@lru_cache(maxsize=8)
def number_words(view: View) -> dict[str, int]:
    """The pack's number words and their values."""
    return {word: value for entry in view.entries for word, value in entry.data.get("values", {}).items()}


def chunk(sentence: Sentence) -> Chunked:
    """The sentence with its phrases found."""
    view = sentence.report.pack.view(VIEW)
    tagged = sentence.tagged(VIEW)
    finder, patterns = phrase_finder(view)
    symbols: list[str] = []
    firsts: list[int] = []
    phrases: dict[int, Phrase] = {}
    at = 0
    for match in finder.finditer(tagged.tags):
        first, last = match.span()
        if last == first:
            continue
        symbols.append(tagged.tags[at:first])
        firsts.extend(range(at, first))
        pattern = patterns[int((match.lastgroup or "p0")[1:])]
        phrase = phrase_of(sentence, pattern, (first, last))
        phrases[len(firsts)] = phrase
        symbols.append(view.symbols[phrase.kind])
        firsts.append(first)
        at = last
    symbols.append(tagged.tags[at:])
    firsts.extend(range(at, len(tagged.tags) + 1))
    return Chunked(sentence, tagged.entries, "".join(symbols), firsts, phrases)


NOUNS = ("many", "one", "family", "deaths", "injuries", "lives", "corpse")
SINGLE = {  # phrases of one person, whatever numbers they hold (ages, children)
    "a body",
    "one person",
    "somebody's relative",
    "person without article",
    "person after verb",
    "parent of so many",
    "somebody of a kind",
}


def phrase_of(sentence: Sentence, pattern: Pattern, span: tuple[int, int]) -> Phrase:
    """The phrase that a pattern found at some tokens."""
    view = sentence.report.pack.view(VIEW)
    first, last = span
    entries = sentence.tagged(VIEW).entries[first:last]
    words = sentence.tokens.words[first:last]
    kind = str(pattern.data["makes"])
    counted = kind in ("victims", "count", "unsure") and pattern.name not in SINGLE
    figure = counted_figure(sentence, span, number_words(view)) if counted else ONE
    if "number" in pattern.data:
        figure = Figure(pattern.data["number"], pattern.data["number"])
    if counted and is_a_year(words, entries, figure):
        kind = "things"
    noun = next((e for e in reversed(entries) if e is not None and e.tag in NOUNS), None) if any(entries) else None
    phrase = Phrase(kind, pattern.name, first, last, figure, noun, part=bool(pattern.data.get("part")), words=words)
    phrase.group = in_context(sentence, phrase, group_of(words, entries, number_words(view))) or young(phrase)
    if kind == "victims":
        phrase.own_harm = own_harm(entries, noun)
    return phrase


def in_context(sentence: Sentence, phrase: Phrase, group: str | None) -> str | None:
    """The group of a phrase whose noun means another where certain words stand near: officers of an army are soldiers."""
    near = phrase.noun.data.get("near") if phrase.noun is not None and phrase.noun.data.get("group") == group else None
    if near is None:
        return group
    start, end = sentence.tokens.span(phrase.first, phrase.last)
    for other in near if isinstance(near, list) else [near]:
        first = start if other.get("after") else max(sentence.start, start - 60)
        if re.search(other["words"], sentence.report.folded[first : min(sentence.end, end + 60)]):
            return str(other["group"])
    return group


def counted_figure(sentence: Sentence, span: tuple[int, int], values: dict[str, int]) -> Figure:
    """The figure of a phrase; "rose from 14 to 16" tells 16."""
    first, last = span
    words, entries = sentence.tokens.words[first:last], sentence.tagged(VIEW).entries[first:last]
    if "(" in words[1:]:  # "23,800 (+200) persons"
        cut = words.index("(", 1)
        words, entries = words[:cut], entries[:cut]
    before = sentence.tokens.words[first - 1] if first else ""
    partitive = next((i for i, e in enumerate(entries) if i and e is not None and e.tag == "of"), None)
    if partitive is not None:
        words, entries = words[:partitive], entries[:partitive]
    if before == "from" and "to" in words:
        cut = words.index("to") + 1
        return figure_of(words[cut:], entries[cut:], values)
    return figure_of(words, entries, values)


def is_a_year(words: list[str], entries: list[Entry | None], figure: Figure) -> bool:
    """Whether a bare number is a year ("in 2018") and counts nobody."""
    return len(words) == 1 and words[0].isdigit() and len(words[0]) == 4 and figure.min is not None and 1900 <= figure.min <= 2100


def own_harm(entries: list[Entry | None], noun: Entry | None) -> Entry | None:
    """The harm that a phrase tells by itself: "12 deaths", "five wounded soldiers"."""
    if noun is not None and "harm" in noun.data:
        return noun
    return next((e for e in entries if e is not None and e.tag in ("harmed", "dead") and "harm" in e.data), None)


ADULT = 18
ELDERLY = {"elderly", "old-age"}


def group_of(words: list[str], entries: list[Entry | None], numbers: dict[str, int]) -> str | None:
    """The most specific group that the phrase names, None if it names nobody ("14")."""
    if not any(entries):  # a name: most phrases are
        return None if ELDERLY.isdisjoint(words) else "elderly"
    nouns = [e for e in entries if e is not None and e.tag in NOUNS]
    groups = [str(e.data["group"]) for e in nouns if "group" in e.data]
    if ELDERLY & set(words):
        return "elderly"
    if groups and groups[-1] == "children" and is_grown(words, entries, numbers):
        return "people"  # "their 34-year-old son"
    ages = told_ages(words, entries)
    young = any(is_child_age(age, numbers) for age in ages)
    if young and (not groups or groups[-1] in ("people", "men", "women")):
        return "children"
    specific = [g for g in groups if g != "people"]
    if "and" in words and len(set(specific)) > 1:
        return "people"  # "civilians and soldiers" counted together
    if groups and groups[-1] != "people":
        return groups[-1]
    return specific[-1] if specific else (groups[-1] if groups else None)


def told_ages(words: list[str], entries: list[Entry | None]) -> list[str]:
    """The ages that a phrase tells: "seven-year-old", and the "7-year" of "7-year old"."""
    tags = ("age", "halfage") if "old" in words else ("age",)
    return [word for word, entry in zip(words, entries, strict=True) if entry is not None and entry.tag in tags]


def is_grown(words: list[str], entries: list[Entry | None], numbers: dict[str, int]) -> bool:
    """Whether a person's age is told and is that of an adult: "34-year-old", "34 year old", or "34" behind a name."""
    tags = [entry.tag if entry is not None else None for entry in entries]
    told = told_ages(words, entries)
    told += [word for word, after in zip(words, tags[1:], strict=False) if after == "yearold" and word.isdigit()]
    return bool(told) and not any(is_child_age(word, numbers) for word in told)


def young(phrase: Phrase) -> str | None:
    """Children, for somebody by name with an age below eighteen: "Amira Suleiman, 4", "Adam Berg (12 years old)"."""
    ages = [word.removesuffix("-year") for word in phrase.words] if phrase.rule == "aged person" else []
    age = next((word for word in ages if word.isdigit()), None)
    months = not {"months", "month", "weeks", "days", "month-old", "months-old"}.isdisjoint(phrase.words)
    return "children" if age is not None and (int(age) < ADULT or months) else None


def is_child_age(word: str, numbers: dict[str, int]) -> bool:
    """Whether "seven-year-old" or "three-month-old" is below eighteen."""
    number, _, unit = word.partition("-")
    if unit.startswith(("month", "week", "day")):
        return True
    if number.isdigit():
        return int(number) < ADULT
    return numbers.get(number, ADULT) < ADULT


def without_inside(symbols: str) -> str:
    """A symbol string for people to look at."""
    return symbols.replace(INSIDE, "~")
