"""The `Store`: what the record remembers, behind one door, whichever database lies beneath.

>>> with opened() as store:
...     store.incident_for("m0123456789abcdef"), list(store.incidents())
(None, [])

There is no clock here: each change is told its moment (`at`). Changes made within one `with store.unit(at)` are all kept or none, and
nobody else writes between what the unit looks up and what it changes.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from onrecord.errors import StoreError
from onrecord.incidents import Allegation, Assessment, Deal, Judgement
from onrecord.store import asking, backups, belonging, concluding, erasing, failing, history, keeping, tying
from onrecord.store.erasing import Erased
from onrecord.store.failing import Failure
from onrecord.store.fresh import Arrival, Changes, Fresh
from onrecord.store.migrating import migrate
from onrecord.store.moments import ALWAYS, instant
from onrecord.store.opening import WRITES, engine_of, locked
from onrecord.store.questions import Questions
from onrecord.store.tying import Edge


@contextmanager
def opened(where: str = ":memory:") -> Iterator["Store"]:
    """The store at an address (`sqlite:///…`, `postgresql://…`, a path), made or brought up to date; one in memory without any."""
    engine = engine_of(where)
    try:
        store = Store(engine)
        with store.changing() as connection:
            migrate(connection)
        yield store
    finally:
        engine.dispose()


class Store(Questions):
    """What the record remembers: all its questions, and all that changes it."""

    @contextmanager
    def changing(self) -> Iterator[Connection]:
        """A transaction that writes; within a unit of work, the unit's own."""
        if self.within is not None:
            yield self.within
            return
        try:
            with self.engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
                locked(connection)
                yield connection
        except DBAPIError as error:
            raise StoreError(f"{self}: {str(error.orig).strip()}") from error

    @contextmanager
    def unit(self, at: str) -> Iterator[str]:
        """One unit of work: all that is changed in it is kept, or nothing. The moment that it has: never before that of the last unit."""
        if self.within is not None:
            yield self.at
            return
        with self.changing() as connection:
            connection.info[history.CHANGED] = False
            self.within, self.at = connection, max(instant(at), history.facts(connection).get("latest", ALWAYS))
            try:
                yield self.at
            finally:
                self.within = None
            if connection.info[history.CHANGED]:
                history.know(connection, "latest", self.at)

    def keep(self, fresh: Sequence[Fresh], at: str) -> set[str]:
        """Keep readings with their documents, mentions and claims; the mentions that are to be linked now: new ones, and those left behind.

        A reading that the record holds as it is changes nothing.
        """
        with self.unit(at) as moment, self.changing() as connection:
            return keeping.keep(connection, fresh, moment)

    def relink(self, changes: Changes, at: str) -> tuple[str, ...]:
        """Keep what linking found; the ids of the incidents that this changes, those that are gone too. They wait to be weighed."""
        with self.unit(at) as moment, self.changing() as connection:
            return belonging.relink(connection, changes, moment)

    def arrive(self, arrivals: Sequence[Arrival], at: str) -> set[str]:
        """Keep that documents which are known came again; their mentions, whose incidents tell in which reports they stand."""
        with self.unit(at) as moment, self.changing() as connection:
            return keeping.arrive(connection, arrivals, moment)

    def enter(self, deals: Sequence[Deal], allegations: Sequence[Allegation], at: str) -> None:
        """Keep the register of agreements and alleged breaches as it is now."""
        with self.unit(at) as moment, self.changing() as connection:
            concluding.register(connection, deals, allegations, moment)

    def wait_for(self, incidents: Collection[str] | None, at: str) -> None:
        """Have incidents wait to be weighed (None: all)."""
        with self.unit(at), self.changing() as connection:
            belonging.wait_for(connection, {one.id for one in asking.incidents(connection)} if incidents is None else incidents)

    def assess(self, weighed: Collection[str], found: Sequence[Assessment], at: str) -> None:
        """Keep all that methods conclude of incidents that were weighed; what was concluded before and is not among it holds no more."""
        with self.unit(at) as moment, self.changing() as connection:
            concluding.assess(connection, weighed, found, moment)

    def decide(self, found: Sequence[Judgement], at: str) -> set[str]:
        """Keep what people decided, as it is found again now; the ids of what is judged otherwise than before."""
        with self.unit(at) as moment, self.changing() as connection:
            return concluding.decide(connection, found, moment)

    def tie(self, mentions: Sequence[str], edges: Sequence[Edge], at: str) -> None:
        """Keep the pairs of mentions whose scores speak for one event, each once, the smaller id first, in the place of those before."""
        with self.unit(at), self.changing() as connection:
            tying.tie(connection, mentions, edges)

    def fail(self, failure: Failure, at: str) -> None:
        """Keep that something went wrong."""
        with self.unit(at) as moment, self.changing() as connection:
            failing.fail(connection, failure, moment)

    def mend(self, step: str, subjects: Collection[str], at: str) -> None:
        """These went well at this step."""
        with self.unit(at) as moment, self.changing() as connection:
            failing.mend(connection, step, subjects, moment)

    def know(self, name: str, value: str, at: str) -> None:
        """Write a fact down."""
        with self.unit(at), self.changing() as connection:
            history.know(connection, name, value)

    def erase(self, document: str, at: str) -> Erased:
        """Erase a document: its words and its name go from every table, history and all."""
        with self.unit(at), self.changing() as connection:
            return erasing.erase(connection, document)

    def sweep(self) -> None:
        """After an erasure: have what was deleted gone from the disk too, as far as the database can."""
        with self.changing() as connection:
            erasing.merged(connection)
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            erasing.swept(connection)

    def tidy(self) -> None:
        """Have the database learn how its rows are spread, so that it finds the shortest ways to them."""
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("analyze")

    def backup(self, path: Path) -> None:
        """Write a backup of this moment: one SQLite file, whatever the database."""
        with self.asked() as connection:
            backups.backup(connection, path)

    def restore(self, path: Path, at: str) -> None:
        """Put a backup in the place of all that the store holds. Who erased documents since must erase them again, in the same unit."""
        with self.unit(at), self.changing() as connection:
            backups.restore(connection, path)
