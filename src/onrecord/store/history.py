"""The plain moves on rows with a history: put new ones, end those that hold no more, find those that hold now."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Delete, Select, Table, Update, bindparam, delete, func, insert, select, update

from onrecord.store import tables
from onrecord.store.moments import NOW, AsOf, held, said
from onrecord.store.rows import Row

T = TypeVar("T")
CHANGED = "onrecord changed"  # whether the unit of work that is being done has changed anything
MANY = 200  # rows from which on copying is faster than inserting
MOST = 500  # values in one question, which both databases take


def put(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows, if there are any."""
    if not rows:
        return
    connection.info[CHANGED] = True
    if len(rows) < MANY or connection.dialect.name == "sqlite":
        connection.execute(insert(table), rows)
    else:
        copy_in(connection, table, rows)


def copy_in(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert many rows as PostgreSQL takes them fastest."""
    names, quoted = list(rows[0]), connection.dialect.identifier_preparer.quote
    columns = ", ".join(map(quoted, names))
    with connection.connection.cursor() as cursor, cursor.copy(f"copy {quoted(table.name)} ({columns}) from stdin") as copy:  # type: ignore[attr-defined]
        for row in rows:
            copy.write_row([row[name] for name in names])


@dataclass(frozen=True, slots=True)
class Sought:
    """A question that is asked again and again: these columns of the rows of a table that have one of many values in a column.

    Of a table with several kinds of rows, only those of `kind`; `now` leaves out what holds no more. It is made once: making it takes
    longer than asking.
    """

    table: Table
    names: tuple[str, ...]
    column: str
    kind: str | None = None
    now: bool = True


def find(connection: Connection, sought: Sought, values: Collection[Any], asof: AsOf = NOW) -> list[Any]:
    """The rows that hold (or held, and had been said), for as many values as there are."""
    if not values:
        return []
    asked = question(sought) if asof == NOW else as_of(sought, asof)
    return [row for some in parts(sorted(values)) for row in connection.execute(asked, {"values": some}).all()]


@cache
def question(sought: Sought) -> Select[Any]:
    """The question as of now."""
    asked = plain(sought)
    return asked.where(sought.table.c.known_to.is_(None)) if sought.now else asked


def as_of(sought: Sought, asof: AsOf) -> Select[Any]:
    """The question as of a moment."""
    return plain(sought).where((said if "said" in sought.table.c else held)(sought.table, asof))


def plain(sought: Sought) -> Select[Any]:
    """The question whatever holds; rows with a history in the order that they were kept."""
    table = sought.table
    asked = select(*(table.c[name] for name in sought.names)).where(table.c[sought.column].in_(bindparam("values", expanding=True)))
    asked = asked.where(table.c.kind == sought.kind) if sought.kind else asked
    return asked.order_by(table.c.row) if "row" in table.c else asked


def current(connection: Connection, table: Table, column: str, values: Collection[str]) -> dict[str, Row]:
    """The rows that hold now, by the value of a column."""
    rows = find(connection, Sought(table, tuple(table.c.keys()), column), values)
    return {row._mapping[column]: dict(row._mapping) for row in rows}


def end(connection: Connection, column: Column[Any], values: Collection[Any], at: str) -> None:
    """End the rows that hold now with these values in a column."""
    table: Any = column.table
    end_of(connection, Sought(table, (), column.name), values, at)


def end_of(connection: Connection, sought: Sought, values: Collection[Any], at: str) -> None:
    """End the rows that a question would find."""
    for some in parts(sorted(values)):
        done = connection.execute(ending(sought), {"values": some, "ended": at})
        connection.info[CHANGED] = connection.info.get(CHANGED) or done.rowcount > 0


@cache
def ending(sought: Sought) -> Update:
    """The sentence that ends rows."""
    table = sought.table
    among = table.c[sought.column].in_(bindparam("values", expanding=True))
    chosen = update(table).where(among, table.c.known_to.is_(None)).values(known_to=bindparam("ended"))
    return chosen.where(table.c.kind == sought.kind) if sought.kind else chosen


def drop(connection: Connection, column: Column[Any], values: Collection[Any]) -> None:
    """Delete rows of a table without a history, by the values of a column."""
    for some in parts(sorted(values)):
        connection.execute(dropping(column), {"values": some})


@cache
def dropping(column: Column[Any]) -> Delete:
    """The sentence that deletes rows."""
    table: Any = column.table
    return delete(table).where(column.in_(bindparam("values", expanding=True)))


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
