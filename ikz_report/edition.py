"""What one paper holds: the report with the cover's figures filled in, its charts, its comparison."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ikz_report.charts.chart import ChartData
from ikz_report.charts.figures import fill_figures, paper_figures
from ikz_report.charts.series import chart_data
from ikz_report.compare import compare
from ikz_report.comparison import Comparison
from ikz_report.model import ChartSpec, Report, YearCounts


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything the writers of one paper need; Word and PDF are made from the same."""

    report: Report
    charts: tuple[ChartData, ...]
    comparison: Comparison | None
    omitted: tuple[ChartSpec, ...] = ()  # charts of years that have no figures


def edition(report: Report, before: Report | YearCounts | None) -> Edition:
    """Count, compare and fill in.

    Raises:
        InputError: the cover or a chart asks for figures that are not there.
    """
    comparison = compare(report, before) if isinstance(before, Report) else None
    if report.paper is not None:
        text = fill_figures(report.paper.text, paper_figures(report, before))
        report = replace(report, paper=replace(report.paper, text=text))
    omitted = _without_figures(report, before)
    drawn = tuple(spec for spec in report.charts if spec not in omitted)
    charts = chart_data(replace(report, charts=drawn), before) if drawn or not report.charts else ()
    return Edition(report, charts, comparison, omitted)


def _without_figures(report: Report, before: Report | YearCounts | None) -> tuple[ChartSpec, ...]:
    known = {report.year, before.year} if before else {report.year}
    return tuple(spec for spec in report.charts if not known.issuperset(spec.years))
