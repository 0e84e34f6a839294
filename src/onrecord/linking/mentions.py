"""The mentions of a reading: each attack with what is told of it, and each place or day whose counts have no attack told to them."""

from collections import defaultdict
from dataclasses import dataclass

from msgspec.structs import replace

from onrecord.ids import mention_id, mention_ids, repeats
from onrecord.incidents import Figure, Mention
from onrecord.linking.words import telling_words
from onrecord.records import Attack, Casualty, Place, Quote, Reading

AROUND = 160  # code points before and after its words that still speak of an event
WHOLE = 3000  # how much of a report speaks of its event where it tells only one


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


def mentions_of(reading: Reading) -> tuple[Mention, ...]:
    """Every event that a report tells of, as linking compares it."""
    events = told(reading)
    alone = sum(not (event.attack and event.attack.background) for event in events) == 1
    return tuple(mention_of(reading, event, alone) for event in events)


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


def mention_of(reading: Reading, event: Told, alone: bool) -> Mention:
    """One event of a report as linking compares it; `alone` where it is the only news of the report."""
    attack, document = event.attack, reading.document
    first = attack or event.counts[0]
    mention = Mention(
        event.id,
        reading.id,
        document.id,
        document.publisher,
        document.published,
        document.language,
        attack=None,
        kind="attack",
        place=first.place,
        country=first.place.country if first.place else None,
        date_min=first.date_min,
        date_max=first.date_max,
        figures=figures_of(event.counts),
        names=tuple(dict.fromkeys(name for count in event.counts for name in count.names)),
        words=telling_words(passages(reading, event, alone), document.language),
    )
    return with_attack(mention, attack, mention_ids(reading)) if attack else mention


def with_attack(mention: Mention, attack: Attack, ids: dict[str, str]) -> Mention:
    """A mention with what its attack tells."""
    return replace(
        mention,
        attack=attack.id,
        kind=attack.kind,
        country=attack.country or mention.country,
        weapon=attack.weapon,
        by=attack.by,
        target=attack.target,
        part_of_day=attack.part_of_day,
        after=ids.get(attack.after or ""),
        background=attack.background,
    )


def figures_of(counts: tuple[Casualty, ...]) -> tuple[Figure, ...]:
    """The counts as linking compares them, each once."""
    standing = [count for count in counts if not count.withdrawn]
    return tuple(dict.fromkeys(Figure(count.harm, count.group, count.min, count.max) for count in standing))


def passages(reading: Reading, event: Told, alone: bool) -> tuple[str, ...]:
    """The words around all that is told of an event; of a reading without its text, the quotes alone."""
    text = reading.text
    if not text:
        return tuple(quote.text for quote in event.quotes)
    if alone and not (event.attack and event.attack.background):
        return (text[:WHOLE],)
    stretches: list[list[int]] = []
    for start, end in sorted((max(0, quote.start - AROUND), quote.end + AROUND) for quote in event.quotes):
        if stretches and start <= stretches[-1][1]:
            stretches[-1][1] = max(end, stretches[-1][1])
        else:
            stretches.append([start, end])
    return tuple(text[start:end] for start, end in stretches)
