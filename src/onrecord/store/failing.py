"""What went wrong and is not put right yet, so that the next run tells it again."""

from collections.abc import Collection
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, select

from onrecord.store import tables
from onrecord.store.history import Sought, end, find, put
from onrecord.store.moments import NOW, AsOf, held

STANDING = Sought(tables.failures, ("row", "step"), "subject")


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that could not be done: the `step` (a verb), its `subject` (a document, an incident), and why."""

    step: str
    subject: str
    message: str


def fail(connection: Connection, failure: Failure, at: str) -> None:
    """Keep a failure; the same again changes nothing."""
    if failure not in failures(connection):
        mend(connection, failure.step, [failure.subject], at)
        put(connection, tables.failures, [{**asdict(failure), "known_from": at}])


def mend(connection: Connection, step: str, subjects: Collection[str], at: str) -> None:
    """These things went well: what was wrong with them at this step is so no more."""
    rows = find(connection, STANDING, subjects)
    end(connection, tables.failures.c.row, [row.row for row in rows if row.step == step], at)


def failures(connection: Connection, asof: AsOf = NOW) -> list[Failure]:
    """What is not put right yet, the oldest first."""
    table = tables.failures
    chosen = select(table.c.step, table.c.subject, table.c.message).where(held(table, asof)).order_by(table.c.row)
    return [Failure(*row) for row in connection.execute(chosen)]
