"""Keeping readings: a document once, each of its readings with all that follows; an older reading's rows end where the newer's begin."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table

from onrecord.store import tables
from onrecord.store.answering import answer_for
from onrecord.store.belonging import leave
from onrecord.store.claim_rows import claim_rows
from onrecord.store.fresh import Arrival, Fresh, Lookup
from onrecord.store.history import Sought, current, drop, end, find, put
from onrecord.store.moments import instant, said_by
from onrecord.store.rows import Row, arrival_row, document_row, mention_row, reading_row, spans_of, statement_row
from onrecord.store.tying import untie

OF_A_READING = (tables.readings, tables.statements, tables.claims, tables.mentions)

IDS = Sought(tables.mentions, ("id",), "document")
LOST = Sought(tables.mentions, ("row", "id", "document", "start", "end"), "document")
CAME = Sought(tables.documents, ("id", "came"), "id", now=False)
NUMBERS = Sought(tables.mentions, ("id", "row"), "id")


def keep(connection: Connection, fresh: Sequence[Fresh], at: str) -> set[str]:
    """Keep readings with their documents; one that the record holds as it is changes nothing. The mentions that are to be linked now."""
    keep_documents(connection, fresh, at)
    arrived = arrive(connection, [one.arrival for one in fresh if one.arrival], at)
    now = current(connection, tables.readings, "document", [one.document for one in fresh])
    changed = [one for one in once(fresh) if not same(now.get(one.document), one)]
    lost = superseded(connection, [one for one in changed if one.document in now], at)
    for table, rows in rows_of(connection, changed).items():
        put(connection, table, [{**row, "known_from": at} for row in rows])
    keep_keys(connection, changed)
    keep_known(connection, changed, now.keys())
    answer_for(connection, lost, at)
    return leave(connection, lost, at) | {mention.id for one in changed for mention in one.mentions} | arrived


def once(fresh: Sequence[Fresh]) -> list[Fresh]:
    """Each document once, as it came last."""
    return list({one.document: one for one in fresh}.values())


def keep_documents(connection: Connection, fresh: Sequence[Fresh], at: str) -> None:
    """Keep documents that are new."""
    known = known_of(connection, tables.documents.c.id, [one.document for one in fresh])
    rows = {one.document: document_of(one, at) for one in reversed(fresh)}
    put(connection, tables.documents, [row for id, row in rows.items() if id not in known])


def document_of(one: Fresh, at: str) -> Row:
    """The row of a document: it came when it first arrived, or now."""
    return {**document_row(one.reading.document, one.reading.id), "came": instant(one.arrival.at) if one.arrival else at, "known_from": at}


def arrive(connection: Connection, arrivals: Sequence[Arrival], at: str) -> set[str]:
    """Keep that documents came; the mentions of those that were known, for their incidents tell in which reports they stand."""
    rows = {arrival.entry: arrival_row(arrival) for arrival in arrivals}
    there = known_of(connection, tables.arrivals.c.entry, list(rows))
    new = [row for entry, row in rows.items() if entry not in there]
    put(connection, tables.arrivals, [{**row, "known_from": at} for row in new])
    return {row.id for row in find(connection, IDS, {row["document"] for row in new})}


def known_of(connection: Connection, column: Column[Any], values: Collection[Any]) -> set[Any]:
    """Which values a column has."""
    table: Any = column.table
    return {row[0] for row in find(connection, Sought(table, (column.name,), column.name, now=False), values)}


def same(row: Row | None, one: Fresh) -> bool:
    """Whether the record holds a reading just as it is, judged just so."""
    if row is None or (row["failed"], row["judged"]) != (one.failed, one.verdicts):
        return False
    return bool(row["json"] == reading_row(one.reading)["json"])


def superseded(connection: Connection, again: Sequence[Fresh], at: str) -> dict[str, Row]:
    """End what older readings of these documents said; the mentions that ended with them, by id."""
    documents = [one.document for one in again]
    ended = {row.id: dict(row._mapping) for row in find(connection, LOST, documents)}
    for table in OF_A_READING:
        end(connection, table.c.document, documents, at)
    untie(connection, sorted(ended))
    drop(connection, tables.mention_keys.c.mention, [row["row"] for row in ended.values()])
    kept = {mention.id for one in again for mention in one.mentions}
    return {id: row for id, row in ended.items() if id not in kept}


def rows_of(connection: Connection, fresh: Sequence[Fresh]) -> dict[Table, list[Row]]:
    """The rows of readings, table by table: the reading as it was written, all else as people judged it."""
    rows: dict[Table, list[Row]] = {table: [] for table in OF_A_READING}
    came = came_of(connection, [one.document for one in fresh])
    for one in fresh:
        reading, when = one.judged or one.reading, {"said": said_by(one.reading.document.published, came[one.document])}
        spans = spans_of(reading, one.mentions, one.claims)
        rows[tables.readings].append({**reading_row(one.reading), **when, "failed": one.failed, "judged": one.verdicts})
        rows[tables.statements] += [statement_row(one.document, statement) | when for statement in reading.statements]
        rows[tables.claims] += [row | when for row in claim_rows(reading, one.claims)]
        rows[tables.mentions] += [mention_row(mention, spans.get(mention.id)) | when for mention in one.mentions]
    return rows


def came_of(connection: Connection, documents: Sequence[str]) -> dict[str, str]:
    """When documents came."""
    return {row.id: row.came for row in find(connection, CAME, documents)}


def keep_keys(connection: Connection, fresh: Sequence[Fresh]) -> None:
    """Keep the keys of mentions, by the numbers of their rows."""
    lookups = {mention.id: lookup for one in fresh for mention, lookup in zip(one.mentions, one.lookups, strict=False)}
    numbers = {row.id: row.row for row in find(connection, NUMBERS, lookups)}
    put(connection, tables.mention_keys, [row for id, lookup in lookups.items() for row in key_rows(numbers[id], lookup)])


def key_rows(number: int, lookup: Lookup) -> list[Row]:
    """The rows of one mention's keys."""
    return [{"mention": number, "key": key, "role": role} for key, role in lookup.roles().items()]


def keep_known(connection: Connection, fresh: Sequence[Fresh], read: Collection[str]) -> None:
    """Keep what texts and speakers are known again by, in the place of what an earlier reading told."""
    for table in (tables.sketch_keys, tables.sketches, tables.voices):
        drop(connection, table.c.document, [one.document for one in fresh if one.document in read])
    put(connection, tables.sketches, [{"document": one.document, "json": one.known.sketch} for one in fresh if one.known.sketch])
    put(connection, tables.sketch_keys, [{"document": one.document, "key": key} for one in fresh for key in one.known.keys])
    put(connection, tables.voices, [{"document": one.document, "id": id, "json": json} for one in fresh for id, json in one.known.voices])
