"""``compare``: the measures of two years, and the figures of the charts."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from shutil import get_terminal_size

import click

from ikz_report.charts.series import chart_data
from ikz_report.commands.before import year_before
from ikz_report.errors import InputError
from ikz_report.files import Ledger
from ikz_report.model import Report, YearCounts
from ikz_report.paper.needs import chart_lack, known_figures
from ikz_report.register import load_report
from ikz_report.usage import PATH, GermanCommand, NumberType, YearType, data_option, year_argument
from ikz_report.years.compare import compare
from ikz_report.years.comparison import Comparison

NOTHING_BEFORE = (
    "Für {year} gibt es nichts zum Vergleichen: weder ein Register {before} noch Zahlen unter „vorjahr“ in "
    "{data}/{year}/bericht.yaml. Bitte eines davon anlegen oder ein anderes Vergleichsjahr angeben."
)


@click.command(
    "compare",
    cls=GermanCommand,
    help="Vergleicht die Maßnahmen eines Jahres mit dem Vorjahr (oder einem anderen Jahr): neu, geändert, "
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
    report = load_report(data, year)
    before = year_before(data, report, other)
    if before is None:
        raise InputError(NOTHING_BEFORE.format(year=year, before=year - 1, data=data))
    written = _write_charts(report, before, charts, dpi) if charts else []
    if isinstance(before, Report):
        result = compare(report, before)
        click.echo(_as_json(result) if as_json else _as_tables(result, everything))
    else:
        click.echo(json.dumps(_counts(before), ensure_ascii=False, indent=2) if as_json else _counts_text(before))
    for path in written:
        click.echo(f"{path} geschrieben.", err=True)
    return 0


def _as_json(result: Comparison) -> str:
    return json.dumps(result.as_dict(), ensure_ascii=False, indent=2)


def _as_tables(result: Comparison, everything: bool) -> str:
    from ikz_report.writers.comparison_table import comparison_lines

    return "\n".join(comparison_lines(result, everything, get_terminal_size((120, 40)).columns))


def _counts(before: YearCounts) -> dict[str, object]:
    return {"vorjahr": before.year, "beispieldaten": before.example, "zahlen": before.counts}


def _counts_text(before: YearCounts) -> str:
    groups = [
        f"  nach {group}: " + ", ".join(f"{name} {count}" for name, count in counts.items())
        for group, counts in before.counts.items()
    ]
    note = [f"Achtung, {before.year}: {before.example}"] if before.example else []
    head = f"Für {before.year} gibt es nur Zahlen, kein Register; einzelne Maßnahmen lassen sich nicht vergleichen."
    return "\n".join([head, *note, *groups])


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
