"""The public JSON format, docs/json.md."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from hypothesis import given

from ikz_report.model import Report, lines, plain
from ikz_report.writers.json_data import as_data, to_json
from tests.samples import sample_report
from tests.strategies import reports

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "json.md"


def keys(node: Any) -> set[str]:
    if isinstance(node, dict):
        return set(node) | set().union(*(keys(value) for value in node.values()), set())
    if isinstance(node, list):
        return set().union(*(keys(value) for value in node), set())
    return set()


def texts(node: Any) -> list[str]:
    found = []
    if isinstance(node, list):
        for block in node:
            found += [block["text"], *texts(block.get("punkte", []))]
    return found


def test_every_field_is_documented() -> None:
    documented = set(re.findall(r"`(\w+)`", DOCUMENTATION.read_text(encoding="utf-8")))
    data_dependent = {"standard", "austausch", "thema", "arbeitsstand", "perspektive"}
    assert keys(as_data(sample_report())) - data_dependent <= documented


def test_emphasis_is_given_as_character_ranges() -> None:
    data = as_data(sample_report())
    block = data["kategorien"][0]["abschnitte"][2]["massnahmen"][0]["zellen"]["arbeitsstand"][0]
    assert block == {
        "form": "punkt",
        "text": "Plan 2030 plus",
        "auszeichnung": [{"von": 10, "bis": 12, "als": ["kursiv"]}],
    }


def test_a_subunit_names_its_department_and_itself() -> None:
    section = as_data(sample_report())["kategorien"][2]["abschnitte"][3]
    assert (section["dienststelle"], section["bereich"], section["name"]) == (
        "stadtgarten",
        "gruenflaechen",
        "Bereich Grünflächen",
    )


@given(reports())
def test_every_text_of_every_cell_arrives_in_order(report: Report) -> None:
    data = json.loads(to_json(report))
    written = [
        text
        for category in data["kategorien"]
        for section in category["abschnitte"]
        for measure in section["massnahmen"]
        for content in measure["zellen"].values()
        for text in texts(content)
    ]
    wanted = [
        plain(text) for measure in report.measures() for content in measure.cells.values() for _, text in lines(content)
    ]
    assert written == wanted
