"""What ``proofread`` may be asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from ikz_report.commands.review_formats import FORMATS, TEXT
from ikz_report.proofread.finding import Level
from ikz_report.usage import PATH, ChoiceType, YearOrFileType, YearType

LEVELS = {level.label.lower(): level for level in sorted(Level, reverse=True)}
LOWEST = "hinweis"
_SEVERAL = "--to nennt eine Datei, --format mehrere. Bitte nur ein Format angeben."
_COUNTING = "--statistics zählt nur und zeigt es auf dem Bildschirm. Bitte ohne --format und --to."
_PART = "--write-baseline braucht --baseline DATEI und nimmt alle Befunde auf, keine Auswahl."
_NO_FIX = "--unsafe, --yes und --dry-run gibt es nur mit --fix."


class Asked(NamedTuple):
    """The options as given; ``subject`` is a year or the file of a draft, ``year`` the draft's."""

    subject: int | Path
    year: int | None
    departments: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    level: str
    counting: bool
    forms: tuple[str, ...]
    target: Path | None
    baseline: Path | None
    write_baseline: bool
    pages: bool
    fix: bool
    unsafe: bool
    yes: bool
    dry_run: bool
    spelling: bool | None
    dictionary: Path | None
    add_words: tuple[str, ...]
    languagetool: str | None
    data: Path
    output: Path

    def check(self) -> None:
        """Refuse what does not go together.

        Raises:
            UsageError: it does not.
        """
        chosen = bool(self.departments or self.select or self.ignore or self.level != LOWEST)
        for wrong, message in (
            (self.target is not None and len(self.forms) > 1, _SEVERAL),
            (self.counting and (self.target is not None or self.forms != (TEXT,)), _COUNTING),
            (self.write_baseline and (self.baseline is None or chosen), _PART),
            ((self.unsafe or self.yes or self.dry_run) and not self.fix, _NO_FIX),
        ):
            if wrong:
                raise click.UsageError(message)


def _codes(_ctx: click.Context, _param: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    return tuple(code for value in values for code in value.split(",") if code.strip())


_OPTIONS = (
    click.argument("subject", type=YearOrFileType(), metavar="JAHR|DATEI"),
    click.option("--year", type=YearType(), metavar="JAHR", help="Jahr des Entwurfs (sonst das in seinem Titel)."),
    click.option(
        "--department", "departments", multiple=True, metavar="NAME", help="Nur diese Dienststelle; mehrfach."
    ),
    click.option(
        "--select", multiple=True, callback=_codes, metavar="CODES", help="Nur diese Regeln, etwa TYP,RSC101."
    ),
    click.option("--ignore", multiple=True, callback=_codes, metavar="CODES", help="Diese Regeln nicht."),
    click.option(
        "--level",
        type=ChoiceType(*LEVELS),
        default=LOWEST,
        metavar="STUFE",
        help="Ab welcher Stufe: fehler, warnung oder hinweis (sonst hinweis).",
    ),
    click.option("--statistics", "counting", is_flag=True, help="Nur zählen, was jede Regel findet."),
    click.option(
        "--format",
        "forms",
        type=ChoiceType(*FORMATS, several=True),
        default=TEXT,
        metavar="FORMAT",
        help=f"{', '.join(FORMATS)}; auch mehrere, durch Komma getrennt (sonst text auf dem Bildschirm).",
    ),
    click.option("--to", "target", type=PATH, metavar="DATEI", help="Zieldatei; „-“: Bildschirm."),
    click.option(
        "--baseline",
        type=PATH,
        metavar="DATEI",
        help="Liste früherer Befunde, die nicht mehr gezeigt werden.",
    ),
    click.option("--write-baseline", is_flag=True, help="Alle jetzigen Befunde in die Liste schreiben."),
    click.option("--pages", is_flag=True, help="Auch die Seiten der erstellten Word-Datei prüfen (mit LibreOffice)."),
    click.option("--fix", is_flag=True, help="Sichere Verbesserungen in die Dateien der Maßnahmen schreiben."),
    click.option("--unsafe", is_flag=True, help="Mit --fix: auch die anderen, nach Ansicht und Rückfrage."),
    click.option("--yes", is_flag=True, help="Mit --fix --unsafe: ohne Rückfrage."),
    click.option("--dry-run", is_flag=True, help="Mit --fix: nur zeigen, was sich ändern würde."),
)


def proofread_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """All but those for spelling and folders."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function
