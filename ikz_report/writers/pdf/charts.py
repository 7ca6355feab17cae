"""The charts of the comparison, drawn for the PDF's page."""

from __future__ import annotations

from collections.abc import Iterable

from ikz_report.charts.chart import ChartData
from ikz_report.charts.output import svg
from ikz_report.writers.pdf.chart_image import ChartImage

WIDTH_MM, HEIGHT_MM = 176, 52  # two charts with headings and notes on a landscape page, a table beside each


def chart_images(charts: Iterable[ChartData]) -> tuple[ChartImage, ...]:
    """The charts as pictures without title and notes, which the template prints as text."""
    return tuple(
        ChartImage(
            chart.title,
            chart.alt,
            svg(chart, WIDTH_MM, HEIGHT_MM, title=False, notes=False),
            chart.notes,
            chart.table(),
        )
        for chart in charts
    )
