"""What earlier runs saw, in one small SQLite file of the home, so that a run fetches only what is new.

Three tables: for each place that was looked at (an address, a file) by what its state is known again (ETag, Last-Modified, size and time of
a file); for each item (a page, a post, a row) the document that stands for it now; and what failed, where, and since when. Nothing is
remembered before `commit`, and `commit` is called only when the captures are kept: a crash makes a run do some work again, no more.
"""

import json
import sqlite3
from pathlib import Path

TABLES = """
create table if not exists places (place text primary key, etag text, modified text) without rowid;
create table if not exists items (item text primary key, document text not null) without rowid;
create table if not exists failures (spot text primary key, place text not null, message text not null, since text not null) without rowid;
create index if not exists failures_place on failures (place);
"""
FAILED = """
insert into failures values (?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
on conflict (spot) do update set place = excluded.place, message = excluded.message
"""
State = tuple[str | None, str | None]
UNSEEN: State = (None, None)


class Memory:
    """What was seen before.

    >>> memory = Memory()
    >>> memory.remember("https://a.example/1", "sha256:aa")
    >>> memory.document_of("https://a.example/1"), memory.document_of("https://a.example/2")
    ('sha256:aa', None)
    """

    def __init__(self, path: Path | None = None) -> None:
        self.tables = sqlite3.connect(path or ":memory:", isolation_level=None)
        self.tables.executescript("pragma journal_mode = wal; pragma synchronous = normal;" + TABLES)
        self.tables.execute("begin")
        self.any_failed = bool(self.tables.execute("select 1 from failures limit 1").fetchall())

    def state_of(self, place: str) -> State:
        """The ETag and the time of change that a place had when it was last taken."""
        found = self.tables.execute("select etag, modified from places where place = ?", (place,)).fetchone()
        return found or UNSEEN

    def note(self, place: str, etag: str | None, modified: str | None = None) -> None:
        """A place was taken whole, in this state."""
        if etag or modified:
            self.tables.execute("insert or replace into places values (?, ?, ?)", (place, etag, modified))

    def document_of(self, item: str) -> str | None:
        """The document that stands for an item now."""
        found = self.tables.execute("select document from items where item = ?", (item,)).fetchone()
        return found[0] if found else None

    def remember(self, item: str, document: str) -> None:
        """An item has this document now."""
        self.tables.execute("insert or replace into items values (?, ?)", (item, document))

    def failures(self, place: str) -> list[tuple[str, str]]:
        """What failed at a place when it was last taken: where, and what is wrong."""
        return self.tables.execute("select spot, message from failures where place = ? order by since, spot", (place,)).fetchall()

    def failing(self, spot: str, message: str, now: str) -> str:
        """Something failed at a spot; since when it does, without having been mended."""
        found = self.tables.execute("select since from failures where spot = ?", (spot,)).fetchone()
        since = str(found[0]) if found else now
        if not found:
            self.tables.execute("insert into failures values (?, ?, ?, ?)", (spot, spot, message, since))
        return since

    def fail(self, place: str, failed: list[tuple[str, str]]) -> None:
        """What failed at a place, in all; what failed there before and is not among it was mended."""
        spots = json.dumps([spot for spot, _ in failed])
        self.tables.execute("delete from failures where place = ? and spot not in (select value from json_each(?))", (place, spots))
        self.tables.executemany(FAILED, [(spot, place, message) for spot, message in failed])

    def mended(self, spot: str) -> None:
        """What failed at a spot fails no more."""
        if self.any_failed:
            self.tables.execute("delete from failures where spot = ?", (spot,))

    def forget(self, document: str) -> None:
        """Forget a document that was withdrawn, and make that last: its hash must not outlive it, or anybody could try a guessed post."""
        self.tables.execute("commit")
        self.tables.executescript("pragma secure_delete = on")  # what is deleted is overwritten on the disk
        self.tables.execute("begin")
        self.tables.execute("delete from places where place in (select item from items where document = ?)", (document,))
        self.tables.execute("delete from failures where place in (select 'file ' || item from items where document = ?)", (document,))
        self.tables.execute("delete from items where document = ?", (document,))
        self.tables.execute("delete from places where place like 'entry %'")  # their states are hashes of words; they are looked at again
        self.tables.execute("commit")
        self.tables.executescript("pragma wal_checkpoint(truncate)")
        self.tables.execute("begin")

    def commit(self) -> None:
        """Make what was noted and remembered last."""
        self.tables.execute("commit")
        self.tables.execute("begin")

    def close(self) -> None:
        """Forget what was not committed, and close."""
        self.tables.execute("rollback")
        self.tables.close()
