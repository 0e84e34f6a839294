"""The words of the live pages, from one file, so that they can be translated without touching the code."""

import tomllib
from functools import cache
from importlib.resources import files

from onrecord.publishing.site.interface import Words, words_of


@cache
def words() -> Words:
    """The words by name.

    >>> words().unknown.title
    'There is no such page'
    """
    found: Words = words_of(tomllib.loads(files("onrecord.web").joinpath("en.toml").read_text(encoding="utf-8")))
    return found
