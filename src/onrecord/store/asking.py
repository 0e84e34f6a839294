"""Asking what the record holds: incidents and their cases, as of now or of any moment, in both senses of it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace
from sqlalchemy import Connection, and_, func, or_, select

from onrecord.incidents import Case, Claim, Incident, Judgement, Link, Mention
from onrecord.records import Account, Reading
from onrecord.store import tables
from onrecord.store.answering import incident_for
from onrecord.store.history import Sought, find, parts
from onrecord.store.moments import NOW, AsOf, held, said
from onrecord.store.nouns import noun_of
from onrecord.store.rows import LONG
from onrecord.when import shift

MENTIONS = Sought(tables.mentions, ("id", "json"), "id")
INCIDENTS = Sought(tables.incidents, ("json",), "id")
CLAIMS = Sought(tables.claims, ("mention", "kind", "json"), "mention")
ABOUT = ("weapon", "responsibility", "target")


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of the earth: from south to north, from west to east."""

    south: float
    north: float
    west: float
    east: float


@dataclass(frozen=True, slots=True)
class Note:
    """How a document was read last: in which report, of which day, by which reader, with which judgements, and why not, if it was not."""

    report: str
    published: str | None
    version: str
    language: str | None
    pack: str | None
    judged: str | None
    failed: str | None


def incidents(connection: Connection, asof: AsOf = NOW) -> Iterator[Incident]:
    """All incidents, by id. As of what had been published, only with the mentions of those reports, and not those that had none."""
    spoken = spoken_of(connection, asof) if asof.published_by else {}
    chosen = select(tables.incidents.c.json).where(held(tables.incidents, asof)).order_by(tables.incidents.c.id)
    for json in connection.scalars(chosen.execution_options(yield_per=1000)):
        incident = noun_of(Incident, json)
        if asof.published_by is None:
            yield incident
        elif incident.id in spoken:
            yield narrowed(incident, spoken[incident.id])


def incidents_now(connection: Connection) -> int:
    """How many incidents there are."""
    return connection.scalar(select(func.count()).select_from(tables.incidents).where(held(tables.incidents))) or 0


def readings(connection: Connection, asof: AsOf = NOW) -> Iterator[Reading]:
    """The readings of all reports, in the order that they were kept."""
    chosen = select(tables.readings.c.json).where(said(tables.readings, asof)).order_by(tables.readings.c.row)
    for json in connection.scalars(chosen.execution_options(yield_per=100)):
        yield noun_of(Reading, json)


def readings_that(connection: Connection, kinds: Sequence[str]) -> list[Reading]:
    """The readings of now that make claims of some kinds."""
    table, claims = tables.readings, tables.claims
    those = select(claims.c.document).where(claims.c.kind.in_(kinds), claims.c.known_to.is_(None))
    chosen = select(table.c.json).where(table.c.known_to.is_(None), table.c.document.in_(those)).order_by(table.c.row)
    return [noun_of(Reading, json) for json in connection.scalars(chosen)]


def readings_of(connection: Connection, documents: Sequence[str]) -> list[Reading]:
    """The readings of now of some documents."""
    return [noun_of(Reading, row.json) for row in find(connection, Sought(tables.readings, ("json",), "document"), documents)]


def judged_of(connection: Connection, documents: Collection[str]) -> dict[str, str | None]:
    """With which judgements these documents were kept, and all others that were judged."""
    table = tables.readings
    found = {id: note.judged for id, note in notes_of(connection, sorted(documents)).items()}
    chosen = select(table.c.document, table.c.judged).where(table.c.known_to.is_(None), table.c.judged.is_not(None))
    return found | {row.document: row.judged for row in connection.execute(chosen)}


def spoken_of(connection: Connection, asof: AsOf) -> dict[str, dict[str, str]]:
    """The mentions that had been published, with their reports, by incident, the earliest first."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    mentions, members = tables.mentions, tables.members
    joined = mentions.join(members, and_(members.c.id == mentions.c.id, members.c.kind == "incident", held(members, asof)))
    chosen = select(members.c.whole, mentions.c.id, mentions.c.report).select_from(joined).where(said(mentions, asof))
    for row in connection.execute(chosen.order_by(mentions.c.said, mentions.c.id)):
        found[row.whole][row.id] = row.report
    return found


def narrowed(incident: Incident, spoken: dict[str, str]) -> Incident:
    """An incident with some of its mentions only. Place, days, weapon and target stay as all mentions sum them up."""
    reports = set(spoken.values())
    return replace(
        incident,
        id=incident.id if incident.id in spoken else next(iter(spoken)),
        mentions=tuple(id for id in incident.mentions if id in spoken),
        reports=tuple(report for report in incident.reports if report in reports),
        background=tuple(report for report in incident.background if report in reports),
    )


def case(connection: Connection, id: str, asof: AsOf = NOW) -> Case | None:
    """All that the record holds of the incident that answers for an id; None where it holds nothing."""
    whole = incident_for(connection, id, asof)
    found = cases(connection, [whole], asof) if whole else []
    return found[0] if found else None


def cases(connection: Connection, ids: Sequence[str], asof: AsOf = NOW) -> list[Case]:
    """The cases of incidents, by the ids that they show; those that the record does not hold are left out."""
    found = [noun_of(Incident, row.json) for row in find(connection, INCIDENTS, ids, asof)]
    mentions = {mention.id: mention for mention in mentions_of(connection, [id for one in found for id in one.mentions], asof)}
    claims = claims_of(connection, list(mentions), asof)
    things = {*(one.id for one in found), *mentions, *(claim.id for some in claims.values() for claim in some)}
    told = Told(claims, accounts_of(connection, list(mentions), asof), judged_on(connection, things, asof))
    every = [case_of(one, {id: mentions[id] for id in one.mentions if id in mentions}, told) for one in found]
    return sorted((one for one in every if one.mentions), key=lambda one: one.incident.id)


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of mentions: counts and accounts by mention, and all that people judged."""

    claims: dict[str, list[Claim]]
    accounts: dict[str, list[Account]]
    judgements: list[Judgement]


def case_of(incident: Incident, mentions: dict[str, Mention], told: Told) -> Case:
    """One case, in the order of publication."""
    order = sorted(mentions.values(), key=lambda mention: (mention.published or "9999", mention.id))
    shown = incident
    if mentions and len(mentions) < len(incident.mentions):
        shown = narrowed(incident, {mention.id: mention.report for mention in order})
    claims = tuple(claim for mention in order for claim in told.claims.get(mention.id, ()))
    accounts = tuple(account for mention in order for account in told.accounts.get(mention.id, ()))
    ids = {incident.id, shown.id, *mentions, *(claim.id for claim in claims)}
    judged = tuple(one for one in told.judgements if one.withdrawn is None and not ids.isdisjoint((one.subject, one.other)))
    return Case(shown, tuple(order), claims, accounts, judged)


def judged_on(connection: Connection, ids: Collection[str], asof: AsOf) -> list[Judgement]:
    """What people decided of these things, the oldest first."""
    sides = (Sought(tables.judgements, ("json",), side) for side in ("subject", "other"))
    found = {noun_of(Judgement, row.json): None for side in sides for row in find(connection, side, ids, asof)}
    return sorted(found, key=lambda one: (one.at, one.id))


def accounts_of(connection: Connection, mentions: Sequence[str], asof: AsOf = NOW) -> dict[str, list[Account]]:
    """What the reports' sources say of the weapon, the target and who did it, by mention."""
    found = defaultdict[str, list[Account]](list)
    for row in find(connection, CLAIMS, mentions, asof):
        if row.kind in ABOUT:
            found[row.mention].append(noun_of(Account, row.json))
    return found


def mentions_of(connection: Connection, ids: Sequence[str], asof: AsOf = NOW) -> list[Mention]:
    """Mentions by their ids, in their order."""
    found = {row.id: noun_of(Mention, row.json) for row in find(connection, MENTIONS, ids, asof)}
    return [found[id] for id in ids if id in found]


def claims_of(connection: Connection, mentions: Sequence[str], asof: AsOf = NOW) -> dict[str, list[Claim]]:
    """The counts told of mentions, with who says them and whose text it is as the record knows it, by mention."""
    found = [noun_of(Claim, row.json) for row in find(connection, CLAIMS, mentions, asof) if row.kind == "casualties"]
    speakers = wholes_of(connection, "speaker", sorted({claim.speaker for claim in found}), asof)
    origins = wholes_of(connection, "copy", sorted({claim.document for claim in found}), asof)
    sorted_out: dict[str, list[Claim]] = defaultdict(list)
    for claim in found:
        speaker, origin = speakers.get(claim.speaker, claim.speaker), origins.get(claim.document, claim.origin)
        sorted_out[claim.mention or ""].append(replace(claim, speaker=speaker, origin=origin))
    return sorted_out


def wholes_of(connection: Connection, kind: str, ids: Sequence[str], asof: AsOf = NOW) -> dict[str, str]:
    """What things belong to."""
    return {row.id: row.whole for row in find(connection, Sought(tables.members, ("id", "whole"), "id", kind), ids, asof)}


def neighbours(connection: Connection, box: Box | None, first: str, last: str) -> list[Mention]:
    """The mentions of now in a box (None: anywhere) of events between two days, as far as their days tell."""
    table = tables.mentions
    short = and_(table.c.long.is_(False), table.c.first.between(shift(first, -LONG), last), table.c.last >= first)
    began, ended = or_(table.c.first.is_(None), table.c.first <= last), or_(table.c.last.is_(None), table.c.last >= first)
    found = {}
    for days in (short, and_(table.c.long.is_(True), began, ended)):
        chosen = [table.c.known_to.is_(None), days]
        if box:
            chosen += [table.c.latitude.between(box.south, box.north), table.c.longitude.between(box.west, box.east)]
        found.update({row.id: noun_of(Mention, row.json) for row in connection.execute(select(table.c.id, table.c.json).where(*chosen))})
    return [found[id] for id in sorted(found)]


def links_of(connection: Connection, kind: str, ids: Collection[str], asof: AsOf = NOW) -> list[Link]:
    """The links of things."""
    sides = (Sought(tables.links, ("a", "b", "json"), side, kind) for side in ("a", "b"))
    found = {(row.a, row.b): row.json for side in sides for row in find(connection, side, ids, asof)}
    return [noun_of(Link, found[pair]) for pair in sorted(found)]


def reports_of(connection: Connection, documents: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The reports that documents came in, the first first; where no arrival was kept, the one that was read."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    first = Sought(tables.documents, ("id", "report"), "id", now=False)
    later = Sought(tables.arrivals, ("document", "report", "entry"), "document", now=False)
    for row in find(connection, first, documents):
        found[row.id].setdefault(row.report)
    for row in sorted(find(connection, later, documents), key=lambda row: row.entry):
        found[row.document].setdefault(row.report)
    return {document: tuple(reports) for document, reports in found.items()}


def notes_of(connection: Connection, documents: Sequence[str]) -> dict[str, Note]:
    """How documents were read last."""
    names = ("document", "report", "published", "version", "language", "pack", "judged", "failed")
    return {row.document: Note(*row[1:]) for row in find(connection, Sought(tables.readings, names, "document"), documents)}


def entries_of(connection: Connection, numbers: Collection[int]) -> dict[str, set[int]]:
    """The documents that came under these entries of the archive's log, each with all its entries."""
    table, found = tables.arrivals, defaultdict[str, set[int]](set)
    for some in parts(sorted(numbers)):
        those = select(table.c.document).where(table.c.entry.in_(some))
        for document, entry in connection.execute(select(table.c.document, table.c.entry).where(table.c.document.in_(those))):
            found[document].add(entry)
    return found
