"""The separate violent events of a report, and which count belongs to which."""

from msgspec.structs import replace

from onrecord import when
from onrecord.reading.accounts import accounts_of, claimant
from onrecord.reading.belonging import belonging
from onrecord.reading.events import gather
from onrecord.reading.fitting import Event, is_old
from onrecord.reading.mentions import Clues, clues_of, find_mentions
from onrecord.reading.recalls import asserts
from onrecord.reading.report import Report
from onrecord.reading.seats import seated, sited
from onrecord.reading.sides import name_of
from onrecord.reading.statements import statement_of
from onrecord.reading.tellings import Telling, side_told, target_told, tellings_of, weapon_told
from onrecord.records import Account, Attack, Casualty, Place, Quote, Statement, Time

CLAUSE = 160  # characters of a quote at the most
ANYBODYS = {"firearm", "explosive", "blade", "vehicle", "mine", "arson"}
STEM = 5  # letters that "Russia" and "Russian" share


def find_attacks(
    report: Report, casualties: list[Casualty], clues: tuple[list[Statement], list[Place], list[Time]]
) -> tuple[list[Attack], list[Casualty]]:
    """The attacks, and the casualties with their events."""
    found = clues_of(report, casualties, clues)
    events, total = gather(found, find_mentions(found))
    sited(found, events)
    seated(found, events)
    names = {id(event): f"E{i}" for i, event in enumerate(events, 1)}
    attacks: list[Attack] = []
    for event in events:
        event.days = event.days or (None if event.before else total.days)
        attack = attack_of(found, event, names)
        attacks.append(inherited(event, attack, attacks, names))
    return of_one_barrage(of_one_side(attacks)), belonging(casualties, events, total)


def of_one_side(attacks: list[Attack]) -> list[Attack]:
    """The attacks, those without a side given the one that all the others of the report have, if it did the like with the like."""
    sides = [a.by for a in attacks if a.by]
    if not sides or not all(are_alike(sides[0], side) for side in sides):
        return attacks
    means = {a.weapon for a in attacks if a.by}
    return [replace(a, by=sides[0]) if a.by is None and is_of_side(a, means) else a for a in attacks]


def is_of_side(attack: Attack, means: set[str | None]) -> bool:
    """Whether an attack can be that of a side that attacks by these means: guns and bombs are anybody's, planes and shells are not."""
    if attack.kind != "attack" or attack.background or attack.weapon in ANYBODYS:
        return False
    return attack.weapon is None or attack.weapon in means


def of_one_barrage(attacks: list[Attack]) -> list[Attack]:
    """The attacks, those without a weapon given that of the one told before, if the same side did both on the same day."""
    found: list[Attack] = []
    for attack in attacks:
        former = next((a for a in reversed(found) if not a.background), None)
        same = former and attack.kind == "attack" and not attack.background
        if former and same and attack.weapon is None and (attack.date_min, attack.by) == (former.date_min, former.by):
            attack = replace(attack, weapon=former.weapon)
        found.append(attack)
    return found


def are_alike(one: str, other: str) -> bool:
    """Whether two names of sides begin a word alike: "Russia" and "Russian forces"."""
    return bool({w[:STEM] for w in one.casefold().split()} & {w[:STEM] for w in other.casefold().split()})


def attack_of(clues: Clues, event: Event, names: dict[int, str]) -> Attack:
    """The event as the record keeps it."""
    days = event.days or fallback(clues, event)
    tellings = tellings_of(clues, event)
    accounts = accounts_of(clues, tellings)
    side = responsible(clues, tellings, accounts)
    quote = quote_of(clues, event)
    statement = statement_of(clues.statements, (quote.start, quote.end))
    return Attack(
        names[id(event)],
        kind_of(event),
        quote,
        event.scene.place if event.scene else None,
        country_of(clues, event),
        *days,
        weapon=weapon_told(tellings),
        by=side,
        target=target_told(tellings),
        claimed_by_source=claimant(accounts, side),
        accounts=accounts,
        part_of_day=next((m.time.part_of_day for m in event.mentions if m.time and m.time.part_of_day), None),
        after=names.get(id(event.after)),
        background=is_old(clues, event),
        statement=statement.id if statement else None,
        why=why_of(event),
    )


def inherited(event: Event, attack: Attack, earlier: list[Attack], names: dict[int, str]) -> Attack:
    """The attack with what goes on from the one before it, where only another place is told ("In B, two more died")."""
    if attack.background:
        return attack
    former = next((a for a in earlier if a.id == names.get(id(event.before))), None)
    if former is None:
        return attack
    if not event.days:
        attack = replace(attack, date_min=former.date_min, date_max=former.date_max)
    if any(asserts(m) for m in event.mentions[0].told):
        return attack
    return replace(attack, kind=former.kind, weapon=attack.weapon or former.weapon, by=attack.by or former.by)


def why_of(event: Event) -> tuple[str, ...]:
    """The entries that made the event, each once."""
    return tuple(dict.fromkeys(m.entry.name for x in event.mentions for m in x.told))


def kind_of(event: Event) -> str:
    """Whether it is an attack, or an accident or disaster (`other`): all its words say so, but those that tell neither ("killed")."""
    told = [m for x in event.mentions for m in x.told if not m.entry.data.get("neutral")]
    return "other" if told and all(m.entry.data.get("kind") == "other" for m in told) else "attack"


def responsible(clues: Clues, tellings: list[Telling], accounts: tuple[Account, ...]) -> str | None:
    """The side held responsible, else who admits it."""
    side = side_told(tellings)
    if side:
        return name_of(clues, side)
    return next((a.value for a in accounts if a.about == "responsibility" and a.stance == "admits"), None)


def country_of(clues: Clues, event: Event) -> str | None:
    """The country of the event: its place's, or the one that its mentions name, or the report's first."""
    if event.scene and event.scene.place.country:
        return event.scene.place.country
    named = [p for m in event.mentions for p in m.wide if p.country] or [p for p in clues.places.items if p.country]
    return named[0].country if named else None


def fallback(clues: Clues, event: Event) -> tuple[str | None, str | None]:
    """The day on which somebody spoke of it, or that of publication."""
    said = event.mentions[0].said
    if said and said.min == said.max:
        return said.min, said.max
    day = when.day_of(clues.report.published)
    return day, day


def quote_of(clues: Clues, event: Event) -> Quote:
    """The words that tell the event: its first word of attack, or its first count, or the place."""
    first = event.mentions[0]
    told = next((mark for mention in event.mentions for mark in mention.told), None)
    if told is None and first.counts:
        return clues.casualties[first.counts[0]].quote
    span = (told.start, told.end) if told else (first.start, min(first.end, first.start + CLAUSE))
    return Quote(clues.report.text[slice(*span)], *span)
