"""Permanent ids: whatever id once named a mention or an incident, it is answered for by the incident that holds those words now."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert, select, update

from onrecord.store import tables
from onrecord.store.moments import NOW, AsOf, held

Row = Mapping[str, Any]
FAR = 10_000_000  # a distance that no two spans of one report have


def incident_for(connection: Connection, id: str, asof: AsOf = NOW) -> str | None:
    """The incident that answers for an id, None where it never named anything, or all that it named is gone."""
    seen: set[str] = set()
    while id not in seen:
        seen.add(id)
        found = whole_of(connection, "incident", id, asof)
        if found:
            return found
        id = answering(connection, id) or companion(connection, id, asof) or id
    return None


def whole_of(connection: Connection, kind: str, id: str, asof: AsOf = NOW) -> str | None:
    """What a thing belongs to."""
    table = tables.members
    return connection.scalar(select(table.c.whole).where(table.c.kind == kind, table.c.id == id, held(table, asof)))


def answering(connection: Connection, id: str) -> str | None:
    """The mention that took the place of one that a later reading no longer has."""
    return connection.scalar(select(tables.aliases.c.answers).where(tables.aliases.c.id == id))


def companion(connection: Connection, id: str, asof: AsOf) -> str | None:
    """A mention that was last in one incident with this one, and still is in some."""
    old, other = tables.members, tables.members.alias()
    last = connection.execute(
        select(old.c.whole, old.c.known_to).where(old.c.kind == "incident", old.c.id == id).order_by(old.c.row.desc()).limit(1)
    ).first()
    if last is None:
        return None
    then = connection.scalars(
        select(old.c.id).where(old.c.kind == "incident", old.c.whole == last.whole, old.c.id != id).order_by(old.c.row.desc()).limit(100)
    ).all()
    chosen = other.c.kind == "incident", other.c.id.in_(then), held(other, asof)
    return connection.scalar(select(other.c.id).where(*chosen).order_by(other.c.row).limit(1))


def answer_for(connection: Connection, lost: Mapping[str, Row], at: str) -> None:
    """Have each mention that a new reading no longer has answered for by the nearest one of the same report."""
    table = tables.mentions
    for id, row in lost.items():
        chosen = select(table.c.id, table.c.start, table.c.end).where(table.c.document == row["document"], table.c.known_to.is_(None))
        there = sorted(connection.execute(chosen), key=lambda other: (apart(row, other._asdict()), other.id))
        if there:
            answered(connection, id, there[0].id, at)


def apart(one: Row, other: Row) -> int:
    """How far apart two mentions' words stand; less than nought where they overlap."""
    if one["start"] is None or other["start"] is None:
        return FAR
    distance: int = max(one["start"], other["start"]) - min(one["end"], other["end"])
    return distance


def answered(connection: Connection, id: str, by: str, at: str) -> None:
    """Write down which mention answers for an id."""
    table = tables.aliases
    done = connection.execute(update(table).where(table.c.id == id).values(answers=by, known_from=at))
    if not done.rowcount:
        connection.execute(insert(table), {"id": id, "answers": by, "known_from": at})
