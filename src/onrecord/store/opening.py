"""Opening the databases: SQLite as a file, PostgreSQL by address; and what each needs so that writers wait for each other.

A unit of work on SQLite begins with BEGIN IMMEDIATE, so that nobody else writes between what it looks up and what it changes; on PostgreSQL
it takes one lock of the whole record, for the same reason. Both end with it, whatever happens to the process.
"""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import StaticPool

from onrecord.errors import StoreError

SECONDS = 60  # so long a writer waits for another
LOCK = 20_250_404  # the number of the lock on PostgreSQL: any will do, so long as it stays
PRAGMAS = ("journal_mode = wal", "synchronous = full", "foreign_keys = on", "secure_delete = on", f"busy_timeout = {SECONDS * 1000}")
WRITES = "onrecord_writes"


def engine_of(where: str) -> Engine:
    """The database at an address: sqlite:///…, postgresql://…; or a path to a SQLite file."""
    url = address(where)
    if url.get_backend_name() == "sqlite":
        return sqlite_at(url)
    if url.get_backend_name() != "postgresql":
        raise StoreError(f"{url.render_as_string()}: the store is SQLite or PostgreSQL (postgresql://user@host/name)")
    return postgresql_at(url.set(drivername="postgresql+psycopg"))


def address(where: str) -> URL:
    """The address as SQLAlchemy takes it.

    >>> address("record/record.db").render_as_string()
    'sqlite:///record/record.db'
    """
    if "://" not in where:
        return URL.create("sqlite", database=where)
    try:
        return make_url(where.replace("postgres://", "postgresql://", 1))
    except ArgumentError as error:
        raise StoreError("the store's address cannot be read; write postgresql://user@host/name or a path") from error


def sqlite_at(url: URL) -> Engine:
    """A SQLite file, made with its folder where it is not there; readable by the user alone."""
    if url.database and url.database != ":memory:":
        path = Path(url.database)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.touch(mode=0o600, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{path}: the store cannot be made here ({error.strerror})") from error
    engine = create_engine(url, poolclass=StaticPool, connect_args={"timeout": SECONDS})
    event.listen(engine, "connect", prepared)
    event.listen(engine, "begin", begun)
    return engine


def prepared(connection: Any, record: object) -> None:
    """Set a fresh connection to SQLite up; the driver's own transactions are off, ours begin in `begun`."""
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"pragma {pragma}")


def begun(connection: Connection) -> None:
    """Begin a transaction on SQLite: at once for writing where it is going to write, so that it never has to turn back midway."""
    connection.exec_driver_sql("begin immediate" if connection.get_execution_options().get(WRITES) else "begin")


def postgresql_at(url: URL) -> Engine:
    """A database on a PostgreSQL server."""
    try:
        return create_engine(url, poolclass=StaticPool)
    except ImportError as error:
        raise StoreError("PostgreSQL needs a library more: pip install 'onrecord[postgresql]'") from error


def is_sqlite(connection: Connection) -> bool:
    """Whether it is SQLite."""
    return connection.dialect.name == "sqlite"


def locked(connection: Connection) -> None:
    """Wait until nobody else writes, until the end of the transaction. On SQLite its beginning did that."""
    if not is_sqlite(connection):
        connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
