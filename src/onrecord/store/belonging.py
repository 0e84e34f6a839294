"""What belongs together, and since when: the outcome of linking, kept as what changed of it.

Rows that are as they were stay as they are, so that linking twice changes nothing.
"""

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import Connection, select

from onrecord.store import tables
from onrecord.store.fresh import Changes
from onrecord.store.history import current, end, parts, put
from onrecord.store.rows import Row, link_row, whole_row

WHOLES = {"incident": tables.incidents, "speaker": tables.speakers}


def relink(connection: Connection, changes: Changes, at: str) -> tuple[str, ...]:
    """Keep what linking found; the incidents that this changes, those that are gone too. They wait to be weighed."""
    before = belongings(connection, changes.kind, changes.touched)
    moved = {id for id in changes.touched if before.get(id) != changes.belongs.get(id)}
    end(connection, tables.members.c.id, sorted(moved & before.keys()), at, tables.members.c.kind == changes.kind)
    joins = {id: changes.belongs[id] for id in sorted(moved) if id in changes.belongs}
    joined = [{"kind": changes.kind, "id": id, "whole": whole, "known_from": at} for id, whole in joins.items()]
    put(connection, tables.members, joined)
    relate(connection, changes, at)
    left = {before[id] for id in moved if id in before}
    summed = sum_up(connection, changes, left, at) if changes.kind in WHOLES else set()
    wait = summed | left | set(joins.values()) if changes.kind == "incident" else concerned(connection, changes.kind, moved)
    wait_for(connection, wait)
    return tuple(sorted(wait))


def concerned(connection: Connection, kind: str, moved: Collection[str]) -> set[str]:
    """The incidents whose claims are said by these speakers as named, or stand in these documents."""
    table, found = tables.claims, set[str]()
    told = table.c.voice if kind == "speaker" else table.c.document
    for some in parts(sorted(moved)):
        chosen = select(table.c.mention).where(told.in_(some), table.c.known_to.is_(None), table.c.mention.is_not(None)).distinct()
        found |= set(belongings(connection, "incident", connection.scalars(chosen).all()).values())
    return found


def wait_for(connection: Connection, incidents: Collection[str]) -> None:
    """Have incidents wait to be weighed."""
    table = tables.waiting
    for some in parts(sorted(incidents)):
        there = set(connection.scalars(select(table.c.incident).where(table.c.incident.in_(some))))
        put(connection, table, [{"incident": id} for id in some if id not in there])


def belongings(connection: Connection, kind: str, ids: Iterable[str]) -> dict[str, str]:
    """What each thing belongs to now."""
    table, found = tables.members, {}
    for some in parts(sorted(ids)):
        chosen = table.c.kind == kind, table.c.id.in_(some), table.c.known_to.is_(None)
        found.update({row.id: row.whole for row in connection.execute(select(table.c.id, table.c.whole).where(*chosen))})
    return found


def sum_up(connection: Connection, changes: Changes, left: set[str], at: str) -> set[str]:
    """Keep the wholes as they are now, and end those that nothing belongs to any more; the ids of those that changed."""
    table = WHOLES[changes.kind]
    rows = {whole.id: whole_row(whole) for whole in changes.wholes}
    gone = left - rows.keys() - peopled(connection, changes.kind, left)
    now = current(connection, table, "id", [*rows, *gone])
    changed = [row for id, row in rows.items() if id not in now or now[id]["json"] != row["json"]]
    end(connection, table.c.id, [*gone, *(row["id"] for row in changed if row["id"] in now)], at)
    put(connection, table, [{**row, "known_from": at} for row in changed])
    return gone | {row["id"] for row in changed}


def peopled(connection: Connection, kind: str, wholes: Iterable[str]) -> set[str]:
    """The wholes that something belongs to."""
    table, found = tables.members, set[str]()
    for some in parts(sorted(wholes)):
        chosen = table.c.kind == kind, table.c.whole.in_(some), table.c.known_to.is_(None)
        found.update(connection.scalars(select(table.c.whole).where(*chosen).distinct()))
    return found


def relate(connection: Connection, changes: Changes, at: str) -> None:
    """Keep the links among what was solved again, and end those that hold no more."""
    rows = {(link.a, link.b): link_row(link) for link in changes.links}
    now = {(row["a"], row["b"]): row for row in links_among(connection, changes.kind, changes.touched)}
    ended = [row["row"] for pair, row in now.items() if pair not in rows or rows[pair]["json"] != row["json"]]
    end(connection, tables.links.c.row, ended, at)
    fresh = [row for pair, row in rows.items() if pair not in now or now[pair]["json"] != row["json"]]
    put(connection, tables.links, [{**row, "known_from": at} for row in fresh])


def links_among(connection: Connection, kind: str, ids: Collection[str]) -> Iterator[Row]:
    """The links that hold now between two of these things."""
    inside, table = set(ids), tables.links
    for some in parts(sorted(inside)):
        chosen = table.c.kind == kind, table.c.a.in_(some), table.c.known_to.is_(None)
        yield from (dict(row._mapping) for row in connection.execute(select(table).where(*chosen)) if row.b in inside)


def leave(connection: Connection, mentions: Collection[str], at: str) -> set[str]:
    """Mentions that are no more leave their incidents, and those that lose their last go with them; the mentions that were left behind."""
    members, links = tables.members, tables.links
    left = set(belongings(connection, "incident", mentions).values())
    end(connection, members.c.id, sorted(mentions), at, members.c.kind == "incident")
    for side in (links.c.a, links.c.b):
        end(connection, side, sorted(mentions), at, links.c.kind == "incident")
    behind: dict[str, str] = {}
    for some in parts(sorted(left)):
        chosen = members.c.kind == "incident", members.c.whole.in_(some), members.c.known_to.is_(None)
        behind.update({row.id: row.whole for row in connection.execute(select(members.c.id, members.c.whole).where(*chosen))})
    end(connection, tables.incidents.c.id, sorted(left - set(behind.values())), at)
    wait_for(connection, left)
    return set(behind)
