"""``template check``: an edited Word template against what the data offer."""

from __future__ import annotations

from pathlib import Path

import click

from ikz_report.usage import GermanCommand, GermanGroup
from ikz_report.writers.word.check import check_template
from ikz_report.writers.word.extract_check import check_extract_template, prints_extract
from ikz_report.writers.word.findings import Severity


@click.group("template", cls=GermanGroup, help="Vorlagen prüfen.")
def command() -> None:
    """Commands for templates."""


@command.command(
    "check",
    cls=GermanCommand,
    help="Prüft eine Word-Vorlage: unbekannte Felder, kaputte Anweisungen, Daten, die nirgends gedruckt würden.",
)
@click.argument("file", type=click.Path(path_type=Path), metavar="DATEI")
def check(file: Path) -> int:
    findings = check_extract_template(file) if prints_extract(file) else check_template(file)
    for finding in findings:
        click.echo(f"{file}: {finding}")
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    if findings:
        click.echo(f"{errors} Fehler, {len(findings) - errors} Hinweise.")
    else:
        click.echo(f"{file}: keine Fehler.")
    return 1 if errors else 0
