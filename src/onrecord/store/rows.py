"""Rows of the tables out of the nouns: plain flattening, a function a table."""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from onrecord.incidents import Allegation, Assessment, Claim, Deal, Incident, Judgement, Link, Mention, Speaker
from onrecord.records import Document, Place, Reading, Statement
from onrecord.store.fresh import Arrival, Whole
from onrecord.store.nouns import text_of
from onrecord.when import day_of, gap

Row = dict[str, Any]
LONG = 10  # days: what may have lasted longer is looked up apart, so that looking around a day need not go far back


def document_row(document: Document, report: str) -> Row:
    """A document as it first came."""
    names = ("id", "publisher", "published", "language", "title", "url")
    return {"report": report, **{name: getattr(document, name) for name in names}}


def arrival_row(arrival: Arrival) -> Row:
    """One coming of a document."""
    document = arrival.document
    known = {"publisher": document.publisher, "published": document.published, "url": document.url}
    return {"entry": arrival.entry, "document": document.id, "report": arrival.report, **known, "replaces": arrival.replaces}


def reading_row(reading: Reading) -> Row:
    """A reading as it was written, without the report's text, which stands in the archive."""
    reader = reading.reader
    return {
        "document": reading.document.id,
        "report": reading.id,
        "published": reading.document.published,
        "version": reader.version,
        "language": reader.language,
        "pack": reader.pack,
        "skipped": reading.skipped,
        "json": text_of(replace(reading, text="")),
    }


def statement_row(document: str, statement: Statement) -> Row:
    """One statement."""
    who = statement.speaker
    names = ("role", "organisation", "side", "kind", "channel")
    return {
        "document": document,
        "id": statement.id,
        "words": statement.words,
        "start": statement.span[0],
        "end": statement.span[1],
        "speaker": who and who.name,
        **{name: who and getattr(who, name) for name in names},
        "manner": statement.manner,
        "said_at": statement.said_at,
    }


def mention_row(mention: Mention, span: tuple[int, int] | None) -> Row:
    """One mention; `first` and `last` are the days that it is looked up by."""
    names = ("id", "document", "report", "published", "publisher", "language", "country", "kind")
    told = ("date_min", "date_max", "weapon", "by", "target", "background")
    first, last = days_of(mention)
    return {
        **{name: getattr(mention, name) for name in names + told},
        **spot_of(mention.place),
        "start": span and span[0],
        "end": span and span[1],
        "first": first,
        "last": last,
        "long": first is None or last is None or gap(first, last) > LONG,
        "json": text_of(mention),
    }


def days_of(mention: Mention) -> tuple[str | None, str | None]:
    """The days that a mention can be of, as far as it says; an open end is closed by the day of publication."""
    day = day_of(mention.published)
    last = mention.date_max or (day if mention.date_min is None or (day or "") >= mention.date_min else None)
    return mention.date_min, last


def spot_of(place: Place | None) -> Row:
    """A place as columns: its name as the gazetteer has it."""
    if place is None:
        return {"place": None, "precision": None, "latitude": None, "longitude": None}
    return {
        "place": place.canonical or place.name,
        "precision": place.precision,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def incident_row(incident: Incident) -> Row:
    """One incident as it is summed up now."""
    names = ("id", "kind", "country", "date_min", "date_max", "weapon", "target")
    return {
        **{name: getattr(incident, name) for name in names},
        **spot_of(incident.place),
        "reports": len(incident.reports),
        "json": text_of(incident),
    }


def speaker_row(speaker: Speaker) -> Row:
    """One speaker over all reports."""
    names = ("id", "name", "kind", "side")
    return {**{name: getattr(speaker, name) for name in names}, "json": text_of(speaker)}


def whole_row(whole: Whole) -> Row:
    """An incident or a speaker."""
    return incident_row(whole) if isinstance(whole, Incident) else speaker_row(whole)


def link_row(link: Link) -> Row:
    """One link."""
    names = ("kind", "a", "b", "score", "verdict")
    return {**{name: getattr(link, name) for name in names}, "json": text_of(link)}


def assessment_row(assessment: Assessment) -> Row:
    """One assessment."""
    names = ("incident", "method", "version", "harm", "group", "axis", "grade", "min", "max")
    return {**{name: getattr(assessment, name) for name in names}, "json": text_of(assessment)}


def deal_row(deal: Deal) -> Row:
    """One agreement over all reports."""
    return {"id": deal.id, "type": deal.type, "json": text_of(deal)}


def allegation_row(allegation: Allegation) -> Row:
    """One alleged breach."""
    names = ("id", "report", "words", "accuser", "accused", "agreement", "incident", "date_min", "date_max")
    return {**{name: getattr(allegation, name) for name in names}, "json": text_of(allegation)}


def judgement_row(judgement: Judgement) -> Row:
    """One judgement."""
    names = ("id", "verdict", "subject", "by", "at", "other", "withdrawn")
    document = judgement.anchor and judgement.anchor.document
    return {**{name: getattr(judgement, name) for name in names}, "document": document, "json": text_of(judgement)}


def spans_of(reading: Reading, mentions: tuple[Mention, ...], claims: tuple[Claim, ...]) -> Mapping[str, tuple[int, int]]:
    """Where the words of each mention stand: those of its attack, or of its first count."""
    attacks = {attack.id: (attack.quote.start, attack.quote.end) for attack in reading.attacks}
    spans = {mention.id: attacks[mention.attack] for mention in mentions if mention.attack in attacks}
    for claim in claims:
        if claim.mention is not None:
            spans.setdefault(claim.mention, (claim.casualty.quote.start, claim.casualty.quote.end))
    return spans
