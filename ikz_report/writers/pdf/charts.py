"""The charts of the comparison, drawn for the PDF's page."""

from __future__ import annotations

from collections.abc import Iterable

from ikz_report.charts.chart import ChartData
from ikz_report.charts.output import svg
from ikz_report.charts.sizes import paper_size
from ikz_report.writers.pdf.chart_image import ChartImage


def chart_images(charts: Iterable[ChartData]) -> tuple[ChartImage, ...]:
    """The charts as pictures without title and notes, which the template prints as text."""
    return tuple(map(_image, charts))


def _image(chart: ChartData) -> ChartImage:
    size = paper_size(chart)
    picture = svg(chart, size.width, size.height, title=False, notes=False)
    return ChartImage(chart.title, chart.alt, picture, chart.notes, chart.table(), size.across)
