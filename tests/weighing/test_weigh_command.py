"""`onrecord weigh` from files to text and JSON, on reports of our own."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from onrecord.cli import main

BULLETINS = Path(__file__).parent.parent.parent / "examples" / "bulletins"
PARAGRAPHS = (
    "date 2025-04-04",
    "At least 14 people, including six children, were killed when a Russian missile hit a residential area of Kryvyi Rih on "
    "Friday, according to President Volodymyr Zelenskyy.",
    "At least 50 people were wounded, the emergency services said, adding that the figure was growing. More than 30 people, "
    "including a three-month-old baby, were admitted to hospital, Governor Serhiy Lysak said.",
    "Russia's Defence Ministry said that it had launched a missile at a gathering of servicemen and foreign instructors in the "
    "city. It put enemy losses at up to 85 servicemen and officers of foreign countries.",
    "Later on Friday, Russian drones attacked Kryvyi Rih again, local officials said, adding that fires broke out in four places.",
    "In an overnight attack, Russian drones killed at least four people and injured 35 in the northeastern city of Kharkiv, "
    "regional officials said. It was the fourth such strike on the city this week.",
    "Zelenskyy also said that Russia had launched a drone attack at a thermal power plant in the city of Kherson, accusing Moscow "
    "of violating a US-brokered moratorium on attacks on energy infrastructure.",
    "The United States said last week that Russia and Ukraine had agreed to a moratorium on strikes on energy infrastructure. Both "
    "sides have since accused each other of violating the moratorium.",
    "Kyiv said that it had agreed to a US proposal for a full, unconditional 30-day ceasefire, but Russia rejected it.",
)
STRIKE = "\n\n".join(PARAGRAPHS)


def weighed(*arguments: str | Path) -> str:
    """What the command prints."""
    result = CliRunner().invoke(main, ["weigh", *map(str, arguments), "--jobs", "1"])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture
def strike(tmp_path: Path) -> Path:
    """A report of a strike in our own words: four incidents, two agreements, mutual accusations."""
    path = tmp_path / "strike.txt"
    path.write_text(STRIKE)
    return path


def figures(incident: dict[str, Any]) -> dict[tuple[str, str], tuple[int | None, int | None]]:
    """The ranges of an incident by harm and group."""
    return {(one["harm"], one["group"]): (one["min"], one["max"]) for one in incident["assessments"] if one["harm"]}


@pytest.mark.parametrize("method", ["accounts", "airwars"])
def test_one_report_of_four_incidents(strike: Path, method: str) -> None:
    """Killed 14 or more with six children, injured 50 or more; the ministry's 85 apart, marked as the attacker's claim."""
    incidents = [json.loads(line) for line in weighed(strike, "--method", method, "--format", "jsonl").splitlines()]
    assert sorted(one["place"] for one in incidents) == ["Kharkiv", "Kherson", "Kryvyy Rih", "Kryvyy Rih"]
    first = max(incidents, key=lambda one: one["claims"])
    found = figures(first)
    assert found[("killed", "people")] == (14, None)
    assert found[("killed", "children")] == (6, 6)
    assert found[("injured", "people")] == (50, None)
    assert found[("casualties", "belligerents, by the attacker’s claim")] == (None, 85)
    assert [one["place"] for one in incidents if figures(one).get(("killed", "people")) == (4, None)] == ["Kharkiv"]


def test_the_grade_is_said_to_be_computed_by_somebody_s_published_rule(strike: Path) -> None:
    """In every format."""
    first = max(map(json.loads, weighed(strike, "--method", "airwars", "--format", "jsonl").splitlines()), key=lambda one: one["claims"])
    assert first["grade"] == "fair"
    assert first["note"].startswith("computed by the published rule of Airwars")
    assert "computed by the published rule of Airwars" in weighed(strike, "--method", "airwars")


def test_the_register_and_the_rankings_stand_beside_the_incidents(strike: Path) -> None:
    """The moratorium with mutual accusations; the ceasefire with one acceptance and one refusal; four in a week cannot be told from one."""
    whole = json.loads(weighed(strike, "--format", "json"))
    deals = {one["type"]: {(p["side"], p["position"]) for p in one["positions"]} for one in whole["agreements"]}
    assert deals["ceasefire"] == {("Ukraine", "agreed"), ("Russia", "rejected"), ("United States", "proposed")}
    assert {("Russia", "agreed"), ("Ukraine", "agreed")} <= deals["moratorium"]
    mutual = {(one["accuser"], one["accused"]) for one in whole["allegations"]}
    assert {("Ukraine", "Russia"), ("Russia", "Ukraine")} <= mutual
    kherson = next(one["id"] for one in whole["incidents"] if one["place"] == "Kherson")
    assert kherson in {one["incident"] for one in whole["allegations"]}
    assert [one["verdict"] for one in whole["comparisons"]] == ["cannot tell"]


def test_text_keeps_to_eighty_columns_and_names_who_says_what(strike: Path) -> None:
    """For people."""
    text = weighed(strike)
    assert max(map(len, text.splitlines())) <= 80
    assert "at least 14 people" in text
    assert "Volodymyr Zelenskyy" in text
    assert "declares none" in text


def test_what_was_published_later_can_be_left_out() -> None:
    """By the evening of the first day the toll was 16; a day later 18 or 19."""
    reports = sorted(BULLETINS.glob("kryvyi-rih-*"))
    first = weighed(*reports, "--method", "airwars", "--format", "jsonl", "--published-by", "2025-04-04")
    later = weighed(*reports, "--method", "airwars", "--format", "jsonl")
    tolls = [max(map(json.loads, one.splitlines()), key=lambda incident: incident["claims"]) for one in (first, later)]
    assert [figures(one)[("killed", "people")] for one in tolls] == [(14, 16), (18, 19)]


def test_readings_are_weighed_as_well_as_reports(strike: Path, tmp_path: Path) -> None:
    """What `onrecord read` wrote can be weighed later, and comes to the same."""
    readings = tmp_path / "readings.jsonl"
    assert CliRunner().invoke(main, ["read", str(strike), "--format", "jsonl", "-o", str(readings), "--jobs", "1"]).exit_code == 0
    assert weighed(readings, "--format", "json") == weighed(strike, "--format", "json")


def test_cases_of_a_file_can_be_kept_apart() -> None:
    """Four reports of one strike are four cases then, one each."""
    reports = sorted(BULLETINS.glob("kryvyi-rih-*"))
    told = [json.loads(line)["reports"] for line in weighed(*reports, "--format", "jsonl", "--apart").splitlines()]
    assert all(len(one) == 1 for one in told)
    assert {one[0] for one in told} == {path.name for path in reports}


def test_an_unknown_method_and_a_day_that_is_none_are_refused(strike: Path) -> None:
    """With exit code 2."""
    assert CliRunner().invoke(main, ["weigh", str(strike), "--method", "fafo"]).exit_code == 2
    assert CliRunner().invoke(main, ["weigh", str(strike), "--published-by", "Friday"]).exit_code == 2
