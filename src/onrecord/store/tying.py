"""What linking asks of the record: who is worth comparing, what hangs together, what is not linked yet."""

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import Connection, delete, exists, or_, select

from onrecord.incidents import Mention
from onrecord.store import tables
from onrecord.store.fresh import Lookup
from onrecord.store.history import parts, put
from onrecord.store.nouns import noun_of

Edge = tuple[str, str, float]  # two mentions' ids, the smaller first, and their score


def near(connection: Connection, lookup: Lookup) -> list[Mention]:
    """The mentions of now that are worth comparing with one of these keys: those that offer what it asks, or ask what it offers."""
    keys, found = tables.mention_keys, {}
    joined = keys.join(tables.mentions, tables.mentions.c.row == keys.c.mention)
    for sought, roles in ((lookup.asks, (1, 3)), (lookup.offers, (2, 3))):
        for some in parts(sorted(sought)):
            chosen = keys.c.key.in_(some), keys.c.role.in_(roles), tables.mentions.c.known_to.is_(None)
            rows = select(tables.mentions.c.id, tables.mentions.c.json).select_from(joined).where(*chosen).distinct()
            found.update({row.id: noun_of(Mention, row.json) for row in connection.execute(rows)})
    return [found[id] for id in sorted(found)]


def tie(connection: Connection, mentions: Sequence[str], edges: Sequence[Edge]) -> None:
    """Keep the pairs of these mentions that speak for one event, the smaller id first, in the place of those kept before."""
    untie(connection, mentions)
    put(connection, tables.edges, [{"a": a, "b": b, "score": score} for a, b, score in edges])


def untie(connection: Connection, mentions: Sequence[str]) -> None:
    """Forget the pairs of mentions that are no more, or that are to be compared anew."""
    table = tables.edges
    for some in parts(mentions):
        connection.execute(delete(table).where(or_(table.c.a.in_(some), table.c.b.in_(some))))


def component(connection: Connection, mentions: Collection[str]) -> tuple[set[str], list[Edge]]:
    """All mentions that hang together with these, from pair to pair until no more follow, and the pairs."""
    table, seen, found = tables.edges, set(mentions), dict[tuple[str, str], float]()
    following = sorted(seen)
    while following:
        reached = set[str]()
        for some in parts(following):
            for a, b, score in connection.execute(select(table).where(or_(table.c.a.in_(some), table.c.b.in_(some)))):
                found[a, b] = score
                reached |= {a, b}
        following = sorted(reached - seen)
        seen |= reached
    return seen, [(a, b, score) for (a, b), score in sorted(found.items())]


def unlinked(connection: Connection) -> list[Mention]:
    """The mentions of now that belong to no incident, the earliest kept first."""
    table, members = tables.mentions, tables.members
    none = ~exists().where(members.c.kind == "incident", members.c.id == table.c.id, members.c.known_to.is_(None))
    chosen = select(table.c.json).where(table.c.known_to.is_(None), none).order_by(table.c.row)
    return [noun_of(Mention, json) for json in connection.scalars(chosen)]


def copies_near(connection: Connection, keys: Sequence[int]) -> list[str]:
    """The sketches of the documents that share a key."""
    found: dict[str, str] = {}
    joined = tables.sketches.join(tables.sketch_keys, tables.sketch_keys.c.document == tables.sketches.c.document)
    for some in parts(keys):
        chosen = select(tables.sketches).select_from(joined).where(tables.sketch_keys.c.key.in_(some)).distinct()
        found.update({row.document: row.json for row in connection.execute(chosen)})
    return [found[document] for document in sorted(found)]


def voices(connection: Connection) -> Iterator[tuple[str, str, str]]:
    """Every speaker as named, the document that names it, and what is known of it there (JSON)."""
    table = tables.voices
    chosen = select(table.c.id, table.c.document, table.c.json).order_by(table.c.document, table.c.id)
    yield from (tuple(row) for row in connection.execute(chosen.execution_options(yield_per=1000)))


def sketches(connection: Connection, documents: Sequence[str]) -> list[str]:
    """The sketches of documents."""
    table = tables.sketches
    return [json for some in parts(documents) for json in connection.scalars(select(table.c.json).where(table.c.document.in_(some)))]


def linked_to(connection: Connection, kind: str, ids: Collection[str]) -> set[str]:
    """All things that hang together with these, from link to link of now."""
    table, seen = tables.links, set(ids)
    following = sorted(seen)
    while following:
        reached = set[str]()
        for some in parts(following):
            chosen = table.c.kind == kind, or_(table.c.a.in_(some), table.c.b.in_(some)), table.c.known_to.is_(None)
            reached |= {end for pair in connection.execute(select(table.c.a, table.c.b).where(*chosen)) for end in pair}
        following = sorted(reached - seen)
        seen |= reached
    return seen
