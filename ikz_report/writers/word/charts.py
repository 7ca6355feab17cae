"""A native chart in a Word file: its parts in the package, and the XML that shows it in the text."""

from __future__ import annotations

import re

from ikz_report.charts.chart import ChartData
from ikz_report.charts.native import chart_part
from ikz_report.charts.style import FONT_FAMILY
from ikz_report.writers.word.package import Package
from ikz_report.xmltext import quoteattr

EMU_PER_MM = 36000
CHART, BOOK = "word/charts/chart%d.xml", "word/embeddings/Microsoft_Excel_Worksheet%d.xlsx"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NUMBER = re.compile(r"\d+")
FIRST_ID = 900_000  # of wp:docPr: above what a template's pictures have, and unique in the document
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def add_chart(
    package: Package,
    chart: ChartData,
    width_mm: float,
    height_mm: float,
    font: str = FONT_FAMILY,
    *,
    title: bool = True,
) -> str:
    """Put the chart into the package; returns the ``<w:drawing>`` for a run in the text.

    The alternative text stands in ``wp:docPr`` (ECMA-376 part 1 §20.4.2.5). Without ``title`` the page around
    the chart has to say it.
    """
    native = chart_part(chart, width_mm, font, title=title)
    place = package.add(CHART, native.chart_xml, CHART_TYPE)
    relation = package.relate(package.main, place, "chart")
    package.relate(place, package.add(BOOK, native.workbook, BOOK_TYPE), "package")
    number = int(NUMBER.findall(place)[-1])
    return _inline(chart, relation, number, round(width_mm * EMU_PER_MM), round(height_mm * EMU_PER_MM))


def _inline(chart: ChartData, relation: str, number: int, width: int, height: int) -> str:
    return (
        f'<w:drawing {NAMES}><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{FIRST_ID + number}" name="Diagramm {number}" descr={quoteattr(chart.alt)}'
        f" title={quoteattr(chart.title)}/><wp:cNvGraphicFramePr/>"
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
