"""`onrecord run`: from sources to assessments; run twice it changes nothing, and what failed is told again until it is put right."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace
from sqlalchemy import select

from onrecord import recording
from onrecord.cli import main
from onrecord.incidents import Case, Mention
from onrecord.linking.linked import link
from onrecord.records import Reading
from onrecord.store.moments import AsOf
from onrecord.store.store import opened
from onrecord.store.tables import METADATA
from onrecord.work import read

FIRST = "A missile hit a market in Kharkiv on Friday. At least 14 people were killed, the governor said."
SECOND = "The death toll of Friday's missile strike on a market in Kharkiv rose to 16, rescuers said on Saturday."
OTHER = "Two people were killed by a drone in Odesa on Thursday, police said. Olena Kvitka, 34, was among them."


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str) -> Path:
    """A home whose store is on either database, and whose keys are not the user's."""
    monkeypatch.setenv("ONRECORD_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("ONRECORD_STORE", where)
    return tmp_path / "home"


def lines(path: Path, *reports: dict[str, str]) -> Path:
    """A file of reports."""
    path.write_text("".join(json.dumps(report) + "\n" for report in reports), encoding="utf-8")
    return path


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    """Three reports of two strikes."""
    texts = [("one", "2025-04-05", FIRST), ("two", "2025-04-05", SECOND), ("three", "2025-04-04", OTHER)]
    return lines(
        tmp_path / "wire.jsonl", *({"id": id, "published": day, "publisher": "The Example", "text": text} for id, day, text in texts)
    )


def run(home: Path, *given: object, code: int = 0) -> str:
    """What the command prints."""
    result = CliRunner().invoke(main, ["run", *map(str, given), "--home", str(home)])
    assert result.exit_code == code, result.output
    return result.output


def invoke(*words: object) -> Result:
    """Any other command, which must do."""
    result = CliRunner().invoke(main, [*map(str, words)])
    assert result.exit_code == 0, result.output
    return result


def everything(where: str) -> list[str]:
    """All rows of all tables."""
    with opened(where) as store, store.asked() as connection:
        return sorted(f"{table.name} {tuple(row)}" for table in METADATA.sorted_tables for row in connection.execute(select(table)))


def counts(case: Case | None) -> list[int]:
    """How many people the claims of a case count."""
    return sorted(claim.casualty.min or 0 for claim in case.claims) if case else []


def test_without_an_archive_there_is_nothing_to_do(home: Path) -> None:
    """No sources, no list of sources, no archive: an empty store is made."""
    assert "0 reports read; the record holds 0 incidents; nothing failed" in run(home)


def test_run_twice_it_changes_nothing(home: Path, wire: Path, where: str) -> None:
    """Not one row, and nothing is read again; nor after every source is looked at anew."""
    assert "3 reports read; the record holds 2 incidents; nothing failed" in run(home, wire)
    before = everything(where)
    wire.touch()
    assert "0 reports read; the record holds 2 incidents" in run(home, wire)
    assert everything(where) == before


def test_the_incidents_are_those_of_linking_all_at_once(home: Path, wire: Path, where: str) -> None:
    """Reports that come one by one make the same incidents, and the same cases, whatever their order."""
    reports = [json.loads(line) for line in wire.read_text(encoding="utf-8").splitlines()]
    for report in reversed(reports):
        run(home, lines(wire, report))
    readings = [replace(read(one["text"], one["published"]), id=one["id"]) for one in reports]
    readings = [replace(one, document=replace(one.document, publisher="The Example")) for one in readings]
    with opened(where) as store:
        assert {one.id: set(one.reports) for one in store.incidents()} == {one.id: set(one.reports) for one in link(readings).incidents}
        case = next(one for one in store.cases([found.id for found in store.incidents()]) if len(one.mentions) == 2)
        assert sorted(claim.casualty.min or 0 for claim in case.claims) == [14, 16]
        assert {one.method for one in store.assessments(case.incident.id)} >= {"accounts", "airwars", "ohchr"}


def test_what_cannot_be_read_is_told_and_told_again(home: Path, tmp_path: Path, where: str) -> None:
    """A report in a language that has no pack: the others are read; the next run says it again, and reads nothing."""
    greek = {"id": "greek", "published": "2025-04-05", "lang": "el", "text": "Τρεις άνθρωποι σκοτώθηκαν."}
    source = lines(tmp_path / "two.jsonl", greek, {"id": "one", "published": "2025-04-05", "text": FIRST})
    for read_now in ("2 reports read", "0 reports read"):
        told = run(home, source, code=3)
        assert read_now in told
        assert "cannot be read yet" in told
        assert "1 failed and not put right yet" in told


def test_what_linking_falls_over_stops_no_other_report(home: Path, wire: Path, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its reading is kept with the failure, and the others are linked."""

    def falls(reading: Reading) -> tuple[Mention, ...]:
        if reading.id == "three":
            raise ZeroDivisionError
        return mentions_of(reading)

    mentions_of = recording.mentions_of
    monkeypatch.setattr(recording, "mentions_of", falls)
    assert "failed to link this report" in run(home, wire, code=3)
    with opened(where) as store:
        assert len(list(store.readings())) == 3
        assert [len(one.mentions) for one in store.incidents()] == [2]


def test_one_text_in_two_reports_is_one_and_the_earliest_stands(home: Path, tmp_path: Path, where: str) -> None:
    """The reprint comes first; the earlier report of the same words takes its place, and both are named."""
    late, early = (
        {"id": id, "published": day, "publisher": id, "text": FIRST} for id, day in (("late", "2025-04-06"), ("early", "2025-04-05"))
    )
    run(home, lines(tmp_path / "late.jsonl", late))
    assert "1 report read" in run(home, lines(tmp_path / "early.jsonl", early))
    with opened(where) as store:
        (incident,) = store.incidents()
        assert set(incident.reports) == {"late", "early"}
        assert [one.publisher for one in store.mentions(incident.mentions)] == ["early"]


def test_what_is_withdrawn_is_forgotten_at_once(home: Path, wire: Path, where: str) -> None:
    """`archive erase` reaches the store; the run after it has nothing to do."""
    run(home, wire)
    invoke("archive", "erase", "three", "--because", "asked for", "--home", home)
    assert not [row for row in everything(where) if "Kvitka" in row]
    assert "the record holds 1 incident;" in run(home)


def test_a_restored_backup_does_not_bring_back_what_was_withdrawn(home: Path, wire: Path, where: str, tmp_path: Path) -> None:
    """The archive's log tells, and no key is needed."""
    run(home, wire)
    invoke("store", "backup", tmp_path / "backup.db", "--home", home)
    invoke("archive", "erase", "three", "--because", "asked for", "--home", home)
    told = invoke("store", "restore", tmp_path / "backup.db", "--yes", "--home", home)
    assert "1 documents of it had been withdrawn" in told.output
    assert not [row for row in everything(where) if "Kvitka" in row]
    assert "the record holds 1 incident;" in run(home)


def test_a_crash_between_archive_and_store_is_made_good_by_the_next_run(
    home: Path, wire: Path, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The archive withdrew, the store was not told."""
    run(home, wire)
    with monkeypatch.context() as patch:
        patch.setattr("onrecord.commands.archive.forget", lambda *nothing: None)
        invoke("archive", "erase", "three", "--because", "asked for", "--home", home)
    assert [row for row in everything(where) if "Kvitka" in row]
    assert "1 withdrawn" in run(home)
    assert not [row for row in everything(where) if "Kvitka" in row]


def test_judgements_take_effect_and_are_taken_back(home: Path, wire: Path, where: str) -> None:
    """A wrong count leaves the case; withdrawn, it is there again; both can be asked as of then."""
    run(home, wire)
    with opened(where) as store:
        found = next(one for one in store.cases([one.id for one in store.incidents()]) if len(one.mentions) == 2)
        claim, id = next(one for one in found.claims if one.casualty.min == 16), found.incident.id
        before = store.facts()["latest"]
    judged = ("--by", "Ann", "--because", "it is another strike", "--in", wire, "--home", home)
    invoke("judge", "wrong", claim.id, *judged)
    run(home)
    with opened(where) as store:
        assert counts(store.case(id)) == [14]
        assert counts(store.case(id, AsOf(known_by=before))) == [14, 16]
        (judgement,) = store.judgements()
    invoke("judge", "withdraw", judgement.id, *judged)
    run(home)
    with opened(where) as store:
        assert counts(store.case(id)) == [14, 16]
    rows = everything(where)
    run(home)
    assert everything(where) == rows


def test_a_new_reader_reads_everything_anew(home: Path, wire: Path, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the record as the older reader read it can be asked."""
    run(home, wire)
    with opened(where) as store:
        before = store.facts()["latest"]
    for module in ("onrecord.logged", "onrecord.reading.reader", "onrecord.work"):
        monkeypatch.setattr(f"{module}.VERSION", "9.9")
    assert "3 reports read" in run(home)
    assert "0 reports read" in run(home)
    with opened(where) as store:
        assert {one.reader.version for one in store.readings()} == {"9.9"}
        assert "9.9" not in {one.reader.version for one in store.readings(AsOf(known_by=before))}
        assert len(list(store.incidents())) == 2


def test_killed_in_the_middle_the_next_run_goes_on(home: Path, tmp_path: Path, where: str) -> None:
    """At whatever instant: the store is that of a run that was never stopped."""
    texts = [f"A drone killed {n % 7 + 1} people in Kharkiv on {day} April, police said." for n, day in enumerate(list(range(1, 30)) * 6)]
    source = lines(tmp_path / "many.jsonl", *({"id": str(n), "published": "2025-05-01", "text": f"{t} {n}"} for n, t in enumerate(texts)))
    command = [sys.executable, "-m", "onrecord", "run", str(source), "--home", str(home)]
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    for seconds in (1.5, 2.5):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.wait(20)
    run(home, source)
    with opened(where) as store:
        counted = store.counted()
        assert counted["documents"] == counted["readings"] == len(texts)
        mentions = sorted(id for one in store.incidents() for id in one.mentions)
        assert len(mentions) == len(set(mentions)) == counted["mentions"]
        assert store.waiting() == []


def test_people_judge_what_the_record_keeps(home: Path, wire: Path, where: str) -> None:
    """No file need be named; and an erased report leaves the book of judgements, too."""
    run(home, wire)
    listed = invoke("judge", "--ids", "--home", home).output
    claim = next(line.split()[0] for line in listed.splitlines() if (line.startswith("c") and "Kvitka" in line) or "Two people" in line)
    invoke("judge", "wrong", claim, "--by", "Ada", "--because", "the police took it back", "--home", home)
    assert "Two people were killed" in (home / "judgements.jsonl").read_text(encoding="utf-8")
    invoke("archive", "erase", "three", "--because", "asked for", "--home", home)
    assert "Two people were killed" not in (home / "judgements.jsonl").read_text(encoding="utf-8")
