"""``export``: the register as JSON, CSV or Excel."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from ikz_report import clock
from ikz_report.errors import TargetError
from ikz_report.files import Ledger, write_all
from ikz_report.model import Report
from ikz_report.register import load_report
from ikz_report.usage import PATH, ChoiceType, GermanCommand, data_option, output_option, year_argument


def _json(report: Report) -> bytes:
    from ikz_report.writers.json_data import to_json

    return to_json(report)


def _csv(report: Report) -> bytes:
    from ikz_report.writers.tables import to_csv

    return to_csv(report)


def _xlsx(report: Report) -> bytes:
    from ikz_report.writers.tables import to_xlsx

    return to_xlsx(report, clock.now())


XLSX = "xlsx"
NO_TEXT = "Eine Excel-Datei lässt sich nicht auf dem Bildschirm zeigen. Bitte mit --to eine Datei angeben."
OTHER_ENDING = "--to {target}: Die Datei wird mit --format {form} keine {ending}-Datei. Bitte eines von beiden ändern."
WRITERS: dict[str, Callable[[Report], bytes]] = {"json": _json, "csv": _csv, XLSX: _xlsx}


@click.command("export", cls=GermanCommand, help="Gibt das Register eines Jahres als JSON, CSV oder Excel-Datei aus.")
@year_argument
@click.option(
    "--format", "form", type=ChoiceType(*WRITERS), required=True, metavar="FORMAT", help="json, csv oder xlsx."
)
@click.option(
    "--to",
    "target",
    type=PATH,
    metavar="DATEI",
    help="Zieldatei; „-“ schreibt auf den Bildschirm.",
)
@data_option
@output_option
def command(year: int, form: str, target: Path | None, data: Path, output: Path) -> int:
    content = WRITERS[form](load_report(data, year))
    if target is not None and str(target) == "-":
        if form == XLSX and sys.stdout.isatty():
            raise click.UsageError(NO_TEXT)
        sys.stdout.buffer.write(content)
        return 0
    if target is None:
        folder = output / str(year)
        target = folder / f"IKZ_{year}.{form}"
        Ledger(folder).write({target: content})
    else:
        _refuse_existing(target)
        ending = target.suffix.lower().removeprefix(".")
        if ending in WRITERS and ending != form:
            raise click.UsageError(OTHER_ENDING.format(target=target, form=form, ending=ending))
        write_all({target: content})
    click.echo(f"{target} geschrieben.")
    return 0


def _refuse_existing(target: Path) -> None:
    if target.exists():
        raise TargetError(f"{target}: gibt es schon und wird nicht überschrieben. Bitte einen anderen Namen angeben.")
