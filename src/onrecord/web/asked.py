"""What a request asks for: the path of a page, and as of which day; whatever cannot be understood is an error with words for the reader."""

import re
from datetime import datetime
from typing import NamedTuple
from urllib.parse import parse_qsl

from onrecord.web.words import words

LONGEST = 2000  # letters of an address
FIELDS = 20
DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z)?", re.ASCII)
UNDER = "as-of"  # the folder under which the pages of other days are, so that their links stay among them


class Misunderstood(Exception):
    """An address that cannot be understood; the words say why."""


class Asked(NamedTuple):
    """A page, and the day as of which it is asked for (None: now); `to` where the day is to be moved into the path."""

    page: str
    day: str | None = None
    to: str | None = None


def asked_of(path: str, query: bytes) -> Asked:
    """What is asked for.

    >>> asked_of("/", b""), asked_of("/as-of/2025-04-05/how.html", b"").day
    (Asked(page='index.html', day=None, to=None), '2025-04-05')
    >>> asked_of("/incidents/m1.html", b"as_of=2025-04-05").to
    '/as-of/2025-04-05/incidents/m1.html'
    """
    if len(path) + len(query) > LONGEST:
        raise Misunderstood(words().bad.long)
    day = day_of(fields_of(query))
    within = path.lstrip("/")
    if within.partition("/")[0] == UNDER:
        _, then, within = (within + "//").split("/", 2)
        then, within = checked(then), within.strip("/")
    else:
        then = None
    within = within or "index.html"
    return Asked(within, day, f"/{UNDER}/{day}/{within}") if day else Asked(within, then)


def fields_of(query: bytes) -> dict[str, list[str]]:
    """What stands behind the question mark."""
    found: dict[str, list[str]] = {}
    try:
        pairs = parse_qsl(query.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=FIELDS)
    except ValueError as error:
        raise Misunderstood(words().bad.query) from error
    for name, value in pairs:
        if any(ord(letter) < 32 or 0xD800 <= ord(letter) <= 0xDFFF for letter in name + value):
            raise Misunderstood(words().bad.query)
        found.setdefault(name, []).append(value)
    return found


def day_of(fields: dict[str, list[str]]) -> str | None:
    """The day that is asked for behind the question mark."""
    days = fields.get("as_of", [])
    if len(days) > 1:
        raise Misunderstood(words().bad.day)
    return checked(days[0]) if days else None


def checked(day: str) -> str:
    """A day or instant, if it is one."""
    try:
        if DAY.fullmatch(day) and datetime.fromisoformat(day):
            return day
    except ValueError:
        pass
    raise Misunderstood(words().bad.day)
