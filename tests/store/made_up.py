"""Readings made by hand, so that the tests of the store need no reader: one strike on one town, and how many were killed."""

from hashlib import sha256

from onrecord.ids import claim_ids, mention_ids
from onrecord.incidents import Claim, Incident, Mention
from onrecord.records import Attack, Casualty, Document, Place, Quote, Reader, Reading, Source, Statement
from onrecord.store.fresh import Arrival, Changes, Fresh, Known, Lookup

MONDAY, TUESDAY, WEDNESDAY = "2025-04-07T08:00:00Z", "2025-04-08T08:00:00Z", "2025-04-09T08:00:00Z"
TOWNS = {"Sumy": (50.92, 34.8), "Kharkiv": (49.98, 36.25), "Odesa": (46.48, 30.73)}


def reading_of(town: str, killed: int, published: str | None = "2025-04-06", version: str = "1", note: str = "") -> Reading:
    """A reading: "A drone hit Sumy; 3 people were killed, the governor said." """
    text = f"A drone hit {town}; {killed} people were killed, the governor said.{note}"
    document = Document("sha256:" + sha256(text.encode()).hexdigest(), "The Example", published, "en")
    at = text.index(str(killed))
    count = Quote(text[at : text.index(", the")], at, text.index(", the"))
    attack = Quote(text[: at - 2], 0, at - 2)
    place = Place(town, (12, 12 + len(town)), town, latitude=TOWNS[town][0], longitude=TOWNS[town][1], precision="settlement", country="UA")
    who = Source("the governor", kind="official")
    return Reading(
        f"{town} {killed}",
        document,
        Reader(version, "en", "pack"),
        casualties=(Casualty("C1", count, "killed", killed, killed, "people", event="E1", source=who, statement="S1"),),
        attacks=(Attack("E1", "drone", attack, place, "UA", "2025-04-05", "2025-04-05"),),
        statements=(Statement("S1", (0, len(text) - 1), text[:-1], who, None, None, "reported"),),
        text=text,
    )


def fresh_of(reading: Reading, entry: int | None = None, came: str = MONDAY) -> Fresh:
    """A reading with its mention and its claim, as linking would take them from it."""
    document, mention = reading.document, mention_ids(reading)["E1"]
    attack, count = reading.attacks[0], reading.casualties[0]
    known = (reading.id, document.id, document.publisher, document.published)
    told = Mention(mention, *known, document.language, "E1", "drone", attack.place, "UA", attack.date_min, attack.date_max)
    claim = Claim(claim_ids(reading)[0], *known[:2], mention, count, None, "governor", document.id, *known[2:])
    arrival = None if entry is None else Arrival(entry, came, reading.document, reading.id)
    known = Known('{"words":9}', (7, 8), (("governor", '{"names":["the governor"]}'),))
    return Fresh(reading, (told,), (claim,), (Lookup((1,)),), known, arrival)


def together(*fresh: Fresh, touched: tuple[Fresh, ...] = ()) -> Changes:
    """All these are one incident, by the id of the first."""
    mentions = tuple(mention for one in fresh for mention in one.mentions)
    reports = tuple(mention.report for mention in mentions)
    first = mentions[0]
    whole = Incident(first.id, tuple(m.id for m in mentions), reports, (), first.kind, first.place, "UA", first.date_min, first.date_max)
    ids = {mention.id for one in (*fresh, *touched) for mention in one.mentions}
    return Changes("incident", frozenset(ids), {mention.id: first.id for mention in mentions}, (whole,))
