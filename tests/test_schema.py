"""Every reading is what docs/reading.schema.json and docs/data.md say that it is."""

import json
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace

import onrecord
from onrecord import records
from onrecord.publishing.form import Form
from onrecord.publishing.json_lines import line_of
from onrecord.work import read_files

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(Path(__file__).parent / "publishing"))
SCHEMA = json.loads((ROOT / "docs" / "reading.schema.json").read_text(encoding="utf-8"))
CHECK = Draft202012Validator(SCHEMA)


def test_the_schema_is_a_schema() -> None:
    """It obeys the rules of JSON Schema 2020-12."""
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", SCHEMA["$defs"])
def test_the_schema_has_the_fields_of_the_records(name: str) -> None:
    """No field without a description, none too many, none forgotten."""
    described = SCHEMA["$defs"][name]["properties"]
    assert list(described) == list(getattr(records, name).__struct_fields__)
    assert all(field["description"] for field in described.values())


def test_data_md_names_every_field() -> None:
    """The page for people has every field of the schema for machines."""
    page = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    named = {*SCHEMA["properties"], *(field for shape in SCHEMA["$defs"].values() for field in shape["properties"])}
    assert [field for field in sorted(named) if f"`{field}`" not in page] == []


def test_a_wrong_reading_is_noticed() -> None:
    """The check can fail: an unknown key and an unknown harm are refused."""
    reading = json.loads(line_of(onrecord.read("Three people were killed on Friday, the mayor said."), Form()))
    assert CHECK.is_valid(reading)
    assert not CHECK.is_valid({**reading, "verdict": "guilty"})
    reading["casualties"] = [{"harm": "annoyed"}]
    assert not CHECK.is_valid(reading)


def test_a_reading_with_every_kind_of_entry_is_valid() -> None:
    """With its text and without."""
    from sample import sample

    reading = replace(sample(), document=replace(sample().document, id="sha256:" + "0" * 64))
    for with_text in (False, True):
        CHECK.validate(json.loads(line_of(reading, Form(with_text=with_text))))


def test_the_readings_of_the_examples_are_valid() -> None:
    """Every bulletin in examples/, read with and without --all."""
    from onrecord.work import Settings

    for every in (False, True):
        for reading in read_files([str(ROOT / "examples")], Settings(every=every)):
            assert isinstance(reading, records.Reading), reading
            CHECK.validate(json.loads(line_of(reading, Form())))
