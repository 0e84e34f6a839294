"""Rows of the table of claims: every kind of thing that a report says about the world, in columns that can be asked for."""

from collections.abc import Iterator
from typing import Any

from onrecord.ids import id_of, mention_ids, repeats
from onrecord.incidents import Claim
from onrecord.records import Quote, Reading
from onrecord.store.nouns import text_of
from onrecord.store.rows import Row

DAYS = {"date_min": "date_min", "date_max": "date_max"}

# The columns of each list of a reading: its kind, and which of an entry's fields they take.
KINDS: dict[str, tuple[str, dict[str, str]]] = {
    "damage": ("damage", {"value": "kind", "min": "min", "max": "max", "mention": "event"}),
    "losses": ("loss", {"value": "kind", "min": "min", "max": "max", "party": "side"}),
    "evidence": ("evidence", {"value": "kind", "stance": "status"}),
    "responses": ("response", {"value": "kind"}),
    "comparisons": ("comparison", {"value": "rank", "party": "scope"}),
    "agreements": ("position", {"value": "position", "party": "party", "part_of": "agreement", **DAYS}),
    "breaches": ("breach", {"party": "accuser", "against": "accused", "value": "agreement", "mention": "event", **DAYS}),
}
COLUMNS = ("voice", "mention", "harm", "group", "value", "stance", "party", "against", "part_of", "date_min", "date_max", "min", "max")
EMPTY: Row = {**dict.fromkeys(COLUMNS), "cumulative": False, "growing": False, "withdrawn": False}


def claim_rows(reading: Reading, claims: tuple[Claim, ...]) -> list[Row]:
    """All claims of a reading: its counts as weighing takes them, and all else that it says."""
    return [*map(count_row, claims), *other_rows(reading)]


def count_row(claim: Claim) -> Row:
    """One count."""
    count = claim.casualty
    names = ("harm", "group", "min", "max", "stance", "date_min", "date_max", "cumulative", "growing", "withdrawn")
    return {
        **EMPTY,
        **common(claim.document, claim.report, count),
        **{name: getattr(count, name) for name in names},
        "id": claim.id,
        "kind": "casualties",
        "mention": claim.mention,
        "part_of": claim.part_of,
        "voice": claim.speaker,
        "json": text_of(claim),
    }


def common(document: str, report: str, entry: Any) -> Row:
    """The columns that every kind of claim fills in one way."""
    quote: Quote = entry.quote
    return {
        "document": document,
        "report": report,
        "words": quote.text,
        "start": quote.start,
        "end": quote.end,
        "speaker": entry.source and (entry.source.canonical or entry.source.name),
        "statement": getattr(entry, "statement", None),
        "sensitivity": getattr(entry, "sensitivity", None),
    }


def other_rows(reading: Reading) -> list[Row]:
    """All that is no count. Their ids are made of where the words stand, like those of counts."""
    rows = [*accounts_of(reading), *entries_of(reading)]
    before = repeats((row["kind"], row["start"], row["end"]) for row in rows)
    for row, nth in zip(rows, before, strict=True):
        row["id"] = id_of("c", reading.document.id, row["start"], row["end"], row["kind"], nth)
    return rows


def accounts_of(reading: Reading) -> Iterator[Row]:
    """What is said of an attack's weapon, responsibility and target."""
    ids = mention_ids(reading)
    for attack in reading.attacks:
        for account in attack.accounts:
            yield {
                **EMPTY,
                **common(reading.document.id, reading.id, account),
                "kind": account.about,
                "mention": ids[attack.id],
                "value": account.value,
                "stance": account.stance,
                "json": text_of(account),
            }


def entries_of(reading: Reading) -> Iterator[Row]:
    """The entries of the other lists of a reading."""
    ids = mention_ids(reading)
    for name, (kind, fields) in KINDS.items():
        for entry in getattr(reading, name):
            row = {**EMPTY, **common(reading.document.id, reading.id, entry), "kind": kind, "json": text_of(entry)}
            row.update({column: getattr(entry, field) for column, field in fields.items()})
            row["mention"] = ids.get(row["mention"] or "")
            yield row
