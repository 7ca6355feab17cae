"""``proofread``: what a careful reader would remark, on the terminal or in a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from ikz_report import clock
from ikz_report.commands.files_built import findings_on_files
from ikz_report.commands.fixing import Way, fixed, measures_only
from ikz_report.commands.proofread_options import LEVELS, Asked, proofread_options
from ikz_report.commands.proofread_text import Text, read_text
from ikz_report.commands.review_formats import write
from ikz_report.commands.spelling import add_to_list, ask_server, find_spelling, sentences, spelling_options
from ikz_report.model import Report
from ikz_report.progress import working
from ikz_report.proofread.baseline import new_findings
from ikz_report.proofread.baseline_file import load_baseline, save_baseline
from ikz_report.proofread.correct import correct
from ikz_report.proofread.engine import proofread
from ikz_report.proofread.finding import Finding, Level
from ikz_report.proofread.output.remarks import Review, amount, review
from ikz_report.proofread.output.text import statistics
from ikz_report.proofread.registry import chosen
from ikz_report.proofread.settings_file import load_settings
from ikz_report.proofread.wanted import wanted
from ikz_report.usage import GermanCommand, data_option, output_option

DRAFTS = "REG"
ONLY_DRAFTS = "Die Regeln REG vergleichen einen Entwurf mit dem Register. Bitte die Word-Datei des Entwurfs angeben."


@click.command(
    "proofread",
    cls=GermanCommand,
    help="Liest den Bericht Korrektur: Sprache, Typografie, Einheitlichkeit, Vollständigkeit, Zeitangaben, "
    "fertige Dateien. JAHR meint das Register; DATEI ist ein Entwurf in Word (.docx), auch ein von Hand geänderter. "
    "Gibt es ein Register seines Jahres, wird auch genannt, worin der Entwurf davon abweicht.",
    epilog="Was eine Regel meint: ikz-report explain CODE",
)
@proofread_options
@spelling_options
@data_option
@output_option
def command(**given: Any) -> int:
    asked = Asked(**given)
    asked.check()
    if asked.add_words:
        add_to_list(asked.data, asked.add_words)
        return 0
    result, text = _read(asked)
    if asked.counting:
        click.echo(statistics(result))
    else:
        folder = asked.output / str(result.report.year) / text.name
        if write(result, asked.forms, asked.target, asked.data, folder, text.formats):
            click.echo(f"{result.counted()}.")
    return 1 if any(each.level >= Level.WARNUNG for each in result.remarks) else 0


def _read(asked: Asked) -> tuple[Review, Text]:
    """What there is to remark, once what can be mended has been, where that is asked for."""
    data, settings = asked.data, load_settings(asked.data)
    text = read_text(asked.subject, asked.year, data, fix=asked.fix, pages=asked.pages)
    report, codes = text.report, (asked.select, (*asked.ignore, *text.ignore))
    keys = _keys(report, asked.departments)
    rules = chosen(*codes, settings)
    checked = find_spelling(rules, settings, data, asked.spelling, asked.dictionary)
    if asked.fix:
        with working(f"Bericht {report.year} wird verbessert"):
            mended = correct(report, settings, *codes, clock.now().date(), asked.unsafe, checked.dictionary).report
        way = Way(asked.unsafe, asked.yes, asked.dry_run)
        report = fixed(data, report, measures_only(report, mended, keys), way)
    with working(f"Bericht {report.year} wird gelesen"):
        files = _files(text, report, asked, [rule.code for rule in rules])
        others, server = ask_server(rules, report, settings, asked.languagetool)
        today = clock.now().date()
        found = proofread(report, settings, *codes, today, files, text.register, checked.dictionary, others)
    new = _new(found, asked.baseline, asked.write_baseline)
    said = sentences(checked.sentence, server)
    return review(report, wanted(new, report, keys, LEVELS[asked.level]), text.data, keys, text.spot, said), text


def _files(text: Text, report: Report, asked: Asked, codes: Sequence[str]) -> Sequence[Finding] | None:
    """What is found on the files built from the register; None where they are not looked at."""
    if text.data is not None:
        if codes and all(code.startswith(DRAFTS) for code in codes):
            raise click.UsageError(ONLY_DRAFTS)
        return findings_on_files(report, text.data, asked.output / str(report.year), codes, asked.pages)
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


def _keys(report: Report, departments: Sequence[str]) -> set[str]:
    if not departments:
        return set()
    from ikz_report.extracts.extract import of_departments

    return {key for extract in of_departments(report, departments) for key in extract.departments}
