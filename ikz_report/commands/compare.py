"""``compare``: the measures of two years, and the figures of the charts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from shutil import get_terminal_size
from typing import Any

import click

from ikz_report.charts.series import Pair, chart_data, side_by_side
from ikz_report.commands.before import year_before
from ikz_report.errors import InputError
from ikz_report.files import Ledger
from ikz_report.model import Report, YearCounts
from ikz_report.paper.needs import chart_lack, known_figures
from ikz_report.register import load_report
from ikz_report.usage import PATH, GermanCommand, NumberType, YearType, data_option, year_argument
from ikz_report.years.compare import compare

NOTHING_BEFORE = (
    "Für {year} gibt es nichts zum Vergleichen: weder ein Register {before} noch Zahlen unter „vorjahr“ in "
    "{data}/{year}/bericht.yaml. Bitte eines davon anlegen oder ein früheres Vergleichsjahr angeben."
)

NOT_BEFORE = (
    "compare {year} {other}: Das zweite Jahr muss vor dem ersten liegen, denn verglichen wird mit einem früheren Jahr. "
    "Bitte die Jahre prüfen; ohne das zweite gilt das Vorjahr: „ikz-report compare {year}“."
)


@click.command(
    "compare",
    cls=GermanCommand,
    help="Vergleicht die Maßnahmen eines Jahres mit dem Vorjahr (oder einem früheren Jahr): neu, geändert, "
    "verschoben, unverändert, beendet.",
)
@year_argument
@click.argument("other", type=YearType(), metavar="[VERGLEICHSJAHR]", required=False)
@data_option
@click.option("--all", "everything", is_flag=True, help="Auch die unveränderten Maßnahmen einzeln nennen.")
@click.option("--json", "as_json", is_flag=True, help="Ergebnis als JSON.")
@click.option(
    "--charts",
    type=PATH,
    metavar="ORDNER",
    help="Diagramme als SVG, PNG und PDF dorthin schreiben.",
)
@click.option("--dpi", type=NumberType(36, 1200), default=200, metavar="ZAHL", help="Auflösung der PNG (sonst 200).")
def command(
    year: int, other: int | None, data: Path, everything: bool, as_json: bool, charts: Path | None, dpi: int
) -> int:
    if other is not None and other >= year:
        raise InputError(NOT_BEFORE.format(year=year, other=other))
    report = load_report(data, year)
    before = year_before(data, report, other)
    if before is None:
        raise InputError(NOTHING_BEFORE.format(year=year, before=year - 1, data=data))
    written = _write_charts(report, before, charts, dpi) if charts else []
    click.echo(_output(report, before, everything, as_json))
    for path in written:
        click.echo(f"{path} geschrieben.", err=True)
    return 0


def _output(report: Report, before: Report | YearCounts, everything: bool, as_json: bool) -> str:
    from ikz_report.writers.comparison_table import comparison_lines, count_lines

    width = get_terminal_size((120, 40)).columns
    if isinstance(before, Report):
        result = compare(report, before)
        return _json(result.as_dict()) if as_json else "\n".join(comparison_lines(result, everything, width))
    pairs = side_by_side(report, before)
    if as_json:
        return _json(_counts(report, before, pairs))
    return "\n".join(count_lines(report, before, pairs, width))


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


def _counts(report: Report, before: YearCounts, pairs: Mapping[str, Iterable[Pair]]) -> dict[str, Any]:
    """As ``Comparison.as_dict``, with both years' figures instead of measures: null where one is not known."""
    return {
        "jahr": report.year,
        "vorjahr": before.year,
        "beispieldaten": {str(each.year): each.example for each in (before, report) if each.example},
        "zahlen": {
            by: {each.name: {"alt": each.old, "neu": each.new, "unterschied": each.difference} for each in found}
            for by, found in pairs.items()
        },
    }


def _drawable(report: Report, before: Report | YearCounts) -> Report:
    """With the charts of bericht.yaml for which these two years have figures; with none, the usual ones are drawn."""
    known = known_figures(report, before)
    return replace(report, charts=tuple(spec for spec in report.charts if not chart_lack(spec, known)))


def _write_charts(report: Report, before: Report | YearCounts, folder: Path, dpi: int) -> list[Path]:
    from ikz_report.charts.output import pdf_page, png, svg  # heavy: reportlab

    files: dict[Path, bytes] = {}
    for chart in chart_data(_drawable(report, before), before):
        name = f"{report.year}-{chart.key}"
        files[folder / f"{name}.svg"] = svg(chart)
        files[folder / f"{name}.png"] = png(chart, dpi)
        files[folder / f"{name}.pdf"] = pdf_page(chart)
    Ledger(folder).write(files)
    return list(files)
