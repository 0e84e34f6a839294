"""What a unit of work keeps of one report, and what linking changes: the store's own plain data, made above it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.incidents import Claim, Incident, Link, Mention, Speaker
from onrecord.records import Document, Reading

Whole = Incident | Speaker
OFFERS, ASKS = 1, 2


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document's coming: its number in the archive's log, when it came, in which report, and the number of what it replaces."""

    entry: int
    at: str
    document: Document
    report: str
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class Lookup:
    """The keys of one mention: those at which it meets others that are worth comparing, that it only offers, and that it only asks for."""

    meets: Sequence[int] = ()
    offers: Sequence[int] = ()
    asks: Sequence[int] = ()

    def roles(self) -> dict[int, int]:
        """What it does at each key: 1 it offers, 2 it asks, 3 both, which is to meet."""
        return dict.fromkeys(self.asks, ASKS) | dict.fromkeys(self.offers, OFFERS) | dict.fromkeys(self.meets, OFFERS | ASKS)


@dataclass(frozen=True, slots=True)
class Known:
    """How a text and its speakers are known again: a sketch of the text, as JSON, with the keys under which likely copies meet; and the id
    of each speaker as named, with what this report tells of it, as JSON.
    """

    sketch: str | None = None
    keys: tuple[int, ...] = ()
    voices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Fresh:
    """One report newly read: the reading, and the mentions (with their keys) and counts that linking and weighing take from it.

    Where people judged it, these are taken from the reading as they judged it (`judged`), and `verdicts` says which judgements those are;
    the reading itself is kept as the reader wrote it. `failed` says why the report could not be read.
    """

    reading: Reading
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    lookups: tuple[Lookup, ...] = ()
    known: Known = field(default_factory=Known)
    arrival: Arrival | None = None
    judged: Reading | None = None
    verdicts: str | None = None
    failed: str | None = None

    @property
    def document(self) -> str:
        """The document's id."""
        return self.reading.document.id


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
