"""Where collecting meets the archive: runs sources, keeps what is new, and remembers what was seen once it is kept.

A capture counts as new when it is on the disk. An item whose words changed becomes a new version, which names the one that it replaces; the
old one stays. What goes wrong with one source is told, and the next is run.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from getpass import getuser
from pathlib import Path
from time import monotonic

from msgspec.structs import replace

from onrecord.archiving.keeping import Keeper, Kept
from onrecord.archiving.writer import Writer
from onrecord.captures import Capture, Found, Problem, Received
from onrecord.collecting import files, sources
from onrecord.collecting.attempts import attempted
from onrecord.collecting.fetching import Network, Web
from onrecord.collecting.memory import Memory
from onrecord.collecting.sources import Source
from onrecord.work import steps

MEMORY = "collected.db"
EVERY = 2.0  # seconds after which what was seen is written down


@dataclass(slots=True)
class Tally:
    """What became of a run: how many reports came, were new, were new versions, were there already; how often something failed."""

    came: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    failed: int = 0


@dataclass(slots=True)
class Watching:
    """Whom to tell: each problem, and how far it is (the source's name, and the tally)."""

    problem: Callable[[Problem], object] = print
    progress: Callable[[str, Tally], object] = lambda name, tally: None
    tally: Tally = field(default_factory=Tally)


@dataclass(slots=True)
class Intake:
    """One run: takes captures, keeps what is new, remembers."""

    keeper: Keeper
    memory: Memory
    watching: Watching
    tally: Tally = field(default_factory=Tally)
    since: float = field(default_factory=monotonic)
    seen: dict[int, int] = field(default_factory=dict)  # hashes, so that millions fit
    began: str = field(default_factory=lambda: datetime.now(UTC).isoformat())

    def take(self, found: Found, source: Source) -> None:
        """Take what a source found."""
        if isinstance(found, Problem):
            self.tell(found)
        else:
            self.take_capture(stamped(found, source))
        if monotonic() - self.since > EVERY:
            self.settle()

    def take_capture(self, capture: Capture) -> None:
        """Keep a capture if its words are new at its item."""
        self.tally.came += 1
        self.memory.mended(capture.where)
        item = self.distinct((capture.received and capture.received.item) or f"{capture.where}#{capture.id}", capture.document.id)
        before = self.memory.document_of(item)
        if before == capture.document.id:
            self.tally.same += 1
            return
        self.count(self.keeper.add(placed(capture, item, before)))

    def distinct(self, item: str, document: str) -> str:
        """The item; with its document where another stood under the same name in this very run: two reports, and no new version."""
        key, words = hash(item), hash(document)
        if self.seen.setdefault(key, words) == words:
            return item
        return f"{item} {document}"

    def count(self, kept: Iterable[Kept | Problem]) -> None:
        """Count what is on the disk now."""
        for one in kept:
            if isinstance(one, Problem):
                self.tell(one)
                continue
            self.memory.remember((one.capture.received and one.capture.received.item) or one.capture.id, one.capture.document.id)
            if not one.new:
                self.tally.same += 1
            else:
                self.tally.new += 1
                self.tally.changed += bool(one.capture.received and one.capture.received.replaces)

    def tell(self, problem: Problem) -> None:
        """Tell a problem, and count it if something was left out; what an earlier run told already, with the day since when it is so."""
        if problem.left_out:
            self.tally.failed += 1
            since = self.memory.failing(problem.where, problem.message, self.began)
            again = f"{problem.message} (it has failed since {since[:10]})"
            problem = problem if since == self.began else replace(problem, message=again)
        self.watching.problem(problem)

    def settle(self) -> None:
        """Write everything: first the captures, then what was seen, so that nothing is passed over that was not kept."""
        self.count(self.keeper.flush())
        self.memory.commit()
        self.since = monotonic()


def collect(wanted: Iterable[Source], home: Path, network: Network, watching: Watching) -> Tally:
    """Collect from all sources into a home. An interrupt ends the run early, with everything kept that came before."""
    with Writer(home, by()) as writer:
        memory = Memory(home / MEMORY)
        intake = Intake(Keeper(writer), memory, watching, watching.tally)
        web = Web(memory, network)
        try:
            run(wanted, web, intake)
        finally:
            web.close()
            memory.close()
    return intake.tally


def run(wanted: Iterable[Source], web: Web, intake: Intake) -> None:
    """Take what each source finds; an interrupt keeps what came before it."""
    try:
        for source in wanted:
            name = sources.name_of(source)
            for found in steps(attempted(partial(sources.captures, source, web), name), name):
                intake.take(found, source)
                intake.watching.progress(name, intake.tally)
    except KeyboardInterrupt:
        intake.settle()
        raise
    intake.settle()


def added(paths: Iterable[str]) -> Iterator[Found]:
    """The captures of files and folders as collecting takes them, whether they were seen before or not."""
    for path in paths:
        source = files.Folder(path=path)
        for found in steps(files.captures(source, Memory()), path):
            yield found if isinstance(found, Problem) else stamped(found, source)


def stamped(capture: Capture, source: Source) -> Capture:
    """A capture with what the source states of its reports, where they do not say it themselves."""
    document = capture.document
    document = replace(document, publisher=document.publisher or source.publisher, language=document.language or source.language)
    received = capture.received and replace(capture.received, at=capture.received.at or now(), source=sources.name_of(source))
    return replace(capture, document=document, received=received)


def placed(capture: Capture, item: str, before: str | None) -> Capture:
    """A capture with its item, and the document that stood there before it."""
    received = capture.received or Received(capture.text.encode("utf-8"), at=now())
    return replace(capture, received=replace(received, item=item, replaces=before))


def now() -> str:
    """This instant."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def by() -> str:
    """Who collects, for the archive's log: the account that runs the program."""
    try:
        return getuser()
    except (OSError, KeyError):
        return "unknown"
