"""How a chart stands on the paper: beside its figures, or across the page with them below; in parts if need be.

Without fonts at hand, so that Word and PDF share one answer; heights are estimates on the safe side, in points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from ikz_report.charts.chart import ChartData, alternative
from ikz_report.charts.orientation import POINTS_PER_MM, lies, line_count
from ikz_report.charts.style import TEXT_SIZE

BESIDE_MM, ACROSS_MM = 176, 257  # widths of the picture; a table of 74 mm stands beside the narrower one
LEAST_MM = 56  # height: two charts with headings and notes on a page
LONG_NAME = 40  # letters: more make a table beside the chart too high
NAMES_SHARE = 0.5  # of the width, at most, that names beside lying bars take
LEAST_BAR, GROUP_GAP = 10.0, 7.0  # of lying bars
LEADING = TEXT_SIZE * 1.25
TABLE_NAMES = 34 * POINTS_PER_MM  # room for a name in the table beside
TABLE_GAP = 8.5
MOST = 354.0  # of the rows with bars on a page, with heading, legend and notes around them
AROUND = 78.0  # axis, legend and what is counted


class PaperSize(NamedTuple):
    """Width and height in millimetres; ``across`` is true where the figures stand below."""

    width: float
    height: float
    across: bool


def paper_size(chart: ChartData) -> PaperSize:
    """The size of the picture on the paper; a drawing may take more height, never more width."""
    if not lies(chart, BESIDE_MM):
        return PaperSize(BESIDE_MM, LEAST_MM, False)
    across = _is_across(chart)
    height = (sum(_bar_rows(chart, across)) + AROUND) / POINTS_PER_MM
    return PaperSize(ACROSS_MM if across else BESIDE_MM, max(LEAST_MM, round(height)), across)


def in_parts(charts: Iterable[ChartData]) -> Iterator[ChartData]:
    """Charts of which each has room on a page: one with too many or too long names in parts, „(1 von 2)“."""
    for chart in charts:
        parts = list(_parts(chart)) if lies(chart, BESIDE_MM) else [(0, len(chart.groups))]
        for number, (start, end) in enumerate(parts, 1):
            yield chart if len(parts) == 1 else _part(chart, start, end, number, len(parts))


def _is_across(chart: ChartData) -> bool:
    return max(map(len, chart.groups)) > LONG_NAME


def _bar_rows(chart: ChartData, across: bool) -> list[float]:
    """What each group takes beside lying bars, as ``lying`` draws them."""
    room = (ACROSS_MM if across else BESIDE_MM) * POINTS_PER_MM * NAMES_SHARE
    bars = len(chart.series) * LEAST_BAR
    return [max(bars, line_count(name, room) * LEADING) + GROUP_GAP for name in chart.groups]


def _rows(chart: ChartData) -> list[float]:
    if _is_across(chart):
        return _bar_rows(chart, True)
    beside = (line_count(name, TABLE_NAMES) * LEADING + TABLE_GAP for name in chart.groups)
    return [max(pair) for pair in zip(_bar_rows(chart, False), beside, strict=True)]


def _parts(chart: ChartData) -> Iterator[tuple[int, int]]:
    """The first group of each part and the one after its last, in parts of about the same height."""
    rows = _rows(chart)
    count = -(-int(sum(rows)) // int(MOST))
    aim = sum(rows) / count
    start, used = 0, 0.0
    for place, height in enumerate(rows):
        if place > start and (used + height > MOST or used + height / 2 > aim):
            yield start, place
            start, used = place, 0.0
        used += height
    yield start, len(rows)


def _part(chart: ChartData, start: int, end: int, number: int, count: int) -> ChartData:
    title = f"{chart.title} ({number} von {count})"
    groups = chart.groups[start:end]
    series = tuple(replace(each, values=each.values[start:end]) for each in chart.series)
    alt = alternative(title, chart.axis, groups, series, chart.notes)
    # All parts have one scale, as all charts that readers will compare.
    whole = replace(chart, title=title, key=f"{chart.key}-{number}", ceiling=chart.highest)
    return replace(whole, groups=groups, series=series, alt=alt)
