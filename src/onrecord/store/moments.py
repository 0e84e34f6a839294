"""Instants as the store keeps them, and the two ways to ask: what had been said by a moment, and what this record held then.

Every instant is written in UTC with microseconds, so that their order as words is their order in time. A day alone stands for its end: what
was published "on the 5th" had surely been said only when the 5th was over.

>>> instant("2025-04-05T12:00:00+03:00"), instant("2025-04-05")
('2025-04-05T09:00:00.000000Z', '2025-04-05T23:59:59.999999Z')
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, FromClause, and_, or_

from onrecord.errors import StoreError

ALWAYS = "0001-01-01T00:00:00.000000Z"


@dataclass(frozen=True, slots=True)
class AsOf:
    """A moment to ask as of: `known_by`, what this record held then (None: now); `published_by`, what had been said (None: whenever).

    Each is an ISO day or instant. Who asks both asks what this record held at the one moment of what had been said by the other.
    """

    known_by: str | None = None
    published_by: str | None = None


NOW = AsOf()


def instant(words: str) -> str:
    """An ISO day or instant as the store keeps it; raises StoreError for anything else."""
    try:
        found = datetime.fromisoformat(words)
    except ValueError as error:
        raise StoreError(f"{words!r} is no moment; write an ISO day or instant, such as 2025-04-05 or 2025-04-05T12:00:00Z") from error
    if len(words) <= len("2025-04-05"):
        found = found.replace(hour=23, minute=59, second=59, microsecond=999999)
    return written(found)


def written(moment: datetime) -> str:
    """A moment as the store writes it; one without a zone is in UTC."""
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(len(ALWAYS), "0")


def said_by(published: str | None, came: str) -> str:
    """When a report had surely been said: at its publication; where that is unknown, or no moment, when it came.

    >>> said_by("2025-04-04", "2025-04-09T08:00:00.000000Z"), said_by(None, "2025-04-09T08:00:00.000000Z")
    ('2025-04-04T23:59:59.999999Z', '2025-04-09T08:00:00.000000Z')
    """
    try:
        return instant(published) if published else came
    except StoreError:
        return came


def held(table: FromClause, asof: AsOf = NOW) -> ColumnElement[bool]:
    """The rows of a table that the record held."""
    columns: Any = table.c
    if asof.known_by is None:
        known: ColumnElement[bool] = columns.known_to.is_(None)
        return known
    moment = instant(asof.known_by)
    return and_(columns.known_from <= moment, or_(columns.known_to.is_(None), columns.known_to > moment))


def said(table: FromClause, asof: AsOf = NOW) -> ColumnElement[bool]:
    """The rows of a table that the record held, of reports that had been published."""
    known = held(table, asof)
    if asof.published_by is None:
        return known
    return and_(known, table.c.said <= instant(asof.published_by))
