"""Lying bars, for many groups, many series or long names: names at the left, values behind the bars."""

from __future__ import annotations

from reportlab.graphics.shapes import Drawing

from ikz_report.charts.bars import MARK, NAME, VALUE, Box, grid_line, put_value, swatch
from ikz_report.charts.chart import ChartData
from ikz_report.charts.sizes import GROUP_GAP, LEAST_BAR, NAMES_SHARE
from ikz_report.charts.style import axis_marks, number

WIDEST_BAR = 26.0
BAR_GAP = 1.5
PAD = 6.0


def least_height(chart: ChartData, width: float) -> float:
    return sum(_least_heights(chart, width)) + MARK.leading + PAD


def draw(target: Drawing, chart: ChartData, box: Box) -> None:
    left = _names_width(chart, box.width)
    right = VALUE.width(number(chart.highest)) + PAD
    bottom = box.y + MARK.leading
    plot = Box(box.x + left, bottom, box.width - left - right, box.y + box.height - PAD - bottom)
    marks = axis_marks(chart.highest)
    scale = plot.width / marks[-1]
    for mark in marks:
        x = plot.x + mark * scale
        grid_line(target.grid, x, plot.y, x, plot.y + plot.height, base=mark == 0)
        target.grid.add(MARK.string(x, plot.y - MARK.leading + 1, number(mark), "middle"))
    least = _least_heights(chart, box.width)
    stretch = plot.height / sum(least)
    top = plot.y + plot.height
    for place, height in enumerate(least):
        _group(target, chart, place, Box(plot.x, top - height * stretch, left, height * stretch), scale)
        top -= height * stretch


def _group(target: Drawing, chart: ChartData, place: int, row: Box, scale: float) -> None:
    """``row`` begins at the axis; its width is that of the names at the left of it."""
    count = len(chart.series)
    pitch = min((row.height - GROUP_GAP) / count, WIDEST_BAR + BAR_GAP)
    middle = row.y + row.height / 2
    for index, series in enumerate(chart.series):
        value = series.values[place]
        if value is None:
            continue
        y = middle + (count / 2 - index - 1) * pitch
        length = value * scale
        swatch(target.bars, Box(row.x, y + BAR_GAP / 2, length, pitch - BAR_GAP), series.look)
        put_value(target, row.x + length + 4, y + pitch / 2 - 3, value)
    lines = NAME.wrap(chart.groups[place], row.width - PAD)
    top = middle + len(lines) * NAME.leading / 2
    NAME.put(target.names, lines, row.x - PAD, top, "end")


def _least_heights(chart: ChartData, width: float) -> list[float]:
    room = _names_width(chart, width) - PAD
    bars = len(chart.series) * LEAST_BAR
    return [max(bars, len(NAME.wrap(name, room)) * NAME.leading) + GROUP_GAP for name in chart.groups]


def _names_width(chart: ChartData, width: float) -> float:
    return min(max(NAME.width(name) for name in chart.groups), width * NAMES_SHARE) + PAD
