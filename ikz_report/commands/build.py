"""``build``: the paper as Word and PDF, checked, with its OParl description."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from ikz_report import clock
from ikz_report.commands.before import year_before
from ikz_report.edition import Edition, edition
from ikz_report.errors import InputError
from ikz_report.files import Ledger
from ikz_report.model import Report
from ikz_report.progress import working
from ikz_report.register import load_report
from ikz_report.templates import TYPST, WORD, template
from ikz_report.usage import ChoiceType, GermanCommand, data_option, output_option, year_argument
from ikz_report.verify.expected import Expected, expected_rows
from ikz_report.writers.oparl import paper_json

DOCX, PDF = "docx", "pdf"
MOST_NAMED = 20


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
    type=click.Path(path_type=Path),
    metavar="ORDNER",
    help="Ordner mit eigenen Vorlagen (sonst: templates).",
)
@click.option("--pdf-from-word", is_flag=True, help="Die PDF mit LibreOffice aus der Word-Datei machen.")
@data_option
@output_option
def command(
    year: int, forms: tuple[str, ...], templates: Path | None, pdf_from_word: bool, data: Path, output: Path
) -> int:
    with working(f"Bericht {year} wird erstellt"):
        report = load_report(data, year)
        paper = edition(report, year_before(data, report))
        created = clock.now()
        if pdf_from_word:
            contents = _from_word(paper, templates, created)
        else:
            contents = _make(paper, forms, templates, created)
        _check(paper, contents)
    folder = output / str(year)
    named = {f"IKZ_{year}.{form}": contents[form] for form in (DOCX, PDF) if form in contents}
    files = {folder / name: content for name, content in named.items()}
    Ledger(folder).write({**files, folder / "paper.json": paper_json(report, named, created)})
    for spec in paper.omitted:
        missing = ", ".join(map(str, spec.years))
        click.echo(f"Ausgelassen: Diagramm „{spec.title}“; für {missing} gibt es nicht alle Zahlen.", err=True)
    for path in files:
        click.echo(f"{path} geschrieben.")
    return 0


def _make(paper: Edition, forms: tuple[str, ...], templates: Path | None, created: datetime) -> dict[str, bytes]:
    """The asked-for files; the PDF is set by a process of its own, so both are made at once."""
    if PDF not in forms:
        return {DOCX: _word(paper, template(WORD, templates), created)}
    if DOCX not in forms:
        return {PDF: _pdf(paper, template(TYPST, templates), created)}
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as pool:
        pdf = pool.submit(_pdf, paper, template(TYPST, templates), created)
        word = _word(paper, template(WORD, templates), created)
        return {DOCX: word, PDF: pdf.result()}


def _from_word(paper: Edition, templates: Path | None, created: datetime) -> dict[str, bytes]:
    from ikz_report.writers.libreoffice import to_pdf

    word = _word(paper, template(WORD, templates), created)
    return {DOCX: word, PDF: to_pdf(word)}


def _word(paper: Edition, path: Path, created: datetime) -> bytes:
    from ikz_report.writers.word import build_docx

    return build_docx(paper.report, path, created=created)


def _pdf(paper: Edition, path: Path, created: datetime) -> bytes:
    from ikz_report.writers.pdf import build_pdf
    from ikz_report.writers.pdf.charts import chart_images

    charts = chart_images(paper.charts)
    return build_pdf(paper.report, path, charts=charts, comparison=paper.comparison, created=created)


def _missing(form: str, content: bytes, report: Report) -> tuple[Expected, ...]:
    if form == PDF:
        from ikz_report.verify.pdf_file import missing_in_pdf

        return missing_in_pdf(content, expected_rows(report))
    from ikz_report.verify.word_file import missing_in_word

    return missing_in_word(content, expected_rows(report))


def _check(paper: Edition, contents: dict[str, bytes]) -> None:
    """Every word of the register must stand in each file, in order."""
    for form, content in contents.items():
        missing = _missing(form, content, paper.report)
        if missing:
            lines = [f"  {each.where}: „{each.text[:80]}“" for each in missing[:MOST_NAMED]]
            more = [f"  … und {len(missing) - MOST_NAMED} weitere"] if len(missing) > MOST_NAMED else []
            raise InputError(
                f"Die {form.upper()}-Datei wäre unvollständig, es wurde nichts geschrieben. Meist fehlt in der Vorlage "
                "ein Platz für die Daten („ikz-report template check“ zeigt ihn). Es fehlt:\n" + "\n".join(lines + more)
            )
