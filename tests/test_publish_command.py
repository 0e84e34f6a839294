"""`onrecord publish`: from files to a site, and never over somebody's files."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main

REPORT = "Five people were killed in a missile strike on Kharkiv on Monday, Governor Oleh Syniehubov said."


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with a report that states its day, and one that does not."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text(f"date 2025-03-04\n\n{REPORT}\n")
    (folder / "two.txt").write_text("Two people were injured by shelling in Nikopol, police said.\n")
    return folder


def publish(*arguments: object) -> Result:
    """Call the command."""
    return CliRunner().invoke(main, ["publish", *map(str, arguments)])


def test_it_refuses_a_folder_with_something_else_in_it(reports: Path, tmp_path: Path) -> None:
    """A folder that holds no site is left as it is."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    result = publish(reports, "--to", tmp_path / "mine")
    assert result.exit_code == 1
    assert "something else than a site" in result.output
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_a_report_without_a_day_waits_and_is_told_of(reports: Path, tmp_path: Path) -> None:
    """What states no day is not shown; the message says what to do."""
    result = publish(reports, "--to", tmp_path / "site")
    assert result.exit_code == 0, result.output
    assert "1 incident from 1 report" in result.output
    assert "--published DAY" in result.output
    assert "Nikopol" not in (tmp_path / "site" / "index.html").read_text()


def test_the_day_can_be_said(reports: Path, tmp_path: Path) -> None:
    """With a day, or without any delay, it is shown."""
    publish(reports, "--to", tmp_path / "site", "--published", "2025-03-05")
    assert "Nikopol" in (tmp_path / "site" / "index.html").read_text()
    publish(reports, "--to", tmp_path / "other", "--delay", "0")
    assert "Nikopol" in (tmp_path / "other" / "index.html").read_text()


def test_publishing_again_leaves_nothing_old(reports: Path, tmp_path: Path) -> None:
    """The folder holds the new edition alone."""
    publish(reports, "--to", tmp_path / "site", "--delay", "0")
    before = len(list((tmp_path / "site" / "incidents").iterdir()))
    (reports / "two.txt").unlink()
    publish(reports, "--to", tmp_path / "site", "--delay", "0")
    assert len(list((tmp_path / "site" / "incidents").iterdir())) == before - 1


def test_what_was_chosen_stands_on_the_pages(reports: Path, tmp_path: Path) -> None:
    """Title, contact, licence and method."""
    publish(reports, "--to", tmp_path / "site", "--title", "Kharkiv", "--contact", "us@example.org", "--licence", "CC0", "--method", "ibc")
    page = next((tmp_path / "site" / "incidents").iterdir()).read_text()
    assert "mailto:us%40example.org" in page
    assert "Iraq Body Count" in page
    assert "CC0" in (tmp_path / "site" / "data.html").read_text()
    assert "· Kharkiv</title>" in page
