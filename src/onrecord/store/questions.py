"""What the store can be asked: each question is answered from one state of the record, as of now or of a moment."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from onrecord.errors import StoreError
from onrecord.incidents import Allegation, Assessment, Case, Deal, Incident, Judgement, Link, Mention
from onrecord.records import Reading
from onrecord.store import answering, asking, concluding, failing, history, searching, tying
from onrecord.store.asking import Box, Note
from onrecord.store.failing import Failure
from onrecord.store.fresh import Lookup
from onrecord.store.moments import ALWAYS, NOW, AsOf
from onrecord.store.opening import is_sqlite
from onrecord.store.searching import Found
from onrecord.store.tying import Edge


class Questions:
    """The questions of the store. Within a unit of work they see what it has changed so far."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.within: Connection | None = None  # the unit of work that is being done
        self.at = ALWAYS

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

    def __str__(self) -> str:
        return self.engine.url.render_as_string()

    def waiting(self, most: int = 200) -> list[str]:
        """Some of the incidents that changed since they were weighed; those that are gone too."""
        with self.asked() as connection:
            return concluding.waiting(connection, most)

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

    def incidents_now(self) -> int:
        """How many incidents there are now."""
        with self.asked() as connection:
            return asking.incidents_now(connection)

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

    def near(self, lookups: Mapping[str, Lookup]) -> tuple[dict[str, set[str]], dict[str, Mention]]:
        """For each mention, by its keys, the ids of those of now that are worth comparing with it; and these mentions."""
        with self.asked() as connection:
            return tying.near(connection, lookups)

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

    def entries(self, numbers: Collection[int]) -> dict[str, set[int]]:
        """The documents that came under these entries of the archive's log, each with all its entries."""
        with self.asked() as connection:
            return asking.entries_of(connection, numbers)

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

    def facts(self) -> dict[str, str]:
        """What the store knows of itself: `latest`, the moment of its last unit; `archive`, `log` and others that are written down."""
        with self.asked() as connection:
            return history.facts(connection)

    def register(self, asof: AsOf = NOW) -> tuple[list[Deal], list[Allegation]]:
        """The agreements over all reports, and the alleged breaches."""
        with self.asked() as connection:
            return concluding.deals(connection, asof), concluding.allegations(connection, asof)

    def readings_that(self, *kinds: str) -> list[Reading]:
        """The readings of now that make claims of some kinds."""
        with self.asked() as connection:
            return asking.readings_that(connection, kinds)

    def readings_of(self, documents: Sequence[str]) -> list[Reading]:
        """The readings of now of some documents."""
        with self.asked() as connection:
            return asking.readings_of(connection, documents)

    def judged(self, documents: Collection[str]) -> dict[str, str | None]:
        """With which judgements these documents were kept, and all others that were judged."""
        with self.asked() as connection:
            return asking.judged_of(connection, documents)
