"""What else a reading tells: material and whether it is verified, comparisons, damage, claimed losses, responses."""

from collections.abc import Callable, Iterator
from typing import Any

from onrecord.publishing.rows import Row
from onrecord.publishing.wording import bounds, plain, quoted, speaker
from onrecord.records import Comparison, Damage, Evidence, Loss, Reading, Response


def material(entry: Evidence) -> str:
    """A video, picture or document, and where it circulates."""
    return f"{plain(entry.kind)}{f', on {plain(entry.channel)}' if entry.channel else ''}{f', {entry.status}' if entry.status else ''}"


def comparison(entry: Comparison) -> str:
    """What is ranked, and within what."""
    return ", ".join(plain(x) for x in (f"{entry.rank} {entry.kind}", entry.scope, entry.period) if x)


def number(entry: Damage | Loss) -> str:
    """How many, where that is said."""
    return "" if entry.min is None and entry.max is None else f": {bounds(entry.min, entry.max)}"


def damage(entry: Damage) -> str:
    """What was damaged, and how many where that is said."""
    return f"{plain(entry.kind)}{number(entry)}{f', {plain(entry.level)}' if entry.level else ''}"


def loss(entry: Loss) -> str:
    """Equipment that somebody claims was lost."""
    return f"{plain(entry.kind)}{f' of {plain(entry.side)}' if entry.side else ''}{number(entry)}"


def response(entry: Response) -> str:
    """What was done about it."""
    return plain(entry.kind)


def unverified(reading: Reading) -> list[Evidence]:
    """Material that nobody is said to have verified."""
    return [entry for entry in reading.evidence if entry.status != "verified"]


def verified(reading: Reading) -> list[Evidence]:
    """Material that the report says was verified."""
    return [entry for entry in reading.evidence if entry.status == "verified"]


SECTIONS: tuple[tuple[str, Callable[[Reading], Any], Callable[[Any], str]], ...] = (
    ("Unverified material", unverified, material),
    ("Material said to be verified", verified, material),
    ("Comparisons", lambda reading: reading.comparisons, comparison),
    ("Damage", lambda reading: reading.damage, damage),
    ("Losses of equipment, as claimed", lambda reading: reading.losses, loss),
    ("Responses", lambda reading: reading.responses, response),
)


def aside_rows(reading: Reading, names: tuple[str, ...]) -> Iterator[Row]:
    """All sections of this kind that have entries."""
    for title, choose, word in SECTIONS:
        entries = choose(reading)
        if entries:
            yield from (Row(""), Row(title, style="section"))
        for entry in entries:
            yield Row(word(entry), ((quoted(entry.quote.text, names), ""), (speaker(entry.source), "who")), 2)
