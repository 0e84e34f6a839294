"""python -m bench.store [INCIDENTS]: how long a new report takes to join a store of 100,000 incidents, in SQLite and in PostgreSQL.

The incidents are those of the synthetic stream, the first two reports of each; the new reports are later ones of some of them. Each is
kept, compared with what is near it, linked, looked through for copies, and every incident that it touches is weighed by every method, with
the disk's word that it has it. Folders and servers are removed.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from itertools import islice
from os import geteuid
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter
from typing import TypeVar

from bench.stream import stream
from onrecord.incidents import Claim, Mention
from onrecord.linking.components import components
from onrecord.linking.kept import sketch_json
from onrecord.linking.keys import keys_of
from onrecord.linking.sketches import sketch_of
from onrecord.linking.solving import Edge, solve
from onrecord.linking.traits import traits_of
from onrecord.recording import changes_of, record, weigh_waiting
from onrecord.records import Attack, Casualty, Document, Quote, Reader, Reading, Source, Statement
from onrecord.store.fresh import Fresh, Known, Lookup
from onrecord.store.store import Store, opened

INCIDENTS, NEW, BATCH = 100_000, 200, 1000
KEPT, JOINED = "2025-01-01", "2025-01-02"
Report = list[Mention]
T = TypeVar("T")


def reports_of(incidents: int) -> tuple[list[Report], list[Report]]:
    """The reports that the store holds, and those that join it."""
    told: dict[int, int] = {}
    documents: dict[str, Report] = {}
    later: dict[str, Report] = {}
    for mention, number in stream(incidents):
        told[number] = told.get(number, 0) + 1
        into = later if told[number] > 2 and mention.document not in documents else documents
        into.setdefault(mention.document, []).append(mention)
    return list(documents.values()), Random(1).sample([one for id, one in later.items() if id not in documents], NEW)


def fresh_from(report: Report) -> Fresh:
    """A report as reading would hand it on: an attack for each mention, a count for each figure, a statement with the telling words."""
    first = report[0]
    words = " ".join((*(word for mention in report for word in mention.words), *(mention.id for mention in report), first.document))
    document = Document(first.document, first.publisher, first.published, first.language)
    quote, source = Quote(words, 0, len(words)), Source(f"{first.publisher} source", kind="official")
    attacks = tuple(
        Attack(f"E{n}", m.kind, quote, m.place, m.country, m.date_min, m.date_max, m.weapon, m.by, m.target) for n, m in enumerate(report)
    )
    counts = [(m, Casualty("C1", quote, f.harm, f.min, f.max, f.group, source=source)) for m in report for f in m.figures]
    statement = Statement("S1", (0, len(words)), words, source, None, None, "reported")
    reading = Reading(
        first.report, document, Reader("1", "en", "pack"), tuple(count for _, count in counts), attacks, statements=(statement,)
    )
    claims = tuple(claim_of(first, mention, count, n) for n, (mention, count) in enumerate(counts))
    lookups = tuple(Lookup(*keys_of(traits_of(mention))) for mention in report)
    sketch = sketch_of(document, words)
    known = Known(sketch_json(sketch), sketch.keys, ((f"s{sha256(source.name.encode()).hexdigest()[:16]}", "{}"),))
    return Fresh(reading, tuple(report), claims, lookups, known)


def claim_of(first: Mention, mention: Mention, count: Casualty, number: int) -> Claim:
    """A count as weighing takes it."""
    id = "c" + sha256(f"{mention.id} {number}".encode()).hexdigest()[:16]
    who = f"s{sha256(str(first.publisher).encode()).hexdigest()[:16]}"
    return Claim(id, first.report, first.document, mention.id, count, None, who, first.document, first.publisher, first.published)


def filled(store: Store, reports: list[Report]) -> None:
    """Fill a store with reports that were linked all at once."""
    for at in range(0, len(reports), BATCH):
        store.keep([fresh_from(report) for report in reports[at : at + BATCH]], KEPT)
    mentions = [mention for report in reports for mention in report]
    for some in batches(components([traits_of(mention) for mention in mentions], {}), BATCH):
        with store.unit(KEPT):
            edges: list[Edge] = [edge for _, edges in some for edge in edges]
            store.tie((), edges, KEPT)
            groups = [[t.mention for t in group] for component, own in some for group in solve(component, own, {})]
            store.relink(changes_of(store, groups, {m.id for group in groups for m in group}, {}), KEPT)


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Items, many at a time."""
    rest = iter(items)
    while some := list(islice(rest, size)):
        yield some


def joined(store: Store, reports: list[Report]) -> list[float]:
    """How many milliseconds each new report takes to join."""
    times = []
    for report in reports:
        started = perf_counter()
        with store.unit(JOINED):
            record(store, [fresh_from(report)], JOINED)
            weigh_waiting(store, JOINED)
        times.append(1000 * (perf_counter() - started))
    return times


@contextmanager
def sqlite() -> Iterator[str]:
    """The address of a SQLite store."""
    with tempfile.TemporaryDirectory() as folder:
        yield str(Path(folder) / "record.db")


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of a store on a PostgreSQL server that runs for this only, and asks the disk as a server should."""
    user = "nobody" if geteuid() == 0 else None
    folder = tempfile.mkdtemp(prefix="onrecord-pg-")
    if user:
        shutil.chown(folder, user)
    data = f"{folder}/data"
    started(user, "initdb", "-D", data, "-U", "onrecord", "-A", "trust", "-E", "UTF8")
    started(
        user,
        "pg_ctl",
        "-D",
        data,
        "-o",
        f"-k {folder} -c listen_addresses='' -c shared_buffers=512MB",
        "-l",
        f"{folder}/log",
        "-w",
        "start",
    )
    try:
        yield f"postgresql://onrecord@/postgres?host={folder}"
    finally:
        started(user, "pg_ctl", "-D", data, "-m", "fast", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def started(user: str | None, name: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs, which refuse to run as root."""
    beside = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    program = shutil.which(name) or (str(beside[-1]) if beside else name)
    subprocess.run([program, *arguments], check=True, user=user, stdout=subprocess.DEVNULL, cwd="/")


def measure(incidents: int = INCIDENTS) -> Iterator[tuple[str, float]]:
    """The figures of both databases."""
    held, new = reports_of(incidents)
    for name, place in (("SQLite", sqlite), ("PostgreSQL", postgresql)):
        with place() as where, opened(where) as store:
            begun = perf_counter()
            filled(store, held)
            weighed = store.waiting(10**9)
            store.assess(weighed, [], KEPT)
            store.tidy()
            yield f"{name}: seconds to fill", perf_counter() - begun
            yield f"{name}: incidents", store.incidents_now()
            times = joined(store, new)
            yield f"{name}: ms for a report to join, median", median(times)
            yield f"{name}: ms for a report to join, 95 of 100", quantiles(times, n=20)[-1]


def main(arguments: list[str]) -> int:
    """Measure and print."""
    for name, figure in measure(*map(int, arguments)):
        print(f"{name:<50}{figure:12.1f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
