"""Loads a language pack and tags words with it.

A pack is a folder of TOML files. A file holds `[[entry]]` tables (words), `[[shape]]` tables (spellings), `[parts]` (named pieces of
patterns) and `[[pattern]]` tables. A *view* is a list of files that one stage of the reader looks through: each token of a sentence gets
one symbol of that view, and patterns are regular expressions over the string of symbols (a cascade in the manner of FASTUS, Hobbs et
al. 1997).

In a pattern `{people}` stands for one word or phrase tagged `people`, or for the part of that name; `[{be}{adverb}]` is any one of
several; punctuation stands for itself; blanks do not count.

>>> view = load("en").view("harm")
>>> tags, entries = view.tag(["at", "least", "14", "people"], ["At", "least", "14", "people"])
>>> [entry.name if entry else None for entry in entries]
['at least', None, None, 'people']
"""

import hashlib
import re
import tomllib
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from onrecord.errors import PackError

INSIDE = "\ue000"  # the second and later tokens of a phrase
FIRST_SYMBOL = 0xE010
SHAPES = ("cap", "word", "digits", "other")  # what a token is that no entry knows


@dataclass(frozen=True, slots=True)
class Entry:
    """One meaning: its name (which a claim's `why` shows), its tag, its forms and what else the pack says of it (`data`)."""

    name: str
    tag: str
    forms: tuple[str, ...]
    data: dict[str, Any] = field(default_factory=dict)
    finds: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pattern:
    """One rule over the symbols of a sentence: its name, its expression, its data and its own examples."""

    name: str
    source: str
    data: dict[str, Any]
    finds: tuple[str, ...]
    misses: tuple[str, ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled expression; made when it is first needed, since one report needs few of them."""
        return compiled(self.source, self.name)


def compiled(source: str, called: str) -> re.Pattern[str]:
    """An expression over symbols, compiled; `called` is what a person who mends it knows it by."""
    try:
        return re.compile(source)
    except re.error as error:
        raise PackError(f"pattern {called!r} is no regular expression: {error}; mend it in the language pack") from error


def entry_of(table: dict[str, Any]) -> Entry:
    """An `[[entry]]` table as an Entry; what is not a known key becomes `data`."""
    known = {"name", "tag", "forms", "finds", "not", "ambiguous"}
    forms = table["forms"] if "forms" in table else table["values"]  # a table of values: each form with what it counts
    data = {k: v for k, v in table.items() if k not in known}
    return Entry(
        table["name"],
        table.get("tag", table["name"]),
        tuple(forms),
        data,
        tuple(table.get("finds", ())),
        tuple(table.get("not", ())),
        tuple(table.get("ambiguous", ())),
    )


Option = tuple[tuple[str, ...], Entry, str]  # the words of a phrase, its entry and its symbol
Seconds = dict[str, list[Option]]  # the phrases that begin with one word, by their second
Look = tuple[Entry | None, str, str, Seconds]  # a word's entry, its symbol in small letters and with a capital, the phrases that it begins


class Looks(dict[str, Look]):
    """What a view has seen of words, kept: a text has few different ones, and most stand in the next text too."""

    MOST = 20_000

    def __init__(self, view: "View") -> None:
        super().__init__()
        self._view = view

    def __missing__(self, word: str) -> Look:
        if len(self) >= self.MOST:
            self.clear()
        found = self[word] = self._view.look(word)
        return found


class View:
    """The words and patterns of several pack files, as one stage of the reader sees them. Earlier files win over later ones."""

    def __init__(self, tables: list[dict[str, Any]], extra_symbols: tuple[str, ...] = ()) -> None:
        self.entries = [entry_of(e) for t in tables for e in t.get("entry", ())]
        self.parts: dict[str, str] = {k: v for t in reversed(tables) for k, v in t.get("parts", {}).items()}
        self._expanded: dict[str, str] = {}
        self._pattern_tables = [p for t in tables for p in t.get("pattern", ())]
        names = [*SHAPES, *extra_symbols, *(e.tag for e in self.entries), *(s["tag"] for t in tables for s in t.get("shape", ()))]
        self.symbols = {name: chr(FIRST_SYMBOL + i) for i, name in enumerate(dict.fromkeys(names))}
        self.tag_names = {symbol: name for name, symbol in self.symbols.items()}
        self.shapes = [(re.compile(s["regex"]), entry_of({**s, "forms": ()})) for t in tables for s in t.get("shape", ())]
        self.looks = Looks(self)
        self.words: dict[str, tuple[Entry, str]] = {}
        self.phrases: dict[str, Seconds] = {}  # by the first two words
        for entry in self.entries:
            self._learn(entry)
        for seconds in self.phrases.values():
            for options in seconds.values():
                options.sort(key=lambda option: -len(option[0]))

    def _learn(self, entry: Entry) -> None:
        symbol = self.symbols[entry.tag]
        for form in entry.forms:
            words = tuple(form.split())
            if len(words) == 1:
                self.words.setdefault(form, (entry, symbol))
            else:
                self.phrases.setdefault(words[0], {}).setdefault(words[1], []).append((words, entry, symbol))

    def tag(self, words: list[str], written: list[str]) -> tuple[str, list[Entry | None]]:
        """One symbol for each token, and the entry that gave it (None where only the shape is known).

        `words` are folded (lower case, plain quotes), `written` as they stand in the text; both have one item a token.
        """
        symbols: list[str] = []
        entries: list[Entry | None] = []
        looks = self.looks
        starts: list[tuple[int, list[Option]]] = []
        seconds: Seconds = {}
        for index, word in enumerate(words):
            if seconds and word in seconds:
                starts.append((index - 1, seconds[word]))
            entry, symbol, in_capitals, seconds = looks[word]
            symbols.append(in_capitals if in_capitals != symbol and written[index][0].isupper() else symbol)
            entries.append(entry)
        end = 0
        for index, options in starts:
            if index >= end:
                end = index + phrase_at(words, index, options, (symbols, entries))
        return "".join(symbols), entries

    def look(self, word: str) -> "Look":
        """What a word is to this view."""
        entry, symbol = self.words.get(word) or self._shape_of(word) or (None, self.symbols["word"])
        unknown = entry is None and symbol == self.symbols["word"]
        return entry, symbol, self.symbols["cap"] if unknown else symbol, self.phrases.get(word, {})

    def _shape_of(self, word: str) -> tuple[Entry | None, str] | None:
        """The tag of a mark, a number or a spelling that the pack knows; None for a word."""
        first = word[0]
        if not first.isalnum():
            return None, word if len(word) == 1 else self.symbols["other"]
        if first.isdigit() or "-" in word:
            for regex, entry in self.shapes:
                if regex.fullmatch(word):
                    return entry, self.symbols[entry.tag]
        return (None, self.symbols["digits"]) if first.isdigit() else None

    def names_of(self, tags: str) -> list[str]:
        """The names of the tags, for error messages and for people who write patterns."""
        return [self.tag_names.get(t, "~" if t == INSIDE else t) for t in tags]

    def compile(self, source: str) -> re.Pattern[str]:
        """A pattern of named parts as a regular expression over symbols."""
        return compiled(self._expand(source, 0), source)

    def _expand(self, source: str, depth: int) -> str:
        if depth > 20:
            raise PackError(f"pattern part {source!r} contains itself; break the circle in [parts] of the language pack")
        source = re.sub(r"\s+", "", source)
        source = re.sub(r"(\(\?<[=!])?\[(\^?)((?:\{\w+\}|[^\]{}])+)\]", self._class, source)
        return re.sub(r"\{([a-z]\w*)\}", lambda m: self._part(m[1], depth), source)

    def _class(self, match: re.Match[str]) -> str:
        """A class of tags: one word or phrase of any of them; behind a look-behind one symbol, since that must have a fixed width."""
        behind, negated, inner = match.groups()
        symbols = f"[{negated}" + re.sub(r"\{(\w+)\}", lambda m: self._symbol(m[1]), inner) + "]"
        if behind:
            return str(behind) + symbols
        return symbols if negated else f"(?:{symbols}{INSIDE}*)"

    def _part(self, name: str, depth: int) -> str:
        if name in self.parts:
            if name not in self._expanded:
                self._expanded[name] = "(?:" + self._expand(self.parts[name], depth + 1) + ")"
            return self._expanded[name]
        return f"(?:{self._symbol(name)}{INSIDE}*)"

    def _symbol(self, name: str) -> str:
        if name not in self.symbols:
            raise PackError(f"a pattern names {name!r}, which is neither a tag nor a part; known are {', '.join(sorted(self.symbols))}")
        return self.symbols[name]

    @cached_property
    def patterns(self) -> dict[str, list[Pattern]]:
        """The patterns by kind, in the order of the files."""
        found: dict[str, list[Pattern]] = {}
        for table in self._pattern_tables:
            data = {k: v for k, v in table.items() if k not in {"name", "kind", "match", "finds", "not"}}
            pattern = Pattern(
                table["name"], self._expand(table["match"], 0), data, tuple(table.get("finds", ())), tuple(table.get("not", ()))
            )
            found.setdefault(table.get("kind", ""), []).append(pattern)
        return found


def phrase_at(words: list[str], index: int, options: list[Option], tagged: tuple[list[str], list[Entry | None]]) -> int:
    """Tag the longest of some phrases that begins here; its length in tokens, or 0."""
    symbols, entries = tagged
    for phrase, entry, symbol in options:
        length = len(phrase)
        if length == 2 or tuple(words[index : index + length]) == phrase:
            symbols[index : index + length] = [symbol, *INSIDE * (length - 1)]
            entries[index : index + length] = [entry, *[None] * (length - 1)]
            return length
    return 0


class Tables(dict[str, dict[str, Any]]):
    """The files of a pack, each parsed when it is first asked for."""

    def __init__(self, language: str, sources: dict[str, bytes]) -> None:
        super().__init__()
        self._language, self._sources = language, sources

    def __missing__(self, name: str) -> dict[str, Any]:
        try:
            self[name] = tomllib.loads(self._sources[name].decode("utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise PackError(f"lang/{self._language}/{name}.toml: {error}") from error
        return self[name]

    def load_all(self) -> dict[str, dict[str, Any]]:
        """Every file, parsed."""
        return {name: self[name] for name in self._sources}


class Pack:
    """One language: its files, its hash and its views."""

    def __init__(self, folder: Path) -> None:
        self.language = folder.name
        sources = {path.stem: path.read_bytes() for path in sorted(folder.glob("*.toml"))}
        if not sources:
            raise PackError(f"no language pack at {folder}; known are {', '.join(languages())}")
        self.hash = hashlib.sha256(b"\0".join(k.encode() + b"\0" + v for k, v in sources.items())).hexdigest()
        self._sources = sources
        self._views: dict[str, View] = {}

    @cached_property
    def tables(self) -> "Tables":
        """The parsed TOML of each file, by its name without ending; a file is parsed when it is first asked for."""
        return Tables(self.language, self._sources)

    def view(self, name: str) -> View:
        """The view called `name` in `views.toml`: the files that it looks through, first wins."""
        if name not in self._views:
            setting = self.tables["views"][name]
            self._views[name] = View([self.tables[f] for f in setting["files"]], tuple(setting.get("symbols", ())))
        return self._views[name]


def languages() -> list[str]:
    """The codes of the languages that have a pack.

    >>> "en" in languages()
    True
    """
    return sorted(p.name for p in Path(__file__).parent.iterdir() if (p / "views.toml").exists())


@cache
def load(language: str) -> Pack:
    """The pack of a language, by its ISO 639-1 code."""
    return Pack(Path(__file__).parent / language)
