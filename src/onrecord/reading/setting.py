"""Where a speaker stands and speaks: the side that a source belongs to, and the channel that a sentence names."""

import re
from functools import cache

from onrecord.lang.pack import Pack, load
from onrecord.records import Source


@cache
def sides(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """One expression for all words that name a side, and the side of each."""
    table: dict[str, list[str]] = load(language).tables["sides"]["sides"]
    known = {form: side for side, forms in table.items() for form in [side.lower(), *forms]}
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, known), key=len, reverse=True)) + r")\b"), known


@cache
def channels(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """One expression for all phrases that name a channel, and the channel of each."""
    table: dict[str, list[str]] = load(language).tables["sides"]["channels"]
    known = {form: channel for channel, forms in table.items() for form in forms}
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, known), key=len, reverse=True)) + r")\b"), known


def side_of(source: Source, pack: Pack) -> str | None:
    """The country or group of a source, by its office, its body or its name.

    >>> side_of(Source("Dee Vale", role="Ukrainian prosecutor"), load("en")), side_of(Source("Moscow"), load("en"))
    ('Ukraine', 'Russia')
    """
    regex, known = sides(pack.language)
    words = " ".join(filter(None, (source.role, source.organisation, source.name))).lower()
    found = regex.search(words)
    return known[found.group()] if found else None


def channel_of(folded: str, pack: Pack) -> str | None:
    """Where it was said, if the sentence names it.

    >>> channel_of("the mayor wrote on telegram", load("en"))
    'Telegram'
    """
    regex, known = channels(pack.language)
    found = regex.search(folded)
    return known[found.group()] if found else None
