"""An erased document leaves no word in the store, and no name by which a guessed text could be tried."""

import sqlite3
from pathlib import Path

import pytest
from made_up import MONDAY, TUESDAY, fresh_of, reading_of, together
from sqlalchemy import select

from onrecord.incidents import Anchor, Assessment, Judgement, Link, Reason, Speaker
from onrecord.store.failing import Failure
from onrecord.store.fresh import Changes
from onrecord.store.store import Store
from onrecord.store.tables import METADATA

ONE = fresh_of(reading_of("Sumy", 3, note=" Olena Kvitka, 34, lay there."), 1)
TWO = fresh_of(reading_of("Sumy", 5), 2)
DOCUMENT, FIRST, SECOND = ONE.reading.document.id, ONE.mentions[0].id, TWO.mentions[0].id
SECRETS = ("Kvitka", DOCUMENT, DOCUMENT[7:23])


def filled(store: Store) -> None:
    """Two reports of one incident, linked, weighed and judged, with the name of a woman in most places."""
    store.keep([ONE, TWO], MONDAY)
    changes = together(ONE, TWO)
    link = Link("incident", *sorted((FIRST, SECOND)), 3.0, (Reason("names", "both name Olena Kvitka", 3.0),))
    store.relink(Changes("incident", changes.touched, changes.belongs, changes.wholes, (link,)), MONDAY)
    store.relink(Changes("copy", frozenset({DOCUMENT}), {DOCUMENT: DOCUMENT}), MONDAY)
    store.tie([FIRST], [(*sorted((FIRST, SECOND)), 3.0)], MONDAY)
    claims = (ONE.claims[0].id,)
    store.assess([FIRST], [Assessment(FIRST, "accounts", "1", "killed", "people", 3, 5, reasons=("Kvitka",), claims=claims)], MONDAY)
    anchor = Anchor(DOCUMENT, "Kvitka", 9, "killed")
    store.decide([Judgement("j1", "wrong", ONE.claims[0].id, "Ann", "Kvitka lived", MONDAY, anchor=anchor)], MONDAY)
    store.fail(Failure("read", DOCUMENT, "Kvitka"), MONDAY)


def everything(store: Store) -> str:
    """All rows of all tables, as words."""
    with store.asked() as connection:
        return "\n".join(str(tuple(row)) for table in METADATA.sorted_tables for row in connection.execute(select(table)))


def test_no_word_stays_and_no_name(store: Store) -> None:
    """In no table, current or past; the index of words finds nothing."""
    filled(store)
    assert all(secret in everything(store) for secret in SECRETS)
    left = store.erase(DOCUMENT, TUESDAY)
    assert not [secret for secret in SECRETS if secret in everything(store)]
    assert store.search("Kvitka") == []
    assert left.mentions == (SECOND,)


def test_others_are_untouched_and_answer_for_its_ids(store: Store) -> None:
    """The other report of the incident stays, and once it is linked again it answers to the id that the incident had."""
    filled(store)
    store.erase(DOCUMENT, TUESDAY)
    store.relink(together(TWO), TUESDAY)
    assert store.incident_for(FIRST) == SECOND
    assert [found.words for found in store.search("governor")] == [TWO.reading.statements[0].words]
    assert [(one.by, one.because, one.anchor) for one in store.judgements()] == [("Ann", "erased", None)]


def test_an_incident_of_erased_reports_alone_is_gone(store: Store) -> None:
    """And answers to nothing any more: its id was made of the report's words."""
    store.keep([ONE], MONDAY)
    store.relink(together(ONE), MONDAY)
    assert store.erase(DOCUMENT, TUESDAY).mentions == ()
    assert list(store.incidents()) == []
    assert store.incident_for(FIRST) is None


def test_a_speaker_whom_nobody_else_names_is_gone(store: Store) -> None:
    """The governor is named by the other report too, and stays."""
    store.keep([ONE, TWO], MONDAY)
    people = Changes("speaker", frozenset({"governor"}), {"governor": "s1"}, (Speaker("s1", "The Governor", ("governor",)),))
    store.relink(people, MONDAY)
    store.erase(DOCUMENT, TUESDAY)
    assert store.counted()["speakers"] == 1
    store.erase(TWO.reading.document.id, TUESDAY)
    assert store.counted()["speakers"] == store.counted()["members"] == 0


def test_an_unknown_document_changes_nothing(store: Store) -> None:
    """Erasing twice is erasing once."""
    filled(store)
    store.erase(DOCUMENT, TUESDAY)
    before = store.counted()
    store.erase(DOCUMENT, TUESDAY)
    assert store.counted() == before


def test_a_swept_file_does_not_hold_the_words(store: Store, where: str, tmp_path: Path) -> None:
    """SQLite's file and its log, byte for byte. (PostgreSQL's own files and backups are beyond us; docs/store.md says so.)"""
    filled(store)
    store.erase(DOCUMENT, TUESDAY)
    store.sweep()
    if "://" in where:
        pytest.skip("only SQLite's file is ours to look into")
    left = b"".join(path.read_bytes() for path in tmp_path.glob("record.db*"))
    assert not [secret for secret in ("Kvitka", "kvitka", DOCUMENT[7:]) if secret.encode() in left]
    assert sqlite3.connect(where).execute("pragma integrity_check").fetchone() == ("ok",)
