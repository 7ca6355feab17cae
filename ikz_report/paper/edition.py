"""What one paper holds: the report with the cover's figures filled in, its charts, its comparison."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ikz_report.model import ChartSpec, Report, YearCounts
from ikz_report.paper.needs import chart_lack, known_figures

if TYPE_CHECKING:  # imported when there is something to count or compare: a small paper is built in a third of a second
    from ikz_report.charts.chart import ChartData
    from ikz_report.years.comparison import Comparison


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything the writers of one paper need; Word and PDF are made from the same."""

    report: Report
    charts: tuple[ChartData, ...]
    comparison: Comparison | None
    omitted: tuple[ChartSpec, ...] = ()  # optional charts of years that have no figures
    examples: tuple[str, ...] = ()  # why printed data are no facts: of report, cover and the year before


def edition(report: Report, before: Report | YearCounts | None) -> Edition:
    """Count, compare and fill in.

    Raises:
        InputError: the cover or a chart asks for figures that are not there.
    """
    filled = _with_figures(report, before)
    omitted = _without_figures(report, before)
    drawn = replace(filled, charts=tuple(spec for spec in report.charts if spec not in omitted))
    return Edition(filled, _charts(drawn, before), _comparison(report, before), omitted, _examples(drawn, before))


def _with_figures(report: Report, before: Report | YearCounts | None) -> Report:
    if report.paper is None:
        return report
    from ikz_report.charts.figures import fill_figures, paper_figures

    text = fill_figures(report.paper.text, paper_figures(report, before))
    return replace(report, paper=replace(report.paper, text=text))


def _charts(report: Report, before: Report | YearCounts | None) -> tuple[ChartData, ...]:
    if not report.charts:
        return ()
    from ikz_report.charts.series import chart_data
    from ikz_report.charts.sizes import in_parts

    return tuple(in_parts(chart_data(report, before)))


def _comparison(report: Report, before: Report | YearCounts | None) -> Comparison | None:
    if not isinstance(before, Report):
        return None
    from ikz_report.years.compare import compare

    return compare(report, before)


def _examples(drawn: Report, before: Report | YearCounts | None) -> tuple[str, ...]:
    notes = [drawn.example, drawn.paper.example if drawn.paper else None]
    if before is not None and before.example:
        is_printed = isinstance(before, Report) or any(before.year in spec.years for spec in drawn.charts)
        notes += [f"{before.year}: {before.example}"] if is_printed else []
    return tuple(dict.fromkeys(note for note in notes if note))


def _without_figures(report: Report, before: Report | YearCounts | None) -> tuple[ChartSpec, ...]:
    known = known_figures(report, before)
    return tuple(spec for spec in report.charts if spec.optional and chart_lack(spec, known))
