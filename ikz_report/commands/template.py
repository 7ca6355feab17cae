"""``template check``: an edited Word template against what the data offer."""

from __future__ import annotations

from pathlib import Path

import click

from ikz_report.errors import RegisterError
from ikz_report.model import Report
from ikz_report.register import load_report, years
from ikz_report.usage import PATH, GermanCommand, GermanGroup, YearType, counted, data_option
from ikz_report.writers.word.check import check_template
from ikz_report.writers.word.extract_check import check_extract_template, prints_extract
from ikz_report.writers.word.fields import columns_of
from ikz_report.writers.word.findings import Severity

USUAL = "den vier üblichen Spalten"
HAS_MISTAKES = "{data}/{year} hat Fehler („ikz-report check {year}“ zeigt sie); geprüft wird mit " + USUAL + "."


@click.group("template", cls=GermanGroup, help="Prüft Word-Vorlagen.")
def command() -> None:
    """Commands for templates."""


@command.command(
    "check",
    cls=GermanCommand,
    help="Prüft eine Word-Vorlage: unbekannte Felder, kaputte Anweisungen, Daten, die nirgends gedruckt würden. "
    "Spalten und Tabellen sind die des Registers.",
)
@click.argument("file", type=PATH, metavar="DATEI")
@click.option("--year", type=YearType(), metavar="JAHR", help="Jahr des Registers (sonst das letzte vorhandene).")
@data_option
def check(file: Path, year: int | None, data: Path) -> int:
    report = _report(data, year)
    findings = check_extract_template(file, report) if prints_extract(file) else check_template(file, report)
    for finding in findings:
        click.echo(f"{file}: {finding}")
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    with_columns = f"geprüft mit {_columns(report)}"
    if findings:
        warnings = counted(len(findings) - errors, "Warnung", "Warnungen")
        click.echo(f"{errors} Fehler, {warnings}, {with_columns}.")
    else:
        click.echo(f"{file}: keine Fehler, {with_columns}.")
    return 1 if errors else 0


def _report(data: Path, year: int | None) -> Report | None:
    """The year asked for, else the last one there is; None where there is none or only one with mistakes."""
    if year is not None:
        return load_report(data, year)
    last = max(years(data), default=None)
    if last is None:
        return None
    try:
        return load_report(data, last)
    except RegisterError:
        click.echo(HAS_MISTAKES.format(data=data, year=last), err=True)
        return None


def _columns(report: Report | None) -> str:
    if report is None:
        return USUAL
    return f"den Spalten von {report.year}: {', '.join(columns_of(report).values())}"
