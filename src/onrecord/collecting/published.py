"""The day or instant of publication as an input states it: ISO 8601 or nothing, never a guess."""

import re
from datetime import date, datetime

from onrecord.records import Doubt

DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")


def published_of(value: object) -> tuple[str | None, tuple[Doubt, ...]]:
    """A stated publication time as ISO day or instant; None and a doubt where it is neither.

    >>> published_of("2025-04-04T18:30:00Z")
    ('2025-04-04T18:30:00Z', ())
    >>> published_of("last Friday")[0] is None
    True
    """
    if value is None or value == "":
        return None, ()
    stated = str(value).strip()
    if is_instant(stated):
        return stated, ()
    if DAY.match(stated) and is_instant(stated[:10]):
        return stated[:10], ()
    message = f"the publication day {stated[:40]!r} is no ISO day; write it as 2025-04-04. Days of the week were read without it"
    return None, (Doubt("published", message),)


def is_instant(stated: str) -> bool:
    """Whether this is an ISO day or instant of the calendar, with the year first and hyphens between."""
    if not DAY.match(stated):
        return False
    try:
        return bool(date.fromisoformat(stated) if len(stated) == 10 else datetime.fromisoformat(stated))
    except ValueError:
        return False
