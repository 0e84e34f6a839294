"""Every word, pattern and frame of every language pack finds what it says it finds, and nothing that it says it must not.

An example is read as its stage reads it: some stages tag a sentence's words, some scan the whole report, and some put symbols of their own
in the place of several words before they try a pattern.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from onrecord.lang.pack import Entry, Pattern, View, languages, load
from onrecord.reading import mentions
from onrecord.reading.marks import marks_of
from onrecord.reading.report import Report, Sentence, open_report
from onrecord.reading.times import find_times
from onrecord.reading.victims import chunk
from onrecord.records import Span

DAY = "2025-04-04"
SCANNED = set(mentions.VIEWS)  # views whose words are looked for in the whole report, not sentence by sentence
DECIDED: dict[str, Callable[[Report], list[Span]]] = {  # views whose stage can still leave a word alone, and what it keeps
    "time": lambda report: [time.span for time in find_times(report)]
}


def on_phrases(sentence: Sentence, pattern: Pattern) -> list[Span]:
    """Where a pattern is found in a sentence in which phrases stand in the place of the words of victims."""
    chunked = chunk(sentence)
    found = [(chunked.firsts[m.start()], chunked.firsts[m.end()]) for m in pattern.regex.finditer(chunked.symbols)]
    return [sentence.tokens.span(a, b) for a, b in found if a < b]


CHUNKED = {"harm": {"phrase"}}  # views whose patterns are tried on phrases, but for the kinds that make the phrases


@dataclass(frozen=True)
class Home:
    """Where words or patterns live: a language, a view, and the kind of a pattern."""

    language: str
    view: str
    kind: str = ""


def desk(phrase: str, language: str) -> Report:
    """An example on the desk."""
    return open_report(phrase, load(language), DAY)


def read_at(entry: Entry, phrase: str, home: Home) -> list[Span]:
    """Where a phrase is read as an entry."""
    report = desk(phrase, home.language)
    if home.view in SCANNED:
        return [(mark.start, mark.end) for mark in marks_of(report, home.view) if mark.entry is entry]
    spans = []
    for sentence in report.sentences:
        for index, found in enumerate(sentence.tagged(home.view).entries):
            spans += [sentence.tokens.span(index, index + 1)] if found is entry else []
    return spans


def found_at(pattern: Pattern, phrase: str, home: Home) -> list[Span]:
    """Where a pattern is found in a phrase."""
    report, spans = desk(phrase, home.language), []
    for sentence in report.sentences:
        if home.view in CHUNKED and home.kind not in CHUNKED[home.view]:
            spans += on_phrases(sentence, pattern)
        else:
            matches = pattern.regex.finditer(sentence.tagged(home.view).tags)
            spans += [sentence.tokens.span(*match.span()) for match in matches if match.end() > match.start()]
    return spans


def kept(phrase: str, home: Home, spans: list[Span]) -> list[Span]:
    """The spans that the stage keeps in the end."""
    if home.view not in DECIDED:
        return spans
    final = DECIDED[home.view](desk(phrase, home.language))
    return [(a, b) for a, b in spans if any(a < end and start < b for start, end in final)]


def views() -> Iterator[tuple[Home, View]]:
    """Every view of every pack."""
    for language in languages():
        for name in load(language).tables["views"]:
            yield Home(language, name), load(language).view(name)


def entry_examples(wanted: str) -> list[object]:
    """(entry name, phrase, its homes and the entry there) for each example of a word."""
    found: dict[tuple[str, str, str], list[tuple[Home, Entry]]] = {}
    for home, view in views():
        for entry in (*view.entries, *(shape for _, shape in view.shapes)):
            for phrase in entry.finds if wanted == "finds" else entry.misses:
                found.setdefault((home.language, entry.name, phrase), []).append((home, entry))
    return [pytest.param(*key[1:], homes, id=f"{key[0]} {key[1]}: {key[2]}") for key, homes in found.items()]


def pattern_examples(wanted: str) -> list[object]:
    """(pattern, phrase, home) for each example of a pattern."""
    return [
        pytest.param(pattern, phrase, Home(home.language, home.view, kind), id=f"{home.language} {home.view} {pattern.name}: {phrase}")
        for home, view in views()
        for kind, patterns in view.patterns.items()
        for pattern in patterns
        for phrase in (pattern.finds if wanted == "finds" else pattern.misses)
    ]


def frame_examples(wanted: str) -> list[object]:
    """(expression, stretch of words) for each example of a frame."""
    return [
        pytest.param(frame["match"], words, id=f"{language} {name}: {words}")
        for language in languages()
        for name, frame in load(language).tables["attack"].get("frames", {}).items()
        for words in frame.get(wanted, ())
    ]


Homes = list[tuple[Home, Entry]]
every_view = pytest.mark.parametrize(("home", "view"), [pytest.param(*both, id=f"{both[0].language} {both[0].view}") for both in views()])


@pytest.mark.parametrize(("name", "phrase", "homes"), entry_examples("not"))
def test_no_word_is_read_where_it_must_not(name: str, phrase: str, homes: Homes) -> None:
    """An entry reads no word of a phrase under its `not`, in any view."""
    read_in = [home.view for home, entry in homes if kept(phrase, home, read_at(entry, phrase, home))]
    assert not read_in, f"{name} is read in {phrase!r} by the views {read_in}: take the form out, or name a longer phrase that wins"


@pytest.mark.parametrize(("name", "phrase", "homes"), entry_examples("finds"))
def test_every_word_is_read_where_it_should_be(name: str, phrase: str, homes: Homes) -> None:
    """An entry reads some word of each phrase under its `finds`, in at least one view."""
    assert any(read_at(entry, phrase, home) for home, entry in homes), f"{name} is not read in {phrase!r}"


@pytest.mark.parametrize(("pattern", "phrase", "home"), pattern_examples("not"))
def test_no_pattern_is_found_where_it_must_not(pattern: Pattern, phrase: str, home: Home) -> None:
    """A pattern is not found in a phrase under its `not`."""
    assert not kept(phrase, home, found_at(pattern, phrase, home))


@pytest.mark.parametrize(("pattern", "phrase", "home"), pattern_examples("finds"))
def test_every_pattern_is_found_where_it_should_be(pattern: Pattern, phrase: str, home: Home) -> None:
    """A pattern is found in each phrase under its `finds`."""
    assert found_at(pattern, phrase, home)


@pytest.mark.parametrize(("match", "words"), frame_examples("not"))
def test_no_frame_is_found_where_it_must_not(match: str, words: str) -> None:
    """A frame is not found in the stretches under its `not`."""
    assert not re.search(match, words.lower(), re.VERBOSE)


@pytest.mark.parametrize(("match", "words"), frame_examples("finds"))
def test_every_frame_is_found_where_it_should_be(match: str, words: str) -> None:
    """A frame is found in each stretch under its `finds`."""
    assert re.search(match, words.lower(), re.VERBOSE)


@every_view
def test_a_form_has_one_meaning(home: Home, view: View) -> None:
    """A form stands under one entry of a view, unless one declares it `ambiguous` (the first in the order of the files wins)."""
    declared = {form for entry in view.entries for form in entry.ambiguous}
    owners = {(form, entry.name) for entry in view.entries for form in entry.forms}
    times = Counter(form for form, _ in owners)
    twice = {form: sorted(n for f, n in owners if f == form) for form, n in times.items() if n > 1 and form not in declared}
    assert not twice, f"two meanings in view {home.view}: {twice}; decide, or declare the form under `ambiguous`"


@every_view
def test_a_form_is_not_listed_twice(home: Home, view: View) -> None:
    """An entry lists each of its forms once."""
    twice = {entry.name: [f for f, n in Counter(entry.forms).items() if n > 1] for entry in view.entries}
    assert not {entry: forms for entry, forms in twice.items() if forms}


@every_view
def test_a_form_is_written_as_reports_are_folded(home: Home, view: View) -> None:
    """A form is what a report has after folding, word for word ("mayor 's office"): another could never be read."""
    never = [f"{e.name}: {form!r}" for e in view.entries for form in e.forms if words_of(form, home.language) != form.split()]
    assert not never


def words_of(form: str, language: str) -> list[str]:
    """The words of a form as a report has them, where "'s" is glued to the word before it."""
    glued = form.replace(" '", "'")
    lone = glued.startswith("'")
    report = desk(f"x{glued}" if lone else glued, language)
    words = [word for sentence in report.sentences for word in sentence.tokens.words]
    return words[1:] if lone else words
