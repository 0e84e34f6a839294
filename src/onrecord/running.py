"""The whole way: collect, archive, read, link and weigh what is new, and keep it in the store. Run twice, it changes nothing.

Each verb's work is in its own folder; what is here is their order, the units of work, and what is said of failures: what went wrong with a
report is kept and told, and told again by every run until it is put right.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path

from msgspec import structs

from onrecord.archiving.entries import now
from onrecord.archiving.log import Log
from onrecord.captures import Found, Problem
from onrecord.casework import DECODER
from onrecord.errors import ArchiveError
from onrecord.forgetting import forget_withdrawn
from onrecord.linking.verdicts import Verdicts, verdicts_of
from onrecord.logged import Logged, capture_of, log_of, reader_now, unseen
from onrecord.publishing.form import Form
from onrecord.recording import fresh_of, record
from onrecord.records import Doubt, Reading
from onrecord.settling import settle
from onrecord.store.failing import Failure
from onrecord.store.fresh import Fresh
from onrecord.store.store import Store
from onrecord.work import Settings, Shown, guarded, unread, worked

BATCH = 50  # reports that are kept and linked in one unit of work
LINES = Settings(form=Form(format="jsonl", with_text=True))


@dataclass(slots=True)
class Outcome:
    """What became of a run: reports read, reports that came again, documents forgotten; how many incidents and failures there are now."""

    read: int = 0
    again: int = 0
    forgotten: int = 0
    incidents: int = 0
    standing: int = 0


@dataclass(slots=True)
class Run:
    """One run over a store. `tell` is told each problem, `progress` how far it is."""

    store: Store
    home: Path
    tell: Callable[[Problem], object] = print
    progress: Callable[[Outcome], object] = lambda outcome: None
    outcome: Outcome = field(default_factory=Outcome)
    told: set[Failure] = field(default_factory=set)

    def take(self, batch: Sequence[tuple[Logged, Shown | None]], verdicts: Verdicts) -> None:
        """Keep a batch; where it cannot be linked as one, each report for itself, so that one bad report stops no other."""
        done = guarded(partial(self.keep, batch, verdicts), lambda error: False)
        for one in () if done else batch:
            guarded(partial(self.keep, [one], verdicts), partial(self.keep_unlinked, one))
        self.outcome.read += sum(shown is not None for _, shown in batch)
        self.outcome.again += sum(shown is None for _, shown in batch)
        self.progress(self.outcome)

    def keep(self, batch: Sequence[tuple[Logged, Shown | None]], verdicts: Verdicts) -> bool:
        """Keep and link a batch in one unit of work, and how far the log is seen."""
        fresh = [fresh_from(logged, shown) for logged, shown in batch if shown is not None]
        at = now()
        with self.store.unit(at):
            self.store.arrive([logged.arrival for logged, shown in batch if shown is None], at)
            record(self.store, fresh, at, verdicts)
            self.note([Failure("read", one.document, one.failed) for one in fresh if one.failed], at)
            self.store.mend("read", [one.document for one in fresh if not one.failed], at)
            self.store.mend("link", [one.document for one in fresh], at)
            self.store.know("log", str(batch[-1][0].number + 1), at)
        return True

    def keep_unlinked(self, one: tuple[Logged, Shown | None], error: Exception) -> bool:
        """Keep a report that linking fell over: its reading, and the failure."""
        logged, shown = one
        at = now()
        message = f"On Record failed to link this report: {type(error).__name__}: {error}; please report it with the text"
        with self.store.unit(at):
            if shown is not None:
                self.store.keep([Fresh(reading_from(logged, shown), arrival=logged.arrival)], at)
            self.note([Failure("link", logged.document.id, message)], at)
            self.store.know("log", str(logged.number + 1), at)
        return True

    def note(self, failures: Iterable[Failure], at: str) -> None:
        """Keep failures, and tell them."""
        for failure in failures:
            self.store.fail(failure, at)
            self.told.add(failure)
            self.tell(Problem(failure.subject, failure.message))


def fresh_from(logged: Logged, shown: Shown) -> Fresh:
    """A report as it was read just now."""
    return fresh_of(reading_from(logged, shown), logged.arrival, left_out(shown))


def reading_from(logged: Logged, shown: Shown) -> Reading:
    """The reading of a report, under its name; where nothing could be read, an empty one with the reason."""
    words, _ = shown
    reading = DECODER.decode(words) if words else unread(logged.document, Doubt("failed", left_out(shown) or "it cannot be read"))
    return reading if reading.id == logged.report else structs.replace(reading, id=logged.report)


def left_out(shown: Shown) -> str | None:
    """Why a report, or a part of it, could not be read."""
    return "; ".join(problem.message for problem in shown[1] if problem.left_out) or None


def catch_up(run: Run) -> Outcome:
    """Bring the store up to the archive: forget what was withdrawn, read and link what is new, settle and weigh."""
    store = run.store
    run.outcome.forgotten = forget_withdrawn(store, run.home, now())
    if run.outcome.forgotten:
        store.sweep()
    log = log_of(run.home)
    if log is not None:
        read_new(run, log)
    settle(store, run.home, now())
    standing = store.failures()
    for failure in standing:
        if failure not in run.told:
            run.tell(Problem(failure.subject, failure.message))
    run.outcome.incidents, run.outcome.standing = store.incidents_now(), len(standing)
    return run.outcome


def read_new(run: Run, log: Log) -> None:
    """Read and keep what the store has not seen of the log."""
    verdicts = verdicts_of(run.store.judgements())
    found = read_in_order(run.store, log)
    while batch := list(islice(found, BATCH)):
        run.take(batch, verdicts)
    seen, reader = str(sum(1 for _ in log.lines())), reader_now()
    facts = run.store.facts()
    if (facts.get("log"), facts.get("reader")) != (seen, reader):
        at = now()
        with run.store.unit(at):
            run.store.know("log", seen, at)
            run.store.know("reader", reader, at)


def read_in_order(store: Store, log: Log) -> Iterator[tuple[Logged, Shown | None]]:
    """The captures that the store has not seen, in the order of the log, each as it was read; None for those that were read before."""
    passed: deque[Logged] = deque()
    for shown in worked(wanted(store, log, passed), LINES):
        while not passed[0].unread:
            yield passed.popleft(), None
        yield passed.popleft(), shown
    for one in passed:
        yield one, None


def wanted(store: Store, log: Log, passed: deque[Logged]) -> Iterator[Found]:
    """The captures that are to be read; all that were looked at are noted as passed. One whose bytes were changed is a problem."""
    for one in unseen(store, log):
        passed.append(one)
        if one.unread:
            try:
                yield capture_of(log, one)
            except ArchiveError as error:
                yield Problem(one.entry.where or one.report, str(error))
