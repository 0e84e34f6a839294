"""The register of agreements and alleged breaches, and the rankings that were checked, as rows of text."""

from collections.abc import Iterable, Iterator

from onrecord.incidents import Allegation, Checked, Deal, Position
from onrecord.publishing.rows import Row
from onrecord.publishing.wording import days, plain, quoted


def register_rows(deals: Iterable[Deal], allegations: Iterable[Allegation]) -> Iterator[Row]:
    """Every agreement with the positions on it, then every accusation."""
    listed = list(deals)
    if listed:
        yield from section("Agreements and positions on them")
    for deal in listed:
        yield Row(" · ".join(plain(part) for part in (deal.type, *deal.scopes, deal.id) if part), style="incident")
        yield from (position_row(position) for position in deal.positions)
    accusations = list(allegations)
    if accusations:
        yield from section("Alleged breaches (the record lists them, and declares none)")
    for one in accusations:
        yield allegation_row(one)


def section(title: str) -> tuple[Row, Row]:
    """The heading of a section, after an empty line."""
    return Row(""), Row(title, style="section")


def position_row(position: Position) -> Row:
    """One position: the party and what it did on the left, the words and the day on the right."""
    when = days(position.date_min, position.date_max)
    told = f"in a report of {(position.published or '')[:10]}" if position.published else "in a report without a day"
    said = " · ".join(part for part in (when, plain(position.source), told) if part)
    return Row(f"{plain(position.party) or 'nobody named'}: {position.position}", ((quoted(position.words), ""), (said, "who")), 2)


def allegation_row(one: Allegation) -> Row:
    """One accusation: who accuses whom on the left, on the right the words, the incident, and what it can concern."""
    concerns = "; ".join(f"{reason} ({id})" for reason, id in zip(one.reasons, one.agreements, strict=True))
    right = [(quoted(one.words), ""), (f"can concern: {concerns}" if concerns else "no agreement of the record fits", "who")]
    if one.incident:
        right.append((f"incident {one.incident}", "who"))
    return Row(f"{plain(one.accuser) or 'nobody named'} accuses {plain(one.accused) or 'nobody named'}", tuple(right), 2)


def checked_rows(found: Iterable[Checked]) -> Iterator[Row]:
    """Every ranking with what the record says to it."""
    listed = list(found)
    if listed:
        yield from section("Rankings checked against the record")
    for one in listed:
        yield Row(one.verdict, ((quoted(one.words), ""), (one.reason, "who")), 2)
