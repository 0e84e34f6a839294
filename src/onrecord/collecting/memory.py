"""What earlier runs saw, in one small SQLite file of the home, so that a run fetches only what is new.

Two tables: for each place that was looked at (an address, a file) by what its state is known again (ETag, Last-Modified, size and time of a
file); for each item (a page, a post, a row) the document that stands for it now. Nothing is remembered before `commit`, and `commit` is
called only when the captures are kept: a crash makes a run do some work again, and lose nothing.
"""

import sqlite3
from pathlib import Path

TABLES = """
create table if not exists places (place text primary key, etag text, modified text) without rowid;
create table if not exists items (item text primary key, document text not null) without rowid;
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

    def forget(self, document: str) -> None:
        """Forget a document that was withdrawn, and make that last: its hash must not outlive it, or anybody could try a guessed post."""
        self.tables.execute("commit")
        self.tables.executescript("pragma secure_delete = on")  # what is deleted is overwritten on the disk
        self.tables.execute("begin")
        self.tables.execute("delete from places where place in (select item from items where document = ?)", (document,))
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
