"""`onrecord collect` on the command line: what it prints and what its exit code says."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.collecting.sources import KINDS

WORDS = "Three people were killed in Ruhne."


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The archive's key and home of these tests only."""
    monkeypatch.setenv("ONRECORD_CONFIG", str(tmp_path / "keys"))
    monkeypatch.setenv("ONRECORD_HOME", str(tmp_path / "home"))


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report in a text file."""
    path = tmp_path / "report.txt"
    path.write_text(WORDS)
    return path


def run(*arguments: str) -> Result:
    """The command with these arguments."""
    return CliRunner().invoke(main, ["collect", *arguments])


def test_without_sources_it_says_what_to_do() -> None:
    """No sources.toml, nothing named: a message and no traceback."""
    result = run()
    assert result.exit_code == 1
    assert "sources.toml" in result.output
    assert "--help-sources" in result.output


def test_what_came_is_said_in_a_line(report: Path) -> None:
    """First new, then known."""
    assert run(str(report)).stdout == "1 report came: 1 new, 0 known; nothing failed\n"
    report.write_text(WORDS + " ")
    assert "1 new (1 of them a new version)" in run(str(report)).stdout


def test_codes(report: Path, tmp_path: Path) -> None:
    """1 where nothing came and something failed, 3 where some came, 2 for a wrong command line."""
    assert run(str(tmp_path / "none")).exit_code == 1
    assert run(str(tmp_path / "none"), str(report)).exit_code == 3
    assert run("--every", "-1", str(report)).exit_code == 2


def test_a_list_of_sources(report: Path, tmp_path: Path) -> None:
    """The home's own list is taken where none is named; a source states what its reports do not."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "sources.toml").write_text(
        f'[network]\ndelay = 2\n\n[[source]]\nkind = "folder"\npath = "{report}"\npublisher = "P"\n'
    )
    assert run().stdout.startswith("1 report came: 1 new")
    assert run(str(tmp_path / "home" / "sources.toml")).stdout.startswith("0 reports came")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('[[source]]\nkind = "folder"\n', "missing required field `path`"),
        ('[[source]]\nkind = "fax"\n', "Invalid value 'fax'"),
        ('[[source]]\nkind = "folder"\npath = "a"\npth = "b"\n', "unknown field `pth`"),
        ('[[source]\nkind = "folder"', "sources.toml"),
        ("[network]\ndelay = 'long'", "Expected `float`"),
    ],
)
def test_a_mistake_in_the_list_is_said(tmp_path: Path, words: str, said: str) -> None:
    """With its place."""
    path = tmp_path / "sources.toml"
    path.write_text(words)
    result = run(str(path))
    assert result.exit_code == 1
    assert said in result.output
    assert "--help-sources" in result.output


def test_every_source_and_setting_is_explained() -> None:
    """--help-sources names each kind, and each setting with what it is for."""
    result = run("--help-sources")
    assert result.exit_code == 0
    for kind in KINDS:
        assert f'kind = "{kind.__struct_config__.tag}"' in result.output
        for name in kind.__struct_fields__:
            assert f"\n  {name} " in result.output
