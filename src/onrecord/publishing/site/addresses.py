"""Where each page is: permanent, made of the evidence's ids alone, and safe as the name of a file whatever a report is called."""

import re

from onrecord.ids import id_of

SAFE = re.compile(r"[a-z][0-9a-f]{16}")
WEB = re.compile(r"https?://[^\s<>\"\\]+", re.I)


def file_id(id: str, letter: str) -> str:
    """An id as a file's name: our own as it is, any other as a hash.

    >>> file_id("m189feca621129d82", "m"), file_id("../../etc/passwd", "m")
    ('m189feca621129d82', 'm3754d6cb3a38e118')
    """
    return id if SAFE.fullmatch(id) else id_of(letter, id)


def incident(id: str) -> str:
    """The page of an incident, by the id of any of its mentions."""
    return f"incidents/{file_id(id, 'm')}.html"


def report(document: str) -> str:
    """The page of a report, by its document's id."""
    return f"reports/{id_of('r', document)}.html"


def source(id: str) -> str:
    """The page of a speaker."""
    return f"sources/{file_id(id, 's')}.html"


def agreement(id: str) -> str:
    """The page of an agreement."""
    return f"agreements/{file_id(id, 'a')}.html"


def web(url: str | None) -> str | None:
    """An address of the web as a link; anything else (javascript:, data:, a path) is none.

    >>> web("https://example.org/a"), web("javascript:alert(1)"), web(None)
    ('https://example.org/a', None, None)
    """
    return url if url and WEB.fullmatch(url) else None


def up(path: str) -> str:
    """The way from a page to the site's top.

    >>> up("index.html"), up("incidents/m1.html")
    ('', '../')
    """
    return "../" * path.count("/")
