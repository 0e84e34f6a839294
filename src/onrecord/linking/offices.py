"""The offices and bodies that a language has words for: what a speaker's words name, and of what there is one of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from onrecord.errors import OnRecordError
from onrecord.lang.pack import load
from onrecord.places.spelling import key

LONGEST = 8  # words of a form


@dataclass(frozen=True, slots=True)
class Office:
    """An office or a body: its name, its sort (office, body), of what there is one (`of`), and whether it speaks of other countries too."""

    name: str
    sort: str
    of: str
    abroad: bool = False


@dataclass(frozen=True)
class Wordlist:
    """What one language says of speakers, folded: offices by their words, sides and titles by theirs, and words of no weight."""

    offices: dict[tuple[str, ...], Office] = field(default_factory=dict)
    sides: dict[str, str] = field(default_factory=dict)
    titles: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()
    unnamed: frozenset[str] = frozenset()
    speaking_for: frozenset[str] = frozenset()
    ruled: dict[str, str] = field(default_factory=dict)

    def words(self, text: str) -> list[str]:
        """The folded words of a text without the small ones."""
        return [word for word in key(text).split() if word not in self.small]

    def side_of(self, word: str) -> str | None:
        """The side that a word names, also as an owner ("russias")."""
        return self.sides.get(word) or self.sides.get(word.removesuffix("s"))

    def office_in(self, words: list[str]) -> Office | None:
        """The office or body that words name: by the longest form among them.

        Where a place stands within it ("head of the Northern regional administration"), the words that no form has are passed over.
        """
        plain = [word for word in words if word in self.vocabulary and not self.side_of(word)]
        found = max(self.longest_in(words), self.longest_in(plain), key=len)
        return self.offices.get(found)

    def longest_in(self, words: list[str]) -> tuple[str, ...]:
        """The longest form among words, the later of two; empty where there is none."""
        for length in range(min(LONGEST, len(words)), 0, -1):
            for start in range(len(words) - length, -1, -1):
                form = tuple(words[start : start + length])
                if form in self.offices:
                    return form
        return ()

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of all forms."""
        return frozenset(word for form in self.offices for word in form)


@cache
def wordlist(language: str | None) -> Wordlist:
    """The wordlist of a language; an empty one for a language that has none, whose speakers are then known by their names alone."""
    try:
        tables = load(language or "en").tables
        offices, sides, roles = tables["offices"], tables["sides"]["sides"], tables["roles"]
    except (OnRecordError, KeyError):
        return Wordlist()
    small = frozenset(offices["words"]["small"])
    return Wordlist(
        dict(forms_of(offices, small)),
        {key(form): side for side, forms in sides.items() for form in (*forms, side)},
        frozenset(form for entry in roles["entry"] if entry["name"] == "title" for form in entry["forms"]),
        folded(offices["words"]["modifiers"]),
        small,
        folded(offices["words"]["unnamed"]),
        folded(offices["words"]["speaking_for"]),
        offices["ruled"],
    )


def forms_of(tables: dict[str, Any], small: frozenset[str]) -> Iterable[tuple[tuple[str, ...], Office]]:
    """Each form of each office and body, as folded words."""
    for sort in ("office", "body"):
        for row in tables[sort]:
            office = Office(row["name"], sort, row["of"], row.get("abroad", False))
            for form in row["forms"]:
                yield tuple(word for word in key(form).split() if word not in small), office


def folded(words: Iterable[str]) -> frozenset[str]:
    """Words as names are folded."""
    return frozenset(map(key, words))
