"""The record while it is served: its edition as of now, made anew beside the old one when the record changes; and as of other days.

One thread speaks with the store: a connection to SQLite belongs to the thread that made it.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from functools import lru_cache
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import TypeVar

import msgspec

from onrecord.errors import OnRecordError
from onrecord.publishing.site.edition import Choices
from onrecord.publishing.site.templating import moment
from onrecord.store.moments import NOW, AsOf
from onrecord.store.store import Store, opened
from onrecord.stored import View, stored_edition
from onrecord.verdicts import BOOK
from onrecord.web.shelf import Shelf
from onrecord.web.words import words

T = TypeVar("T")
SECONDS = 2.0  # between two looks at whether the record has changed
SHARE = 4  # the record rests so many times as long as its edition took to be made
DAYS = 2  # editions of other days that are kept
Stamp = tuple[str, int, int]  # by which a change of the record is known


class Live:
    """A record that is served. `tell` is told what keeps it from being brought up to date."""

    def __init__(self, home: Path, where: str, choices: Choices, tell: Callable[[str], object] = print) -> None:
        self.home, self.choices, self.tell = home, choices, tell
        self._desk, self._open = ThreadPoolExecutor(1, "store"), ExitStack()
        self._looking, self._next, self._troubles = Lock(), 0.0, ""
        self.as_of = lru_cache(DAYS)(self._as_of)
        try:
            self.store: Store = self._asked(lambda: self._open.enter_context(opened(where))).result()
            self._stamp, self._shelf = self._asked(self._made).result()
        except BaseException:
            self.close()
            raise

    def _asked(self, question: Callable[[], T]) -> Future[T]:
        return self._desk.submit(question)

    def close(self) -> None:
        """Let go of the store."""
        self._desk.submit(self._open.close).result()
        self._desk.shutdown()

    def shelf(self) -> Shelf:
        """The pages of now; a change of the record is looked for now and then, and the pages stay until the new ones are there."""
        if monotonic() >= self._next and self._looking.acquire(blocking=False):
            self._asked(self._look)
        return self._shelf

    def _look(self) -> None:
        began = monotonic()
        try:
            if self._stamp_now() != self._stamp:
                self._stamp, self._shelf = self._made()
                self.as_of.cache_clear()
            self._troubles = ""
        except OnRecordError as error:
            self._trouble(str(error))
        finally:
            self._next = monotonic() + max(SECONDS, SHARE * (monotonic() - began))
            self._looking.release()

    def _trouble(self, words: str) -> None:
        if words != self._troubles:
            self._troubles = words
            self.tell(words)

    def _stamp_now(self) -> Stamp:
        book = self.home / BOOK
        kept = book.stat() if book.exists() else None
        return self.store.facts().get("latest", ""), kept.st_mtime_ns if kept else 0, kept.st_size if kept else 0

    def _made(self) -> tuple[Stamp, Shelf]:
        stamp = self._stamp_now()
        return stamp, Shelf(stored_edition(self.store, self.home, View(self.choices)))

    def _as_of(self, day: str) -> Shelf:
        title = words().as_of.title.format(title=self.choices.title, day=moment(day))
        view = View(msgspec.structs.replace(self.choices, title=title), published_by=day)
        return self._asked(lambda: Shelf(stored_edition(self.store, self.home, view))).result()

    def answering(self, id: str, day: str | None = None) -> str | None:
        """The incident that answers for an id that no incident shows any more."""
        asof = AsOf(published_by=day) if day else NOW
        return self._asked(lambda: self.store.incident_for(id, asof)).result()
