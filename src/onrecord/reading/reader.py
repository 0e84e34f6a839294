"""Reads one report: lays it out, finds statements, times, places, counts, attacks, agreements, and puts the reading together."""

import hashlib
from functools import cache

from msgspec.structs import replace

from onrecord.lang.pack import Pack, load
from onrecord.reading.agreements import find_agreements
from onrecord.reading.asides import find_asides
from onrecord.reading.attacks import find_attacks
from onrecord.reading.breaches import find_breaches
from onrecord.reading.casualties import find_casualties
from onrecord.reading.doubts import find_doubts
from onrecord.reading.layout import lay_out
from onrecord.reading.parts import SHARE
from onrecord.reading.place_words import words_of
from onrecord.reading.places import find_places
from onrecord.reading.report import Report, fold, open_report
from onrecord.reading.statements import find_statements
from onrecord.reading.times import find_times
from onrecord.reading.triggers import can_hold_anything, mark
from onrecord.reading.victims import VIEW
from onrecord.reading.vouching import voucher_of
from onrecord.records import Casualty, Document, Place, Reader, Reading, Span, Statement
from onrecord.when import day_of

VERSION = "0.1.0"
HEADING = {"settlement", "near", "neighbourhood", "adm2", "adm1", "region"}  # places that head what happened there


def read_document(text: str, document: Document, every: bool = False) -> Reading:
    """The reading of one report whose document is known; `every` reads statements, places and times of harmless reports too."""
    pack = load(document.language or "en")
    reader = Reader(VERSION, pack.language, pack.hash)
    empty = Reading(document.id, document, reader, skipped=True, text=text)
    if not every and not can_hold_anything(fold(text), pack):
        return empty
    report = prepare(text, document, pack)
    document = replace(document, published=as_told(document.published, report.published))
    return read_report(report, replace(empty, document=document, skipped=False))


def as_told(stated: str | None, used: str | None) -> str | None:
    """When a report came out: to the minute where that is stated, unless the day that was used (a dateline can tell it) is another.

    >>> as_told("2025-04-04T18:30:00Z", "2025-04-04"), as_told("2025-04-06T18:30:00Z", "2025-04-04")
    ('2025-04-04T18:30:00Z', '2025-04-04')
    """
    return stated if stated and day_of(stated) == used else used


def prepare(text: str, document: Document, pack: Pack) -> Report:
    """The report laid out on the desk, its sentences marked."""
    report = open_report(text, pack, document.published, document.title)
    report.publisher = document.publisher
    lay_out(report)
    mark(report)
    return report


def read_report(report: Report, reading: Reading) -> Reading:
    """Fill the reading's lists, stage by stage."""
    times, places = find_times(report), find_places(report)
    statements = [s for s in find_statements(report) if not is_heading(report, s, places)]
    attacks, casualties = find_attacks(report, attributed(report, find_casualties(report), statements), (statements, places, times))
    agreements = find_agreements(report, statements, times)
    return replace(
        reading,
        casualties=tuple(casualties),
        attacks=tuple(attacks),
        agreements=tuple(agreements),
        breaches=tuple(find_breaches(report, agreements, attacks, statements)),
        statements=tuple(statements),
        places=tuple(places),
        times=tuple(times),
        doubts=tuple(find_doubts(report, (casualties, attacks, times))),
        **find_asides(report, attacks, statements),
    )


def is_heading(report: Report, statement: Statement, places: list[Place]) -> bool:
    """Whether a place stands before the colon: it heads the words and says nothing (a capital can stand for its government)."""
    span, colon = statement.speaker_span, statement.cue_span
    if span is None or colon is None or report.text[slice(*colon)] != ":" or (statement.speaker and statement.speaker.side):
        return False
    return any(p.span[0] == span[0] and p.precision in HEADING and is_kind(report, (p.span[1], span[1])) for p in places)


def is_kind(report: Report, span: Span) -> bool:
    """Whether nothing, or only what kind of place it is, stands after its name ("Aleppo province:")."""
    return all(word in words_of(report.pack.language).nouns for word in report.folded[slice(*span)].split())


def attributed(report: Report, casualties: list[Casualty], statements: list[Statement]) -> list[Casualty]:
    """The counts with the statement that each stands in, and its speaker."""
    found = []
    for casualty in casualties:
        statement = voucher_of(report, statements, (casualty.quote.start, casualty.quote.end))
        found.append(replace(casualty, statement=statement.id, source=statement.speaker) if statement else casualty)
    items = listing_rules(report.pack)
    for position, casualty in enumerate(found):
        if casualty.part_of is not None and casualty.source is None and not items.isdisjoint(casualty.why):
            found[position] = replace(casualty, source=found[casualty.part_of].source)
    return found


@cache
def listing_rules(pack: Pack) -> frozenset[str]:
    """The rules that read a list behind a total: its items are told by whom the total is told."""
    patterns = pack.view(VIEW).patterns
    return frozenset(p.name for p in patterns["item"]) | {SHARE}


def document_of(text: str, published: str | None = None, language: str | None = None) -> Document:
    """The document of a bare text: its id is the hash of its bytes."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(f"sha256:{digest}", published=published, language=language)
