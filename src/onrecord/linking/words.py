"""The telling words of a passage: those that most reports do not have, by which two reports of one event are known again."""

import re
from functools import cache, lru_cache

from onrecord.errors import OnRecordError
from onrecord.lang.pack import load
from onrecord.places.spelling import key, sound_of

WORD = re.compile(r"[^\W\d_][\w'’`ʿʾ-]*[^\W\d_]")
SHORTEST = 4
MOST = 60  # words of one mention: the nearest to its beginning


def telling_words(passages: tuple[str, ...], language: str | None) -> tuple[str, ...]:
    """The telling words of some passages, each once, in order; names as they sound, so that their spellings meet.

    >>> telling_words(("The strike hit a bakery in Ghuwayran.",), "en") == telling_words(("At the bakery of Ghwairan",), "en")
    True
    """
    found: dict[str, None] = {}
    for passage in passages:
        found.update(dict.fromkeys(folded for word in WORD.findall(passage) for folded in parts_of(word, language)))
    return tuple(found)[:MOST]


@lru_cache(maxsize=50_000)
def parts_of(word: str, language: str | None) -> tuple[str, ...]:
    """A word as it is compared, part by part of a hyphened one; nothing of a common one."""
    return tuple(filter(None, (folded(part, language) for part in re.split("[-’'`]", word))))


def folded(word: str, language: str | None) -> str | None:
    """One word as it is compared: a name by its sound, any other by its letters without the plural's."""
    plain = key(word)
    if len(plain) < SHORTEST or plain in common(language) or plain.removesuffix("s") in common(language):
        return None
    return "~" + sound_of(plain) if word[0].isupper() else plain.removesuffix("s")


@cache
def common(language: str | None) -> frozenset[str]:
    """The words of a language that tell nothing; none for a language whose pack lists none."""
    try:
        return frozenset(load(language or "en").tables["common"]["words"].split())
    except (OnRecordError, KeyError):
        return frozenset()
