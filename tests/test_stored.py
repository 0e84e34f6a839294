"""The edition that a store comes to is that of the same reports without a store; and what is not to be shown leaves nothing behind."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.publishing.site.edition import Choices, Edition
from onrecord.publishing.site.pages import site
from onrecord.records import Reading
from onrecord.site import edition_of
from onrecord.store.store import opened
from onrecord.stored import View, stored_edition

REPORTS = (
    ("2025-04-04T18:00:00Z", "A missile struck Kryvyi Rih on 4 April 2025, killing at least 14 people, Governor Serhiy Lysak said."),
    (
        "2025-04-05T09:00:00Z",
        "The number of people killed in the missile strike on Kryvyi Rih on 4 April 2025 rose to 18, the governor said.",
    ),
    ("2025-05-17T12:00:00Z", "A drone struck a bus in Sumy on 17 May 2025, killing nine people, the mayor said."),
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str) -> Path:
    """A record of three reports, on either database."""
    monkeypatch.setenv("ONRECORD_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("ONRECORD_STORE", where)
    lines = (json.dumps({"id": f"r{n}", "published": day, "publisher": "The Wire", "text": text}) for n, (day, text) in enumerate(REPORTS))
    (tmp_path / "wire.jsonl").write_text("\n".join(lines), encoding="utf-8")
    result = CliRunner().invoke(main, ["run", str(tmp_path / "wire.jsonl"), "--home", str(tmp_path / "home")])
    assert result.exit_code == 0, result.output
    return tmp_path / "home"


def edition(home: Path, where: str, **view: object) -> Edition:
    """What the store comes to."""
    with opened(where) as store:
        return stored_edition(store, home, View(Choices(), **view))  # type: ignore[arg-type]


def read(found: Edition) -> tuple[Reading, ...]:
    """The readings of an edition."""
    assert all(reading.text for reading in found.readings), "the texts come from the archive"
    return found.readings


def test_a_store_gives_the_pages_that_its_reports_give(home: Path, where: str) -> None:
    """Whether reports are kept in a store or read from files makes no difference to any file of the site."""
    kept = edition(home, where)
    direct = edition_of(read(kept), kept.at, Choices(), delay=0)
    assert {file.path: file.data for file in site(kept)} == {file.path: file.data for file in site(direct)}


def test_what_was_published_later_changes_nothing_of_a_day(home: Path, where: str) -> None:
    """As of a day the record is that of the reports published by then: no figure, no incident and no word of later ones."""
    then = edition(home, where, published_by="2025-04-04T20:00:00Z")
    alone = edition_of(read(edition(home, where))[:1], then.at, Choices(), delay=0)
    assert {file.path: file.data for file in site(then)} == {file.path: file.data for file in site(alone)}


def test_what_waits_leaves_nothing_behind(home: Path, where: str) -> None:
    """A report that is held back gives an incident neither figure nor place nor day."""
    held = edition(home, where, delay=6, at="2025-04-05T02:00:00Z")
    assert (len(held.readings), len(held.items), held.held.waiting) == (1, 1, 2)
    text = b"".join(file.data for file in site(held) if not file.path.startswith("static/"))
    assert b"Sumy" not in text
    assert b"18" not in text.replace(b"2018", b"").partition(b"window.onrecordIncidents=")[2].partition(b"\n")[0]


def test_what_is_sealed_leaves_nothing_behind(home: Path, where: str) -> None:
    """A document that an editor sealed is on no page from the next look on, run or not."""
    sumy = next(one for one in read(edition(home, where)) if "Sumy" in one.text)
    reports = str(home.parent / "wire.jsonl")
    command = ["judge", "seal", sumy.document.id, "--by", "editor", "--because", "safety", "--home", str(home), "--in", reports]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    assert not any(b"Sumy" in file.data for file in site(edition(home, where)) if not file.path.startswith("static/"))
