"""The events that one reading tells of: its attacks, each with its counts, and those that only counts tell of.

Linking compares them and people judge them, so that both go by the same ids.
"""

from collections import defaultdict
from dataclasses import dataclass

from onrecord.ids import mention_id, mention_ids, repeats
from onrecord.records import Attack, Casualty, Place, Quote, Reading


@dataclass(frozen=True, slots=True)
class Told:
    """An event as one reading has it: the attack, or None where there are only counts of one place and day; and its counts."""

    id: str
    attack: Attack | None
    counts: tuple[Casualty, ...]

    @property
    def quotes(self) -> list[Quote]:
        """All words that tell of it."""
        return [*([self.attack.quote] if self.attack else []), *(count.quote for count in self.counts)]


def told(reading: Reading) -> tuple[Told, ...]:
    """The events of a reading: its attacks, then the counts that no attack was told to, by place and day."""
    ids = mention_ids(reading)
    attacks = [
        Told(ids[attack.id], attack, tuple(c for c in reading.casualties if c.event == attack.id and not c.cumulative))
        for attack in reading.attacks
    ]
    return (*attacks, *implied(reading, ids))


def implied(reading: Reading, ids: dict[str, str]) -> list[Told]:
    """The events that only counts tell of: a place or a day is needed, unless the report tells of no attack at all."""
    groups: dict[tuple[object, ...], list[Casualty]] = defaultdict(list)
    for count in reading.casualties:
        known = count.place or count.date_min or count.date_max
        if count.event not in ids and not count.cumulative and (known or not ids):
            groups[count.place and count.place.name, count.date_min, count.date_max].append(count)
    keys = [(counts[0].quote.start, counts[0].quote.end, name_of(counts[0].place)) for counts in groups.values()]
    taken = [(a.quote.start, a.quote.end, name_of(a.place)) for a in reading.attacks]
    nths = list(repeats([*taken, *keys]))[len(taken) :]
    return [
        Told(mention_id(reading.document.id, counts[0].quote, key[2], nth), None, tuple(counts))
        for counts, key, nth in zip(groups.values(), keys, nths, strict=True)
    ]


def name_of(place: Place | None) -> str | None:
    """A place's name as written."""
    return place.name if place else None
