"""``template check``: an edited Word template against what the data offer."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from ikz_report.errors import RegisterError
from ikz_report.model import Report
from ikz_report.register import load_report, years
from ikz_report.usage import PATH, GermanCommand, GermanGroup, YearType, counted, data_option
from ikz_report.writers.word.check import check_template
from ikz_report.writers.word.extract_check import check_extract_template, prints_extract
from ikz_report.writers.word.fields import columns_of
from ikz_report.writers.word.findings import Severity, TemplateFinding

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
@click.option("--json", "as_json", is_flag=True, help="Ergebnis als JSON.")
@data_option
def check(file: Path, year: int | None, as_json: bool, data: Path) -> int:
    report = _report(data, year)
    findings = check_extract_template(file, report) if prints_extract(file) else check_template(file, report)
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    if as_json:
        click.echo(_as_json(file, findings))
    else:
        click.echo("\n".join(_lines(file, findings, report)))
    return 1 if errors else 0


def _as_json(file: Path, findings: Sequence[TemplateFinding]) -> str:
    rows = [
        {
            "stufe": each.severity.value,
            "stelle": str(each.place) if each.place else None,
            "text": each.place.excerpt if each.place else None,
            "meldung": each.message,
        }
        for each in findings
    ]
    return json.dumps({"datei": file.as_posix(), "befunde": rows}, ensure_ascii=False, indent=2)


def _lines(file: Path, findings: Sequence[TemplateFinding], report: Report | None) -> Iterator[str]:
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    yield from (f"{file}: {finding}" for finding in findings)
    with_columns = f"geprüft mit {_columns(report)}"
    if findings:
        warnings = counted(len(findings) - errors, "Warnung", "Warnungen")
        yield f"{errors} Fehler, {warnings}, {with_columns}."
    else:
        yield f"{file}: keine Fehler, {with_columns}."


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
