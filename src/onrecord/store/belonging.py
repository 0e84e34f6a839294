"""What belongs together, and since when: the outcome of linking, kept as what changed of it.

Rows that are as they were stay as they are, so that linking twice changes nothing.
"""

from collections.abc import Collection, Iterator

from sqlalchemy import Connection

from onrecord.store import tables
from onrecord.store.fresh import Changes
from onrecord.store.history import Sought, current, end, end_of, find, put
from onrecord.store.rows import Row, link_row, whole_row

WAITING = Sought(tables.waiting, ("incident",), "incident", now=False)
WHOLES = {"incident": tables.incidents, "speaker": tables.speakers}


def relink(connection: Connection, changes: Changes, at: str) -> tuple[str, ...]:
    """Keep what linking found; the incidents that this changes, those that are gone too. They wait to be weighed."""
    before = belongings(connection, changes.kind, changes.touched)
    moved = {id for id in changes.touched if before.get(id) != changes.belongs.get(id)}
    end_of(connection, Sought(tables.members, (), "id", changes.kind), moved & before.keys(), at)
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
    told = "voice" if kind == "speaker" else "document"
    rows = find(connection, Sought(tables.claims, ("mention",), told), moved)
    return set(belongings(connection, "incident", {row.mention for row in rows if row.mention}).values())


def wait_for(connection: Connection, incidents: Collection[str]) -> None:
    """Have incidents wait to be weighed."""
    there = {row.incident for row in find(connection, WAITING, incidents)}
    put(connection, tables.waiting, [{"incident": id} for id in sorted(set(incidents) - there)])


def belongings(connection: Connection, kind: str, ids: Collection[str]) -> dict[str, str]:
    """What each thing belongs to now."""
    return {row.id: row.whole for row in find(connection, Sought(tables.members, ("id", "whole"), "id", kind), ids)}


def belonging(connection: Connection, kind: str, wholes: Collection[str]) -> dict[str, str]:
    """What belongs to wholes now, each thing with its whole."""
    return {row.id: row.whole for row in find(connection, Sought(tables.members, ("id", "whole"), "whole", kind), wholes)}


def sum_up(connection: Connection, changes: Changes, left: set[str], at: str) -> set[str]:
    """Keep the wholes as they are now, and end those that nothing belongs to any more; the ids of those that changed."""
    table = WHOLES[changes.kind]
    rows = {whole.id: whole_row(whole) for whole in changes.wholes}
    gone = left - rows.keys() - set(belonging(connection, changes.kind, left).values())
    now = current(connection, table, "id", [*rows, *gone])
    changed = [row for id, row in rows.items() if id not in now or now[id]["json"] != row["json"]]
    end(connection, table.c.id, [*gone, *(row["id"] for row in changed if row["id"] in now)], at)
    put(connection, table, [{**row, "known_from": at} for row in changed])
    return gone | {row["id"] for row in changed}


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
    rows = find(connection, Sought(tables.links, ("row", "a", "b", "json"), "a", kind), ids)
    return (dict(row._mapping) for row in rows if row.b in ids)


def leave(connection: Connection, mentions: Collection[str], at: str) -> set[str]:
    """Mentions that are no more leave their incidents, and those that lose their last go with them; the mentions that were left behind."""
    left = set(belongings(connection, "incident", mentions).values())
    for table, column in ((tables.members, "id"), (tables.links, "a"), (tables.links, "b")):
        end_of(connection, Sought(table, (), column, "incident"), mentions, at)
    behind = belonging(connection, "incident", left)
    end(connection, tables.incidents.c.id, left - set(behind.values()), at)
    wait_for(connection, left)
    return set(behind)
