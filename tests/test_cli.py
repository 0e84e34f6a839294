"""The command line: what goes in, what comes out, and what the exit code says."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import MOST_NOTICES, main

REPORT = "Three people were killed in Sumy on Friday, the mayor said."


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    """The command with these arguments."""
    return CliRunner().invoke(main, ["read", *arguments], input=stdin)


def lines(result: Result) -> list[dict]:
    """The readings of a run with --format jsonl."""
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report in a text file."""
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    """Three reports in JSON Lines, not in the order of their ids."""
    path = tmp_path / "wire.jsonl"
    rows = [{"id": key, "published": "2025-04-04", "text": REPORT} for key in ("c", "a", "b")]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_wrong_option_is_the_command_line_s_fault(report: Path) -> None:
    """A day that is no day, and two ways to show at once, are refused with code 2 and nothing is read."""
    for options in (["--published", "Friday"], ["--marked", "--format", "csv"], ["--jobs", "-1"]):
        assert run(str(report), *options).exit_code == 2


def test_an_option_that_would_do_nothing_is_refused(report: Path) -> None:
    """The mark for spreadsheets is for CSV, the report's text for JSON; the message says so."""
    for options in (["--bom"], ["--with-text"], ["--format", "csv", "--with-text"], ["--format", "jsonl", "--bom"]):
        result = run(str(report), *options)
        assert result.exit_code == 2
        assert "is for --format" in result.stderr


def test_nothing_read_is_code_1(tmp_path: Path) -> None:
    """Where no input could be read the code is 1, and the message names the file."""
    result = run(str(tmp_path / "nonesuch.txt"))
    assert result.exit_code == 1
    assert "nonesuch.txt: there is no such file" in result.stderr


def test_something_left_out_is_code_3(report: Path, tmp_path: Path) -> None:
    """One missing file does not keep the others from being read."""
    result = run(str(tmp_path / "nonesuch.txt"), str(report), "--format", "jsonl")
    assert result.exit_code == 3
    assert [reading["id"] for reading in lines(result)] == ["report.txt"]


def test_the_text_is_left_out_unless_asked_for(report: Path) -> None:
    """`text` is a key only with --with-text."""
    assert "text" not in lines(run(str(report), "--format", "jsonl"))[0]
    assert lines(run(str(report), "--format", "jsonl", "--with-text"))[0]["text"] == REPORT


def test_json_lines_keep_ids_and_order(wire: Path) -> None:
    """The readings come as the reports came, under the same ids, with the day that the line gives."""
    readings = lines(run(str(wire), "--format", "jsonl"))
    assert [reading["id"] for reading in readings] == ["c", "a", "b"]
    assert {reading["document"]["published"] for reading in readings} == {"2025-04-04"}


def test_the_same_input_gives_the_same_bytes_on_any_number_of_cores(tmp_path: Path) -> None:
    """Order and bytes are those of one core."""
    path = tmp_path / "many.jsonl"
    path.write_text(
        "".join(json.dumps({"id": str(n), "text": f"{n} people were killed on Friday."}) + "\n" for n in range(120)), encoding="utf-8"
    )
    one, two = (run(str(path), "--format", "jsonl", "--jobs", jobs) for jobs in ("1", "2"))
    assert one.stdout_bytes == two.stdout_bytes
    assert len(lines(one)) == 120


def test_standard_input_and_a_day() -> None:
    """`-` reads standard input; --published holds where the report states none."""
    reading = lines(run("-", "--published", "2025-04-04", "--format", "jsonl", stdin=REPORT.encode()))[0]
    assert reading["document"]["published"] == "2025-04-04"
    assert reading["id"] == reading["document"]["id"]


def test_a_first_line_with_a_date_gives_the_day() -> None:
    """The day that a report's first line gives stands in its document."""
    reading = lines(run("-", "--format", "jsonl", stdin=b"date 2025-04-04\n\n" + REPORT.encode()))[0]
    assert reading["document"]["published"] == "2025-04-04"


def test_json_is_one_list(wire: Path, report: Path) -> None:
    """--format json is one JSON document, also for one report."""
    assert [reading["id"] for reading in json.loads(run(str(wire), "--format", "json").stdout)] == ["c", "a", "b"]
    assert len(json.loads(run(str(report), "--format", "json").stdout)) == 1


def test_csv_has_one_header(wire: Path) -> None:
    """One header for all reports; the mark for spreadsheets only where it is asked for."""
    plain, marked = run(str(wire), "--format", "csv"), run(str(wire), "--format", "csv", "--bom")
    assert plain.stdout.count("report,document") == 1
    assert marked.stdout_bytes == b"\xef\xbb\xbf" + plain.stdout_bytes


def test_a_folder_is_read_whole_and_by_name(tmp_path: Path) -> None:
    """All files below a folder, in order, under their paths; hidden files are the system's."""
    (tmp_path / "b").mkdir()
    for name in ("b/two.txt", "one.txt", ".hidden"):
        (tmp_path / name).write_text(REPORT, encoding="utf-8")
    assert [reading["id"] for reading in lines(run(str(tmp_path), "--format", "jsonl"))] == ["b/two.txt", "one.txt"]


def test_piped_text_is_plain(report: Path) -> None:
    """No colour codes outside a terminal, and no line longer than 80 columns."""
    out = run(str(report)).stdout
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 80


def test_an_output_file_comes_into_being_whole(report: Path, tmp_path: Path) -> None:
    """-o writes all or nothing; a folder that is not there is a message and code 1."""
    target = tmp_path / "out.jsonl"
    assert run(str(report), "--format", "jsonl", "-o", str(target)).exit_code == 0
    assert json.loads(target.read_text(encoding="utf-8"))["id"] == "report.txt"
    assert run(str(report), "-o", str(tmp_path / "no" / "out.txt")).exit_code == 1


def test_many_notices_are_counted_not_printed(tmp_path: Path) -> None:
    """Repeated ids are told a few times; each is a doubt of its reading. Nothing is left out, so the code is 0."""
    path = tmp_path / "same.jsonl"
    path.write_text((json.dumps({"id": "a", "text": REPORT}) + "\n") * 20, encoding="utf-8")
    result = run(str(path), "--format", "jsonl")
    assert result.exit_code == 0
    assert result.stderr.count("was used before") == MOST_NOTICES
    assert sum(doubt["kind"] == "repeated id" for reading in lines(result) for doubt in reading["doubts"]) == 19


def test_places_shows_what_the_gazetteer_knows() -> None:
    """A table of the places of a name; an unknown name is a message and a code."""
    result = CliRunner().invoke(main, ["places", "Kryvyi Rih"])
    assert result.exit_code == 0
    assert "Ukraine" in result.stdout
    assert CliRunner().invoke(main, ["places", "Nowherevillage"]).exit_code == 1
    assert CliRunner().invoke(main, ["places", "Nowherevillage", "Sumy"]).exit_code == 3
