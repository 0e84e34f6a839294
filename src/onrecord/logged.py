"""What stands in the archive's log and is not in the store yet: reports to be read, reports that came again, reports that were withdrawn.

The store notes how far it has seen the log, in the same unit of work that keeps what it saw; so a crash makes it look again, and nothing is
passed over. Where On Record reads differently now, every report is looked at once more.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from onrecord.archiving.entries import Entry, read
from onrecord.archiving.log import Log
from onrecord.archiving.packs import content
from onrecord.captures import Capture
from onrecord.lang.pack import languages, load
from onrecord.reading.reader import VERSION
from onrecord.records import Document
from onrecord.store.asking import Note
from onrecord.store.fresh import Arrival
from onrecord.store.store import Store
from onrecord.work import readable

AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Logged:
    """A capture of the log: its number, its entry, and whether it is to be read (False: it was, and came again)."""

    number: int
    entry: Entry
    document: Document
    unread: bool = True

    @property
    def report(self) -> str:
        """The id that the report had in its input."""
        return self.entry.id or self.document.id

    @property
    def arrival(self) -> Arrival:
        """What the store notes of its coming."""
        came = self.entry.collection
        return Arrival(self.number, (came and came.at) or self.entry.at, self.document, self.report, came.replaces if came else None)


def log_of(home: Path) -> Log | None:
    """The log of a home's archive, None where it has none."""
    log = Log(home / "archive")
    return log if log.entries.exists() or log.next.exists() else None


def reader_now() -> str:
    """Who reads now: the version of On Record, and each language's pack."""
    return " ".join((VERSION, *(f"{code}:{load(code).hash}" for code in languages())))


def unseen(store: Store, log: Log) -> Iterator[Logged]:
    """The captures that the store has not seen, or has seen read by another reader, in the order of the log."""
    facts = store.facts()
    since = int(facts.get("log", "0")) if facts.get("reader") == reader_now() else 0
    found = captures(log, since)
    while some := list(islice(found, AT_ONCE)):
        yield from sorted_out(store, some)


def captures(log: Log, since: int) -> Iterator[Logged]:
    """The captures of the log from a number on that were not withdrawn."""
    for number, line in enumerate(islice(log.lines(), since, None), since):
        entry = read(line)
        if entry is not None and entry.act == "capture" and entry.document is not None:
            yield Logged(number, entry, entry.document)


def sorted_out(store: Store, some: list[Logged]) -> Iterator[Logged]:
    """Captures with whether each is to be read: not those that this reader has read, in a report that was no later than this."""
    notes = store.notes([one.document.id for one in some])
    for one in some:
        note = notes.get(one.document.id)
        unread = note is None or not is_read(note) or earlier(one, note)
        if unread:
            notes[one.document.id] = note_of(one)  # so that of two in one group the second is looked at against the first
        yield replace(one, unread=unread)


def note_of(one: Logged) -> Note:
    """What the store will have noted of a capture once it is read."""
    language = one.document.language or "en"
    pack = load(language).hash if language in readable() else None
    return Note(one.report, one.document.published, VERSION, language, pack, None, None)


def is_read(note: Note) -> bool:
    """Whether a reading is of the reader of now; where no pack was loaded, the version alone tells."""
    return note.version == VERSION and (
        note.pack is None or (note.language in readable() and load(note.language or "en").hash == note.pack)
    )


def earlier(one: Logged, note: Note) -> bool:
    """Whether a report is earlier than that in which its text was read: the earliest stands for all, however they came."""
    return (one.document.published or "~", one.report) < (note.published or "~", note.report)


def capture_of(log: Log, one: Logged) -> Capture:
    """A capture as it was kept; its words come from the archive, checked against their hash."""
    entry = one.entry
    words = content(log.folder, entry.text).decode("utf-8") if entry.text else ""
    return Capture(one.report, words, one.document, entry.where or one.report)


def texts_of(home: Path, documents: Collection[str]) -> dict[str, str]:
    """The words of documents, as the archive keeps them; those that it does not hold any more are not there."""
    log = log_of(home)
    if log is None or not documents:
        return {}
    found: dict[str, str] = {}
    for one in captures(log, 0):
        if one.document.id in documents and one.document.id not in found:
            found[one.document.id] = capture_of(log, one).text
    return found
