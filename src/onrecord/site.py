"""Where publishing meets the other verbs: reports or readings become an edition of the site, and the edition becomes files in a folder."""

from collections.abc import Iterable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from onrecord.casework import Casebook
from onrecord.errors import InputError
from onrecord.incidents import Case, Judgement, Link
from onrecord.judging.applying import effect
from onrecord.judging.showing import names_allowed, unsealed
from onrecord.linking.linked import link
from onrecord.linking.speakers import Speakers
from onrecord.publishing.site.edition import Choices, Edition, Held, Item, Measured, Rule, Voices
from onrecord.publishing.site.holding import USUAL, released
from onrecord.publishing.site.naming import sources_of
from onrecord.publishing.site.pages import rest, share
from onrecord.publishing.site.showing import Showing
from onrecord.publishing.site.templating import File
from onrecord.reading.reader import VERSION
from onrecord.records import Reading
from onrecord.weighing.breaches import register_of
from onrecord.weighing.comparisons import checked
from onrecord.weighing.weigh import METHODS, weigh

MARK = "index.html"  # by which a folder that we made before is known
QUALITY = Path(__file__).parents[2] / "docs" / "quality.md"
FIELDS = 6  # bars in a row of its first table
FORK = get_context("fork")
FEW = 100  # incidents that one more process is worth


def edition_of(readings: Iterable[Reading], at: str, choices: Choices, judgements: Iterable[Judgement] = (), delay: int = USUAL) -> Edition:
    """All that a site shows at an instant: what is released and not sealed, linked and weighed by every rule."""
    read, judged = tuple(readings), tuple(judgements)
    if judged:
        found = effect(read, judged)
        read, judged = found.readings, found.found
    shown, held = released(unsealed(read, judged), at, delay)
    return made(Casebook(shown, link(shown, judged), judged), held, at, choices)


def made(book: Casebook, held: Held, at: str, choices: Choices) -> Edition:
    """The edition that a casebook comes to."""
    links = links_of(book)
    items = tuple(item_of(case, links) for case in book.cases())
    return bound(Known(book.readings, items, book.linked.speakers, book.judgements), held, at, choices)


@dataclass(frozen=True, slots=True)
class Known:
    """What reading, linking, weighing and people know: all that an edition is made of."""

    readings: tuple[Reading, ...]
    items: tuple[Item, ...]
    speakers: Speakers
    judgements: tuple[Judgement, ...] = ()


def bound(known: Known, held: Held, at: str, choices: Choices) -> Edition:
    """All that is known as an edition."""
    register = register_of(known.readings, [item.case.incident for item in known.items])
    return Edition(
        at,
        choices,
        tuple(Rule(method.name, method.version, method.whose, method.note) for method in METHODS.values()),
        known.readings,
        known.items,
        register.deals,
        register.allegations,
        checked(known.readings, [item.case for item in known.items]),
        voices_of(known),
        names_allowed(known.judgements),
        held,
        measured(),
        VERSION,
    )


def measured(path: Path = QUALITY) -> tuple[Measured, ...]:
    """How well the reader reads, by the table of docs/quality.md; nothing where the docs are not beside the program."""
    if not path.is_file():
        return ()
    rows = (line.split("|") for line in path.read_text(encoding="utf-8").splitlines() if line.count("|") == FIELDS)
    return tuple(Measured(row[1].strip(), row[4].strip(" *")) for row in rows if row[4].strip().startswith("**"))


def item_of(case: Case, links: dict[str, list[Link]]) -> Item:
    """One incident with what every rule makes of it."""
    return Item(case, {name: weigh(case, name) for name in METHODS}, tuple(links.get(case.incident.id, ())))


def links_of(book: Casebook) -> dict[str, list[Link]]:
    """The links that hold each incident together."""
    of = {mention: incident.id for incident in book.linked.incidents for mention in incident.mentions}
    found: dict[str, list[Link]] = {}
    for one in book.linked.links():
        found.setdefault(of[one.b], []).append(one)
    return found


def voices_of(known: Known) -> Voices:
    """Who speaks over all reports."""
    of = {
        (reading.document.id, source): known.speakers.speaker_of(reading, source)
        for reading in known.readings
        for source in dict.fromkeys(sources_of(reading))
    }
    return Voices(known.speakers.known, of)


def publish(edition: Edition, to: Path, jobs: int = 1) -> int:
    """Write a site into a folder, on several cores where that is worth it; how many files. What another edition left there is removed."""
    refuse_foreign(to)
    before = {path for path in to.rglob("*") if path.is_file()}
    showing = Showing(edition)
    many = max(1, min(jobs, len(edition.items) // FEW))
    others = [begun(showing, to, nth, many) for nth in range(1, many)]
    written = wrote(share(showing, 0, many), to) | wrote(rest(showing), to)
    for other in others:
        written |= ended(*other)
    for path in before - written:
        path.unlink()
    return len(written)


def wrote(files: Iterable[File], to: Path) -> set[Path]:
    """Write files into a folder; their paths."""
    paths, folders = set[Path](), set[Path]()
    for file in files:
        path = to / file.path
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.add(path.parent)
        path.write_bytes(file.data)
        paths.add(path)
    return paths


def begun(showing: Showing, to: Path, nth: int, many: int) -> tuple[BaseProcess, Connection]:
    """Another process that writes its share; it has what we have in memory, since it is forked."""
    ours, theirs = FORK.Pipe(duplex=False)
    other = FORK.Process(target=lambda: theirs.send(wrote(share(showing, nth, many), to)))
    other.start()
    theirs.close()
    return other, ours


def ended(other: BaseProcess, told: Connection) -> set[Path]:
    """What another process wrote; raises where it did not come to its end."""
    try:
        paths: set[Path] = told.recv()
    except EOFError as error:
        raise InputError("a process that wrote pages ended too early; is there room on the disk?") from error
    other.join()
    return paths


def refuse_foreign(to: Path) -> None:
    """Write into no folder that holds something else than a site: what we remove there would be somebody's."""
    if to.exists() and not to.is_dir():
        raise InputError(f"{to}: is a file; name a folder")
    if to.is_dir() and any(to.iterdir()) and not is_site(to):
        raise InputError(f"{to}: holds something else than a site of On Record; name an empty folder or a new one")


def is_site(to: Path) -> bool:
    """Whether a folder holds a site that we made."""
    page = to / MARK
    return page.is_file() and b'name="generator" content="On Record' in page.read_bytes()[:2000]
