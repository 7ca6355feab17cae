"""Standing bars: values above them, the groups' names below. Units are points."""

from __future__ import annotations

from reportlab.graphics.shapes import Drawing

from ikz_report.charts.bars import MARK, NAME, VALUE, Box, grid_line, put_value, swatch
from ikz_report.charts.chart import ChartData
from ikz_report.charts.orientation import BARS_SHARE, WIDEST_BAR
from ikz_report.charts.style import axis_marks, number

LEAST_PLOT = 80.0
BAR_GAP = 2.0
PAD = 4.0


def least_height(chart: ChartData, width: float) -> float:
    return LEAST_PLOT + _names_height(chart, width) + VALUE.leading


def draw(target: Drawing, chart: ChartData, box: Box) -> None:
    left = _axis_width(chart)
    bottom = box.y + _names_height(chart, box.width)
    plot = Box(box.x + left, bottom, box.width - left, box.y + box.height - VALUE.leading - bottom)
    marks = axis_marks(chart.highest)
    scale = plot.height / marks[-1]
    for mark in marks:
        y = plot.y + mark * scale
        grid_line(target.grid, plot.x, y, plot.x + plot.width, y, base=mark == 0)
        target.grid.add(MARK.string(plot.x - PAD, y - 3, number(mark), "end"))
    for place in range(len(chart.groups)):
        _group(target, chart, place, plot, scale)


def _group(target: Drawing, chart: ChartData, place: int, plot: Box, scale: float) -> None:
    room = plot.width / len(chart.groups)
    count = len(chart.series)
    pitch = min(room * BARS_SHARE / count, WIDEST_BAR + BAR_GAP)
    middle = plot.x + (place + 0.5) * room
    for index, series in enumerate(chart.series):
        value = series.values[place]
        if value is None:
            continue
        x = middle + (index - count / 2) * pitch
        height = value * scale
        swatch(target.bars, Box(x + BAR_GAP / 2, plot.y, pitch - BAR_GAP, height), series.look)
        put_value(target, x + pitch / 2, plot.y + height + 3, value, "middle")
    NAME.put(target.names, NAME.wrap(chart.groups[place], room * 0.95), middle, plot.y - PAD, "middle")


def _names_height(chart: ChartData, width: float) -> float:
    room = (width - _axis_width(chart)) / len(chart.groups) * 0.95
    return max(len(NAME.wrap(group, room)) for group in chart.groups) * NAME.leading + PAD


def _axis_width(chart: ChartData) -> float:
    return MARK.width(number(axis_marks(chart.highest)[-1])) + PAD
