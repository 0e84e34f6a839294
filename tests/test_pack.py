"""Every word and every pattern of every language pack finds what it says it finds, and nothing that it says it must not.

A pattern is tried on the symbols of the sentence, or, where a stage first puts symbols of its own in the place of several words, by that
stage (`STAGES`).
"""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from onrecord.lang.pack import Entry, Pattern, View, languages, load
from onrecord.reading.report import Sentence, open_report
from onrecord.reading.victims import chunk

Matcher = Callable[[Sentence, Pattern], bool]


def on_phrases(sentence: Sentence, pattern: Pattern) -> bool:
    """Tries a pattern on a sentence in which phrases stand in the place of the words of victims."""
    return pattern.regex.search(chunk(sentence).symbols) is not None


STAGES: dict[tuple[str, str], Matcher] = {("harm", "clause"): on_phrases}  # (view, kind) -> how the stage tries it, if not on plain tags


def sentences(phrase: str, language: str) -> list[Sentence]:
    """The sentences of an example, on the desk."""
    return open_report(phrase, load(language)).sentences


def is_tagged(entry: Entry, phrase: str, place: tuple[str, str]) -> bool:
    """Whether some word of the phrase is read as this entry in a view of a language."""
    language, view = place
    return any(entry is found for sentence in sentences(phrase, language) for found in sentence.tagged(view).entries)


def matches(pattern: Pattern, phrase: str, place: tuple[str, str, str]) -> bool:
    """Whether the pattern is found in the phrase as its stage reads it; `place` is language, view and kind."""
    language, view, kind = place
    stage = STAGES.get((view, kind))
    if stage:
        return any(stage(sentence, pattern) for sentence in sentences(phrase, language))
    return any(pattern.regex.search(sentence.tagged(view).tags) for sentence in sentences(phrase, language))


def views() -> Iterator[tuple[str, str, View]]:
    """(language, name, view) of all packs."""
    for language in languages():
        for name in load(language).tables["views"]:
            yield language, name, load(language).view(name)


def entry_examples(wanted: str) -> list[object]:
    """(language, entry name, phrase, views that hold the entry) for each example of a word."""
    found: dict[tuple[str, str, str], list[tuple[str, Entry]]] = {}
    for language, name, view in views():
        for entry in (*view.entries, *(shape for _, shape in view.shapes)):
            for phrase in entry.finds if wanted == "finds" else entry.misses:
                found.setdefault((language, entry.name, phrase), []).append((name, entry))
    return [pytest.param(*key, places, id=f"{key[0]} {key[1]}: {key[2]}") for key, places in found.items()]


def pattern_examples(wanted: str) -> list[object]:
    """(pattern, phrase, (language, view)) for each example of a pattern."""
    return [
        pytest.param(pattern, phrase, (language, name, kind), id=f"{language} {name} {pattern.name}: {phrase}")
        for language, name, view in views()
        for kind, patterns in view.patterns.items()
        for pattern in patterns
        for phrase in (pattern.finds if wanted == "finds" else pattern.misses)
    ]


@pytest.mark.parametrize(("language", "name", "phrase", "places"), entry_examples("not"))
def test_no_word_is_read_where_it_must_not(language: str, name: str, phrase: str, places: list[tuple[str, Entry]]) -> None:
    """An entry reads no word of a phrase under its `not`, in any view."""
    read_in = [view for view, entry in places if is_tagged(entry, phrase, (language, view))]
    assert not read_in, f"{name} is read in {phrase!r} by the views {read_in}: take the form out, or name a longer phrase that wins"


@pytest.mark.parametrize(("language", "name", "phrase", "places"), entry_examples("finds"))
def test_every_word_is_read_where_it_should_be(language: str, name: str, phrase: str, places: list[tuple[str, Entry]]) -> None:
    """An entry reads some word of each phrase under its `finds`, in at least one view."""
    assert any(is_tagged(entry, phrase, (language, view)) for view, entry in places), f"{name} is not read in {phrase!r}"


@pytest.mark.parametrize(("pattern", "phrase", "place"), pattern_examples("not"))
def test_no_pattern_is_found_where_it_must_not(pattern: Pattern, phrase: str, place: tuple[str, str, str]) -> None:
    """A pattern is not found in a phrase under its `not`."""
    assert not matches(pattern, phrase, place)


@pytest.mark.parametrize(("pattern", "phrase", "place"), pattern_examples("finds"))
def test_every_pattern_is_found_where_it_should_be(pattern: Pattern, phrase: str, place: tuple[str, str, str]) -> None:
    """A pattern is found in each phrase under its `finds`."""
    assert matches(pattern, phrase, place)


@pytest.mark.parametrize(("language", "name"), [(language, name) for language, name, _ in views()])
def test_a_form_has_one_meaning(language: str, name: str) -> None:
    """A form stands under one entry of a view only, unless an entry declares it `ambiguous`."""
    view = load(language).view(name)
    declared = {form for entry in view.entries for form in entry.ambiguous}
    owners = {(form, entry.name) for entry in view.entries for form in entry.forms}
    times = Counter(form for form, _ in owners)
    twice = {form: sorted(n for f, n in owners if f == form) for form, n in times.items() if n > 1 and form not in declared}
    assert not twice, f"two meanings in view {name}: {twice}; decide, or declare the form under `ambiguous`"


@pytest.mark.parametrize(("language", "name"), [(language, name) for language, name, _ in views()])
def test_a_form_is_not_listed_twice(language: str, name: str) -> None:
    """An entry lists each of its forms once."""
    view = load(language).view(name)
    twice = {entry.name: [f for f, n in Counter(entry.forms).items() if n > 1] for entry in view.entries}
    assert not {entry: forms for entry, forms in twice.items() if forms}


@pytest.mark.parametrize(("language", "name"), [(language, name) for language, name, _ in views()])
def test_a_form_is_written_as_reports_are_folded(language: str, name: str) -> None:
    """A form is what a report has after folding, word for word: another could never be read."""
    view = load(language).view(name)
    never = []
    for entry in view.entries:
        for form in entry.forms:
            words = [w for sentence in sentences(form, language) for w in sentence.tokens.words]
            if words != form.split():
                never.append(f"{entry.name}: {form!r} is read as {words}")
    assert not never
