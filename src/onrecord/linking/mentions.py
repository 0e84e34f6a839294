"""The mentions of a reading: each attack with what is told of it, and each place or day whose counts have no attack told to them."""

from msgspec.structs import replace

from onrecord.ids import mention_ids
from onrecord.incidents import Figure, Mention
from onrecord.lang.families import families_in
from onrecord.linking.traits import HOME
from onrecord.linking.words import folded, telling_words
from onrecord.records import Attack, Casualty, Reading
from onrecord.told import Told, told

AROUND = 160  # code points before and after its words that still speak of an event
AREAS = frozenset(("adm1", "country", "region", "sea"))
WHOLE = 3000  # how much of a report speaks of its event where it tells only one


def mentions_of(reading: Reading) -> tuple[Mention, ...]:
    """Every event that a report tells of, as linking compares it. A report that only looks back has what it recalls for its news."""
    events = told(reading)
    news = [event.id for event in events if not (event.attack and event.attack.background)] or [event.id for event in events]
    found = [mention_of(reading, event, news == [event.id]) for event in events]
    return tuple(replace(mention, background=mention.id not in news) for mention in found)


def mention_of(reading: Reading, event: Told, alone: bool) -> Mention:
    """One event of a report as linking compares it; `alone` where it is the only news of the report."""
    attack, document = event.attack, reading.document
    first = attack or event.counts[0]
    names = tuple(dict.fromkeys(name for count in event.counts for name in count.names))
    towns = places_named(reading, event, alone)
    told_of = passages(reading, event, alone)
    homes = tuple(HOME + name for name in dict.fromkeys(name for passage in told_of for name in families_in(passage, document.language)))
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
        names=names,
        words=(*towns, *homes, *telling_words(told_of, document.language, (*towns, *names))),
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
    )


def figures_of(counts: tuple[Casualty, ...]) -> tuple[Figure, ...]:
    """The counts as linking compares them, each once."""
    standing = [count for count in counts if not count.withdrawn]
    return tuple(dict.fromkeys(Figure(count.harm, count.group, count.min, count.max) for count in standing))


def spans_of(reading: Reading, event: Told, alone: bool) -> list[list[int]]:
    """The stretches of the text that speak of an event: around its words, or the beginning of a report that has no other."""
    if alone:
        return [[0, WHOLE]]
    stretches: list[list[int]] = []
    for start, end in sorted((max(0, quote.start - AROUND), quote.end + AROUND) for quote in event.quotes):
        if stretches and start <= stretches[-1][1]:
            stretches[-1][1] = max(end, stretches[-1][1])
        else:
            stretches.append([start, end])
    return stretches


def passages(reading: Reading, event: Told, alone: bool) -> list[str]:
    """The words of the stretches that speak of an event; of a reading without its text, the quotes alone."""
    title = [reading.document.title] if alone and reading.document.title else []
    if not reading.text:
        return [*title, *(quote.text for quote in event.quotes)]
    return [*title, *(reading.text[start:end] for start, end in spans_of(reading, event, alone))]


def places_named(reading: Reading, event: Told, alone: bool) -> tuple[str, ...]:
    """The towns and smaller places that stand in these stretches: reports of one event often place it by different ones."""
    spans = spans_of(reading, event, alone)
    near = [p for p in reading.places if p.precision not in AREAS and any(a <= p.span[0] < b for a, b in spans)]
    return tuple({folded(place.name): place.name for place in near}.values())
