"""``proofread``: what a careful reader would remark, on the terminal or in a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from ikz_report import clock
from ikz_report.commands.files_built import findings_on_files
from ikz_report.commands.fixing import Way, fixed, measures_only
from ikz_report.commands.review_formats import FORMATS, TEXT, Format, write
from ikz_report.model import Report
from ikz_report.progress import working
from ikz_report.proofread.baseline import new_findings
from ikz_report.proofread.baseline_file import load_baseline, save_baseline
from ikz_report.proofread.correct import correct
from ikz_report.proofread.engine import proofread
from ikz_report.proofread.finding import Finding, Level
from ikz_report.proofread.locate import WordSpot
from ikz_report.proofread.output.remarks import Names, amount, review
from ikz_report.proofread.output.text import statistics
from ikz_report.proofread.registry import chosen
from ikz_report.proofread.settings_file import load_settings
from ikz_report.register import load_report
from ikz_report.usage import ChoiceType, GermanCommand, YearOrFileType, YearType, data_option, output_option

LEVELS = {level.label.lower(): level for level in sorted(Level, reverse=True)}
LOWEST = "hinweis"


def _codes(_ctx: click.Context, _param: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    return tuple(code for value in values for code in value.split(",") if code.strip())


@click.command(
    "proofread",
    cls=GermanCommand,
    help="Liest den Bericht Korrektur: Sprache, Typografie, Einheitlichkeit, Vollständigkeit, Zeitangaben, "
    "fertige Dateien. JAHR meint das Register; DATEI ist ein Entwurf in Word (.docx), auch ein von Hand geänderter. "
    "Gibt es ein Register seines Jahres, wird auch genannt, worin der Entwurf davon abweicht.",
    epilog="Was eine Regel meint: ikz-report explain CODE",
)
@click.argument("subject", type=YearOrFileType(), metavar="JAHR|DATEI")
@click.option("--year", type=YearType(), metavar="JAHR", help="Jahr des Entwurfs (sonst das in seinem Titel).")
@click.option("--department", "departments", multiple=True, metavar="NAME", help="Nur diese Dienststelle; mehrfach.")
@click.option("--select", multiple=True, callback=_codes, metavar="CODES", help="Nur diese Regeln, etwa TYP,RSC101.")
@click.option("--ignore", multiple=True, callback=_codes, metavar="CODES", help="Diese Regeln nicht.")
@click.option(
    "--level",
    type=ChoiceType(*LEVELS),
    default=LOWEST,
    metavar="STUFE",
    help="Ab welcher Stufe: fehler, warnung oder hinweis (sonst hinweis).",
)
@click.option("--statistics", "counting", is_flag=True, help="Nur zählen, was jede Regel findet.")
@click.option(
    "--format",
    "forms",
    type=ChoiceType(*FORMATS, several=True),
    default=TEXT,
    metavar="FORMAT",
    help=f"{', '.join(FORMATS)}; auch mehrere, durch Komma getrennt (sonst text auf dem Bildschirm).",
)
@click.option("--to", "target", type=click.Path(path_type=Path), metavar="DATEI", help="Zieldatei; „-“: Bildschirm.")
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="DATEI",
    help="Liste früherer Befunde, die nicht mehr gezeigt werden.",
)
@click.option("--write-baseline", is_flag=True, help="Alle jetzigen Befunde in die Liste schreiben.")
@click.option("--pages", is_flag=True, help="Auch die Seiten der erstellten Word-Datei prüfen (mit LibreOffice).")
@click.option("--fix", is_flag=True, help="Sichere Verbesserungen in die Dateien der Maßnahmen schreiben.")
@click.option("--unsafe", is_flag=True, help="Mit --fix: auch die anderen, nach Ansicht und Rückfrage.")
@click.option("--yes", is_flag=True, help="Mit --fix --unsafe: ohne Rückfrage.")
@click.option("--dry-run", is_flag=True, help="Mit --fix: nur zeigen, was sich ändern würde.")
@data_option
@output_option
def command(
    subject: int | Path,
    year: int | None,
    departments: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    level: str,
    counting: bool,
    forms: tuple[str, ...],
    target: Path | None,
    baseline: Path | None,
    write_baseline: bool,
    pages: bool,
    fix: bool,
    unsafe: bool,
    yes: bool,
    dry_run: bool,
    data: Path,
    output: Path,
) -> int:
    if target is not None and len(forms) > 1:
        raise click.UsageError("--to nennt eine Datei, --format mehrere. Bitte nur ein Format angeben.")
    if counting and (target is not None or forms != (TEXT,)):
        raise click.UsageError("--statistics zählt nur und zeigt es auf dem Bildschirm. Bitte ohne --format und --to.")
    if write_baseline and (baseline is None or departments or select or ignore or level != LOWEST):
        raise click.UsageError("--write-baseline braucht --baseline DATEI und nimmt alle Befunde auf, keine Auswahl.")
    if (unsafe or yes or dry_run) and not fix:
        raise click.UsageError("--unsafe, --yes und --dry-run gibt es nur mit --fix.")
    settings = load_settings(data)
    text = _draft(subject, year, data, fix, pages) if isinstance(subject, Path) else _register(subject, year, data)
    report = text.report
    keys = _keys(report, departments)
    today = clock.now().date()
    if fix:
        with working(f"Bericht {report.year} wird verbessert"):
            corrected = correct(report, settings, select, ignore, today, unsafe).report
        report = fixed(data, report, measures_only(report, corrected, keys), Way(unsafe, yes, dry_run))
    with working(f"Bericht {report.year} wird gelesen"):
        codes = [rule.code for rule in chosen(select, ignore, settings)]
        files = None if text.data is None else findings_on_files(report, data, output / str(report.year), codes, pages)
        found = proofread(report, settings, select, ignore, today, files, text.register)
    new = _new(found, baseline, write_baseline)
    result = review(report, _wanted(new, report, keys, LEVELS[level]), text.data, keys, text.spot)
    if counting:
        click.echo(statistics(result))
    elif write(result, forms, target, data, output / str(report.year) / text.name, text.formats):
        click.echo(f"{result.counted()}.")
    return 1 if any(each.level >= Level.WARNUNG for each in result.remarks) else 0


class _Text(NamedTuple):
    """What is read: a register of the folder ``data``, or a draft with the ``spot`` of each finding in it."""

    report: Report
    name: str
    formats: Mapping[str, Format] = FORMATS
    data: Path | None = None
    register: Report | None = None
    spot: Callable[[Finding], WordSpot | None] | None = None


def _register(subject: int, year: int | None, data: Path) -> _Text:
    if year is not None:
        raise click.UsageError("--year gibt es nur mit einer Word-Datei.")
    return _Text(load_report(data, subject), "korrektur", data=data)


def _draft(path: Path, year: int | None, data: Path, fix: bool, pages: bool) -> _Text:
    if pages:
        raise click.UsageError(
            "--pages prüft die Seiten der erstellten Dateien, keinen Entwurf. Bitte das Jahr angeben."
        )
    if fix:
        raise click.UsageError(
            "--fix verbessert das Register, keine Word-Datei. Bitte das Jahr angeben (etwa proofread 2014 --fix) oder "
            "die Datei in Word ändern; --format docx zeigt die Vorschläge als Kommentare."
        )
    from ikz_report.commands.drafts import draft_formats, load_draft

    with working(f"{path} wird eingelesen"):
        draft = load_draft(path, year, data)
    return _Text(
        draft.report, f"{path.stem}-korrektur", draft_formats(path, draft), register=draft.register, spot=draft.spot
    )


def _new(found: Sequence[Finding], baseline: Path | None, write_it: bool) -> Sequence[Finding]:
    """The findings that the baseline does not hold, once it was written where that is wanted."""
    if baseline is None:
        return found
    if write_it:
        save_baseline(baseline, found)
        click.echo(f"{amount(len(found), 'Befund', 'Befunde')} in {baseline} aufgenommen.", err=True)
    left = new_findings(found, load_baseline(baseline))
    if len(left) < len(found):
        known = amount(len(found) - len(left), "früherer Befund", "frühere Befunde")
        click.echo(f"{known} aus {baseline} nicht gezeigt.", err=True)
    return left


def _wanted(found: Iterable[Finding], report: Report, keys: set[str], level: Level) -> list[Finding]:
    departments = Names(report)
    return [
        each
        for each in found
        if each.level >= level and (not keys or getattr(departments.department_of(each.place), "key", None) in keys)
    ]


def _keys(report: Report, departments: Sequence[str]) -> set[str]:
    if not departments:
        return set()
    from ikz_report.extract import of_departments

    return {key for extract in of_departments(report, departments) for key in extract.departments}
