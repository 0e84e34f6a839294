"""Journeys through the verbs on the example reports: what is linked, judged and weighed, as a user sees it."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from onrecord.cli import main

EXAMPLES = Path(__file__).parent.parent / "examples" / "bulletins"
REPORTS = tuple(str(path) for path in sorted(EXAMPLES.glob("kryvyi-rih-*")))
WIRE = str(EXAMPLES / "kryvyi-rih-1-example-wire.txt")
DAILY = str(EXAMPLES / "kryvyi-rih-4-example-daily.txt")


@pytest.fixture(autouse=True)
def own_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The home and the key of these tests only."""
    monkeypatch.setenv("ONRECORD_CONFIG", str(tmp_path / "keys"))
    monkeypatch.setenv("ONRECORD_HOME", str(tmp_path / "record"))
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> str:
    """What a command prints."""
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def judge(*arguments: str) -> str:
    """A judgement by Ann on the reports of Kryvyi Rih; its id."""
    given = [word for report in REPORTS for word in ("--in", report)]
    return run("judge", *arguments, "--by", "Ann", "--because", "I looked", *given).split()[0]


def weigh(method: str = "accounts") -> list[dict[str, Any]]:
    """The incidents as people judged them."""
    return [json.loads(line) for line in run("weigh", *REPORTS, "--home", "record", "--method", method, "--format", "jsonl").splitlines()]


def missile() -> dict[str, Any]:
    """The incident that the wire's report tells of."""
    return next(incident for incident in weigh() if Path(WIRE).name in incident["reports"])


def id_of(words: str, report: str = WIRE) -> str:
    """The id of what is read of some words in a report."""
    return next(line.split()[0] for line in run("judge", "--ids", "--in", report).splitlines() if words in line)


def killed(method: str = "accounts") -> set[tuple[int | None, int | None]]:
    """The ranges of people killed in all incidents."""
    ranges = [one for incident in weigh(method) for one in incident["assessments"] if one["harm"] == "killed" and one["group"] == "people"]
    return {(one["min"], one["max"]) for one in ranges}


def test_reports_of_one_strike_are_one_incident_until_a_person_says_otherwise() -> None:
    """Linked, judged different, weighed apart; withdrawn, weighed as before."""
    before = weigh()
    assert {Path(WIRE).name, Path(DAILY).name} <= set(missile()["reports"])
    made = judge("different", id_of("attack “"), id_of("attack “", DAILY))
    apart = missile()
    assert Path(DAILY).name not in apart["reports"]
    assert any(Path(DAILY).name in incident["reports"] for incident in weigh())
    judge("withdraw", made)
    assert weigh() == before


def test_a_figure_that_a_person_judged_wrong_counts_no_more_and_one_that_was_corrected_counts_as_such() -> None:
    """The earlier figures stay, and the outcome is the former one when that is withdrawn."""
    before = weigh()
    assert (19, 19) in killed()
    counts = [line.split()[0] for line in run("judge", "--ids", "--in", DAILY).splitlines() if "killed “" in line and "min=19" in line]
    for count in counts:
        judge("wrong", count)
    assert (19, 19) not in killed()
    corrected = [judge("wrong", count, "--value", "min=20 max=20") for count in counts]
    assert (20, 20) in killed()
    for judgement in corrected:
        judge("withdraw", judgement)
    for line in run("judge", "--list").splitlines():
        if " wrong c" in line and "withdrawn" not in line:
            judge("withdraw", line.split()[0])
    assert weigh() == before


def test_what_a_person_verified_counts_by_ohchrs_rule_and_nothing_else_does() -> None:
    """Pending before; afterwards it is told that a person verified it."""
    assert killed("ohchr") == set()
    judge("right", id_of("at least 14 people"))
    assert killed("ohchr") == {(14, None)}
    assert "verified by a person" in run("weigh", *REPORTS, "--home", "record", "--method", "ohchr")


def test_a_grade_that_a_person_set_is_told_with_who_set_it() -> None:
    """And with the grade that the rule gives."""
    graded = next(
        one for incident in weigh("airwars") if Path(WIRE).name in incident["reports"] for one in incident["assessments"] if one["axis"]
    )
    judge("grade", id_of("attack “"), "--value", f"airwars:{graded['axis']}=a grade of ours")
    again = [one for incident in weigh("airwars") for one in incident["assessments"] if one["axis"] == graded["axis"]]
    (ours,) = [one for one in again if one["grade"] == "a grade of ours"]
    assert any("set by Ann: I looked" in reason and str(graded["grade"]) in reason for reason in ours["reasons"])


def test_judgements_last_over_a_reading_from_a_file() -> None:
    """Readings that were written before are judged alike; every judgement is found in them."""
    judge("right", id_of("at least 14 people"))
    judge("place", id_of("attack “"), "--value", "47.9,33.4 facility")
    Path("readings.jsonl").write_text(run("read", *REPORTS, "--format", "jsonl"))
    assert run("judge", "--open", "--in", "readings.jsonl") == "Every judgement was found again.\n"
    assert "47.9" in run("weigh", "readings.jsonl", "--home", "record", "--format", "jsonl")
