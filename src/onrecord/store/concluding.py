"""Keeping what methods concluded and what people decided, each with its history."""

from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace
from sqlalchemy import Connection, delete, select

from onrecord.errors import StoreError
from onrecord.incidents import Assessment, Judgement
from onrecord.store import tables
from onrecord.store.history import current, end, parts, put
from onrecord.store.moments import NOW, AsOf, held, instant
from onrecord.store.nouns import noun_of
from onrecord.store.rows import assessment_row, judgement_row


def assess(connection: Connection, weighed: Collection[str], found: Sequence[Assessment], at: str) -> None:
    """Keep all that is concluded of incidents that were weighed; what was concluded before and is not among it holds no more."""
    now = {(row["incident"], row["method"], row["json"]): row["row"] for row in assessments_now(connection, weighed)}
    rows = {(one.incident, one.method, row["json"]): row for one in found for row in (assessment_row(one),)}
    end(connection, tables.assessments.c.row, [number for key, number in now.items() if key not in rows], at)
    put(connection, tables.assessments, [{**row, "known_from": at} for key, row in rows.items() if key not in now])
    for some in parts(sorted(weighed)):
        connection.execute(delete(tables.waiting).where(tables.waiting.c.incident.in_(some)))


def waiting(connection: Connection, most: int) -> list[str]:
    """Incidents that changed since they were weighed."""
    return list(connection.scalars(select(tables.waiting.c.incident).order_by(tables.waiting.c.incident).limit(most)))


def assessments_now(connection: Connection, incidents: Collection[str]) -> Iterator[dict[str, object]]:
    """The rows that hold now of these incidents."""
    table = tables.assessments
    for some in parts(sorted(incidents)):
        chosen = select(table).where(table.c.incident.in_(some), table.c.known_to.is_(None))
        yield from (dict(row._mapping) for row in connection.execute(chosen))


def assessments(connection: Connection, incident: str | None = None, method: str | None = None, asof: AsOf = NOW) -> list[Assessment]:
    """What methods concluded of one incident or of all, by one method or by all."""
    table = tables.assessments
    chosen = [held(table, asof)]
    chosen += [table.c.incident == incident] if incident else []
    chosen += [table.c.method == method] if method else []
    jsons = connection.scalars(select(table.c.json).where(*chosen).order_by(table.c.incident, table.c.method, table.c.row))
    return [noun_of(Assessment, json) for json in jsons]


def judge(connection: Connection, judgement: Judgement, at: str) -> None:
    """Keep a judgement. The same again changes nothing; it can be taken back, and nothing else of it can change."""
    row = judgement_row(judgement)
    before = current(connection, tables.judgements, "id", [judgement.id]).get(judgement.id)
    if before and before["json"] == row["json"]:
        return
    if before and replace(judgement, withdrawn=None) != replace(noun_of(Judgement, before["json"]), withdrawn=None):
        raise StoreError(f"judgement {judgement.id}: it stands as it was signed; withdraw it and judge anew")
    end(connection, tables.judgements.c.id, [judgement.id], at)
    put(connection, tables.judgements, [{**row, "known_from": at}])


def judgements(connection: Connection, asof: AsOf = NOW) -> list[Judgement]:
    """What people decided, the oldest first, those taken back too; as of what had been published, those made by then."""
    table = tables.judgements
    jsons = connection.scalars(select(table.c.json).where(held(table, asof)).order_by(table.c.at, table.c.id))
    found = [noun_of(Judgement, json) for json in jsons]
    if asof.published_by is None:
        return found
    return [one for one in found if instant(one.at) <= instant(asof.published_by)]
