"""The language pack itself: views, phrases, symbols, patterns, and messages that say what to mend."""

from pathlib import Path

import pytest

from onrecord.errors import PackError
from onrecord.lang.pack import FIRST_SYMBOL, INSIDE, Pack, View, entry_of, languages, load


def view(*entries: dict[str, object], **rest: object) -> View:
    """A view of one file with these entries."""
    return View([{"entry": list(entries), **rest}])


def names(found: View, text: str) -> list[str]:
    """The tags of some words."""
    tags, _ = found.tag(text.lower().split(), text.split())
    return found.names_of(tags)


def pack(folder: Path, **files: str) -> Pack:
    """A pack of files written for a test."""
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return Pack(folder)


def test_an_unknown_language_is_an_error_that_names_the_known_ones() -> None:
    """The message says where it looked and what there is."""
    with pytest.raises(PackError, match=r"no language pack at .*xx; known are .*en"):
        load("xx")


def test_a_broken_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    """The message says which file, and what the parser says of it."""
    broken = pack(tmp_path, views='[a]\nfiles = ["words"]', words="[[entry]\nname = 1")
    with pytest.raises(PackError, match=r"words\.toml: .*line 1"):
        broken.view("a")


def test_a_pattern_with_an_unknown_name_is_an_error_that_lists_the_known_ones() -> None:
    """A misspelt tag is found when the pattern is compiled."""
    with pytest.raises(PackError, match=r"'kiled', which is neither a tag nor a part; known are .*killed"):
        view({"name": "killed", "forms": ["killed"]}).compile("{kiled}")


def test_a_part_that_contains_itself_is_an_error() -> None:
    """A circle of parts is named, not followed for ever."""
    with pytest.raises(PackError, match="contains itself"):
        view(parts={"a": "{b}", "b": "{a}"}).compile("{a}")


def test_a_pattern_that_is_no_expression_is_an_error() -> None:
    """The message holds the pattern as the pack writes it."""
    with pytest.raises(PackError, match=r"pattern '\{a\}\(' is no regular expression"):
        view({"name": "a", "forms": ["a"]}).compile("{a}(")


def test_words_that_no_entry_knows_have_their_shape() -> None:
    """Capitalised, small, digits; punctuation stands for itself, and what is longer than one mark is other."""
    assert names(view(), "Kyiv burned 14 . --") == ["cap", "word", "digits", ".", "other"]


def test_the_longest_phrase_wins() -> None:
    """ "shot dead in" before "shot dead" before "shot", whatever the order of the forms."""
    found = view(
        {"name": "shot", "forms": ["shot"]},
        {"name": "killed", "forms": ["shot dead"]},
        {"name": "long", "forms": ["shot dead in"]},
    )
    assert names(found, "shot dead in Kyiv") == ["long", "~", "~", "cap"]
    assert names(found, "shot dead at Kyiv") == ["killed", "~", "word", "cap"]
    assert names(found, "shot at") == ["shot", "word"]
    assert names(found, "shot dead") == ["killed", "~"]


def test_a_phrase_is_not_read_past_the_end() -> None:
    """The beginning of a phrase at the end of a sentence is no phrase."""
    assert names(view({"name": "at least", "forms": ["at least"]}), "at") == ["word"]


def test_the_first_meaning_wins() -> None:
    """Of two entries with one form, and of two files, the first is read."""
    first, second = {"name": "first", "forms": ["shot"]}, {"name": "second", "forms": ["shot"]}
    assert names(view(first, second), "shot") == ["first"]
    assert names(View([{"entry": [second]}, {"entry": [first]}]), "shot") == ["second"]


def test_a_part_of_an_earlier_file_wins() -> None:
    """Parts are overridden by the files that come first, like words."""
    found = View([{"parts": {"a": "x"}}, {"parts": {"a": "y", "b": "z"}}])
    assert found.parts == {"a": "x", "b": "z"}


def test_shapes_are_for_words_with_digits_or_hyphens() -> None:
    """A spelling that an entry cannot list: ages, clock times."""
    found = view(shape=[{"name": "age", "tag": "age", "regex": r"[a-z\d]+-year-old"}])
    assert names(found, "a six-year-old and a 7-year-old of 7") == ["word", "age", "word", "word", "age", "word", "digits"]


def test_a_symbol_of_a_stage_can_stand_in_a_pattern() -> None:
    """Symbols that a stage puts in the place of several words have names too."""
    found = View([{}], ("victims",))
    assert found.compile("{victims}").fullmatch(found.symbols["victims"])


def test_a_tag_in_a_pattern_is_a_word_or_a_phrase() -> None:
    """One symbol and its insides; a class takes several tags and marks."""
    found = view({"name": "killed", "forms": ["killed", "shot dead"]}, {"name": "and", "forms": ["and"]})
    tags, _ = found.tag(["shot", "dead", ",", "killed"], ["shot", "dead", ",", "killed"])
    assert found.compile("{killed} , {killed}").fullmatch(tags)
    assert found.compile("([{killed}{and},])+").fullmatch(tags)
    assert not found.compile("[^{killed}]").search(tags.replace(INSIDE, "").replace(",", ""))
    assert found.compile("(?<=[{and},]){killed}").search(tags)


def test_blanks_in_a_pattern_do_not_count() -> None:
    """Patterns may be written wide, over several lines."""
    found = view({"name": "a", "forms": ["a"]})
    assert found.compile("{a}\n  {a}").pattern == found.compile("{a}{a}").pattern


def test_patterns_are_kept_by_kind_in_order() -> None:
    """What is no name, kind, match or example is data of the pattern."""
    rules = [
        {"name": "one", "kind": "x", "match": "{a}", "strong": True, "finds": ["a"], "not": ["b"]},
        {"name": "two", "kind": "x", "match": "{a}{a}"},
        {"name": "bare", "match": "{a}"},
    ]
    found = view({"name": "a", "forms": ["a"]}, pattern=rules).patterns
    assert [[p.name for p in patterns] for patterns in found.values()] == [["one", "two"], ["bare"]]
    assert (found["x"][0].data, found["x"][0].finds, found["x"][0].misses) == ({"strong": True}, ("a",), ("b",))


def test_an_entry_keeps_what_the_pack_says_of_it() -> None:
    """The tag is the name unless it is said; a table of values gives the forms."""
    entry = entry_of({"name": "number", "values": {"one": 1, "two": 2}, "finds": ["one"], "ambiguous": ["one"]})
    assert (entry.tag, entry.forms, entry.finds, entry.ambiguous) == ("number", ("one", "two"), ("one",), ("one",))
    assert entry.data == {"values": {"one": 1, "two": 2}}
    assert entry_of({"name": "a", "tag": "b", "forms": []}).tag == "b"


def test_a_pack_is_known_by_its_words(tmp_path: Path) -> None:
    """The hash changes with any file's bytes, and with nothing else."""
    settings = '[a]\nfiles = ["words"]'
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one = pack(tmp_path / "one", views=settings, words="").hash
    assert one == pack(tmp_path / "two", views=settings, words="").hash
    assert one != pack(tmp_path / "two", views=settings, words="# more").hash


def test_a_file_is_parsed_when_it_is_asked_for(tmp_path: Path) -> None:
    """A broken file that no view asks for stops nobody; all files can be asked for at once."""
    found = pack(tmp_path, views='[a]\nfiles = ["words"]', words='[[entry]]\nname = "x"\nforms = ["y"]', other="]")
    assert names(found.view("a"), "y") == ["x"]
    assert found.view("a") is found.view("a")
    with pytest.raises(PackError, match="other"):
        found.tables.load_all()


@pytest.mark.parametrize("language", languages())
def test_every_view_of_every_language_compiles(language: str) -> None:
    """Each view of each pack has its files, and all its patterns are expressions."""
    for name in load(language).tables["views"]:
        found = load(language).view(name)
        assert all(ord(symbol) >= FIRST_SYMBOL for symbol in found.symbols.values())
        assert all(pattern.regex for patterns in found.patterns.values() for pattern in patterns)


def test_a_broken_rule_is_called_by_its_name() -> None:
    """A rule is compiled when it is first needed; the message then says which it is."""
    found = view({"name": "a", "forms": ["a"]}, pattern=[{"name": "bad rule", "kind": "x", "match": "{a}("}]).patterns
    with pytest.raises(PackError, match="pattern 'bad rule' is no regular expression"):
        _ = found["x"][0].regex
