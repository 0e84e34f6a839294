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

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from onrecord.errors import StoreError
from onrecord.incidents import Assessment, Case, Incident, Judgement, Link, Mention
from onrecord.records import Reading
from onrecord.store import answering, asking, backups, belonging, concluding, erasing, failing, history, keeping, searching, tying
from onrecord.store.asking import Box, Note
from onrecord.store.erasing import Erased
from onrecord.store.failing import Failure
from onrecord.store.fresh import Arrival, Changes, Fresh, Lookup
from onrecord.store.migrating import migrate
from onrecord.store.moments import ALWAYS, NOW, AsOf, instant
from onrecord.store.opening import WRITES, engine_of, is_sqlite, locked
from onrecord.store.searching import Found
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


class Store:
    """What the record remembers."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.within: Connection | None = None  # the unit of work that is being done
        self.at = ALWAYS

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
    def asked(self) -> Iterator[Connection]:
        """A transaction that reads, and sees one state from beginning to end; within a unit of work, the unit's own."""
        if self.within is not None:
            yield self.within
            return
        try:
            with self.engine.connect() as connection:
                if not is_sqlite(connection):
                    connection = connection.execution_options(isolation_level="REPEATABLE READ")
                with connection.begin():
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
            last = history.facts(connection).get("latest", ALWAYS)
            self.within, self.at = connection, max(instant(at), last)
            try:
                history.know(connection, "latest", self.at)
                yield self.at
            finally:
                self.within = None

    def __str__(self) -> str:
        return self.engine.url.render_as_string()

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

    def wait_for(self, incidents: Collection[str] | None, at: str) -> None:
        """Have incidents wait to be weighed (None: all)."""
        with self.unit(at), self.changing() as connection:
            belonging.wait_for(connection, {one.id for one in asking.incidents(connection)} if incidents is None else incidents)

    def waiting(self, most: int = 200) -> list[str]:
        """Some of the incidents that changed since they were weighed; those that are gone too."""
        with self.asked() as connection:
            return concluding.waiting(connection, most)

    def assess(self, weighed: Collection[str], found: Sequence[Assessment], at: str) -> None:
        """Keep all that methods conclude of incidents that were weighed; what was concluded before and is not among it holds no more."""
        with self.unit(at) as moment, self.changing() as connection:
            concluding.assess(connection, weighed, found, moment)

    def judge(self, judgement: Judgement, at: str) -> None:
        """Keep what a person decided, or that it was taken back."""
        with self.unit(at) as moment, self.changing() as connection:
            concluding.judge(connection, judgement, moment)

    def incidents(self, asof: AsOf = NOW) -> Iterator[Incident]:
        """All incidents, by id."""
        with self.asked() as connection:
            yield from asking.incidents(connection, asof)

    def readings(self, asof: AsOf = NOW) -> Iterator[Reading]:
        """The readings of all reports, in the order that they were kept; without the reports' texts, which stand in the archive."""
        with self.asked() as connection:
            yield from asking.readings(connection, asof)

    def counted(self) -> dict[str, int]:
        """How many rows each table holds, history and all."""
        with self.asked() as connection:
            return history.counted(connection)

    def incident_for(self, id: str, asof: AsOf = NOW) -> str | None:
        """The id of the incident that answers for an id that a mention or an incident has, or ever had."""
        with self.asked() as connection:
            return answering.incident_for(connection, id, asof)

    def case(self, id: str, asof: AsOf = NOW) -> Case | None:
        """All that the record holds of the incident that answers for an id: its mentions and their counts."""
        with self.asked() as connection:
            return asking.case(connection, id, asof)

    def cases(self, ids: Sequence[str], asof: AsOf = NOW) -> list[Case]:
        """The cases of incidents, by the ids that they show now."""
        with self.asked() as connection:
            return asking.cases(connection, ids, asof)

    def mentions(self, ids: Sequence[str], asof: AsOf = NOW) -> list[Mention]:
        """Mentions by their ids."""
        with self.asked() as connection:
            return asking.mentions_of(connection, ids, asof)

    def neighbours(self, box: Box | None, first: str, last: str) -> list[Mention]:
        """The mentions of now in a box (None: anywhere) of events between two days."""
        with self.asked() as connection:
            return asking.neighbours(connection, box, first, last)

    def near(self, lookup: Lookup) -> list[Mention]:
        """The mentions of now that are worth comparing with one of these keys."""
        with self.asked() as connection:
            return tying.near(connection, lookup)

    def tie(self, mentions: Sequence[str], edges: Sequence[Edge], at: str) -> None:
        """Keep the pairs of mentions whose scores speak for one event, each once, the smaller id first, in the place of those before."""
        with self.unit(at), self.changing() as connection:
            tying.tie(connection, mentions, edges)

    def component(self, mentions: Collection[str]) -> tuple[set[str], list[Edge]]:
        """All mentions that hang together with these by such pairs, and the pairs: what is to be solved again together."""
        with self.asked() as connection:
            return tying.component(connection, mentions)

    def links(self, ids: Collection[str], kind: str = "incident", asof: AsOf = NOW) -> list[Link]:
        """The links of these things, with their reasons."""
        with self.asked() as connection:
            return asking.links_of(connection, kind, ids, asof)

    def voices(self) -> Iterator[tuple[str, str, str]]:
        """Every speaker as named (id), the document that names it, and what is known of it there (JSON)."""
        with self.asked() as connection:
            yield from tying.voices(connection)

    def sketches(self, documents: Sequence[str]) -> list[str]:
        """The sketches (JSON) of documents."""
        with self.asked() as connection:
            return tying.sketches(connection, documents)

    def wholes(self, kind: str, ids: Sequence[str], asof: AsOf = NOW) -> dict[str, str]:
        """What things belong to: mentions to incidents, documents to their origin (copy), names to speakers."""
        with self.asked() as connection:
            return asking.wholes_of(connection, kind, ids, asof)

    def linked_to(self, kind: str, ids: Collection[str]) -> set[str]:
        """All things that hang together with these by links that hold now."""
        with self.asked() as connection:
            return tying.linked_to(connection, kind, ids)

    def notes(self, documents: Sequence[str]) -> dict[str, Note]:
        """By whom and how documents were read last; those that were never read are not there."""
        with self.asked() as connection:
            return asking.notes_of(connection, documents)

    def reports(self, documents: Collection[str]) -> dict[str, tuple[str, ...]]:
        """In which reports each document came."""
        with self.asked() as connection:
            return asking.reports_of(connection, documents)

    def unlinked(self) -> list[Mention]:
        """The mentions that belong to no incident yet."""
        with self.asked() as connection:
            return tying.unlinked(connection)

    def copies_near(self, keys: Sequence[int]) -> list[str]:
        """The sketches (JSON) of the documents that share a key: likely copies."""
        with self.asked() as connection:
            return tying.copies_near(connection, keys)

    def assessments(self, incident: str | None = None, method: str | None = None, asof: AsOf = NOW) -> list[Assessment]:
        """What methods concluded."""
        with self.asked() as connection:
            return concluding.assessments(connection, incident, method, asof)

    def judgements(self, asof: AsOf = NOW) -> list[Judgement]:
        """What people decided, those taken back too."""
        with self.asked() as connection:
            return concluding.judgements(connection, asof)

    def search(self, question: str, asof: AsOf = NOW, most: int = 100) -> list[Found]:
        """The statements with all words of a question ("in quotes": one after the other; a star ends a beginning), the newest first."""
        with self.asked() as connection:
            return searching.search(connection, question, asof, most)

    def failures(self, asof: AsOf = NOW) -> list[Failure]:
        """What went wrong and is not put right."""
        with self.asked() as connection:
            return failing.failures(connection, asof)

    def fail(self, failure: Failure, at: str) -> None:
        """Keep that something went wrong."""
        with self.unit(at) as moment, self.changing() as connection:
            failing.fail(connection, failure, moment)

    def mend(self, step: str, subjects: Collection[str], at: str) -> None:
        """These went well at this step."""
        with self.unit(at) as moment, self.changing() as connection:
            failing.mend(connection, step, subjects, moment)

    def facts(self) -> dict[str, str]:
        """What the store knows of itself: `latest`, the moment of its last unit; `archive`, `log` and others that are written down."""
        with self.asked() as connection:
            return history.facts(connection)

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

    def backup(self, path: Path) -> None:
        """Write a backup of this moment: one SQLite file, whatever the database."""
        with self.asked() as connection:
            backups.backup(connection, path)

    def restore(self, path: Path, at: str) -> None:
        """Put a backup in the place of all that the store holds. Who erased documents since must erase them again, in the same unit."""
        with self.unit(at), self.changing() as connection:
            backups.restore(connection, path)
