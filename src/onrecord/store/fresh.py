"""What a unit of work keeps of one report, and what linking changes: the store's own plain data, made above it."""

from dataclasses import dataclass

from onrecord.incidents import Claim, Incident, Link, Mention, Speaker
from onrecord.records import Reading

Whole = Incident | Speaker


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document's coming: its number in the archive's log, and when it came."""

    entry: int
    at: str


@dataclass(frozen=True, slots=True)
class Lookup:
    """The keys of one mention: what it offers to others that are worth comparing with it, and what it asks of them."""

    offers: frozenset[int] = frozenset()
    asks: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Fresh:
    """One report newly read: its reading, the mentions and counts that linking and weighing take from it, and how its text is known again.

    `lookups` are the keys of the mentions, one each. `sketch` is for finding copies, as JSON, and `keys` those under which likely copies
    meet. `failed` says why it could not be read.
    """

    reading: Reading
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    arrival: Arrival | None = None
    lookups: tuple[Lookup, ...] = ()
    sketch: str | None = None
    keys: tuple[int, ...] = ()
    failed: str | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What linking found anew: of the things of one `kind` that were solved again (`touched`), which belong to which whole, and the links.

    A thing of `touched` that `belongs` leaves out belongs to nothing any more. `wholes` are the incidents or speakers as they are now;
    what nothing belongs to any more is gone by itself. `links` are all that hold among the touched.
    """

    kind: str
    touched: frozenset[str]
    belongs: dict[str, str]
    wholes: tuple[Whole, ...] = ()
    links: tuple[Link, ...] = ()
