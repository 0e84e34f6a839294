"""Keeping readings: a document once, each of its readings with all that follows; an older reading's rows end where the newer's begin."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, select

from onrecord.store import tables
from onrecord.store.answering import answer_for
from onrecord.store.belonging import leave
from onrecord.store.claim_rows import claim_rows
from onrecord.store.fresh import Fresh, Lookup
from onrecord.store.history import current, end, parts, put
from onrecord.store.moments import instant, said_by
from onrecord.store.rows import Row, document_row, mention_row, reading_row, spans_of, statement_row
from onrecord.store.tying import untie

OF_A_READING = (tables.readings, tables.statements, tables.claims, tables.mentions)
OFFERS, ASKS = 1, 2


def keep(connection: Connection, fresh: Sequence[Fresh], at: str) -> set[str]:
    """Keep readings with their documents; one that the record holds as it is changes nothing. The mentions that are to be linked now."""
    keep_documents(connection, fresh, at)
    now = current(connection, tables.readings, "document", [one.reading.document.id for one in fresh])
    changed = [one for one in once(fresh) if not same(now.get(one.reading.document.id), one)]
    lost = superseded(connection, [one for one in changed if one.reading.document.id in now], at)
    for table, rows in rows_of(connection, changed).items():
        put(connection, table, [{**row, "known_from": at} for row in rows])
    keep_keys(connection, changed)
    keep_sketches(connection, [one for one in changed if one.reading.document.id not in now])
    answer_for(connection, lost, at)
    return leave(connection, lost, at) | {mention.id for one in changed for mention in one.mentions}


def once(fresh: Sequence[Fresh]) -> list[Fresh]:
    """Each document once, as it came last."""
    return list({one.reading.document.id: one for one in fresh}.values())


def keep_documents(connection: Connection, fresh: Sequence[Fresh], at: str) -> None:
    """Keep documents that are new, and each of their arrivals."""
    ids = [one.reading.document.id for one in fresh]
    known = known_of(connection, tables.documents.c.id, ids)
    rows = {one.reading.document.id: document_of(one, at) for one in reversed(fresh)}
    put(connection, tables.documents, [row for id, row in rows.items() if id not in known])
    came = {one.arrival.entry: arrival_row(one, at) for one in fresh if one.arrival}
    there = known_of(connection, tables.arrivals.c.entry, list(came))
    put(connection, tables.arrivals, [row for entry, row in came.items() if entry not in there])


def document_of(one: Fresh, at: str) -> Row:
    """The row of a document: said when it was published, or when it came."""
    document = one.reading.document
    came = instant(one.arrival.at) if one.arrival else at
    return {**document_row(document, one.reading.id), "said": said_by(document.published, came), "known_from": at}


def arrival_row(one: Fresh, at: str) -> Row:
    """The row of an arrival."""
    document = one.reading.document
    return {
        "entry": one.arrival and one.arrival.entry,
        "document": document.id,
        "report": one.reading.id,
        "publisher": document.publisher,
        "published": document.published,
        "url": document.url,
        "known_from": at,
    }


def known_of(connection: Connection, column: Any, values: Sequence[Any]) -> set[Any]:
    """Which values a column has."""
    return {value for some in parts(values) for value in connection.scalars(select(column).where(column.in_(some)))}


def same(row: Row | None, one: Fresh) -> bool:
    """Whether the record holds a reading just as it is."""
    return row is not None and (row["json"], row["failed"]) == (reading_row(one.reading, one.failed)["json"], one.failed)


def superseded(connection: Connection, again: Sequence[Fresh], at: str) -> dict[str, Row]:
    """End what older readings of these documents said; the mentions that ended with them, by id."""
    documents = [one.reading.document.id for one in again]
    ended: dict[str, Row] = {}
    for some in parts(documents):
        chosen = select(tables.mentions).where(tables.mentions.c.document.in_(some), tables.mentions.c.known_to.is_(None))
        ended.update({row.id: dict(row._mapping) for row in connection.execute(chosen)})
    for table in OF_A_READING:
        end(connection, table.c.document, documents, at)
    untie(connection, sorted(ended))
    for rows in parts([row["row"] for row in ended.values()]):
        connection.execute(delete(tables.mention_keys).where(tables.mention_keys.c.mention.in_(rows)))
    kept = {mention.id for one in again for mention in one.mentions}
    return {id: row for id, row in ended.items() if id not in kept}


def rows_of(connection: Connection, fresh: Sequence[Fresh]) -> dict[Table, list[Row]]:
    """The rows of readings, table by table."""
    rows: dict[Table, list[Row]] = {table: [] for table in OF_A_READING}
    said = said_of(connection, [one.reading.document.id for one in fresh])
    for one in fresh:
        reading, when = one.reading, {"said": said[one.reading.document.id]}
        spans = spans_of(reading, one.mentions, one.claims)
        rows[tables.readings].append(reading_row(reading, one.failed) | when)
        rows[tables.statements] += [statement_row(reading.document.id, statement) | when for statement in reading.statements]
        rows[tables.claims] += [row | when for row in claim_rows(reading, one.claims)]
        rows[tables.mentions] += [mention_row(mention, spans.get(mention.id)) | when for mention in one.mentions]
    return rows


def said_of(connection: Connection, documents: Sequence[str]) -> dict[str, str]:
    """When documents had been said."""
    table = tables.documents
    chosen = (select(table.c.id, table.c.said).where(table.c.id.in_(some)) for some in parts(documents))
    return {row.id: row.said for question in chosen for row in connection.execute(question)}


def keep_keys(connection: Connection, fresh: Sequence[Fresh]) -> None:
    """Keep the keys of mentions, by the numbers of their rows."""
    lookups = {mention.id: lookup for one in fresh for mention, lookup in zip(one.mentions, one.lookups, strict=False)}
    numbers = {id: row["row"] for id, row in current(connection, tables.mentions, "id", list(lookups)).items()}
    put(connection, tables.mention_keys, [row for id, lookup in lookups.items() for row in key_rows(numbers[id], lookup)])


def key_rows(number: int, lookup: Lookup) -> list[Row]:
    """The rows of one mention's keys."""
    roles = {key: (OFFERS if key in lookup.offers else 0) | (ASKS if key in lookup.asks else 0) for key in lookup.offers | lookup.asks}
    return [{"mention": number, "key": key, "role": role} for key, role in roles.items()]


def keep_sketches(connection: Connection, fresh: Sequence[Fresh]) -> None:
    """Keep what copies are found by; it is made of the text alone, so no later reading changes it."""
    put(connection, tables.sketches, [{"document": one.reading.document.id, "json": one.sketch} for one in fresh if one.sketch])
    keys = [{"document": one.reading.document.id, "key": key} for one in fresh for key in one.keys]
    put(connection, tables.sketch_keys, keys)
