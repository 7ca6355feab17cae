"""The JSON Schemas for editors say what the loader says."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from ikz_report.model import Report
from ikz_report.proofread.schema import settings_schema
from ikz_report.register import schema_files
from tests.conftest import ROOT
from tests.register.register_files import HEAD, report_texts
from tests.register.test_round_trip import full_report
from tests.strategies import reports

TEXTS = {**schema_files(), **settings_schema()}
SCHEMAS = {name: json.loads(text) for name, text in TEXTS.items()}


def validator(text: str) -> Draft202012Validator:
    """The schema that a file names in its first line; the measures' where it names none."""
    first = text.partition("\n")[0]
    name = first.rpartition("/")[2] if "$schema=" in first else "massnahmen.schema.json"
    return Draft202012Validator(SCHEMAS[f"schema/{name}"])


def as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): as_json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    return value.isoformat() if isinstance(value, date | datetime) else value


def as_an_editor_reads_it(text: str) -> Any:
    """Plain values become numbers, truth values and nothing, as in YAML 1.2."""
    return as_json(YAML(typ="safe", pure=True).load(text))


def test_the_committed_schemas_are_those_of_the_field_table() -> None:
    for name, text in TEXTS.items():
        assert (ROOT / "data" / name).read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_one_and_is_closed_and_explains_every_field(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    groups = [each for each in walk(SCHEMAS[name]) if "properties" in each]
    assert groups
    for group in groups:
        assert group["additionalProperties"] is False
        assert all(field["description"] for field in group["properties"].values())


def walk(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [value, *(found for each in value.values() for found in walk(each))]
    return [found for each in value for found in walk(each)] if isinstance(value, list) else []


@given(reports())
def test_what_the_loader_accepts_the_schema_accepts(report: Report) -> None:
    check(report)


def test_a_report_with_every_field_is_accepted() -> None:
    check(full_report())


def check(report: Report) -> None:
    for text in report_texts(report).values():
        assert [error.message for error in validator(text).iter_errors(as_an_editor_reads_it(text))] == []


def test_the_registers_own_data_are_accepted() -> None:
    files = list((ROOT / "data").rglob("*.yaml"))
    assert files
    for path in files:
        text = path.read_text(encoding="utf-8")
        modeline = text.partition("\n")[0]
        assert modeline.startswith("# yaml-language-server: $schema=")
        assert path.parent.joinpath(modeline.partition("=")[2]).resolve() in {(ROOT / "data" / name) for name in TEXTS}
        errors = validator(text).iter_errors(as_an_editor_reads_it(text))
        assert [f"{path.name}: {error.message}" for error in errors] == []


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "x\n    arbeitstand: y",
        HEAD + "{a: b}",
        HEAD + "[{text: a, punkte: b}]",
        HEAD + "[{punkte: [a]}]",
        HEAD + "[[a]]",
        (HEAD + "x").replace("[interkommunal]", "interkommunal"),
        (HEAD + "x").replace("id: elbe", "id: Elbe"),
        (HEAD + "x").replace("    kategorie: I\n", ""),
        (HEAD + "x").replace("dienststelle: umweltamt\n", ""),
        HEAD + "x\nabschnitte: [{kategorie: I, zeile: vielleicht}]",
    ],
)
def test_what_the_loader_refuses_for_its_form_the_schema_refuses(text: str) -> None:
    assert list(validator(text).iter_errors(as_an_editor_reads_it(text)))


def test_other_columns_make_another_schema() -> None:
    text = (HEAD + "x\n    kosten: 5").replace("    art: [interkommunal]\n", "")
    assert list(validator(text).iter_errors(as_an_editor_reads_it(text)))
    schema = json.loads(schema_files(["thema", "kosten"])["schema/massnahmen.schema.json"])
    assert not list(Draft202012Validator(schema).iter_errors(as_an_editor_reads_it(text)))


def test_each_file_names_its_schema_in_its_first_line(tmp_path: Path) -> None:
    for path, text in report_texts(full_report()).items():
        target = text.splitlines()[0].removeprefix("# yaml-language-server: $schema=")
        assert (tmp_path / path).parent.joinpath(target).resolve() in {(tmp_path / name).resolve() for name in SCHEMAS}
