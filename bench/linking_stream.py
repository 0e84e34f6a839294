"""How well mentions of a synthetic stream are put together: by our linking, by exact place and day, and by Splink, on the same mentions.

python -m bench.linking_stream [INCIDENTS]      prints a figure a line; 2,000 incidents are some 8,000 mentions
"""

import sys
from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from itertools import count
from random import Random
from time import perf_counter

from bench import with_splink
from bench.stream import stream
from onrecord.incidents import Mention
from onrecord.linking.linked import Linked, incidents_of

INCIDENTS = 2_000
SEEDS = (31, 32)  # neither the one that the generator was written with, nor those that weights were tried on
Clusters = dict[str, Hashable]  # a cluster for each mention's id
Linker = Callable[[list[Mention], Clusters], Clusters]  # the truth is for Splink's threshold alone


def measure(incidents: int = INCIDENTS) -> Iterator[tuple[str, float]]:
    """Every figure, as it is measured: the mean over the seeds."""
    streams = [drawn(incidents, seed) for seed in SEEDS]
    for name, linker in linkers():
        started = perf_counter()
        scores = [b_cubed(linker(mentions, truth), truth) for mentions, truth in streams]
        for kind, values in zip(("precision", "recall", "F1"), zip(*scores, strict=True), strict=True):
            yield f"stream, {name}: B-cubed {kind}", sum(values) / len(values)
        yield f"stream, {name}: seconds", (perf_counter() - started) / len(streams)


def linkers() -> Iterator[tuple[str, Linker]]:
    """The linkers to be compared; Splink only where it is installed, since it is no dependency of ours."""
    yield "On Record", lambda mentions, truth: linked(mentions)
    yield "exact place and day", lambda mentions, truth: exact(mentions)
    if with_splink.is_there():
        yield "Splink 5", lambda mentions, truth: with_splink.linked(mentions, lambda found: b_cubed(found, truth)[2])
    else:
        print("bench: Splink is not installed (pip install splink); it is left out of the comparison", file=sys.stderr)


def drawn(incidents: int, seed: int) -> tuple[list[Mention], Clusters]:
    """Mentions in no order, and the true incident of each."""
    pairs = list(stream(incidents, seed))
    Random(seed).shuffle(pairs)
    return [mention for mention, _ in pairs], {mention.id: number for mention, number in pairs}


def linked(mentions: list[Mention]) -> Clusters:
    """Our own linking."""
    known = Linked(mentions={mention.id: mention for mention in mentions})
    return {id: incident.id for incident in incidents_of(known) for id in incident.mentions}


def exact(mentions: list[Mention]) -> Clusters:
    """One incident for each place and day; the report's day where it tells none, and each alone where it tells no place."""
    alone = count()
    return {mention.id: key if (key := place_and_day(mention)) else next(alone) for mention in mentions}


def place_and_day(mention: Mention) -> tuple[str, str] | None:
    """The place's own name and the first day."""
    day = mention.date_min or (mention.published or "")[:10]
    return (mention.place.canonical or mention.place.name, day) if mention.place and day else None


def b_cubed(found: Clusters, truth: Clusters) -> tuple[float, float, float]:
    """Precision, recall and F1 (Bagga and Baldwin 1998): of each mention's cluster, and of its true incident, the share that is right.

    >>> b_cubed({"a": 1, "b": 2}, {"a": 1, "b": 1})[:2]
    (1.0, 0.5)
    """
    both = Counter((found[id], number) for id, number in truth.items())
    clusters, incidents = Counter(found[id] for id in truth), Counter(truth.values())
    precision = sum(n * n / clusters[cluster] for (cluster, _), n in both.items()) / len(truth)
    recall = sum(n * n / incidents[number] for (_, number), n in both.items()) / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)


if __name__ == "__main__":
    for name, value in measure(int(sys.argv[1]) if len(sys.argv) > 1 else INCIDENTS):
        print(f"{name:<60}{value:9.3f}", flush=True)
