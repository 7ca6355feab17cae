"""A figure that is not known: no bar and no value in any form of a chart, where a zero has its value."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lxml import etree

from ikz_report.charts.chart import ChartData
from ikz_report.charts.drawing import drawing
from ikz_report.charts.native import chart_part
from ikz_report.charts.orientation import lies
from ikz_report.charts.output import svg
from tests.charts.cases import TWELVE, chart
from tests.charts.test_drawing import bars, strings
from tests.charts.test_native import NS, sheet
from tests.charts.test_output import texts

STANDING = chart(["a", "b", "c"], [7, None, 0], [5, 3, 4])
LYING = chart([f"{name} mit einem langen Namen" for name in TWELVE], [7, None, 0, *[None] * 9], [5, 3, *[4] * 10])
both = pytest.mark.parametrize("case", [STANDING, LYING], ids=["standing", "lying"])


def known(case: ChartData) -> Iterator[int]:
    for place in range(len(case.groups)):
        yield from (value for each in case.series if (value := each.values[place]) is not None)


def test_the_two_cases_are_drawn_in_both_ways() -> None:
    assert [lies(STANDING, 170), lies(LYING, 170)] == [False, True]


@both
def test_a_drawing_has_neither_bar_nor_value_for_it(case: ChartData) -> None:
    target = drawing(case)
    assert [text.text for text in strings(target, "values")] == list(map(str, known(case)))
    assert len(bars(target)) == sum(value > 0 for value in known(case))


@both
def test_an_svg_has_no_value_for_it(case: ChartData) -> None:
    written = texts(svg(case))[: -len(case.notes)]
    assert written[-len(list(known(case))) :] == list(map(str, known(case)))


def test_a_native_chart_leaves_its_point_out_and_its_cell_empty() -> None:
    native = chart_part(STANDING, 170)
    first = etree.fromstring(native.chart_xml).find(".//c:ser/c:val//c:numCache", NS)
    assert first is not None
    points = [(point.get("idx"), point.findtext("c:v", "", NS)) for point in first.findall("c:pt", NS)]
    assert points == [("0", "7"), ("2", "0")]
    assert [count.get("val") for count in first.findall("c:ptCount", NS)] == ["3"]
    assert sheet(native.workbook)[1:] == [["a", "7", "5"], ["b", "", "3"], ["c", "0", "4"]]
