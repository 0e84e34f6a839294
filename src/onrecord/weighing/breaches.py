"""Alleged breaches: who accuses whom, with which words, of which incident, and which agreements it can concern. None is ever declared."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from onrecord.ids import id_of
from onrecord.incidents import Allegation, Deal, Incident
from onrecord.lang.sides import side_of
from onrecord.records import Breach, Reading
from onrecord.told import told
from onrecord.weighing.agreements import KINDS, register, words_of


class Register(msgspec.Struct, frozen=True):
    """The agreements of the record and the alleged breaches."""

    deals: tuple[Deal, ...]
    allegations: tuple[Allegation, ...]


def register_of(readings: Iterable[Reading], incidents: Iterable[Incident] = ()) -> Register:
    """The register of agreements and alleged breaches that some readings come to."""
    listed = list(readings)
    deals, of_entry = register(listed)
    by_mention = {id: incident for incident in incidents for id in incident.mentions}
    found = {one.id: one for reading in listed for one in allegations(reading, deals, of_entry, by_mention)}
    return Register(deals, tuple(sorted(found.values(), key=lambda one: (one.date_min or "~", one.id))))


def allegations(
    reading: Reading, deals: Sequence[Deal], of_entry: Mapping[tuple[str, str], str], by_mention: Mapping[str, Incident]
) -> Iterator[Allegation]:
    """The accusations of one reading."""
    mentions = {event.attack.id: event.id for event in told(reading) if event.attack}
    for breach in reading.breaches:
        incident = by_mention.get(mentions.get(breach.event or "", ""))
        named = of_entry.get((reading.id, breach.about or ""))
        concerned = [deal for deal in deals if can_concern(deal, breach, named, incident)]
        yield allegation(breach, reading, incident, concerned)


def allegation(breach: Breach, reading: Reading, incident: Incident | None, concerned: Sequence[Deal]) -> Allegation:
    """One accusation with the agreements that it can concern."""
    return Allegation(
        id_of("b", reading.document.id, breach.quote.start, breach.quote.end, breach.accuser, breach.accused),
        side_of(breach.accuser or "") or breach.accuser,
        side_of(breach.accused or "") or breach.accused,
        breach.quote.text,
        breach.agreement,
        reading.id,
        incident.id if incident else None,
        breach.date_min,
        breach.date_max,
        tuple(deal.id for deal in concerned),
        tuple(f"{deal.type}: {', '.join(deal.bound)} agreed" for deal in concerned),
    )


def can_concern(deal: Deal, breach: Breach, named: str | None, incident: Incident | None) -> bool:
    """Whether an accusation can concern an agreement: the one it names, if it binds the accused, was in force, and covers the object."""
    types = types_named(breach)
    if (deal.type not in types) if types else (deal.id != named):
        return False
    accused = side_of(breach.accused or "") or breach.accused
    if accused is not None and deal.bound and accused not in deal.bound:
        return False
    return begun(deal, breach) and covers(deal, incident)


def types_named(breach: Breach) -> set[str]:
    """The types of agreement that the accusation names: "moratorium", "truce"."""
    words = (breach.agreement or breach.quote.text).casefold()
    return {KINDS.get(kind, kind) for kind in ("ceasefire", "truce", "moratorium", "pause", "exchange", "corridor") if kind in words}


def begun(deal: Deal, breach: Breach) -> bool:
    """Whether the agreement can have been in force on the day of the alleged breach."""
    agreed = [p.date_min for p in deal.positions if p.position == "agreed" and p.date_min]
    day = breach.date_max or breach.date_min
    return not agreed or day is None or min(agreed) <= day


def covers(deal: Deal, incident: Incident | None) -> bool:
    """Whether the object that was hit is one that the agreement spares, as far as both are told."""
    words = words_of([*deal.scopes, *(p.words for p in deal.positions if p.position == "agreed")])
    if incident is None or incident.target is None or not words & {"energy", "port", "hospital", "school"}:
        return True
    return incident.target in words
