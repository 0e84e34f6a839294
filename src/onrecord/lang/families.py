"""The families that a text names: two strikes on one day are told apart by whose house was hit."""

import re
import tomllib
from functools import cache
from pathlib import Path

NAME = r"(?:(?:[Aa]l|[Ee]l|[Aa]bu|[Uu]mm|[Bb]ani|[Ii]bn|[Dd]e|[Vv]an)[- ])?(?P<{0}>[^\W\d_a-z][\w’'-]+)"
FIRST = frozenset({"The", "A", "An", "His", "Her", "Their", "Our", "My", "This", "One", "Another", "Each", "Every", "Extended"})


@cache
def pattern(language: str) -> re.Pattern[str] | None:
    """A name, or two joined, and the word for families behind it; None for a language whose pack has none."""
    path = Path(__file__).parent / language / "families.toml"
    if not path.exists():
        return None
    behind = tomllib.loads(path.read_text("utf-8"))["families"]["before"]
    return re.compile(rf"(?<!\w)(?:{NAME.format('other')},? (?:and|&) )?{NAME.format('name')}{behind}")


def families_in(text: str, language: str | None) -> tuple[str, ...]:
    """The names of families, without their articles, each once.

    >>> families_in("It hit the Al-Berg family home and houses of the Dorn and Eder families.", "en")
    ('Berg', 'Dorn', 'Eder')
    >>> families_in("The family fled; a family home was hit.", "en")
    ()
    """
    found = pattern(language or "en")
    if found is None:
        return ()
    names = (match[group] for match in found.finditer(text) for group in ("other", "name") if match[group])
    return tuple(dict.fromkeys(bare(name) for name in names if name not in FIRST))


def bare(name: str) -> str:
    """A name without its article.

    >>> bare("Al-Berg"), bare("Dorn’s")
    ('Berg', 'Dorn')
    """
    return re.sub(r"^(?:[Aa]l|[Ee]l)-|['’]s?$", "", name)
