"""Names over languages: Cyrillic ones in Latin letters, and given names that several languages spell, so that a person is one everywhere.

The tables follow what English reports write; what remains different ("Zelenskyi", "Zelensky") is evened out by how names sound
(`places/spelling.py`). Arabic writes no short vowels and is not here.

>>> romanised("Сергій Лисак", "uk"), romanised("Сергей Лысак", "ru"), romanised("Lysak", "en")
('Serhii Lysak', 'Sergey Lysak', 'Lysak')
"""

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

CYRILLIC = re.compile("[Ѐ-ӿ]")
Letters = dict[str, str]


@lru_cache(maxsize=1)
def tables() -> dict[str, dict[str, Any]]:
    """The tables of letters and given names."""
    return tomllib.loads((Path(__file__).parent / "names.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def given_names() -> dict[str, str]:
    """Each spelling of a given name, with the name.

    >>> given_names()["vladimir"] == given_names()["volodymyr"]
    True
    """
    return {form: name for name, forms in tables()["given"].items() for form in (*forms, name)}


@lru_cache(maxsize=1)
def particles() -> frozenset[str]:
    """Small words of names, which tell nobody from others.

    >>> "al" in particles()
    True
    """
    return frozenset(tables()["particles"]["words"])


@lru_cache(maxsize=8)
def letters(language: str | None) -> tuple[Letters, Letters]:
    """The letters of a language, and those that are other at the beginning of a word."""
    known = tables()
    if language == "uk":
        within = known["cyrillic"] | known["ukrainian"]
        return within, within | known["ukrainian_first"]
    return known["cyrillic"], known["cyrillic"]


def romanised(name: str, language: str | None) -> str:
    """A name in Latin letters; one that has no Cyrillic letter as it is."""
    if not CYRILLIC.search(name):
        return name
    within, first = letters(language)
    return " ".join(capital(word, first.get(word[0].lower(), word[0]) + spelled(word[1:], within)) for word in name.split())


def spelled(word: str, within: Letters) -> str:
    """The letters of a word, each by its table."""
    return "".join(within.get(letter, letter) for letter in word.lower())


def capital(written: str, word: str) -> str:
    """A word with a capital where it was written with one."""
    return word[:1].upper() + word[1:] if written[:1].isupper() else word
