"""Native charts: the figures in chart and workbook, the looks of the drawings, a Word file that is valid."""

from __future__ import annotations

import io
import shutil
import subprocess
import time
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from ikz_report.charts.chart import ChartData
from ikz_report.charts.native import NativeChart, chart_part
from ikz_report.charts.series import chart_data
from ikz_report.charts.style import FONT_FAMILY, LOOKS, look
from ikz_report.writers.word.charts import FIRST_ID, add_chart
from ikz_report.writers.word.package import Package
from tests.charts.cases import CASES, LONG, chart, two_years
from tests.libreoffice import converted

NS = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
every_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


def native(case: ChartData, width: float = 170) -> NativeChart:
    return chart_part(case, width)


def found(case: ChartData, path: str, width: float = 170) -> list[Any]:
    result = etree.fromstring(native(case, width).chart_xml).xpath(path, namespaces=NS)
    assert isinstance(result, list)
    return result


def sheet(workbook: bytes) -> list[list[str]]:
    """The cells of the only sheet, row by row, formulas as ``=``."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        shared = etree.fromstring(archive.read("xl/sharedStrings.xml")).findall("s:si", NS)
        words = ["".join(part.itertext()) for part in shared]
        rows = etree.fromstring(archive.read("xl/worksheets/sheet1.xml")).findall(".//s:row", NS)
    return [[_cell(cell, words) for cell in row.findall("s:c", NS)] for row in rows]


def _cell(cell: etree._Element, words: list[str]) -> str:
    value = cell.findtext("s:v", "", NS)
    if cell.find("s:f", NS) is not None:
        return "="
    return words[int(value)] if cell.get("t") == "s" else value


def empty() -> Package:
    """A Word file without text, as python-docx makes it."""
    word = docx.Document()
    effects = [key for key, each in word.part.rels.items() if each.reltype.endswith("stylesWithEffects")]
    for key in effects:  # python-docx's own, and at odds with its styles
        del word.part.rels[key]
    target = io.BytesIO()
    word.save(target)
    return Package(target.getvalue())


def document(*cases: ChartData) -> bytes:
    package = empty()
    paragraphs = "".join(f"<w:p><w:r>{add_chart(package, case, 150, 90)}</w:r></w:p>" for case in cases)
    body = package.parts[package.main].decode().replace("<w:sectPr", f"{paragraphs}<w:sectPr", 1)
    return package.packed({package.main: body.encode()})


@every_case
def test_the_chart_holds_every_figure_series_and_group(case: ChartData) -> None:
    for series, node in zip(case.series, found(case, "//c:ser"), strict=True):
        values = tuple(int(text) for text in node.xpath("c:val//c:v/text()", namespaces=NS))
        assert values == series.values
        assert node.xpath("string(c:tx//c:v)", namespaces=NS) == series.name
        assert tuple(node.xpath("c:cat//c:v/text()", namespaces=NS)) == case.groups


@every_case
def test_the_workbook_holds_the_same_figures_where_the_chart_looks_for_them(case: ChartData) -> None:
    rows = sheet(native(case).workbook)
    assert rows[0] == [series.name for series in case.series]
    assert [row[0] for row in rows[1:]] == list(case.groups)
    columns = list(zip(*(row[1:] for row in rows[1:]), strict=True))
    assert [tuple(map(int, column)) for column in columns] == [series.values for series in case.series]
    last = len(case.groups) + 1
    letters = "BCDE"[: len(case.series)]
    assert found(case, "//c:val//c:f/text()") == [f"Sheet1!${letter}$2:${letter}${last}" for letter in letters]


def test_chart_and_workbook_of_a_report_hold_the_counts_of_its_register() -> None:
    after, before = two_years()
    by_dezernat = chart_data(after, before)[4]
    counted = [
        tuple(
            sum(place.section.unit.dezernat == each.number for place in report.placements())
            for each in report.organisation.dezernate
        )
        for report in (before, after)
    ]
    for place, values in enumerate(counted):
        assert found(by_dezernat, f"//c:ser[{place + 1}]/c:val//c:v/text()") == [str(value) for value in values]
        assert [int(row[place + 1]) for row in sheet(native(by_dezernat).workbook)[1:]] == list(values)


@every_case
def test_the_looks_are_those_of_the_drawing(case: ChartData) -> None:
    for series, node in zip(case.series, found(case, "//c:ser/c:spPr"), strict=True):
        looks = look(series.look)
        fill = "a:pattFill/a:bgClr" if looks.pattern else "a:solidFill"
        assert node.xpath(f"string({fill}/a:srgbClr/@val)", namespaces=NS) == looks.colour
        assert node.xpath("string(a:pattFill/@prst)", namespaces=NS) == (looks.pattern or "")
        assert node.xpath("string(a:ln//a:srgbClr/@val)", namespaces=NS) == looks.colour


@every_case
def test_title_axis_labels_legend_font_and_language_are_set(case: ChartData) -> None:
    assert found(case, "/c:chartSpace/c:chart/c:title//a:t/text()") == [case.title]
    assert found(case, "//c:valAx/c:title//a:t/text()") == [case.axis]
    assert found(case, "//c:valAx/c:scaling/c:min/@val") == ["0"]
    assert found(case, "//c:dLbls/c:showVal/@val") == ["1"]
    assert len(found(case, "//c:legend")) == (1 if len(case.series) > 1 else 0)
    assert set(found(case, "//a:latin/@typeface")) == {FONT_FAMILY}
    assert found(case, "//c:lang/@val") == ["de-DE"]
    assert set(found(case, "//@lang")) == {"de-DE"}
    assert all(int(each) > 0 for each in found(case, "//c:axId/@val"))
    assert found(case, "//c:externalData/@r:id") == ["rId1"]


def test_bars_lie_downwards_where_those_of_the_drawing_do() -> None:
    lying, standing = CASES["long names"], CASES["three groups, two years"]
    assert found(lying, "//c:barDir/@val") == ["bar"]
    assert found(lying, "//c:catAx/c:scaling/c:orientation/@val") == ["maxMin"]
    assert found(standing, "//c:barDir/@val") == ["col"]
    assert found(standing, "//c:barDir/@val", width=20) == ["bar"]


def test_the_axis_of_small_figures_never_shows_halves() -> None:
    assert found(CASES["all zero"], "//c:majorUnit/@val") == ["1"]
    assert found(CASES["large numbers"], "//c:majorUnit/@val") == []


def test_the_axis_is_only_fixed_to_the_scale_of_another_chart() -> None:
    case = CASES["one group"]
    assert found(case, "//c:max/@val") == []
    assert found(replace(case, ceiling=86), "//c:valAx/c:scaling/c:max/@val") == ["100"]


def test_a_single_bar_is_not_as_wide_as_the_page() -> None:
    assert found(CASES["one group"], "//c:gapWidth/@val") == ["500"]


def test_another_font_can_be_asked_for() -> None:
    made = chart_part(CASES["one group"], 170, font='Schrift "A" & B')
    assert set(etree.fromstring(made.chart_xml).xpath("//a:latin/@typeface", namespaces=NS)) == {'Schrift "A" & B'}


def test_a_name_that_looks_like_a_formula_or_an_address_stays_text() -> None:
    names = ("=1+1", "https://example.org", "+49", "@x", "007")
    made = native(chart(names, [1, 2, 3, 4, 5], title="=HYPERLINK(1)"))
    assert [row[0] for row in sheet(made.workbook)[1:]] == list(names)
    with zipfile.ZipFile(io.BytesIO(made.workbook)) as archive:
        assert not [name for name in archive.namelist() if "rels" in name and "sheet" in name]


def test_the_same_chart_gives_the_same_bytes_at_another_time() -> None:
    first = native(CASES["long names"])
    time.sleep(2.1)  # zip keeps time in steps of two seconds
    assert native(CASES["long names"]) == first


def test_the_parts_stand_in_the_package_and_lead_to_each_other() -> None:
    package = Package(document(CASES["one group"], CASES["all zero"]))
    charts = [f"word/charts/chart{number}.xml" for number in (1, 2)]
    assert list(package.related(package.main, "chart")) == charts
    for number, chart_name in enumerate(charts, 1):
        book = f"word/embeddings/Microsoft_Excel_Worksheet{number}.xlsx"
        assert [(each.id, each.target) for each in package.relations(chart_name)] == [("rId1", book)]
        assert package.content_type(chart_name).endswith("drawingml.chart+xml")
        assert package.parts[book].startswith(b"PK")


def test_the_drawing_has_its_size_and_the_alternative_text() -> None:
    case = CASES["long names"]
    xml = etree.fromstring(add_chart(empty(), case, 150, 90))
    (extent,) = xml.findall("wp:inline/wp:extent", NS)
    (properties,) = xml.findall("wp:inline/wp:docPr", NS)
    assert (extent.get("cx"), extent.get("cy")) == ("5400000", "3240000")
    assert (properties.get("descr"), properties.get("title")) == (case.alt, case.title)
    assert properties.get("id") == str(FIRST_ID + 1)


def test_word_files_with_charts_pass_openxml_audit(tmp_path: Path) -> None:
    path = tmp_path / "diagramme.docx"
    path.write_bytes(document(*CASES.values()))
    result = OpenXmlValidator().validate(path)
    assert [str(error) for error in result.errors] == []


def test_word_files_with_charts_pass_the_open_xml_sdk(shared: Path, tmp_path: Path) -> None:
    if shutil.which("node") is None:
        pytest.skip("node ist nicht installiert")
    path = tmp_path / "diagramme.docx"
    path.write_bytes(document(*CASES.values()))
    checked = subprocess.run(
        [str(shared / "acceptance" / "ooxml"), str(path)], capture_output=True, text=True, check=False
    )
    assert checked.stdout.startswith("PASS"), checked.stdout + checked.stderr


def test_libreoffice_draws_the_charts_with_their_figures(tmp_path: Path) -> None:
    path = tmp_path / "diagramme.docx"
    case = chart([LONG[2], "Kategorie II"], [18, 80], [20, 86], title="Maßnahmen ș ő ł ẞ € „“ ‚‘ – §")
    path.write_bytes(document(case))
    page = pypdfium2.PdfDocument(converted(path, "pdf", tmp_path))[0]
    words = page.get_textpage().get_text_range().split()
    assert {"18", "80", "20", "86", "2013", "2014", "II", "Maßnahmen", "ș", "ő"} <= set(words)


def test_the_palette_has_a_look_for_every_series_of_the_cases() -> None:
    assert len({series.look for case in CASES.values() for series in case.series}) == len(LOOKS)
