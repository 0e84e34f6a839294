"""Agreements with each party's position, and alleged breaches: always worded as somebody's allegation."""

from collections.abc import Iterator

from onrecord.publishing.rows import Row
from onrecord.publishing.wording import days, plain, quoted, speaker
from onrecord.records import Agreement, Breach, Reading


def agreement_rows(reading: Reading, names: tuple[str, ...]) -> Iterator[Row]:
    """The agreements of a reading, each with the positions on it."""
    if reading.agreements:
        yield from (Row(""), Row("Agreements", style="section"))
    deals: dict[str, list[Agreement]] = {}
    for entry in reading.agreements:
        deals.setdefault(entry.agreement or entry.id, []).append(entry)
    for entries in deals.values():
        scope = next((entry.scope for entry in entries if entry.scope), None)
        yield Row(f"{entries[0].type}{f' ({plain(scope)})' if scope else ''}", indent=2, style="incident")
        yield from (position_row(entry, names) for entry in entries)


def position_row(entry: Agreement, names: tuple[str, ...]) -> Row:
    """One party's position on an agreement."""
    when = days(entry.date_min, entry.date_max)
    left = f"{plain(entry.party) or 'no party named'}: {entry.position}"
    who = speaker(entry.source) + (f" · {when}" if when else "")
    return Row(left, ((quoted(entry.quote.text, names), ""), (who, "who")), 4)


def breach_rows(reading: Reading, names: tuple[str, ...]) -> Iterator[Row]:
    """The alleged breaches of a reading."""
    if reading.breaches:
        yield from (Row(""), Row("Alleged breaches", style="section"))
    for entry in reading.breaches:
        when = days(entry.date_min, entry.date_max)
        event = f"about {entry.event}" if entry.event else ""
        notes = " · ".join(x for x in (event, when) if x)
        right = [(quoted(entry.quote.text, names), ""), *([(notes, "about")] if notes else [])]
        yield Row(allegation(entry), indent=2)
        yield Row("", tuple(right), 4)


def allegation(entry: Breach) -> str:
    """Who alleges that who broke what; never that it was broken.

    >>> from onrecord.records import Quote
    >>> allegation(Breach("B1", Quote("…", 0, 1), "Kyiv", "Russia", "the energy truce"))
    'Alleged by Kyiv: that Russia broke the energy truce'
    """
    accuser = plain(entry.accuser) or "the report"
    return f"Alleged by {accuser}: that {plain(entry.accused) or 'somebody'} broke {plain(entry.agreement) or 'an agreement'}"
