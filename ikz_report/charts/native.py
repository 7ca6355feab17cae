"""A chart as Office keeps it (DrawingML chart, ECMA-376 part 1 §21.2): its XML, and the workbook a clerk edits.

Each series keeps its figures twice: as references into the workbook and as a cache that is shown until the
workbook is opened. Nothing is placed by hand: Office and LibreOffice lay the chart out themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ikz_report.charts.chart import ChartData, Series
from ikz_report.charts.orientation import BARS_SHARE, POINTS_PER_MM, WIDEST_BAR, lies
from ikz_report.charts.style import (
    FONT_FAMILY,
    GRID_COLOUR,
    QUIET_COLOUR,
    TEXT_COLOUR,
    TEXT_SIZE,
    TITLE_SIZE,
    axis_marks,
    axis_step,
    look,
)
from ikz_report.charts.workbook import NUMBER_FORMAT, name_reference, values_reference, workbook
from ikz_report.xmltext import escape, quoteattr

CATEGORY_AXIS, VALUE_AXIS = 111111111, 222222222
LYING_GAP = 60  # percent of a bar
LANGUAGE = "de-DE"
SPACES = re.compile(r">\s+<")


@dataclass(frozen=True, slots=True)
class NativeChart:
    """The chart part, which refers to its workbook as ``rId1``, and the workbook (.xlsx)."""

    chart_xml: bytes
    workbook: bytes


def chart_part(chart: ChartData, width_mm: float, font: str = FONT_FAMILY, *, title: bool = True) -> NativeChart:
    """The chart with bars that stand or lie as in the drawing of that width.

    Without ``title``, which is then left to the page around it, what is counted stands above the bars.
    """
    lying = lies(chart, width_mm)
    series = "".join(_series(chart, each, column) for column, each in enumerate(chart.series, 1))
    gap = LYING_GAP if lying else _gap(chart, width_mm)
    plot = f"{_bars(series, gap, lying)}{_axes(chart, lying, font, title)}"
    head = (chart.title, TITLE_SIZE, TEXT_COLOUR) if title else (chart.axis, TEXT_SIZE, QUIET_COLOUR)
    xml = _chart_space(_title(*head, font, bold=title), plot, font, legend=len(chart.series) > 1)
    return NativeChart(SPACES.sub("><", xml).encode(), workbook(chart))


def _series(chart: ChartData, series: Series, column: int) -> str:
    """The series of a column of the workbook (§21.2.2.170)."""
    names, values = values_reference(chart, 0), values_reference(chart, column)
    figures = (None if value is None else str(value) for value in series.values)
    return (
        f'<c:ser><c:idx val="{column - 1}"/><c:order val="{column - 1}"/>'
        f"<c:tx>{_words(name_reference(column), [series.name])}</c:tx>"
        f'{_shape(series.look)}<c:invertIfNegative val="0"/>'
        f"<c:cat>{_words(names, chart.groups)}</c:cat>"
        f"<c:val><c:numRef><c:f>{values}</c:f><c:numCache><c:formatCode>{NUMBER_FORMAT}</c:formatCode>"
        f"{_points(figures)}</c:numCache></c:numRef></c:val></c:ser>"
    )


def _words(reference: str, words: Iterable[str]) -> str:
    return f"<c:strRef><c:f>{reference}</c:f><c:strCache>{_points(words)}</c:strCache></c:strRef>"


def _points(values: Iterable[str | None]) -> str:
    """The points of a cache; one without value is left out, as that of an empty cell (§21.2.2.150)."""
    points = [
        "" if value is None else f'<c:pt idx="{place}"><c:v>{escape(value)}</c:v></c:pt>'
        for place, value in enumerate(values)
    ]
    return f'<c:ptCount val="{len(points)}"/>{"".join(points)}'


def _shape(index: int) -> str:
    looks = look(index)
    colour = f'<a:srgbClr val="{looks.colour}"/>'
    fill = f"<a:solidFill>{colour}</a:solidFill>"
    hatched = (
        f'<a:pattFill prst="{looks.pattern}"><a:fgClr><a:srgbClr val="FFFFFF"/></a:fgClr>'
        f"<a:bgClr>{colour}</a:bgClr></a:pattFill>"
    )
    return f'<c:spPr>{hatched if looks.pattern else fill}<a:ln w="9525">{fill}</a:ln></c:spPr>'


def _gap(chart: ChartData, width_mm: float) -> int:
    """The space between groups in percent of a bar (§21.2.2.75: 0 to 500), for bars as wide as in the drawing."""
    room = width_mm * POINTS_PER_MM / len(chart.groups)
    bar = min(room * BARS_SHARE / len(chart.series), WIDEST_BAR)
    return min(round((room / bar - len(chart.series)) * 100), 500)


def _chart_space(title: str, plot: str, font: str, *, legend: bool) -> str:
    key = '<c:legend><c:legendPos val="t"/><c:overlay val="0"/></c:legend>' if legend else ""
    return f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
  <c:date1904 val="0"/><c:lang val="{LANGUAGE}"/><c:roundedCorners val="0"/>
  <c:chart>
    {title}
    <c:autoTitleDeleted val="0"/>
    <c:plotArea><c:layout/>{plot}</c:plotArea>
    {key}
    <c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/>
  </c:chart>
  <c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>
  <c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{_letters("defRPr", TEXT_SIZE, TEXT_COLOUR, font)}</a:pPr>
  <a:endParaRPr lang="{LANGUAGE}"/></a:p></c:txPr>
  <c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>
</c:chartSpace>"""


def _letters(tag: str, size: int, colour: str, font: str, bold: bool = False) -> str:
    return (
        f'<a:{tag} lang="{LANGUAGE}" sz="{size * 100}" b="{int(bold)}"><a:solidFill><a:srgbClr val="{colour}"/>'
        f"</a:solidFill><a:latin typeface={quoteattr(font)}/></a:{tag}>"
    )


def _title(text: str, size: int, colour: str, font: str, bold: bool = False, turned: bool = False) -> str:
    body = '<a:bodyPr rot="-5400000" vert="horz"/>' if turned else "<a:bodyPr/>"
    run = f"<a:r>{_letters('rPr', size, colour, font, bold)}<a:t>{escape(text)}</a:t></a:r>"
    rich = f"<c:rich>{body}<a:lstStyle/><a:p>{run}</a:p></c:rich>"
    return f'<c:title><c:tx>{rich}</c:tx><c:overlay val="0"/></c:title>'


def _bars(series: str, gap: int, lying: bool) -> str:
    return f"""<c:barChart><c:barDir val="{"bar" if lying else "col"}"/><c:grouping val="clustered"/>
  <c:varyColors val="0"/>{series}
  <c:dLbls><c:numFmt formatCode="{NUMBER_FORMAT}" sourceLinked="0"/>
    <c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>
    <c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr b="1"/></a:pPr>
    <a:endParaRPr lang="{LANGUAGE}"/></a:p></c:txPr>
    <c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>
    <c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>
  <c:gapWidth val="{gap}"/><c:overlap val="-4"/>
  <c:axId val="{CATEGORY_AXIS}"/><c:axId val="{VALUE_AXIS}"/></c:barChart>"""


def _axes(chart: ChartData, lying: bool, font: str, named: bool) -> str:
    """Both axes; lying bars run downwards from the first group, with the value axis below the last."""
    name = _title(chart.axis, TEXT_SIZE, QUIET_COLOUR, font, turned=not lying) if named else ""
    unit = '<c:majorUnit val="1"/>' if axis_step(chart.highest) == 1 else ""  # never halves of a measure
    # A fixed end only where another chart sets it: otherwise a clerk's higher figure would be cut off.
    top = f'<c:max val="{axis_marks(chart.highest)[-1]}"/>' if chart.highest > chart.own_highest else ""
    return f"""<c:catAx><c:axId val="{CATEGORY_AXIS}"/>
  <c:scaling><c:orientation val="{"maxMin" if lying else "minMax"}"/></c:scaling>
  <c:delete val="0"/><c:axPos val="{"l" if lying else "b"}"/><c:numFmt formatCode="General" sourceLinked="0"/>
  <c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>{_line(QUIET_COLOUR)}
  <c:txPr><a:bodyPr rot="0" vert="horz"/><a:lstStyle/><a:p><a:pPr><a:defRPr/></a:pPr>
  <a:endParaRPr lang="{LANGUAGE}"/></a:p></c:txPr>
  <c:crossAx val="{VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>
  <c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>
<c:valAx><c:axId val="{VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>{top}<c:min val="0"/></c:scaling>
  <c:delete val="0"/><c:axPos val="{"b" if lying else "l"}"/>
  <c:majorGridlines>{_line(GRID_COLOUR)}</c:majorGridlines>
  {name}
  <c:numFmt formatCode="{NUMBER_FORMAT}" sourceLinked="0"/>
  <c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>
  <c:spPr><a:ln><a:noFill/></a:ln></c:spPr>
  <c:crossAx val="{CATEGORY_AXIS}"/><c:crosses val="{"max" if lying else "autoZero"}"/>
  <c:crossBetween val="between"/>{unit}</c:valAx>"""


def _line(colour: str) -> str:
    return f'<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln></c:spPr>'
