"""What linking asks of the record: who is worth comparing, what hangs together, what is not linked yet."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from sqlalchemy import Connection, exists, select

from onrecord.incidents import Mention
from onrecord.store import tables
from onrecord.store.fresh import ASKS, OFFERS, Lookup
from onrecord.store.history import Sought, drop, find, put
from onrecord.store.nouns import noun_of

SIDES = tuple(Sought(tables.edges, ("a", "b", "score"), side, now=False) for side in ("a", "b"))
Edge = tuple[str, str, float]  # two mentions' ids, the smaller first, and their score


def near(connection: Connection, lookups: Mapping[str, Lookup]) -> tuple[dict[str, set[str]], dict[str, Mention]]:
    """For each mention, by its keys, those of now that are worth comparing with it; and these mentions."""
    seekers: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for id, lookup in lookups.items():
        for key, role in lookup.roles().items():
            seekers[key].append((id, role))
    met: dict[str, set[int]] = {id: set() for id in lookups}
    for number, key, role in filed(connection, sorted(seekers)):
        for id, own in seekers[key]:
            if (own & ASKS and role & OFFERS) or (own & OFFERS and role & ASKS):
                met[id].add(number)
    mentions = numbered(connection, sorted(set().union(*met.values())))
    found = {id: {mentions[number].id for number in numbers if number in mentions} - {id} for id, numbers in met.items()}
    return found, {mention.id: mention for mention in mentions.values()}


def filed(connection: Connection, keys: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The numbers of the mentions that are filed under keys, with the key and what they do there."""
    yield from find(connection, Sought(tables.mention_keys, ("mention", "key", "role"), "key", now=False), keys)


def numbered(connection: Connection, numbers: Sequence[int]) -> dict[int, Mention]:
    """The mentions of now by the numbers of their rows."""
    return {row.row: noun_of(Mention, row.json) for row in find(connection, Sought(tables.mentions, ("row", "json"), "row"), numbers)}


def tie(connection: Connection, mentions: Sequence[str], edges: Sequence[Edge]) -> None:
    """Keep the pairs of these mentions that speak for one event, the smaller id first, in the place of those kept before."""
    untie(connection, mentions)
    put(connection, tables.edges, [{"a": a, "b": b, "score": score} for a, b, score in edges])


def untie(connection: Connection, mentions: Sequence[str]) -> None:
    """Forget the pairs of mentions that are no more, or that are to be compared anew."""
    for column in (tables.edges.c.a, tables.edges.c.b):
        drop(connection, column, mentions)


def component(connection: Connection, mentions: Collection[str]) -> tuple[set[str], list[Edge]]:
    """All mentions that hang together with these, from pair to pair until no more follow, and the pairs."""
    seen, following = set(mentions), set(mentions)
    found = dict[tuple[str, str], float]()
    while following:
        rows = [row for side in SIDES for row in find(connection, side, following)]
        found.update(((a, b), score) for a, b, score in rows)
        following = {end for a, b, _ in rows for end in (a, b)} - seen
        seen |= following
    return seen, [(a, b, score) for (a, b), score in sorted(found.items())]


def unlinked(connection: Connection) -> list[Mention]:
    """The mentions of now that belong to no incident, the earliest kept first."""
    table, members = tables.mentions, tables.members
    none = ~exists().where(members.c.kind == "incident", members.c.id == table.c.id, members.c.known_to.is_(None))
    chosen = select(table.c.json).where(table.c.known_to.is_(None), none).order_by(table.c.row)
    return [noun_of(Mention, json) for json in connection.scalars(chosen)]


def copies_near(connection: Connection, keys: Sequence[int]) -> list[str]:
    """The sketches of the documents that share a key."""
    near = {row.document for row in find(connection, Sought(tables.sketch_keys, ("document",), "key", now=False), keys)}
    return sketches(connection, sorted(near))


def voices(connection: Connection) -> Iterator[tuple[str, str, str]]:
    """Every speaker as named, the document that names it, and what is known of it there (JSON)."""
    table = tables.voices
    chosen = select(table.c.id, table.c.document, table.c.json).order_by(table.c.document, table.c.id)
    yield from (tuple(row) for row in connection.execute(chosen.execution_options(yield_per=1000)))


def sketches(connection: Connection, documents: Sequence[str]) -> list[str]:
    """The sketches of documents."""
    return [row.json for row in find(connection, Sought(tables.sketches, ("json",), "document", now=False), documents)]


def linked_to(connection: Connection, kind: str, ids: Collection[str]) -> set[str]:
    """All things that hang together with these, from link to link of now."""
    sides = [Sought(tables.links, ("a", "b"), side, kind) for side in ("a", "b")]
    seen, following = set(ids), set(ids)
    while following:
        following = {end for side in sides for row in find(connection, side, following) for end in row} - seen
        seen |= following
    return seen
