"""Backups: one SQLite file whatever the database, so that a record can move from one to the other and be read in fifty years.

A backup is of one moment, made while others read and write. Restoring is one unit of work: the store is as it was, or as the backup is.
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, delete, func, select, text

from onrecord.errors import StoreError
from onrecord.store.migrating import migrate, revision_of
from onrecord.store.opening import WRITES, engine_of, is_sqlite
from onrecord.store.tables import METADATA

AT_A_TIME = 1000  # rows


def backup(connection: Connection, path: Path) -> None:
    """Write a backup; the file is there whole or not at all, and readable by the user alone."""
    part = path.with_name(path.name + ".part")
    try:
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        (pages_to if is_sqlite(connection) else rows_to)(connection, part)
        part.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{path}: the backup cannot be written ({error})") from error
    finally:
        part.unlink(missing_ok=True)


def pages_to(connection: Connection, path: Path) -> None:
    """Copy a SQLite database page by page, as its own backup does it."""
    copy = sqlite3.connect(path)
    try:
        source: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
        source.backup(copy)
        copy.execute("pragma journal_mode = delete")  # so that the backup is one file
    finally:
        copy.close()


def rows_to(connection: Connection, path: Path) -> None:
    """Copy any database row by row into a new SQLite file."""
    with into(path) as copy:
        migrate(copy)
        fill(connection, copy)


@contextmanager
def into(path: Path) -> Iterator[Connection]:
    """A transaction that writes a SQLite file."""
    engine = engine_of(str(path))
    try:
        with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
            yield connection
        with engine.connect() as connection:
            connection.connection.driver_connection.execute("pragma journal_mode = delete")  # type: ignore[union-attr]
    finally:
        engine.dispose()


def fill(source: Connection, target: Connection) -> None:
    """Copy all rows of all tables."""
    for table in METADATA.sorted_tables:
        rows = source.execute(select(table).execution_options(yield_per=AT_A_TIME))
        for some in rows.mappings().partitions():
            target.execute(table.insert(), [dict(row) for row in some])


def restore(connection: Connection, path: Path) -> None:
    """Put the rows of a backup in the place of all that the store holds. That of an older On Record is brought up to date on the way."""
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        copy = Path(folder) / "backup.db"
        try:
            shutil.copy(path, copy)
        except OSError as error:
            raise StoreError(f"{path}: the backup cannot be read ({error.strerror})") from error
        with checked(copy) as source:
            for table in reversed(METADATA.sorted_tables):
                connection.execute(delete(table))
            fill(source, connection)
    if not is_sqlite(connection):
        count_on(connection)


@contextmanager
def checked(path: Path) -> Iterator[Connection]:
    """A backup, up to date; raises StoreError for any other file."""
    if path.read_bytes()[:15] != b"SQLite format 3":
        raise StoreError("it is no backup: name a file that onrecord store backup wrote")
    with into(path) as source:
        if revision_of(source) is None:
            raise StoreError("it is no backup of a record: name a file that onrecord store backup wrote")
        migrate(source)
        yield source


def count_on(connection: Connection) -> None:
    """Have PostgreSQL number new rows after those that were put in with their numbers."""
    for table in METADATA.sorted_tables:
        if "row" in table.c:
            last = connection.scalar(select(func.max(table.c.row))) or 0
            connection.execute(text(f"select setval(pg_get_serial_sequence('{table.name}', 'row'), :last)"), {"last": max(last, 1)})
