"""`onrecord archive`: what each command says, and with which code it ends."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main

REPORT = "Three people were killed in Sumy on Friday, the mayor said."


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report in a text file."""
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def archive(home: Path, command: str, *arguments: object, code: int = 0) -> Result:
    """A command, which must end with this code."""
    result = CliRunner().invoke(main, ["archive", command, *map(str, arguments), "--home", str(home)])
    assert result.exit_code == code, result.output
    return result


def check_proof(*arguments: object) -> Result:
    """The one command that needs no home."""
    return CliRunner().invoke(main, ["archive", "check-proof", *map(str, arguments)])


def test_where_nothing_could_be_kept_the_code_is_1(home: Path, tmp_path: Path, report: Path) -> None:
    """A missing file is said; beside a report that was kept it is code 3."""
    assert "there is no such file" in archive(home, "add", tmp_path / "nonesuch", code=1).stderr
    archive(home, "add", tmp_path / "nonesuch", report, code=3)


def test_without_an_archive_each_command_says_so(home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One line, no traceback, nothing made."""
    monkeypatch.chdir(tmp_path)
    for command in ("verify", "log", "warc -o x.warc.gz", "prove abcdef0123"):
        assert "there is no archive here" in archive(home, *command.split(), code=1).output
    assert not home.exists()
    assert not Path("x.warc.gz").exists()


def test_a_report_is_kept_proved_and_checked(home: Path, report: Path, tmp_path: Path) -> None:
    """From the file to a proof that holds; the same report is not kept twice."""
    assert "1 kept, 0 there already" in archive(home, "add", report, "--by", "A. Recorder").output
    assert "0 kept, 1 there already" in archive(home, "add", report).output
    assert "2 entries: all are as they were kept" in archive(home, "verify").output
    shown = archive(home, "log").output.splitlines()[1]
    assert "A. Recorder  capture  sha256:" in shown
    proof = tmp_path / "proof.json"
    archive(home, "prove", shown.split()[-1], "-o", proof)
    key = archive(home, "log", "--key").output.strip()
    told = check_proof(proof, "--key", key, "--file", report)
    assert told.exit_code == 0
    assert "entry 1 of 2" in told.output
    report.write_text(REPORT + " ", encoding="utf-8")
    assert "not those that were kept" in check_proof(proof, "--file", report).output


def test_growth_is_proved_and_a_roll_back_seen(home: Path, report: Path, tmp_path: Path) -> None:
    """A checkpoint kept elsewhere is what both need."""
    archive(home, "add", report)
    elsewhere, proof = tmp_path / "checkpoint", tmp_path / "growth.json"
    elsewhere.write_text(archive(home, "log", "--checkpoint").output, encoding="utf-8")
    report.write_text("Two people were injured in Kherson, rescuers said.", encoding="utf-8")
    archive(home, "add", report)
    archive(home, "prove", "--since", elsewhere, "-o", proof)
    assert "grew to 3 entries" in check_proof(proof).output
    archive(home, "verify", "--against", elsewhere)
    text = elsewhere.read_text(encoding="utf-8")
    elsewhere.write_text(text.replace("\n2\n", "\n9\n"), encoding="utf-8")
    assert "its signature is not good" in archive(home, "verify", "--against", elsewhere, code=1).output


def test_what_is_wrong_is_named_with_code_1(home: Path, report: Path) -> None:
    """The file and what is wrong with it."""
    archive(home, "add", report)
    pack = next((home / "archive" / "packs").iterdir())
    pack.write_bytes(b"x" + pack.read_bytes()[1:])
    assert f"{pack.name}, byte 0" in archive(home, "verify", code=1).stderr


def test_a_withdrawn_document_is_forgotten_by_collecting_too(home: Path, report: Path) -> None:
    """collected.db keeps neither the document's hash nor where it came from."""
    runner = CliRunner()
    assert runner.invoke(main, ["collect", str(report), "--home", str(home)]).exit_code == 0
    document = archive(home, "log").output.split()[-1]
    memory = home / "collected.db"
    assert document.encode() in b"".join(path.read_bytes() for path in home.glob("collected.db*"))
    archive(home, "erase", document, "--because", "asked")
    assert document.encode() not in b"".join(path.read_bytes() for path in home.glob("collected.db*"))
    assert memory.exists()
    assert runner.invoke(main, ["collect", str(report), "--home", str(home)]).exit_code == 0
    assert "(withdrawn)" in archive(home, "log").output
    assert "nothing had come back" in archive(home, "settle").output
    archive(home, "seal", document, "--because", "asked", code=1)


def test_warc_wacz_and_a_request_for_a_timestamp_are_files(home: Path, report: Path, tmp_path: Path) -> None:
    """Each is written whole."""
    archive(home, "add", report)
    for command, name in (("warc", "out.warc.gz"), ("wacz", "out.wacz")):
        assert "1 captures" in archive(home, command, "-o", tmp_path / name).output
    archive(home, "timestamp", "-o", tmp_path / "request.tsq")
    shown = subprocess.run(["openssl", "ts", "-query", "-in", tmp_path / "request.tsq", "-text"], capture_output=True, text=True).stdout
    assert "sha256" in shown
    assert not list(tmp_path.glob("*.part"))


def test_a_request_is_not_written_to_a_terminal(home: Path, report: Path) -> None:
    """It is no text; a pipe or a file takes it."""
    archive(home, "add", report)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "onrecord", "archive", "timestamp", "--home", str(home)]
    done = subprocess.run(command, stdout=theirs, stderr=subprocess.PIPE, text=True)
    os.close(theirs)
    os.close(ours)
    assert (done.returncode, "-o request.tsq" in done.stderr) == (2, True)
    assert archive(home, "timestamp").stdout_bytes.startswith(b"0")


def test_what_was_collected_is_not_added_again(home: Path, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor the other way round, however the path is written; a page is kept with its bytes by both."""
    (tmp_path / "page.html").write_text(f"<html><head><title>Strike</title></head><body><article><p>{REPORT}</p></article></body></html>")
    (tmp_path / "sheet.csv").write_text(f'id,text\n1,"{REPORT} Two."\n')
    names = [str(report), str(tmp_path / "page.html"), str(tmp_path / "sheet.csv")]
    assert CliRunner().invoke(main, ["collect", *names[:2], "--home", str(home)]).exit_code == 0
    monkeypatch.chdir(tmp_path)
    assert "1 kept, 2 there already, 0 left out" in archive(home, "add", "report.txt", "./page.html", "sheet.csv").output
    shown = CliRunner().invoke(main, ["collect", *names, "--home", str(home)]).output
    assert "0 new, 1 known" in shown
    (home / "collected.db").unlink()
    assert "0 new, 3 known" in CliRunner().invoke(main, ["collect", *names, "--home", str(home)]).output


def test_a_proof_is_json(home: Path, report: Path) -> None:
    """Without -o it goes to standard output."""
    archive(home, "add", report)
    assert json.loads(archive(home, "prove", "report.txt").stdout)["proof"] == "inclusion"
    archive(home, "prove", code=2)


def test_who_has_the_key_can_unseal(home: Path, report: Path, tmp_path: Path) -> None:
    """The entry and the bytes are written to a new folder; one that is there is not touched."""
    archive(home, "add", report)
    archive(home, "seal", "report.txt", "--because", "asked")
    archive(home, "unseal", 2, "-o", tmp_path / "open")
    assert REPORT.encode() in [path.read_bytes() for path in (tmp_path / "open").iterdir()]
    assert "not there yet" in archive(home, "unseal", 2, "-o", tmp_path / "open", code=1).output
    assert "sealed nothing" in archive(home, "unseal", 1, "-o", tmp_path / "other", code=1).output
    archive(home, "verify")


def test_a_checkpoint_or_key_that_is_none_is_said(home: Path, report: Path, tmp_path: Path) -> None:
    """A file of odd bytes or a key of a wrong length is no traceback."""
    archive(home, "add", report)
    odd = tmp_path / "odd"
    odd.write_bytes(b"\xff\xfe\0\n\n\n")
    archive(home, "verify", "--against", odd, code=1)
    archive(home, "prove", "--since", odd, code=1)
    archive(home, "verify", "--key", "onrecord.local/x+00000000+AQAA", code=1)
    assert check_proof(odd).exit_code == 1
