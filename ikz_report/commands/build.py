"""``build``: the paper as Word and PDF, checked, with its OParl description."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import click

from ikz_report import clock
from ikz_report.commands.before import year_before
from ikz_report.commands.files_built import tell
from ikz_report.errors import RegisterError
from ikz_report.files import Ledger
from ikz_report.model import ChartSpec
from ikz_report.paper.edition import edition
from ikz_report.paper.produce import DOCX, PDF, produce, produce_with_libreoffice, set_ahead
from ikz_report.progress import working
from ikz_report.register import figure_problems, load_report
from ikz_report.usage import PATH, ChoiceType, GermanCommand, data_option, output_option, year_argument
from ikz_report.writers.oparl import paper_json

NO_PDF = (
    "--pdf-from-word macht eine PDF, --format docx will keine. Bitte --pdf-from-word weglassen, oder --format pdf "
    "schreiben (nur die PDF) oder docx,pdf (beide)."
)


@click.command("build", cls=GermanCommand, help="Erstellt den Bericht eines Jahres als Word- und PDF-Datei.")
@year_argument
@click.option(
    "--format",
    "forms",
    type=ChoiceType(DOCX, PDF, several=True),
    default="docx,pdf",
    metavar="FORMAT",
    help="docx, pdf oder beides: docx,pdf (sonst beides).",
)
@click.option(
    "--templates",
    type=PATH,
    metavar="ORDNER",
    help="Ordner mit eigenen Vorlagen (sonst: templates).",
)
@click.option("--pdf-from-word", is_flag=True, help="Die PDF mit LibreOffice aus der Word-Datei machen.")
@click.option("--json", "as_json", is_flag=True, help="Ergebnis als JSON.")
@data_option
@output_option
def command(
    year: int,
    forms: tuple[str, ...],
    templates: Path | None,
    pdf_from_word: bool,
    as_json: bool,
    data: Path,
    output: Path,
) -> int:
    if pdf_from_word and PDF not in forms:
        raise click.UsageError(NO_PDF)
    with working(f"Bericht {year} wird erstellt"), set_ahead(PDF in forms and not pdf_from_word):
        report = load_report(data, year)
        before = year_before(data, report)
        if problems := figure_problems(data, report, before):
            raise RegisterError(problems)
        paper = edition(report, before)
        created = clock.now()
        if pdf_from_word:
            made = produce_with_libreoffice(paper, forms, templates, created)
        else:
            made = produce(paper, forms, templates, created)
    folder = output / str(year)
    named = {f"IKZ_{year}.{form}": made[form].content for form in (DOCX, PDF) if form in made}
    files = {folder / name: content for name, content in named.items()}
    Ledger(folder).write({**files, folder / "paper.json": paper_json(report, named, created, paper.examples)})
    for spec in paper.omitted:
        missing = ", ".join(map(str, spec.years))
        click.echo(f"Entfallen (freiwillig): Diagramm „{spec.title}“; es fehlen Zahlen für {missing}.", err=True)
    tell({folder / f"IKZ_{year}.{form}": each.defects for form, each in made.items()}, report, data)
    if as_json:
        click.echo(_as_json(year, files, paper.omitted))
    else:
        click.echo("\n".join(f"{path} geschrieben." for path in files))
    return 0


def _as_json(year: int, files: Iterable[Path], omitted: Iterable[ChartSpec]) -> str:
    rows = {
        "jahr": year,
        "dateien": [path.as_posix() for path in files],
        "entfallen": [{"diagramm": spec.title, "jahre": list(spec.years)} for spec in omitted],
    }
    return json.dumps(rows, ensure_ascii=False, indent=2)
