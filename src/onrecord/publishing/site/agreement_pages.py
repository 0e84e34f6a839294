"""Agreements: who took which position when, and the accusations of a breach as a symmetrical chart."""

from collections.abc import Iterator
from typing import Any

from onrecord.incidents import Allegation, Deal, Position
from onrecord.publishing.site import addresses
from onrecord.publishing.site.breachchart import symmetry
from onrecord.publishing.site.edition import Edition
from onrecord.publishing.site.interface import interface
from onrecord.publishing.site.naming import outlet
from onrecord.publishing.site.showing import Showing
from onrecord.publishing.site.templating import File, page
from onrecord.publishing.wording import days, plain
from onrecord.records import Reading


def agreement_pages(showing: Showing) -> Iterator[File]:
    """The list of agreements, and a page for each."""
    edition = showing.edition
    loose = [one for one in edition.allegations if not one.agreements]
    deals = [(deal, name_of(deal, showing), len(accusations(deal, edition))) for deal in edition.deals]
    yield page("agreements.html", "agreements.html", edition, here="agreements", deals=deals, others=allegation_rows(loose, showing))
    for deal in edition.deals:
        yield agreement_page(deal, showing)


def agreement_page(deal: Deal, showing: Showing) -> File:
    """The page of one agreement."""
    edition = showing.edition
    found = accusations(deal, edition)
    return page(
        addresses.agreement(deal.id),
        "agreement.html",
        edition,
        here="agreements",
        deal=deal,
        title=name_of(deal, showing),
        positions=[position_row(position, showing) for position in deal.positions],
        chart=symmetry(found, interface().agreements.nobody),
        breaches=allegation_rows(found, showing),
    )


def name_of(deal: Deal, showing: Showing) -> str:
    """What an agreement is called: its type, whom it binds, its scope."""
    edition = showing.edition
    reading = next((edition.by_document[p.document] for p in deal.positions if p.document in edition.by_document), None)
    parts = [deal.type.capitalize(), " and ".join(deal.bound), "; ".join(deal.scopes)]
    words = ", ".join(plain(part) for part in parts if part)
    return showing.names.words(reading, words) if reading else words


def accusations(deal: Deal, edition: Edition) -> list[Allegation]:
    """The accusations that can concern an agreement."""
    return [one for one in edition.allegations if deal.id in one.agreements]


def position_row(position: Position, showing: Showing) -> dict[str, Any]:
    """One position."""
    reading = showing.edition.by_document.get(position.document)
    return {
        "party": plain(position.party) or interface().agreements.nobody,
        "position": position.position,
        "when": days(position.date_min, position.date_max),
        "words": words_of(reading, position.words, showing),
        "language": reading.document.language if reading else None,
        **told_in(reading, position.published, showing),
    }


def allegation_rows(listed: list[Allegation], showing: Showing) -> list[dict[str, Any]]:
    """Accusations as rows."""
    return [allegation_row(one, showing) for one in listed]


def allegation_row(one: Allegation, showing: Showing) -> dict[str, Any]:
    """One accusation, always as somebody's."""
    reading, t = showing.edition.by_report.get(one.report), interface().agreements
    return {
        "id": one.id,
        "accuser": plain(one.accuser) or t.nobody,
        "accused": plain(one.accused) or t.nobody,
        "when": days(one.date_min, one.date_max),
        "words": words_of(reading, one.words, showing),
        "language": reading.document.language if reading else None,
        "incident": one.incident,
        "concerns": list(zip(one.agreements, one.reasons, strict=False)),
        **told_in(reading, reading.document.published if reading else None, showing),
    }


def words_of(reading: Reading | None, words: str, showing: Showing) -> str:
    """Words of a report without what is withheld."""
    return showing.names.words(reading, words) if reading else words


def told_in(reading: Reading | None, published: str | None, showing: Showing) -> dict[str, Any]:
    """The report that tells it."""
    return {
        "report": showing.names.words(reading, outlet(reading)) if reading else "",
        "page": addresses.report(reading.document.id) if reading else None,
        "published": published,
    }
