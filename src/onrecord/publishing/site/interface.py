"""The words of the interface, from one file, so that they can be translated without touching a page."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


class Words(dict[str, Any]):
    """Words by name, as templates ask for them: `t.home.title`; a missing one is an error and not an empty place."""

    def __getattr__(self, name: str) -> Any:
        return self[name]


def words_of(value: Any) -> Any:
    """Tables, and tables inside them, as words."""
    return Words({name: words_of(inner) for name, inner in value.items()}) if isinstance(value, dict) else value


@cache
def interface(language: str = "en") -> Words:
    """The words of the interface in a language."""
    text = files("onrecord.publishing.site").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    found: Words = words_of(tomllib.loads(text))
    return found


def count(number: int, one: str, many: str) -> str:
    """A number with its noun.

    >>> count(1, "report", "reports"), count(1200, "report", "reports")
    ('1 report', '1,200 reports')
    """
    return f"{number:,} {one if number == 1 else many}"
