"""``proofread``: its options for spelling, the dictionary or server they lead to, and words for the project's list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from ikz_report.errors import SourceError
from ikz_report.files import write_all
from ikz_report.model import Report
from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.finding import Finding
from ikz_report.proofread.rule import Rule, ServerRule
from ikz_report.proofread.settings import Settings
from ikz_report.proofread.settings_file import SETTINGS_FILE
from ikz_report.proofread.spelling.speller import Dictionary
from ikz_report.usage import PATH

NONE = "nein"
WITH_DICTIONARY = ("RSC100", "RSC101", "RSC102")  # rules that look into one


def spelling_options(function: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option(
            "--languagetool",
            metavar="ADRESSE",
            help="Dienst von LanguageTool mitlesen lassen, etwa http://localhost:8081; „nein“: keinen.",
        ),
        click.option(
            "--add-word",
            "add_words",
            multiple=True,
            metavar="WORT",
            help="Dieses Wort in die Wortliste des Hauses aufnehmen, sonst nichts; mehrfach.",
        ),
        click.option(
            "--dictionary",
            type=PATH,
            metavar="DATEI",
            help="Wörterbuch für hunspell, DATEI.dic (sonst das in korrektur.yaml oder eines dieses Rechners).",
        ),
        click.option(
            "--spelling/--no-spelling",
            default=None,
            help="Rechtschreibung prüfen oder nicht (sonst, wenn ein Wörterbuch da ist).",
        ),
    ):
        function = option(function)
    return function


class Spelling(NamedTuple):
    """The dictionary in use, and what is said about it."""

    dictionary: Dictionary | None = None
    sentence: str | None = None


def find_spelling(
    rules: Sequence[Rule], settings: Settings, data: Path, wanted: bool | None, path: Path | None
) -> Spelling:
    """The dictionary that the options name, else the settings, else the first of the machine.

    Raises:
        SourceError: the one that an option names is none.
        NoSpelling: spelling was asked for and there is nothing to check it with.
    """
    if wanted is False and path is not None:
        raise click.UsageError("--dictionary und --no-spelling widersprechen sich. Bitte eines weglassen.")
    if wanted is False or not any(rule.code in WITH_DICTIONARY for rule in rules):
        return Spelling()
    from ikz_report.proofread.spelling.dictionary import NoSpelling, load_dictionary

    named = path or (data / settings.dictionary if settings.dictionary else None)
    try:
        dictionary = load_dictionary(named)
    except (NoSpelling, SourceError) as error:
        if wanted or path is not None:
            raise
        return Spelling(None, str(error))
    return Spelling(dictionary, f"Rechtschreibung geprüft mit {dictionary.name}.")


def ask_server(
    rules: Sequence[Rule], report: Report, settings: Settings, address: str | None
) -> tuple[tuple[Finding, ...] | None, str | None]:
    """What the server that the option names, else the settings, remarks, and who it is; None where none is asked.

    Raises:
        InputError: the address is none.
        SourceError: the server cannot be reached in time, or answers nonsense.
    """
    address = settings.languagetool if address is None else address
    if address is None or address.lower() == NONE or not any(isinstance(rule, ServerRule) for rule in rules):
        return None, None
    from ikz_report.proofread.languagetool.remarks import ask

    findings, name = ask(ReportContext(report, settings), address)
    return findings, f"Mitgelesen hat {name}."


def sentences(*parts: str | None) -> str | None:
    """What is said about the check, in one line."""
    return " ".join(filter(None, parts)) or None


def add_to_list(data: Path, words: Sequence[str]) -> None:
    """Add the words and say so.

    Raises:
        InputError: something is no word, or the file has mistakes.
        TargetError: it cannot be written.
    """
    from ikz_report.proofread.word_list import with_words

    path = data / SETTINGS_FILE
    content, added = with_words(data, words)
    if content is None:
        click.echo(f"Die Wortliste in {path} hat das schon.")
        return
    write_all({path: content})
    names = ", ".join(f"„{word}“" for word in added)
    click.echo(f"In die Wortliste in {path} aufgenommen: {names}.")
