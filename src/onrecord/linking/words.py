"""The telling words of a passage: those that most reports do not have, by which two reports of one event are known again."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from sys import intern

from onrecord.errors import OnRecordError
from onrecord.lang.pack import load
from onrecord.places.spelling import key, loose

WORD = re.compile(r"[^\W\d_][\w'’`ʿʾ-]*[^\W\d_]")
BREAK = re.compile("[-’'`]")
SHORTEST = 4
MOST = 60  # words of one mention: the nearest to its beginning


def telling_words(passages: Iterable[str], language: str | None, without: Iterable[str] = ()) -> tuple[str, ...]:
    """The telling words of some passages as written, each once, in order; not those of the names in `without`.

    >>> telling_words(["The strike hit a bakery in Ghuwayran, killing Ann Example."], "en", ["Ann Example"])
    ('bakery', 'Ghuwayran')
    """
    found: dict[str, str] = {}
    known = {folded(word) for name in without for word in words_of(name, language)}
    for passage in passages:
        for word in words_of(passage, language):
            found.setdefault(folded(word), word)
    return tuple(word for fold, word in found.items() if fold not in known)[:MOST]


def words_of(passage: str, language: str | None) -> Iterator[str]:
    """The words of a passage that are not common."""
    for word in WORD.findall(passage):
        yield from uncommon(word, language)


@lru_cache(maxsize=50_000)
def uncommon(word: str, language: str | None) -> tuple[str, ...]:
    """A word, part by part of a hyphened one; nothing of a common one."""
    parts = BREAK.split(word) if BREAK.search(word) else [word]
    return tuple(intern(part) for part in parts if not is_common(key(part), language))


def is_common(plain: str, language: str | None) -> bool:
    """Whether a word tells nothing: too short, or one that many reports have."""
    known = common(language)
    return len(plain) < SHORTEST or plain in known or plain.removesuffix("s") in known


@lru_cache(maxsize=100_000)
def folded(word: str) -> str:
    """One word as it is compared: a name by its sound, so that its spellings meet, any other without the plural's ending.

    >>> folded("Ghuwayran") == folded("Ghwairan"), folded("convoys")
    (True, 'convoy')
    """
    plain = key(word)
    return intern("~" + (loose(word) or plain) if word[:1].isupper() or " " in word else plain.removesuffix("s"))


@cache
def common(language: str | None) -> frozenset[str]:
    """The words of a language that tell nothing; none for a language whose pack lists none."""
    try:
        return frozenset(load(language or "en").tables["common"]["words"].split())
    except (OnRecordError, KeyError):
        return frozenset()
