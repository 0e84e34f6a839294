"""The plain moves on rows with a history: put new ones, end those that hold no more, find those that hold now."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, Table, delete, func, insert, select, update

from onrecord.store import tables
from onrecord.store.rows import Row

T = TypeVar("T")
CHANGED = "onrecord changed"  # whether the unit of work that is being done has changed anything
MOST = 500  # values in one question, which both databases take


def put(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows, if there are any."""
    if rows:
        connection.execute(insert(table), rows)
        connection.info[CHANGED] = True


def current(connection: Connection, table: Table, column: str, values: Sequence[str]) -> dict[str, Row]:
    """The rows that hold now, by the value of a column."""
    found: dict[str, Row] = {}
    for some in parts(values):
        chosen = table.c[column].in_(some), table.c.known_to.is_(None)
        found.update({row._mapping[column]: dict(row._mapping) for row in connection.execute(select(table).where(*chosen))})
    return found


def end(connection: Connection, column: Column[Any], values: Sequence[Any], at: str, *where: ColumnElement[bool]) -> None:
    """End the rows that hold now with these values in a column."""
    table: Any = column.table
    for some in parts(values):
        done = connection.execute(update(table).where(column.in_(some), table.c.known_to.is_(None), *where).values(known_to=at))
        connection.info[CHANGED] = connection.info.get(CHANGED) or done.rowcount > 0


def parts(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Values, as many at a time as fit into one question."""
    return (values[at : at + MOST] for at in range(0, len(values), MOST))


def facts(connection: Connection) -> dict[str, str]:
    """What the store knows of itself."""
    return {row.name: row.value for row in connection.execute(select(tables.facts))}


def know(connection: Connection, name: str, value: str) -> None:
    """Write a fact down, in the place of what it was."""
    connection.execute(delete(tables.facts).where(tables.facts.c.name == name))
    connection.execute(insert(tables.facts), {"name": name, "value": value})


def counted(connection: Connection) -> dict[str, int]:
    """How many rows each table holds."""
    return {table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables.METADATA.sorted_tables}
