"""How well reports that people put together are put together: clusters of reports on one event each, scored by `score_incidents.py`.

Beside our linking stands the simplest there is, on the same readings: one incident for each place and day.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import msgspec

from bench.accuracy import Place
from bench.running import ONRECORD, read, run
from bench.weighing import only, scored
from onrecord.incidents import Mention
from onrecord.linking.mentions import mentions_of
from onrecord.records import Reading


def measure(place: Place) -> Iterator[tuple[str, float]]:
    """Every figure, as it is measured."""
    clusters = place.data / "clusters" / "dev.jsonl"
    reports = only(place, clusters, "en")
    readings = place.out / "clusters-en.readings.jsonl"
    read(reports, readings, "--with-text")
    ours, simplest = place.out / "clusters-en.linked.jsonl", place.out / "clusters-en.exact.jsonl"
    run([ONRECORD, "link", readings, "--format", "jsonl"], ours)
    simplest.write_text("".join(json.dumps(incident) + "\n" for incident in exact(readings)), encoding="utf-8")
    for name, found in (("On Record", ours), ("exact place and day", simplest)):
        printed = scored(place, ["links", clusters, found, "--lang", "en"])
        yield from figures(f"clusters, en, {name}", printed)


def exact(readings: Path) -> list[dict[str, object]]:
    """One incident for each place and day that the readings tell; without either, each report is alone."""
    groups: dict[tuple[str, str], set[str]] = defaultdict(set)
    decoder = msgspec.json.Decoder(Reading)
    for line in readings.read_bytes().splitlines():
        for mention in mentions_of(decoder.decode(line)):
            if not mention.background and (key := place_and_day(mention)):
                groups[key].add(mention.report)
    return [{"id": "/".join(key), "reports": sorted(reports)} for key, reports in groups.items()]


def place_and_day(mention: Mention) -> tuple[str, str] | None:
    """The place's own name and the first day."""
    named = mention.place and (mention.place.canonical or mention.place.name)
    return (named, mention.date_min) if named and mention.date_min else None


def figures(name: str, printed: str) -> Iterator[tuple[str, float]]:
    """The shares that the scorer printed, by name."""
    for line in printed.splitlines():
        what, *words = line.split()
        if what in ("pairs", "B-cubed"):
            values = dict(zip(words[::2], words[1::2], strict=True))
            yield from ((f"link, {name}: {what} {mark}", float(value)) for mark, value in values.items())
