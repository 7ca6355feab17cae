"""A chart as a reportlab drawing: title, legend, bars with their values, notes."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing, Group

from ikz_report.charts import lying, standing
from ikz_report.charts.bars import Box, swatch
from ikz_report.charts.chart import ChartData, Series
from ikz_report.charts.lettering import REGULAR, SEMIBOLD, Lettering
from ikz_report.charts.orientation import POINTS_PER_MM, lies
from ikz_report.charts.style import NOTE_SIZE, QUIET_COLOUR, TITLE_SIZE

TITLE = Lettering(TITLE_SIZE, SEMIBOLD)
AXIS = Lettering(colour=QUIET_COLOUR)
LEGEND = Lettering()
NOTE = Lettering(NOTE_SIZE, colour=QUIET_COLOUR)
GAP = 6.0
SWATCH = 10.0
WIDTH_MM = 170.0  # between the margins of a portrait A4 page
HEIGHT_MM = 90.0


@dataclass(frozen=True, slots=True)
class _Words:
    """What stands above and below the bars, in lines."""

    title: list[str]
    axis: list[str]
    legend: list[list[Series]]
    notes: list[list[str]]

    @property
    def head(self) -> float:
        legend = len(self.legend) * (LEGEND.leading + GAP / 2) + (GAP if self.legend else 0)
        return len(self.title) * TITLE.leading + len(self.axis) * AXIS.leading + legend + GAP

    @property
    def foot(self) -> float:
        count = sum(map(len, self.notes))
        return count * NOTE.leading + (GAP + len(self.notes) * GAP / 3 if count else 0)


def drawing(
    chart: ChartData,
    width_mm: float = WIDTH_MM,
    height_mm: float = HEIGHT_MM,
    *,
    title: bool = True,
    notes: bool = True,
) -> Drawing:
    """The chart at that width, and that height or as much more as its labels need.

    Without ``title`` or ``notes`` these are left to the page around the drawing. Its groups are ``head``, ``grid``,
    ``halos``, ``bars``, ``names`` (of the groups), ``values`` (at the bars) and ``notes``.
    """
    width = float(round(width_mm * POINTS_PER_MM))
    words = _words(chart, width, title, notes)
    plot = lying if lies(chart, width_mm) else standing
    least = words.head + words.foot + plot.least_height(chart, width)
    height = float(round(max(height_mm * POINTS_PER_MM, least)))
    result = Drawing(width, height, initialFontName=REGULAR)
    for name in ("head", "grid", "halos", "bars", "names", "values", "notes"):
        result.add(Group(), name=name)
    _put_head(result.head, words, height)
    _put_notes(result.notes, words)
    plot.draw(result, chart, Box(0, words.foot, width, height - words.head - words.foot))
    return result


def _words(chart: ChartData, width: float, title: bool, notes: bool) -> _Words:
    return _Words(
        TITLE.wrap(chart.title, width) if title else [],
        AXIS.wrap(chart.axis, width),
        _legend_rows(chart.series, width) if len(chart.series) > 1 else [],
        [NOTE.wrap(note, width) for note in chart.notes] if notes else [],
    )


def _legend_rows(series: tuple[Series, ...], width: float) -> list[list[Series]]:
    rows: list[list[Series]] = [[]]
    used = 0.0
    for each in series:
        room = _entry_width(each)
        if rows[-1] and used + room > width:
            rows.append([])
            used = 0.0
        rows[-1].append(each)
        used += room
    return rows


def _entry_width(series: Series) -> float:
    return SWATCH + GAP + LEGEND.width(series.name) + 3 * GAP


def _put_head(group: Group, words: _Words, height: float) -> None:
    top = TITLE.put(group, words.title, 0, height)
    top = AXIS.put(group, words.axis, 0, top) - (GAP if words.legend else 0)
    for row in words.legend:
        x = 0.0
        for series in row:
            swatch(group, Box(x, top - SWATCH - 1, SWATCH, SWATCH), series.look)
            LEGEND.put(group, [series.name], x + SWATCH + GAP, top)
            x += _entry_width(series)
        top -= LEGEND.leading + GAP / 2


def _put_notes(group: Group, words: _Words) -> None:
    top = words.foot - GAP
    for note in words.notes:
        top = NOTE.put(group, note, 0, top) - GAP / 3
