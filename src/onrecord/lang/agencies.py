"""Which news agency a text credits: "(Reuters)" in its dateline, "By AFP" or "Source: TASS" on a line of its own.

What an agency is cited for inside a report ("the ministry told Reuters") is no credit: there the agency is a speaker, not the author.

>>> credited("KYIV (Reuters) - Two people were hurt in the night, the mayor said.")
'Reuters'
>>> credited("Two people were hurt in the night, the mayor told Reuters.")
"""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

HEAD = 300  # code points from the start in which a credit can stand, and from the end
TAIL = 160


@lru_cache(maxsize=1)
def names() -> dict[str, str]:
    """Each name that agencies go by, with the agency."""
    table = tomllib.loads((Path(__file__).parent / "agencies.toml").read_text("utf-8"))["agencies"]
    return {form: agency for agency, forms in table.items() for form in forms}


@lru_cache(maxsize=1)
def credit() -> re.Pattern[str]:
    """A credit: a name in brackets or strokes, maybe with a day or a town before it, or alone on a line or at its end behind a mark."""
    name = "|".join(sorted(map(re.escape, names()), key=lambda form: (-len(form), form)))
    beside = r"[^()/\[\]\n]{0,20}"
    before = r"(?:By |Source: ?|Источник: ?|Джерело: ?|المصدر: ?|© ?|[-–—] ?)?"
    bracketed = rf"[(/\[](?:{beside}[ ,])?(?P<in>{name})(?:[ ,/]{beside})?[)/\]]"
    return re.compile(rf"{bracketed}|(?:^|[.!?\"”»]\s|\n)\s*{before}(?P<line>{name})\s*(?:[.:]?\s*$|\n|[-–—:] )")


def agency_of(publisher: str | None) -> str | None:
    """The agency that a publisher is.

    >>> agency_of("reuters"), agency_of("Lowland Herald")
    ('Reuters', None)
    """
    if not publisher:
        return None
    return names().get(publisher) or folded().get(publisher.casefold())


@lru_cache(maxsize=1)
def folded() -> dict[str, str]:
    """The names in small letters, for the names of publishers, which stand alone."""
    return {form.casefold(): agency for form, agency in names().items()}


def credited(text: str) -> str | None:
    """The agency that a text credits, at its head or at its end."""
    found = credit().search(text[:HEAD]) or credit().search(text[-TAIL:])
    return names()[found["in"] or found["line"]] if found else None
