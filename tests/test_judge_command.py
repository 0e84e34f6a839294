"""`onrecord judge` on the command line: what it prints and what its exit code says."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main

MARKET = "A shell hit the market of Izium on Friday. At least 14 people were killed, including six children, the mayor said."
SCHOOL = "A drone struck a school in Izium on Friday. Two teachers were killed, police said."
ANN = ("--by", "Ann", "--because", "I was there")


@pytest.fixture(autouse=True)
def own_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The home, the key and two reports of these tests only."""
    monkeypatch.setenv("ONRECORD_CONFIG", str(tmp_path / "keys"))
    monkeypatch.setenv("ONRECORD_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    Path("reports").mkdir()
    Path("reports/market.txt").write_text(MARKET)
    Path("reports/school.txt").write_text(SCHOOL)


def run(*arguments: str) -> Result:
    """The command with these arguments."""
    return CliRunner().invoke(main, ["judge", *arguments])


def judged(*arguments: str) -> Result:
    """The command on the two reports, by Ann."""
    return run(*arguments, "--in", "reports", *ANN)


def id_of(words: str) -> str:
    """The id of the line in which some words are shown."""
    line = next(line for line in run("--ids", "--in", "reports").stdout.splitlines() if words in line)
    return line.split()[0]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "say what is judged"),
        (("right",), "say what is judged"),
        (("right", "c1234567", "--in", "reports"), "--by and --because missing"),
        (("right", "c1234567", "--in", "reports", "--by", "Ann"), "--because missing"),
        (("true", "c1234567"), "is not one of"),
        (("right", "c1234567", "--list"), "give them alone"),
    ],
)
def test_a_wrong_command_line_is_code_2(arguments: tuple[str, ...], message: str) -> None:
    """With what is missing."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.output.split())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("right", "c00000000", *ANN), "give the reports that are judged with --in FILE"),
        (("right", "c00000000", "--in", "reports", *ANN), "no event, claim or report here has the id 'c00000000'"),
        (("withdraw", "j00000000", *ANN), "no judgement has the id"),
        (("--open",), "give the reports with --in FILE"),
        (("--ids",), "give the reports with --in FILE"),
    ],
)
def test_what_cannot_be_done_is_code_1(arguments: tuple[str, ...], message: str) -> None:
    """Without a traceback, and nothing is written."""
    result = run(*arguments)
    assert result.exit_code == 1
    assert message in result.output
    assert not Path("home/judgements.jsonl").exists()


def test_nothing_was_judged_yet() -> None:
    """An empty record is no fault."""
    assert run("--list").stdout == "Nothing was judged yet.\n"


def test_what_can_be_judged_is_shown_as_it_was_judged_so_far() -> None:
    """With ids, words and figures."""
    before = run("--ids", "--in", "reports").stdout
    assert "killed “At least 14 people were killed”  group=people max=open min=14" in before
    judged("wrong", id_of("14 people"), "--value", "max=14")
    assert "group=people max=14 min=14" in run("--ids", "--in", "reports").stdout


def test_a_judgement_is_shown_when_it_is_made_and_in_the_list() -> None:
    """What, by whom, on which words, why."""
    made = judged("right", id_of("14 people"))
    assert made.exit_code == 0
    assert " by Ann\n  killed “At least 14 people were killed”" in made.stdout
    assert "because: I was there" in made.stdout
    assert run("--list").stdout == made.stdout


def test_what_holds_already_is_not_written_twice() -> None:
    """By the same person; another may say so too."""
    judged("right", id_of("14 people"))
    again = judged("right", id_of("14 people"))
    assert again.exit_code == 1
    assert "Ann judged so already" in again.output
    assert run("right", id_of("14 people"), "--in", "reports", "--by", "Ben", "--because", "me too").exit_code == 0


def test_who_disagrees_is_told_whom_they_outrank() -> None:
    """And the list says it, too."""
    judged("right", id_of("14 people"))
    second = run("wrong", id_of("14 people"), "--in", "reports", "--by", "Ben", "--because", "it was the other market")
    assert "it outranks j" in second.stdout
    assert "by Ann (right); both are kept" in second.stdout
    assert "disagreement: j" in run("--list").stdout


def test_a_contradiction_is_told() -> None:
    """A is B, B is C, and A is not C."""
    Path("reports/sumy.txt").write_text("Three people were killed in Sumy on Thursday, the governor said.")
    ids = [line.split()[0] for line in run("--ids", "--in", "reports").stdout.splitlines() if line.startswith("  m")]
    assert len(ids) == 3
    judged("same", ids[0], ids[1])
    judged("same", ids[1], ids[2])
    last = judged("different", ids[0], ids[2])
    assert last.exit_code == 0
    assert "it contradicts others: j" in last.stdout
    assert "contradiction: j" in run("--list").stdout


def test_to_withdraw_needs_no_reports() -> None:
    """The judgement is in the book."""
    made = judged("seal", id_of("14 people")).stdout.split()[0]
    assert run("withdraw", made, *ANN).exit_code == 0
    assert "(withdrawn 20" in run("--list").stdout


def test_what_was_not_found_again_is_shown_with_the_reason() -> None:
    """After the report's file is gone from what is given."""
    judged("right", id_of("14 people"))
    assert run("--open", "--in", "reports").stdout == "Every judgement was found again.\n"
    assert "! its report is not among these" in run("--open", "--in", "reports/school.txt").stdout


def test_a_place_is_looked_up() -> None:
    """And what the gazetteer knows is written down."""
    made = judged("place", id_of("attack"), "--value", "Kramatorsk")
    assert "name=Kramatorsk" in made.stdout
    assert "country=Ukraine" in made.stdout


def test_a_file_that_cannot_be_read_is_told() -> None:
    """Code 3: the rest was judged."""
    Path("reports/empty.txt").write_text("")
    made = judged("right", id_of("14 people"))
    assert made.exit_code == 3
    assert "empty.txt" in made.stderr


def test_readings_can_be_given_for_reports() -> None:
    """As `onrecord read` wrote them; a claim is added by hand where they hold the text."""
    result = CliRunner().invoke(main, ["read", "reports", "--format", "jsonl", "-o", "readings.jsonl"])
    assert result.exit_code == 0
    assert run("right", id_of("14 people"), "--in", "readings.jsonl", *ANN).exit_code == 0
    document = next(line.split()[0] for line in run("--ids", "--in", "reports").stdout.splitlines() if "school" in line)
    value = ("--quote", "a school", "--value", "harm=missing min=3")
    assert "the report's text is not at hand" in run("claim", document, *value, "--in", "readings.jsonl", *ANN).output
    assert judged("claim", document, *value).exit_code == 0


def test_a_changed_book_is_not_taken() -> None:
    """Nor is anything added to it."""
    judged("right", id_of("14 people"))
    book = Path("home/judgements.jsonl")
    book.write_bytes(book.read_bytes().replace(b"I was there", b"I was not there"))
    for result in (run("--list"), judged("seal", "c0000000")):
        assert result.exit_code == 1
        assert "line 1 is not what was signed" in result.output
