"""The register as CSV and Excel."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from hypothesis import given

from ikz_report.errors import InputError
from ikz_report.model import Category, Measure, Report, Section, lines, plain
from ikz_report.writers.tables import EXCEL_LIMIT, columns, to_csv, to_xlsx
from tests.samples import UMWELT, cells, para, sample_report
from tests.strategies import reports

DAY = datetime(2026, 1, 2, tzinfo=UTC)
NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_csv(report: Report) -> list[list[str]]:
    return list(csv.reader(io.StringIO(to_csv(report).decode("utf-8-sig"), newline=""), delimiter=";"))


def with_theme(text: str) -> Report:
    section = Section(UMWELT, (Measure("x", ("vertikal",), cells(thema=(para(text),))),))
    return replace(sample_report(), categories=(Category("I", "Kategorie I", sections=(section,)),))


def sheet(content: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml"))


def shared_texts(content: bytes) -> list[str]:
    root = ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("xl/sharedStrings.xml"))
    return ["".join(node.text or "" for node in each.iter(f"{NS}t")) for each in root.iter(f"{NS}si")]


def test_the_four_columns_stand_behind_the_place() -> None:
    titles = [title for _, title in columns(sample_report())]
    assert titles == ["Kategorie", "Dezernat", "Dienststelle", "Bereich", "Kennung", "Art", "Thema"] + [
        "Arbeitsstand",
        "Perspektive",
        "Erfahrungsaustausch",
    ]


def test_csv_has_a_row_per_measure_with_bullets_by_level() -> None:
    rows = read_csv(sample_report())
    assert len(rows) == 1 + 7
    assert rows[1][7] == "• Vorsitz bestätigt\n  ○ Barby\n  ○ Schönebeck\n• läuft"
    assert rows[2][5] == "inter- und in- trakommunal"
    assert rows[7][2:4] == ["Stadtgarten und Friedhöfe", "Bereich Grünflächen"]


def test_example_data_say_so_in_every_row() -> None:
    report = replace(sample_report(), example="Beispieldaten – erfunden")
    head, *rows = read_csv(report)
    assert head[-1] == "Beispieldaten"
    assert {row[-1] for row in rows} == {"Beispieldaten – erfunden"}
    assert "Beispieldaten – erfunden" in shared_texts(to_xlsx(report, DAY))
    assert "Beispieldaten" not in read_csv(sample_report())[0]


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\u00a0=1+1", "\uff1d1+1", "=cmd|'/C calc'!A0"])
def test_csv_makes_no_formula_of_a_text(formula: str) -> None:
    assert read_csv(with_theme(formula))[1][6] == "'" + formula


def test_excel_writes_a_formula_as_text() -> None:
    content = to_xlsx(with_theme("=1+1"), DAY)
    assert "=1+1" in shared_texts(content)
    assert not list(sheet(content).iter(f"{NS}f"))


def test_excel_has_filters_and_a_frozen_head() -> None:
    root = sheet(to_xlsx(sample_report(), DAY))
    pane = next(root.iter(f"{NS}pane"))
    assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
    assert next(root.iter(f"{NS}autoFilter")).get("ref") == "A1:J8"


def test_excel_rows_are_as_high_as_their_texts_and_grow_with_them() -> None:
    row = next(each for each in sheet(to_xlsx(with_theme("Wort " * 100), DAY)).iter(f"{NS}row") if each.get("r") == "2")
    lines_at_least = 500 / 60  # characters, in a column of 52 digits' width
    assert float(row.get("ht", "0")) >= 15 * lines_at_least
    assert row.get("customHeight") is None


def test_excel_rows_are_no_higher_than_excel_can_show() -> None:
    rows = sheet(to_xlsx(with_theme("Wort " * 6000), DAY)).iter(f"{NS}row")
    assert max(float(each.get("ht", "0")) for each in rows) <= 409


def test_excel_keeps_emphasis() -> None:
    content = zipfile.ZipFile(io.BytesIO(to_xlsx(sample_report(), DAY))).read("xl/sharedStrings.xml").decode()
    assert "<r><rPr><i/>" in content


def test_excel_refuses_a_cell_it_cannot_hold() -> None:
    with pytest.raises(InputError, match=r"Maßnahme x, Spalte Thema: 32768 Zeichen"):
        to_xlsx(with_theme("a" * (EXCEL_LIMIT + 1)), DAY)


def test_the_same_report_gives_the_same_bytes() -> None:
    assert to_xlsx(sample_report(), DAY) == to_xlsx(sample_report(), DAY)


@given(reports())
def test_every_text_is_in_csv_and_excel(report: Report) -> None:
    joined = "\n".join(value for row in read_csv(report) for value in row)
    excel = "\n".join(shared_texts(to_xlsx(report, DAY)))
    for measure in report.measures():
        for content in measure.cells.values():
            for _, text in lines(content):
                assert plain(text) in joined
                assert plain(text) in excel
