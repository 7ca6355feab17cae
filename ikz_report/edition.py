"""What one paper holds: the report with the cover's figures filled in, its charts, its comparison."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ikz_report.charts.chart import ChartData
from ikz_report.charts.figures import fill_figures, paper_figures
from ikz_report.charts.series import chart_data
from ikz_report.compare import compare
from ikz_report.comparison import Comparison
from ikz_report.model import Report, YearCounts


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything the writers of one paper need; Word and PDF are made from the same."""

    report: Report
    charts: tuple[ChartData, ...]
    comparison: Comparison | None


def edition(report: Report, before: Report | YearCounts | None) -> Edition:
    """Count, compare and fill in.

    Raises:
        InputError: the cover or a chart asks for figures that are not there.
    """
    comparison = compare(report, before) if isinstance(before, Report) else None
    if report.paper is not None:
        text = fill_figures(report.paper.text, paper_figures(report, before))
        report = replace(report, paper=replace(report.paper, text=text))
    return Edition(report, chart_data(report, before), comparison)
