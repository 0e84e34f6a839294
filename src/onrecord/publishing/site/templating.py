"""Templates into pages: everything that is shown is escaped, and nothing that turns the direction of writing gets through."""

from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined

from onrecord.marks import harmless
from onrecord.publishing.site import addresses
from onrecord.publishing.site.edition import Edition
from onrecord.publishing.site.interface import interface
from onrecord.publishing.wording import day, days

NAV = ("index", "agreements", "sources", "method", "how", "data")


class File(NamedTuple):
    """One file of the site: its path from the top, and its bytes."""

    path: str
    data: bytes


@cache
def environment() -> Environment:
    """The templates, with what they may call."""
    made = Environment(
        loader=PackageLoader("onrecord.publishing", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=clean,
    )
    made.globals.update(address=addresses, t=interface(), nav=NAV, country_days=days)
    made.filters.update(day=day, web=addresses.web, instant=moment)
    return made


def clean(value: Any) -> Any:
    """A value as it may stand on a page: nothing for None; of words, nothing that acts and does not show (Markup is made by templates)."""
    if value is None:
        return ""
    if type(value) is str and not value.isprintable():
        return harmless(value)
    return value


def moment(when: str | None) -> str:
    """An ISO day or instant in words.

    >>> moment("2025-04-04"), moment("2025-04-04T12:40:00Z")
    ('4 April 2025', '4 April 2025, 12:40 UTC')
    """
    clock = (when or "")[11:16]
    return day(when) + (f", {clock} UTC" if clock else "")


def page(path: str, template: str, edition: Edition, **shown: Any) -> File:
    """A page made of its template; `root` is the way from it to the site's top."""
    words = environment().get_template(template).render(path=path, root=addresses.up(path), edition=edition, **shown)
    return File(path, words.encode("utf-8", "replace"))


def packaged(name: str) -> bytes:
    """A file that goes into every site as it is."""
    return files("onrecord.publishing").joinpath("static", *name.split("/")).read_bytes()
