"""What the template gets, and that its description tells all of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from ikz_report.model import Mark, Run
from ikz_report.writers.pdf.data import breakable, content_data, report_data, text_data
from tests.conftest import ROOT
from tests.samples import item, para, sample_report, text
from tests.writers.pdf.papers import full_paper


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
        for below in value.values():
            yield from _keys(below)
    elif isinstance(value, list):
        for below in value:
            yield from _keys(below)


def test_the_description_names_every_field_and_kind_of_row() -> None:
    report, charts, comparison = full_paper()
    data = report_data(report, charts, comparison)
    named = set(re.findall(r"`([a-z]+)`", (ROOT / "docs" / "vorlage-pdf.md").read_text(encoding="utf-8")))
    comparison_data = data.pop("vergleich")
    wanted = {*_keys(data), *comparison_data, *comparison_data["massnahmen"]}
    wanted |= {row["ist"] for category in data["kategorien"] for row in category["zeilen"]}
    assert wanted - named == set()


def test_the_data_are_json() -> None:
    report, charts, comparison = full_paper()
    data = report_data(report, charts, comparison)
    assert json.loads(json.dumps(data)) == data


def test_plain_text_is_a_string_and_emphasised_text_a_list_of_runs() -> None:
    assert text_data(text("schlicht")) == "schlicht"
    assert text_data((Run("ganz ", Mark.BOLD | Mark.UNDERLINE), Run("ohne"))) == [["ganz ", "ub"], ["ohne", ""]]


def test_neighbouring_items_are_one_list() -> None:
    content = (item("a"), item("b", item("c")), para("d"), item("e"))
    assert content_data(content) == [
        {"punkte": ["a", {"text": "b", "punkte": ["c"]}]},
        "d",
        {"punkte": ["e"]},
    ]


def test_names_without_measures_between_them_are_one_row() -> None:
    rows = [row for category in report_data(sample_report())["kategorien"] for row in category["zeilen"]]
    names = [[(name["name"], name["ebene"]) for name in row["namen"]] for row in rows if row["ist"] == "namen"]
    assert names == [
        [("Umweltamt", 2)],
        [("Dezernat IV", 2), ("Museen", 2)],
        [("Amt für Statistik", 2)],
        [("Umweltamt", 2)],
        [("Stadtgarten und Friedhöfe", 2), ("Bereich Grünflächen", 3)],
    ]


def test_only_words_no_column_could_hold_get_places_to_break() -> None:
    ordinary = "Donaudampfschifffahrtsgesellschaftskapitän kommt"
    assert breakable(ordinary) == ordinary
    assert "\u200b" in breakable("x" * 90)
    address = "https://www.example.org/ein/langer/pfad/zur/datei.pdf"
    assert breakable(address).replace("\u200b", "") == address
    assert "/\u200b" in breakable(address)


def test_a_cell_of_many_short_lines_counts_as_long() -> None:
    rows = report_data(sample_report())["kategorien"][0]["zeilen"]
    lengths = [row["zeichen"] for row in rows if row["ist"] == "massnahme"]
    assert lengths[0] == 4 * 40
