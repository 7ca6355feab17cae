"""``extract``: a Word file with its measures for each department."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ikz_report import clock
from ikz_report.errors import InputError
from ikz_report.extracts.extract import Extract, of_departments, of_dezernate
from ikz_report.files import Ledger, write_all
from ikz_report.model import Report
from ikz_report.paper.templates import EXTRACT, TYPST, template
from ikz_report.progress import working
from ikz_report.register import load_report
from ikz_report.usage import PATH, ChoiceType, GermanCommand, counted, data_option, output_option, year_argument

if TYPE_CHECKING:  # heavy: docx
    from ikz_report.extracts.dispatch import Parcel

DOCX, PDF = "docx", "pdf"
FOLDER = "auszuege"
BY = {"dienststelle": of_departments, "dezernat": of_dezernate}
NO_MEASURES = "{year}: Im Register steht keine Maßnahme, also gibt es keinen Auszug."


class DayType(click.ParamType[date]):
    """A day as Germans write it, or as ISO 8601 does."""

    name = "tag"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        text = str(value).strip()
        german = re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", text)
        try:
            return date(*map(int, reversed(german.groups()))) if german else date.fromisoformat(text)
        except ValueError:
            self.fail(f"„{text}“ ist kein Tag; gemeint ist ein Datum wie 31.01.2015.", param, ctx)


@click.command(
    "extract",
    cls=GermanCommand,
    help="Erstellt für jede Dienststelle eine Word-Datei mit ihren Maßnahmen, zum Bearbeiten und Zurücksenden. "
    "DIENSTSTELLE ist Name, Kurzname, Nummer oder Kennung; ohne Angabe sind es alle mit Maßnahmen.",
)
@year_argument
@click.argument("names", nargs=-1, metavar="[DIENSTSTELLE]…")
@click.option(
    "--by",
    type=ChoiceType(*BY),
    default="dienststelle",
    metavar="WORT",
    help="dienststelle oder dezernat: je Dezernat eine Datei mit allen seinen Dienststellen.",
)
@click.option("--due", type=DayType(), metavar="TAG", help="Tag, bis zu dem die Datei zurück sein soll: 31.01.2015.")
@click.option("--editor", metavar="NAME", help="Wer den Auszug bearbeitet (sonst eine Zeile zum Ausfüllen).")
@click.option(
    "--format",
    "forms",
    type=ChoiceType(DOCX, PDF, several=True),
    default=DOCX,
    metavar="FORMAT",
    help="docx (sonst) oder docx,pdf: dazu die Maßnahmen als PDF zum Lesen.",
)
@click.option("--templates", type=PATH, metavar="ORDNER", help="Ordner mit eigenen Vorlagen.")
@data_option
@output_option
def command(
    year: int,
    names: tuple[str, ...],
    by: str,
    due: date | None,
    editor: str | None,
    forms: tuple[str, ...],
    templates: Path | None,
    data: Path,
    output: Path,
) -> int:
    from ikz_report.extracts.dispatch import LIST, pack_up, sent_list
    from ikz_report.writers.word.extract import ExtractWriter

    parcels: list[Parcel] = []
    with working(lambda: f"Auszüge {year}: {len(parcels)} fertig"):
        report = load_report(data, year)
        chosen = _chosen(report, by, names)
        created = clock.now()
        writer = ExtractWriter(template(EXTRACT, templates), report)
        parcels += (pack_up(each, writer, created, due, editor) for each in chosen)
    folder = output / str(year) / FOLDER
    files = {folder / each.file: each.content for each in parcels}
    if PDF in forms:
        files |= _pdfs(parcels, template(TYPST, templates), created, folder)
    files[folder / LIST] = sent_list(parcels, folder / LIST)
    states = dict(each.state(data) for each in parcels)
    write_all({**Ledger(output / str(year)).with_itself(files), **states}, home=data)
    measures = sum(len(each.extract.measures) for each in parcels)
    counts = f"{counted(len(parcels), 'Auszug', 'Auszüge')} mit {counted(measures, 'Maßnahme', 'Maßnahmen')}"
    click.echo(f"{counts} in {folder} geschrieben; Liste: {folder / LIST}.")
    return 0


def _chosen(report: Report, by: str, names: Sequence[str]) -> tuple[Extract, ...]:
    chosen = BY[by](report, names)
    if not chosen:
        raise InputError(NO_MEASURES.format(year=report.year))
    return chosen


def _pdfs(parcels: Sequence[Parcel], path: Path, created: datetime, folder: Path) -> dict[Path, bytes]:
    """The measures of each extract set like the paper, for reading."""
    done: list[str] = []
    with working(lambda: f"PDF: {len(done)} von {len(parcels)} fertig"):
        return {folder / name: content for name, content in _each_pdf(parcels, path, created, done)}


def _each_pdf(parcels: Sequence[Parcel], path: Path, created: datetime, done: list[str]) -> Iterator[tuple[str, bytes]]:
    from ikz_report.writers.pdf import build_pdf

    for each in parcels:
        extract = each.extract
        report = replace(extract.report, title=f"{extract.report.title} – Auszug {extract.name}")
        yield f"{extract.key}.pdf", build_pdf(report, path, created=created, slip=each.slip())
        done.append(extract.key)
