"""What is settled once new reports are kept: what people judged, who speaks, which agreements there are, and what it all weighs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import msgspec

from onrecord.incidents import Judgement
from onrecord.judging.applying import Effect, documents_of, effect
from onrecord.judging.standing import standing
from onrecord.linking.verdicts import Verdicts, verdicts_of
from onrecord.logged import texts_of
from onrecord.recording import fresh_of, link, record, settle_registers, settle_speakers, weigh_waiting
from onrecord.records import Reading
from onrecord.store.asking import Note
from onrecord.store.fresh import Fresh
from onrecord.store.store import Store
from onrecord.verdicts import judgements_of, replaces_of
from onrecord.weighing.weigh import METHODS

NOTHING = "nothing"


def settle(store: Store, home: Path, at: str) -> int:
    """Settle all of it; how many times a method fell over an incident."""
    verdicts = settle_judgements(store, home, at)
    settle_speakers(store, at, verdicts)
    settle_registers(store, at)
    return weigh_anew(store, at)


def weigh_anew(store: Store, at: str) -> int:
    """Weigh what waits; everything where the methods are not those of the last time."""
    methods = " ".join(f"{method.name}:{method.version}" for method in METHODS.values())
    if store.facts().get("methods") != methods:
        with store.unit(at):
            store.wait_for(None, at)
            store.know("methods", methods, at)
    return weigh_waiting(store, at)


def settle_judgements(store: Store, home: Path, at: str) -> Verdicts:
    """Put into effect what people judged since the last time, and take back what was withdrawn; the verdicts on pairs that hold."""
    judgements = judgements_of(home)
    replaces = replaces_of(home) if judgements else {}
    documents = documents_of(standing(judgements), replaces)
    if store.facts().get("judged", NOTHING) != ground_of(store, judgements, documents):
        known = store.judged(documents)
        raw = with_texts(store, home, known)
        found = effect(raw, judgements, replaces)
        with store.unit(at):
            decide(store, found, judgements, at)
            record(store, list(otherwise(raw, found.readings, known)), at, verdicts_of(found.found))
            store.know("judged", ground_of(store, judgements, documents), at)
    return verdicts_of(store.judgements())


def decide(store: Store, found: Effect, judgements: Iterable[Judgement], at: str) -> None:
    """Keep what people decided, as it was found again; pairs are linked and incidents wait to be weighed where that is new."""
    views = {one.id for one in found.found}
    touched = store.decide([*found.found, *(one for one in judgements if one.id not in views)], at)
    link(store, [mention.id for mention in store.mentions(sorted(touched))], at, verdicts_of(found.found))
    store.wait_for({incident for id in touched if (incident := store.incident_for(id))}, at)


def ground_of(store: Store, judgements: Iterable[Judgement], documents: Iterable[str]) -> str:
    """All that the effect of judgements depends on, as one word: while it is the same, nothing is to be done."""
    notes = unjudged(store.notes(sorted(store.judged(set(documents)))))
    parts = [*(f"{one.id} {one.withdrawn}" for one in judgements), *(f"{id} {note}" for id, note in sorted(notes.items()))]
    return sha256("\n".join(parts).encode()).hexdigest() if parts else NOTHING


def unjudged(notes: Mapping[str, Note]) -> dict[str, Note]:
    """How documents were read, whatever was judged of them."""
    return {document: replace(note, judged=None) for document, note in notes.items()}


def otherwise(raw: Iterable[Reading], judged: Iterable[Reading], known: Mapping[str, str | None]) -> Iterator[Fresh]:
    """The reports that people judged otherwise than the record has them; each with its reading as the reader wrote it."""
    for before, after in zip(raw, judged, strict=True):
        verdicts = None if after == before else sha256(msgspec.json.encode(after)).hexdigest()
        if verdicts != known.get(before.document.id):
            yield replace(fresh_of(after), reading=before, judged=after if verdicts else None, verdicts=verdicts)


def with_texts(store: Store, home: Path, documents: Iterable[str]) -> tuple[Reading, ...]:
    """Readings with their reports' texts, which stand in the archive."""
    readings = store.readings_of(sorted(documents))
    texts = texts_of(home, {reading.document.id for reading in readings})
    return tuple(msgspec.structs.replace(one, text=texts.get(one.document.id, "")) for one in readings)
