"""``proofread``: what a careful reader would remark, on the terminal or in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from ikz_report import clock
from ikz_report.commands.files_built import findings_on_files
from ikz_report.commands.fixing import Way, fixed, measures_only
from ikz_report.commands.proofread_text import Text, read_text
from ikz_report.commands.review_formats import FORMATS, TEXT, write
from ikz_report.commands.spelling import add_to_list, ask_server, find_spelling, sentences, spelling_options
from ikz_report.model import Report
from ikz_report.progress import working
from ikz_report.proofread.baseline import new_findings
from ikz_report.proofread.baseline_file import load_baseline, save_baseline
from ikz_report.proofread.correct import correct
from ikz_report.proofread.engine import proofread
from ikz_report.proofread.finding import Finding, Level, Place
from ikz_report.proofread.output.remarks import Names, amount, review
from ikz_report.proofread.output.text import statistics
from ikz_report.proofread.registry import chosen
from ikz_report.proofread.settings import Settings
from ikz_report.proofread.settings_file import load_settings
from ikz_report.proofread.spelling.speller import Dictionary
from ikz_report.usage import ChoiceType, GermanCommand, YearOrFileType, YearType, data_option, output_option

LEVELS = {level.label.lower(): level for level in sorted(Level, reverse=True)}
LOWEST = "hinweis"
_SEVERAL = "--to nennt eine Datei, --format mehrere. Bitte nur ein Format angeben."
_COUNTING = "--statistics zählt nur und zeigt es auf dem Bildschirm. Bitte ohne --format und --to."
_PART = "--write-baseline braucht --baseline DATEI und nimmt alle Befunde auf, keine Auswahl."
_NO_FIX = "--unsafe, --yes und --dry-run gibt es nur mit --fix."


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
@spelling_options
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
    spelling: bool | None,
    dictionary: Path | None,
    add_words: tuple[str, ...],
    languagetool: str | None,
    data: Path,
    output: Path,
) -> int:
    _refuse(target is not None and len(forms) > 1, _SEVERAL)
    _refuse(counting and (target is not None or forms != (TEXT,)), _COUNTING)
    whole = not (departments or select or ignore or level != LOWEST)
    _refuse(write_baseline and not (baseline and whole), _PART)
    _refuse((unsafe or yes or dry_run) and not fix, _NO_FIX)
    if add_words:
        add_to_list(data, add_words)
        return 0
    settings = load_settings(data)
    text = read_text(subject, year, data, fix=fix, pages=pages)
    report, ignore = text.report, (*ignore, *text.ignore)
    keys = _keys(report, departments)
    rules = chosen(select, ignore, settings)
    checked = find_spelling(rules, settings, data, spelling, dictionary)
    if fix:
        better = _better(report, settings, (select, ignore), keys, unsafe, checked.dictionary)
        report = fixed(data, report, better, Way(unsafe, yes, dry_run))
    with working(f"Bericht {report.year} wird gelesen"):
        codes = [rule.code for rule in rules]
        files = _files(text, report, output, codes, pages)
        others, server = ask_server(rules, report, settings, languagetool)
        today = clock.now().date()
        found = proofread(report, settings, select, ignore, today, files, text.register, checked.dictionary, others)
    said = sentences(checked.sentence, server)
    wanted = _wanted(_new(found, baseline, write_baseline), report, keys, LEVELS[level])
    result = review(report, wanted, text.data, keys, text.spot, said)
    if counting:
        click.echo(statistics(result))
    elif write(result, forms, target, data, output / str(report.year) / text.name, text.formats):
        click.echo(f"{result.counted()}.")
    return 1 if any(each.level >= Level.WARNUNG for each in result.remarks) else 0


def _refuse(wrong: bool, message: str) -> None:
    if wrong:
        raise click.UsageError(message)


def _better(
    report: Report,
    settings: Settings,
    codes: tuple[Sequence[str], Sequence[str]],
    keys: set[str],
    unsafe: bool,
    dictionary: Dictionary | None,
) -> Report:
    """The report with its measures corrected by the rules selected and not ignored."""
    with working(f"Bericht {report.year} wird verbessert"):
        corrected = correct(report, settings, *codes, clock.now().date(), unsafe, dictionary).report
    return measures_only(report, corrected, keys)


def _files(text: Text, report: Report, output: Path, codes: Sequence[str], pages: bool) -> Sequence[Finding] | None:
    """What is found on the files built from the register; None where they are not looked at."""
    if text.data is not None:
        return findings_on_files(report, text.data, output / str(report.year), codes, pages)
    from ikz_report.proofread.built import is_about_files

    if codes and all(map(is_about_files, codes)):
        raise click.UsageError("Diese Regeln prüfen die erstellten Dateien, keinen Entwurf. Bitte das Jahr angeben.")
    return None


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

    def owner(place: Place) -> str | None:
        unit = departments.department_of(place)
        return unit.key if unit else None

    return [
        each
        for each in found
        if each.level >= level and (not keys or keys & {key for place in _places(each) if (key := owner(place))})
    ]


def _places(finding: Finding) -> Iterator[Place]:
    """Where it stands; a word that nobody knows may stand in many departments' texts."""
    yield finding.place
    yield from (use.place for use in finding.uses)


def _keys(report: Report, departments: Sequence[str]) -> set[str]:
    if not departments:
        return set()
    from ikz_report.extract import of_departments

    return {key for extract in of_departments(report, departments) for key in extract.departments}
