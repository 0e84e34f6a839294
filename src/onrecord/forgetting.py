"""Withdrawing from the store what was withdrawn from the archive: its words go, and what stood with it is linked and weighed anew."""

from collections.abc import Iterable
from pathlib import Path

from onrecord.archiving.entries import WITHDRAWN, now
from onrecord.home import store_of
from onrecord.linking.verdicts import Verdicts
from onrecord.logged import log_of
from onrecord.recording import link, relate_copies, settle_registers, settle_speakers, weigh_waiting
from onrecord.store.store import Store, opened


def forget(store: Store, documents: Iterable[str], at: str, verdicts: Verdicts | None = None) -> None:
    """Erase documents from the store, in one unit of work with all that follows from it."""
    gone = sorted(documents)
    if not gone:
        return
    with store.unit(at):
        for document in gone:
            left = store.erase(document, at)
            link(store, left.mentions, at, verdicts or {})
            relate_copies(store, left.copies, at, verdicts or {})
        settle_speakers(store, at, verdicts)
        settle_registers(store, at)
        weigh_waiting(store, at)


def forget_at(home: Path, documents: Iterable[str]) -> None:
    """Erase documents from the store of a home."""
    with opened(store_of(home)) as store:
        forget(store, store.notes(sorted(documents)), now())
        store.sweep()


def forget_withdrawn(store: Store, home: Path, at: str) -> int:
    """Erase from the store every document whose entries were all withdrawn from the archive's log; how many those were.

    The log is asked, and nothing else: so a store that came back from a backup, and one whose run was stopped in the midst, lose it too.
    """
    log = log_of(home)
    if log is None:
        return 0
    blank = {number for number, line in enumerate(log.lines()) if line.startswith(WITHDRAWN)}
    gone = [document for document, entries in store.entries(blank).items() if blank.issuperset(entries)]
    forget(store, gone, at)
    return len(gone)
