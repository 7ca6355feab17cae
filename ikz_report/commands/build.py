"""``build``: the paper as Word and PDF, checked, with its OParl description."""

from __future__ import annotations

from pathlib import Path

import click

from ikz_report import clock
from ikz_report.commands.before import year_before
from ikz_report.commands.files_built import tell
from ikz_report.errors import RegisterError
from ikz_report.files import Ledger
from ikz_report.paper.edition import edition
from ikz_report.paper.produce import DOCX, PDF, produce, produce_with_libreoffice, set_ahead
from ikz_report.progress import working
from ikz_report.register import figure_problems, load_report
from ikz_report.usage import PATH, ChoiceType, GermanCommand, data_option, output_option, year_argument
from ikz_report.writers.oparl import paper_json


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
@data_option
@output_option
def command(
    year: int, forms: tuple[str, ...], templates: Path | None, pdf_from_word: bool, data: Path, output: Path
) -> int:
    with working(f"Bericht {year} wird erstellt"), set_ahead(PDF in forms and not pdf_from_word):
        report = load_report(data, year)
        before = year_before(data, report)
        if problems := figure_problems(data, report, before):
            raise RegisterError(problems)
        paper = edition(report, before)
        created = clock.now()
        if pdf_from_word:
            made = produce_with_libreoffice(paper, templates, created)
        else:
            made = produce(paper, forms, templates, created)
    folder = output / str(year)
    named = {f"IKZ_{year}.{form}": made[form].content for form in (DOCX, PDF) if form in made}
    files = {folder / name: content for name, content in named.items()}
    Ledger(folder).write({**files, folder / "paper.json": paper_json(report, named, created)})
    for spec in paper.omitted:
        missing = ", ".join(map(str, spec.years))
        click.echo(f"Entfallen (freiwillig): Diagramm „{spec.title}“; es fehlen Zahlen für {missing}.", err=True)
    tell({folder / f"IKZ_{year}.{form}": each.defects for form, each in made.items()}, report, data)
    for path in files:
        click.echo(f"{path} geschrieben.")
    return 0
