"""Figures that bericht.yaml asks of other years and that are not there, each with its place.

Not part of loading: a department's extract needs no chart. ``check`` tells them, and ``build`` stops at them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ikz_report.errors import Problem
from ikz_report.model import Paper, Report, YearCounts, lines, plain
from ikz_report.paper.needs import ALL_GROUPS, Known, chart_lack, figure_lack, known_figures
from ikz_report.register import fields as f
from ikz_report.register.cover_figures import cover_figures
from ikz_report.register.folder import Folder, years
from ikz_report.register.hints import shown
from ikz_report.register.load import REPORT_FILE
from ikz_report.register.paper_file import read_chart
from ikz_report.register.parse import read_nodes
from ikz_report.register.record import Values


def figure_problems(data: Path, report: Report, before: Report | YearCounts | None = None) -> tuple[Problem, ...]:
    """What cover and charts of the loaded report lack; ``before`` is the year before where it is loaded already."""
    known = known_figures(report, before) if before else _known(data, report)
    if not _lacks(report, known):
        return ()
    folder = Folder(data)
    source = folder.open(str(report.year), REPORT_FILE, missing="")
    node = read_nodes(source)
    values = f.REPORT.read(node, source) if node else None
    if values is not None:
        for start, message in (*_cover(values, known), *_charts(values, known)):
            source.problem(start, message)
    return tuple(sorted(source.problems))


def _known(data: Path, report: Report) -> Known:
    """As ``known_figures``, without loading the year before."""
    if report.year - 1 in years(data):
        return Known({report.year - 1: ALL_GROUPS, report.year: ALL_GROUPS}, True, True)
    return known_figures(report, report.previous)


def _lacks(report: Report, known: Known) -> bool:
    charts = any(chart_lack(spec, known) for spec in report.charts if not spec.optional)
    return charts or (not known.has_register_before and report.paper is not None and _has_figures(report.paper))


def _has_figures(paper: Paper) -> bool:
    return any("[[" in plain(text) for _, text in lines(paper.text))


def _cover(values: Values, known: Known) -> Iterator[tuple[int, str]]:
    paper = values.find(f.PAPER)
    for name, place in cover_figures(paper) if paper else ():
        lack = figure_lack(" ".join(name.split()), known)
        if lack:
            yield place, f"{shown(f'[[{name}]]')}: {lack}"


def _charts(values: Values, known: Known) -> Iterator[tuple[int, str]]:
    for chart in values.get(f.CHARTS):
        spec = read_chart(chart)
        lack = None if spec.optional else chart_lack(spec, known)
        if lack:
            yield chart.node(f.CHART_YEARS).start, f"Das Diagramm {shown(spec.title)}: {lack}"
