"""Keeping captures: their bytes and entries are written together, many at a time, and each is reported only when it is on the disk."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import monotonic

from onrecord.archiving.entries import Entry, of_capture, read
from onrecord.archiving.packs import Packing
from onrecord.archiving.withdrawal import again
from onrecord.archiving.writer import Writer
from onrecord.captures import Capture, Found, Problem

MOST = 500  # captures that are written together
MOST_BYTES = 16_000_000
MOST_SECONDS = 1.0  # so long a capture waits for others


@dataclass(frozen=True, slots=True)
class Kept:
    """A capture that is on the disk: its number in the log, and whether it is new (False: the same was kept before)."""

    capture: Capture
    number: int
    new: bool = True


class Keeper:
    """Keeps captures through a writer; what waits is written by `flush`."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.numbers: dict[bytes, int] = {}
        self.latest: dict[bytes, int] = {}  # by document, for the versions that replace it
        self.packing = Packing()
        self.waiting: list[tuple[Capture, Entry]] = []
        self.done: list[Kept | Problem] = []
        again(writer)
        self.withdrawn = writer.key.marks()
        for number, line in enumerate(writer.log.lines()):
            self.know(number, read(line))
        self.begin()

    def begin(self) -> None:
        """Begin with an empty group."""
        self.waiting.clear()
        self.since = monotonic()
        self.packing.begin(self.writer.frontier.size)

    def know(self, number: int, entry: Entry | None) -> None:
        """Learn what the archive holds, so that the same is not kept twice."""
        if entry is None or entry.body is None or entry.text is None:
            return
        self.numbers[mark_of(entry)] = number
        self.latest[short(entry.document.id if entry.document else "")] = number
        for ref in (entry.body, entry.text):
            self.packing.know(ref)

    def add(self, capture: Capture) -> list[Kept | Problem]:
        """Take a capture; what is on the disk now, in order (often nothing: it waits for others)."""
        if self.withdrawn and self.writer.key.mark(capture.document.id) in self.withdrawn:
            self.done.append(Problem(capture.where, "the document was withdrawn from the record; it is not kept again", False))
        else:
            self.take(capture)
        full = len(self.waiting) >= MOST or self.packing.size >= MOST_BYTES
        return self.flush() if full or monotonic() - self.since > MOST_SECONDS else []

    def take(self, capture: Capture) -> None:
        """Put a capture to those that wait, unless it is in the archive."""
        text = capture.text.encode("utf-8")
        body = capture.received.body if capture.received else text
        before = self.latest.get(short((capture.received and capture.received.replaces) or ""))
        entry = of_capture(capture, self.writer.by, self.packing.add(body), self.packing.add(text), before)
        mark = mark_of(entry)
        number = self.numbers.get(mark)
        if number is not None:
            self.done.append(Kept(capture, number, new=False))
            return
        self.numbers[mark] = self.latest[short(capture.document.id)] = self.writer.frontier.size + len(self.waiting)
        self.waiting.append((capture, entry))

    def flush(self) -> list[Kept | Problem]:
        """Write what waits, and report it."""
        if self.waiting:
            base = self.writer.add([entry for _, entry in self.waiting], b"".join(self.packing.pieces))
            self.done += [Kept(capture, base + at) for at, (capture, _) in enumerate(self.waiting)]
        self.begin()
        done, self.done = self.done, []
        return done


def keep_all(found: Iterable[Found], home: Path, by: str) -> Iterator[Kept | Problem]:
    """Keep captures as they come; each is handed on when it is on the disk, and a problem as it is."""
    with Writer(home, by) as writer:
        keeper = Keeper(writer)
        for item in found:
            if isinstance(item, Problem):
                yield item
            else:
                yield from keeper.add(item)
        yield from keeper.flush()


def mark_of(entry: Entry) -> bytes:
    """What makes a capture the same as one before: document, bytes and the place that it was got from, however that was written."""
    came = entry.collection
    place = (came and (came.url or came.item)) or entry.where
    parts = (entry.document and entry.document.id, entry.body and entry.body.sha256, place, entry.id)
    return short("\0".join(map(str, parts)))


def short(words: str) -> bytes:
    """Words as sixteen bytes, so that millions fit in memory."""
    return sha256(words.encode("utf-8", "replace")).digest()[:16]
