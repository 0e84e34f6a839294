"""Keeping what methods concluded and what people decided, each with its history."""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, select

from onrecord.incidents import Allegation, Assessment, Deal, Judgement
from onrecord.store import tables
from onrecord.store.history import Sought, drop, end, find, put
from onrecord.store.moments import NOW, AsOf, held, instant
from onrecord.store.nouns import noun_of
from onrecord.store.rows import allegation_row, assessment_row, deal_row, judgement_row

CONCLUDED = Sought(tables.assessments, ("row", "incident", "method", "json"), "incident")


def assess(connection: Connection, weighed: Collection[str], found: Sequence[Assessment], at: str) -> None:
    """Keep all that is concluded of incidents that were weighed; what was concluded before and is not among it holds no more."""
    now = {(row.incident, row.method, row.json): row.row for row in find(connection, CONCLUDED, weighed)}
    rows = {(one.incident, one.method, row["json"]): row for one in found for row in (assessment_row(one),)}
    end(connection, tables.assessments.c.row, [number for key, number in now.items() if key not in rows], at)
    put(connection, tables.assessments, [{**row, "known_from": at} for key, row in rows.items() if key not in now])
    drop(connection, tables.waiting.c.incident, weighed)


def waiting(connection: Connection, most: int) -> list[str]:
    """Incidents that changed since they were weighed."""
    return list(connection.scalars(select(tables.waiting.c.incident).order_by(tables.waiting.c.incident).limit(most)))


def assessments(connection: Connection, incident: str | None = None, method: str | None = None, asof: AsOf = NOW) -> list[Assessment]:
    """What methods concluded of one incident or of all, by one method or by all."""
    table = tables.assessments
    chosen = [held(table, asof)]
    chosen += [table.c.incident == incident] if incident else []
    chosen += [table.c.method == method] if method else []
    jsons = connection.scalars(select(table.c.json).where(*chosen).order_by(table.c.incident, table.c.method, table.c.row))
    return [noun_of(Assessment, json) for json in jsons]


def decide(connection: Connection, found: Sequence[Judgement], at: str) -> set[str]:
    """Keep what people decided, as it is found again now; the ids of what is judged otherwise than before."""
    table = tables.judgements
    now = {row.json: row for row in connection.execute(select(table).where(table.c.known_to.is_(None)))}
    rows = {row["json"]: row for row in map(judgement_row, found)}
    ended, new = [row for json, row in now.items() if json not in rows], [row for json, row in rows.items() if json not in now]
    end(connection, table.c.row, [row.row for row in ended], at)
    put(connection, table, [{**row, "known_from": at} for row in new])
    touched = [(row.subject, row.other) for row in ended] + [(row["subject"], row["other"]) for row in new]
    return {id for pair in touched for id in pair if id}


def judgements(connection: Connection, asof: AsOf = NOW) -> list[Judgement]:
    """What people decided, the oldest first, those taken back too; as of what had been published, those made by then."""
    table = tables.judgements
    jsons = connection.scalars(select(table.c.json).where(held(table, asof)).order_by(table.c.at, table.c.id))
    found = [noun_of(Judgement, json) for json in jsons]
    if asof.published_by is None:
        return found
    return [one for one in found if instant(one.at) <= instant(asof.published_by)]


def register(connection: Connection, deals: Sequence[Deal], allegations: Sequence[Allegation], at: str) -> None:
    """Keep the register of agreements and alleged breaches as it is now."""
    for table, rows in ((tables.agreements, list(map(deal_row, deals))), (tables.breaches, list(map(allegation_row, allegations)))):
        now = {row.json: row.row for row in connection.execute(select(table).where(table.c.known_to.is_(None)))}
        there = {row["json"] for row in rows}
        end(connection, table.c.row, [number for json, number in now.items() if json not in there], at)
        put(connection, table, [{**row, "known_from": at} for row in rows if row["json"] not in now])


def deals(connection: Connection, asof: AsOf = NOW) -> list[Deal]:
    """The agreements over all reports, by id."""
    table = tables.agreements
    return [noun_of(Deal, json) for json in connection.scalars(select(table.c.json).where(held(table, asof)).order_by(table.c.id))]


def allegations(connection: Connection, asof: AsOf = NOW) -> list[Allegation]:
    """The alleged breaches, by id."""
    table = tables.breaches
    return [noun_of(Allegation, json) for json in connection.scalars(select(table.c.json).where(held(table, asof)).order_by(table.c.id))]
