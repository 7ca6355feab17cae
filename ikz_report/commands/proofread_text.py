"""What ``proofread`` reads: a register, or a draft in Word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import click

from ikz_report.commands.review_formats import FORMATS, Format
from ikz_report.model import Report
from ikz_report.progress import working
from ikz_report.proofread.finding import Finding
from ikz_report.proofread.locate import WordSpot
from ikz_report.register import load_report

NO_FIX = (
    "--fix verbessert das Register, keine Word-Datei. Bitte das Jahr angeben (etwa proofread 2014 --fix) oder "
    "die Datei in Word ändern; --format docx zeigt die Vorschläge als Kommentare."
)
NO_PAGES = "--pages prüft die Seiten der erstellten Dateien, keinen Entwurf. Bitte das Jahr angeben."


class Text(NamedTuple):
    """A register of the folder ``data``, or a draft with the ``spot`` of each finding in it.

    ``name`` is that of the files written; ``register`` that of the draft's year. ``ignore`` are rules that have no
    say: the register's exceptions are no draft's.
    """

    report: Report
    name: str
    formats: Mapping[str, Format] = FORMATS
    data: Path | None = None
    register: Report | None = None
    spot: Callable[[Finding], WordSpot | None] | None = None
    ignore: tuple[str, ...] = ()


def read_text(subject: int | Path, year: int | None, data: Path, *, fix: bool, pages: bool) -> Text:
    """The register of a year, or the draft in a file; ``fix`` and ``pages`` are for a register alone.

    Raises:
        UsageError: an option that the one or the other does not have.
        InputError: no such file or register, or one with mistakes.
    """
    if isinstance(subject, int):
        if year is not None:
            raise click.UsageError("--year gibt es nur mit einer Word-Datei.")
        return Text(load_report(data, subject), "korrektur", data=data)
    if fix or pages:
        raise click.UsageError(NO_FIX if fix else NO_PAGES)
    from ikz_report.commands.drafts import draft_formats, load_draft

    with working(f"{subject} wird eingelesen"):
        draft = load_draft(subject, year, data)
    name = f"{subject.stem}-korrektur"
    formats = draft_formats(subject, draft)
    return Text(draft.report, name, formats, register=draft.register, spot=draft.spot, ignore=("SUP",))
