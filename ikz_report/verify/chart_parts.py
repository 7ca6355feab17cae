"""The native charts of the built Word file against their figures: what is shown, and the workbook behind it."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator
from html import unescape
from typing import NamedTuple

from lxml import etree

from ikz_report.charts.chart import ChartData, Series
from ikz_report.verify.expected import Expected
from ikz_report.verify.word_file import BODY

CHART = re.compile(r"word/charts/(chart\d+\.xml)")
ALTERNATIVE = re.compile("<wp:docPr [^>]*?descr=(?:\"([^\"]*)\"|'([^']*)')")
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Figures(NamedTuple):
    """What a chart says: the groups, and name and values of each series, all as text."""

    groups: tuple[str, ...]
    series: tuple[tuple[str, ...], ...]


def wrong_charts(content: bytes, charts: Iterable[ChartData]) -> tuple[Expected, ...]:
    """The titles of the charts that the file does not hold as they should be, with what is wrong."""
    wanted = tuple(charts)
    if not wanted:
        return ()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        texts = {unescape("".join(found)) for found in ALTERNATIVE.findall(package.read(BODY).decode())}
        parts = {name: _shown(package.read(name)) for name in package.namelist() if CHART.fullmatch(name)}
        return tuple(each for chart in wanted for each in _problems(chart, package, parts, texts))


def _problems(
    chart: ChartData, package: zipfile.ZipFile, parts: dict[str, Figures], texts: set[str]
) -> Iterator[Expected]:
    figures = Figures(chart.groups, tuple(map(_texts, chart.series)))
    names = [name for name, shown in parts.items() if shown == figures]
    if not names:
        yield Expected(chart.title, "Zahlen im Diagramm")
    if any(_workbook(package, name) != figures for name in names):
        yield Expected(chart.title, "Excel-Tabelle hinter dem Diagramm")
    if chart.alt not in texts:
        yield Expected(chart.title, "Alternativtext des Diagramms")


def _texts(series: Series) -> tuple[str, ...]:
    return (series.name, *("" if value is None else str(value) for value in series.values))


def _shown(part: bytes) -> Figures:
    """The figures that Word shows before the workbook is opened."""
    series = tuple(etree.fromstring(part).iter(f"{C}ser"))
    groups = _points(series[0], "cat") if series else ()
    return Figures(groups, tuple(_points(each, "tx") + _points(each, "val") for each in series))


def _points(series: etree._Element, name: str) -> tuple[str, ...]:
    """The cached texts, an empty one for a point that has none; ``tx`` has one alone."""
    found = series.find(f"{C}{name}")
    if found is None:
        return ()
    texts = {point.get("idx", ""): point.findtext(f"{C}v", "") for point in found.iter(f"{C}pt")}
    count = next(found.iter(f"{C}ptCount"), None)
    return tuple(texts.get(str(place), "") for place in range(0 if count is None else int(count.get("val", "0"))))


def _workbook(package: zipfile.ZipFile, part: str) -> Figures:
    folder, name = posixpath.split(part)
    relations = etree.fromstring(package.read(f"{folder}/_rels/{name}.rels"))
    target = posixpath.normpath(posixpath.join(folder, relations[0].get("Target", "")))
    with zipfile.ZipFile(io.BytesIO(package.read(target))) as book:
        words = ["".join(each.itertext()) for each in etree.fromstring(book.read("xl/sharedStrings.xml"))]
        cells = etree.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(f"{S}c")
        values = {cell.get("r", ""): _value(cell, words) for cell in cells}
    columns: dict[str, list[str]] = {}
    for reference, value in values.items():
        columns.setdefault(reference.rstrip("0123456789"), []).append(value)
    groups = columns.pop("A", [])
    return Figures(tuple(groups), tuple(map(tuple, columns.values())))


def _value(cell: etree._Element, words: list[str]) -> str:
    text = cell.findtext(f"{S}v", "")
    return words[int(text)] if cell.get("t") == "s" else text
