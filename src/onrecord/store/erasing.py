"""Erasing a document: every row that holds its words, or its name by which a guessed text could be tried, is deleted, history and all.

What stays: that other reports tell of the same incident; the ids of its mentions where others share the incident, because the record has
promised to answer for them; that a person judged, by whom and when, without the words.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from msgspec.structs import replace
from sqlalchemy import Connection, delete, insert, or_, select, text, update

from onrecord.incidents import Judgement
from onrecord.store import tables
from onrecord.store.history import parts
from onrecord.store.nouns import noun_of
from onrecord.store.opening import is_sqlite
from onrecord.store.rows import judgement_row
from onrecord.store.tying import untie

KNOWN = (tables.sketch_keys, tables.sketches, tables.voices)
OF_A_DOCUMENT = (*KNOWN, tables.arrivals, tables.claims, tables.statements, tables.mentions, tables.readings)


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure leaves to do: what belonged with the document, to be linked and weighed anew."""

    mentions: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()


def erase(connection: Connection, document: str) -> Erased:
    """Erase a document and all that was made of its words."""
    ids = ids_of(connection, document)
    wholes = wholes_held(connection, "incident", ids["mention"])
    companions = companions_of(connection, "incident", wholes) - ids["mention"]
    names = forget_names(connection, document)
    forget_links(connection, {document, *ids["mention"]})
    forget_keys(connection, document, sorted(ids["mention"]))
    forget_conclusions(connection, wholes)
    forget_register(connection, document)
    forget_judgements(connection, document, {document, *ids["mention"], *ids["claim"]})
    for table in OF_A_DOCUMENT:
        connection.execute(delete(table).where(table.c.document == document))
    connection.execute(delete(tables.failures).where(tables.failures.c.subject == document))
    connection.execute(delete(tables.documents).where(tables.documents.c.id == document))
    copies = companions_of(connection, "copy", {document}) - {document}
    forget_members(connection, document, ids["mention"], companions)
    return Erased(tuple(sorted(companions)), tuple(sorted(names)), tuple(sorted(copies)))


def ids_of(connection: Connection, document: str) -> dict[str, set[str]]:
    """The ids of a document's mentions and claims, in all its readings."""
    chosen = {"mention": tables.mentions, "claim": tables.claims}
    return {name: set(connection.scalars(select(table.c.id).where(table.c.document == document))) for name, table in chosen.items()}


def wholes_held(connection: Connection, kind: str, things: Collection[str]) -> set[str]:
    """What these things ever belonged to."""
    table, found = tables.members, set[str]()
    for some in parts(sorted(things)):
        found |= set(connection.scalars(select(table.c.whole).where(table.c.kind == kind, table.c.id.in_(some))))
    return found


def companions_of(connection: Connection, kind: str, wholes: Collection[str]) -> set[str]:
    """All things that belong to these wholes now."""
    table, found = tables.members, set[str]()
    for some in parts(sorted(wholes)):
        chosen = table.c.kind == kind, table.c.whole.in_(some), table.c.known_to.is_(None)
        found |= set(connection.scalars(select(table.c.id).where(*chosen)))
    return found


def forget_names(connection: Connection, document: str) -> set[str]:
    """Delete the speakers' names that no other document gives; the others that went with them, to be linked anew."""
    voices, members = tables.voices, tables.members
    elsewhere = select(voices.c.id).where(voices.c.document != document)
    gone = set(connection.scalars(select(voices.c.id).where(voices.c.document == document, voices.c.id.not_in(elsewhere))))
    wholes = wholes_held(connection, "speaker", gone)
    left = companions_of(connection, "speaker", wholes) - gone
    for some in parts(sorted(gone)):
        connection.execute(delete(members).where(members.c.kind == "speaker", members.c.id.in_(some)))
    for some in parts(sorted(wholes)):
        connection.execute(delete(tables.speakers).where(tables.speakers.c.id.in_(some)))
    forget_links(connection, gone)
    return left


def forget_links(connection: Connection, things: Collection[str]) -> None:
    """Delete every link of these things: its reasons may hold their words."""
    table = tables.links
    for some in parts(sorted(things)):
        connection.execute(delete(table).where(or_(table.c.a.in_(some), table.c.b.in_(some))))


def forget_keys(connection: Connection, document: str, mentions: Sequence[str]) -> None:
    """Delete what the document's mentions are looked up by."""
    numbers = select(tables.mentions.c.row).where(tables.mentions.c.document == document)
    connection.execute(delete(tables.mention_keys).where(tables.mention_keys.c.mention.in_(numbers)))
    untie(connection, mentions)


def forget_conclusions(connection: Connection, wholes: Collection[str]) -> None:
    """Delete what was summed up and concluded of these incidents while the document was among their reports."""
    for some in parts(sorted(wholes)):
        connection.execute(delete(tables.incidents).where(tables.incidents.c.id.in_(some)))
        connection.execute(delete(tables.assessments).where(tables.assessments.c.incident.in_(some)))
        connection.execute(delete(tables.waiting).where(tables.waiting.c.incident.in_(some)))


def forget_register(connection: Connection, document: str) -> None:
    """Delete what the register tells in the document's words; agreements that it speaks of are put together anew from the others."""
    claims, breaches = tables.claims, tables.breaches
    told = select(claims.c.words).where(claims.c.document == document, claims.c.kind == "breach")
    connection.execute(delete(breaches).where(breaches.c.words.in_(told)))
    connection.execute(delete(tables.agreements).where(tables.agreements.c.json.contains(document, autoescape=True)))


def forget_judgements(connection: Connection, document: str, things: Collection[str]) -> None:
    """Take the words out of judgements on the document: who decided what and when stays."""
    table = tables.judgements
    chosen: list[tuple[int, str]] = []
    for some in parts(sorted(things)):
        where = or_(table.c.document == document, table.c.subject.in_(some), table.c.other.in_(some))
        chosen += [(row.row, row.json) for row in connection.execute(select(table.c.row, table.c.json).where(where))]
    for number, json in chosen:
        row = judgement_row(silenced(noun_of(Judgement, json), document))
        connection.execute(update(table).where(table.c.row == number).values(row))


def silenced(judgement: Judgement, document: str) -> Judgement:
    """A judgement without what it says of an erased document. Its signature no longer fits, and says so by going too."""
    subject = "erased" if judgement.subject == document else judgement.subject
    other = "erased" if judgement.other == document else judgement.other
    return replace(judgement, subject=subject, other=other, because="erased", anchor=None, other_anchor=None, value=None, signature=None)


def forget_members(connection: Connection, document: str, mentions: Collection[str], companions: Collection[str]) -> None:
    """Delete what the document and its mentions belonged to; other mentions answer for their ids, where there are any."""
    table = tables.members
    for some in parts(sorted({document, *mentions})):
        connection.execute(delete(table).where(or_(table.c.id.in_(some), table.c.whole == document)))
        connection.execute(delete(tables.aliases).where(or_(tables.aliases.c.id.in_(some), tables.aliases.c.answers.in_(some))))
    if companions:
        by = min(companions)
        connection.execute(insert(tables.aliases), [{"id": id, "answers": by, "known_from": ""} for id in sorted(mentions)])


def swept(connection: Connection) -> None:
    """Have what was deleted gone from the disk too, as far as the database can: outside a transaction, after it."""
    if is_sqlite(connection):
        connection.execute(text("pragma wal_checkpoint(truncate)"))
    else:
        connection.execute(text("vacuum"))


def merged(connection: Connection) -> None:
    """Have the index of words without the words that were deleted: FTS5 keeps them until its parts are merged."""
    if is_sqlite(connection):
        connection.execute(text("insert into statements_words (statements_words) values ('optimize')"))
