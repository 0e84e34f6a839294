"""A million mentions linked in one batch: how long it takes and how much memory it holds, in a process of its own on one core.

python -m bench.scale [MENTIONS]      prints a figure a line
"""

import gc
import resource
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from bench.linking_stream import Clusters, b_cubed
from bench.running import run
from bench.stream import stream
from onrecord.linking.linked import Linked, incidents_of

MENTIONS = 1_000_000
SEED = 33


def measure(mentions: int = MENTIONS) -> Iterator[tuple[str, float]]:
    """The figures of one run of this module as a command."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "scale.out"
        run([sys.executable, "-m", "bench.scale", "--here", str(mentions)], out)
        for line in out.read_text(encoding="utf-8").splitlines():
            name, _, value = line.rpartition("\t")
            yield name, float(value)


def here(wanted: int) -> Iterator[tuple[str, float]]:
    """Link so many mentions in this process."""
    started = perf_counter()
    pairs = list(islice(stream(wanted, SEED), wanted))
    Random(SEED).shuffle(pairs)
    truth: Clusters = {mention.id: number for mention, number in pairs}
    known = Linked(mentions={mention.id: mention for mention, _ in pairs})
    del pairs
    gc.freeze()  # the mentions stay; as a store would hold them, they are no garbage
    yield "scale: mentions", float(len(known.mentions))
    yield "scale: seconds to make them", perf_counter() - started
    yield "scale: MB before linking", megabytes()
    started, spent = perf_counter(), process_time()
    found: Clusters = {id: incident.id for incident in incidents_of(known) for id in incident.mentions}
    yield "scale: seconds to link them", perf_counter() - started
    yield "scale: processor seconds to link them", process_time() - spent  # others may use the machine
    yield "scale: greatest memory, MB", megabytes()
    yield "scale: incidents", float(len(Counter(found.values())))
    yield "scale: B-cubed F1", b_cubed(found, truth)[2]


def megabytes() -> float:
    """The greatest memory of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    arguments = [word for word in sys.argv[1:] if word != "--here"]
    figures = (here if "--here" in sys.argv else measure)(int(arguments[0]) if arguments else MENTIONS)
    for name, value in figures:
        print(f"{name}\t{value:.3f}", flush=True)
