"""Where the verbs meet: collects, reads and publishes many reports, in order, on one core or several.

The one broad `except` of the project is here (`guarded`): whatever goes wrong with one report is recorded with its id, and the others are
read. The same input gives the same bytes, however many cores work on it.
"""

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import chain, islice
from typing import BinaryIO, TypeVar

from msgspec.structs import replace

from onrecord.captures import Capture, Found, Problem, problems_of
from onrecord.collecting import folder
from onrecord.collecting.documents import capture_of, digest
from onrecord.collecting.published import published_of
from onrecord.errors import InputError, OnRecordError
from onrecord.lang.detect import detect, name_of
from onrecord.lang.pack import languages
from onrecord.publishing.form import Form
from onrecord.publishing.formats import beginning, format_of
from onrecord.reading.reader import VERSION, read_document
from onrecord.records import Document, Doubt, Reader, Reading

T = TypeVar("T")
WARM = 8  # reports after which most of the pack is in memory, for forked processes to find
FEW = 40  # fewer reports after these start no processes
BATCH = 16  # reports that a core takes at a time: so few that no core waits long for the last one
MOST_CORES = 4  # unless asked for more: each core's reader holds its own memory


@dataclass(frozen=True, slots=True)
class Settings:
    """How to read: day and language of reports that state none, whether harmless reports are read too, cores (0: as fit); how to show."""

    published: str | None = None
    language: str | None = None
    every: bool = False
    jobs: int = 0
    form: Form = field(default_factory=Form)


@dataclass(slots=True)
class Tally:
    """What became of a run: how many reports were read, and whether something was left out."""

    read: int = 0
    left_out: bool = False


def read(text: str, published: str | None = None, language: str | None = None, every: bool = False) -> Reading:
    """Read one report. `published` is an ISO day or instant, `language` an ISO 639-1 code (found out if None).

    Never raises for what the text contains: what could not be read is in `Reading.doubts`. `every` reads statements, places and times of
    a report without any harm too.
    """
    stated, doubts = published_of(published)
    if doubts:
        raise InputError(doubts[0].message)
    try:
        capture = capture_of(text, {"published": stated, "lang": language}, "the text")
    except InputError as error:
        return unread(Document(digest(text), published=stated), Doubt("empty", str(error)))
    return read_capture(capture, Settings(every=every))


def read_files(paths: Iterable[str], settings: Settings | None = None) -> Iterator[Reading | Problem]:
    """The readings of all reports in files and folders ("-" is standard input), and a problem in the place of each that cannot be had."""
    settings = settings or Settings()
    for found in collected(paths):
        yield found if isinstance(found, Problem) else read_capture(found, settings)


def read_capture(capture: Capture, settings: Settings) -> Reading:
    """The reading of one capture, with the doubts that its input raised already."""
    document, doubts = settled(capture, settings)
    if document.language not in readable():
        reading = unread(document, Doubt("language", no_pack(document.language)), capture.text)
    else:
        reading = guarded(partial(read_document, capture.text, document, settings.every), partial(failed, capture.text, document))
    return replace(reading, id=capture.id, doubts=(*capture.doubts, *doubts, *reading.doubts))


def settled(capture: Capture, settings: Settings) -> tuple[Document, tuple[Doubt, ...]]:
    """The document with its day and language, where the settings or the words themselves tell them."""
    document = replace(capture.document, published=capture.document.published or settings.published)
    stated = document.language or settings.language
    if stated:
        return replace(document, language=stated), ()
    guess = detect(capture.text)
    language = guess.language or "en"
    unsure = Doubt("language unsure", f"too few words to tell the language; read as {name_of(language)}")
    return replace(document, language=language), () if guess.sure else (unsure,)


@cache
def readable() -> frozenset[str]:
    """The languages that have a pack, looked up once."""
    return frozenset(languages())


def no_pack(language: str | None) -> str:
    """What to say of a report in a language that cannot be read yet."""
    known = ", ".join(map(name_of, languages()))
    return f"the report is in {name_of(language or 'an unknown language')}, which cannot be read yet (known: {known}); it is left out"


def unread(document: Document, doubt: Doubt, text: str = "") -> Reading:
    """The reading of a report that was not read, with the reason as its doubt."""
    return Reading(document.id, document, Reader(VERSION), doubts=(doubt,), skipped=True, text=text)


def failed(text: str, document: Document, error: Exception) -> Reading:
    """The reading of a report that the reader fell over: a fault of On Record, said as a doubt."""
    message = f"On Record failed on this report ({document.id}): {type(error).__name__}: {error}; please report it with the text"
    return unread(document, Doubt("failed", message), text)


def guarded(job: Callable[[], T], otherwise: Callable[[Exception], T]) -> T:
    """The job's result, or what takes its place where it raises, so that one bad report never stops the others."""
    try:
        return job()
    except OnRecordError:
        raise  # a language pack or gazetteer that is broken is broken for every report: say it once
    except Exception as error:
        return otherwise(error)


def collected(paths: Iterable[str]) -> Iterator[Found]:
    """The captures of all paths in order; a file that its reader falls over is one problem, and the next is taken."""
    seen: set[int] = set()
    for path in paths:
        for source in folder.sources(path):
            if isinstance(source, Problem):
                yield source
                continue
            yield from (noted(found, seen) for found in steps(folder.opened(source), source.where))


def steps(captures: Iterator[Found], where: str) -> Iterator[Found]:
    """The items of an iterator that may raise; a raise is its last item."""
    end = Problem(where, "")
    while (found := guarded(lambda: next(captures, end), partial(broken, where))) is not end:
        yield found


def broken(where: str, error: Exception) -> Problem:
    """An input that On Record itself fell over."""
    return Problem(where, f"On Record failed on this input: {type(error).__name__}: {error}; please report it with the file")


def noted(found: Found, seen: set[int]) -> Found:
    """A capture with a doubt where its id stood before. Only hashes are kept, so that millions of ids fit."""
    if isinstance(found, Problem) or hash(found.id) not in seen:
        seen.add(hash(getattr(found, "id", None)))
        return found
    doubt = Doubt("repeated id", f"the id {found.id!r} was used before; both reports were read: give each an id of its own")
    return replace(found, doubts=(*found.doubts, doubt))


def publish_files(paths: Iterable[str], settings: Settings, out: BinaryIO, tell: Callable[[Problem], object]) -> Tally:
    """Read all reports in files and folders and write their readings to `out`, in order; problems are told as they come."""
    tally = Tally()
    format = format_of(settings.form)
    out.write(beginning(settings.form))
    for words, problems in worked(collected(paths), settings):
        if words:
            out.write((format.between if tally.read else b"") + words)
            tally.read += 1
        for problem in problems:
            tally.left_out |= problem.left_out
            tell(problem)
    out.write(format.after)
    return tally


Shown = tuple[bytes, list[Problem]]


def worked(found: Iterator[Found], settings: Settings) -> Iterator[Shown]:
    """Each item read and shown, in order; on several cores where there are more than a few."""
    work = partial(shown, settings=settings)
    yield from work(list(islice(found, WARM)))
    few = list(islice(found, FEW))
    following = chain(few, found)
    batches = iter(lambda: list(islice(following, BATCH)), [])
    cores = settings.jobs or min(MOST_CORES, os.cpu_count() or 1)
    yield from chain.from_iterable(map(work, batches) if cores == 1 or len(few) < FEW else spread(work, batches, cores))


def spread(work: Callable[[list[Found]], list[Shown]], batches: Iterable[list[Found]], cores: int) -> Iterator[list[Shown]]:
    """The work done on several cores, results in the order of the batches; only some batches wait at a time, so that memory is bounded."""
    import multiprocessing  # both imports are a tenth of the start-up, for the many only
    from concurrent.futures import Future, ProcessPoolExecutor

    start = multiprocessing.get_context("fork" if sys.platform == "linux" else None)  # a fork has the pack, a fresh process loads it again
    waiting: deque[Future[list[Shown]]] = deque()
    with ProcessPoolExecutor(cores, start) as pool:
        for batch in batches:
            waiting.append(pool.submit(work, batch))
            if len(waiting) > 3 * cores:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def shown(batch: list[Found], settings: Settings) -> list[Shown]:
    """A batch read and shown: for each item its words (empty for a problem) and what is to be told of it."""
    return [(b"", [item]) if isinstance(item, Problem) else shown_one(item, settings) for item in batch]


def shown_one(capture: Capture, settings: Settings) -> Shown:
    """One capture read and shown."""
    reading = read_capture(capture, settings)
    return format_of(settings.form).show(reading, settings.form), problems_of(capture.where, reading.doubts)
