"""``proofread`` of a Word file: reading the draft, and the Word copy with comments."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import click

from ikz_report import clock
from ikz_report.commands.import_ import ORGANISATION
from ikz_report.commands.review_formats import FORMATS, Format
from ikz_report.draft import Draft, read_draft
from ikz_report.model import Report
from ikz_report.proofread.output.remarks import Review
from ikz_report.register import load_organisation, load_report, years
from ikz_report.usage import counted


def load_draft(path: Path, year: int | None, data: Path) -> Draft:
    """The draft, with the register of its year where there is one; says what it was compared with.

    Raises:
        InputError: no such file, no Word file, no such report, or a register with mistakes.
    """

    def register_of(wanted: int) -> Report | None:
        return load_report(data, wanted) if wanted in years(data) else None

    organisation = load_organisation(data) if (data / ORGANISATION).exists() else None
    draft = read_draft(path, year, organisation, register_of)
    number = draft.report.year
    compared = f"verglichen mit dem Register {number}" if draft.register else f"ein Register {number} gibt es nicht"
    click.echo(f"{path}: Entwurf {number}, {compared}.", err=True)
    if draft.doubts:
        places = counted(draft.doubts, "Stelle war", "Stellen waren")
        name = f'"{path}"' if " " in str(path) else str(path)  # as every shell takes it
        how = f"ikz-report import {name} --year {number} --dry-run"
        click.echo(f"{places} beim Lesen nicht eindeutig oder haben keinen Platz im Register; es nennt sie:", err=True)
        click.echo(f"  {how}", err=True)
    return draft


def draft_formats(path: Path, draft: Draft) -> Mapping[str, Format]:
    """The formats of a draft: Word is a copy of its own file."""
    return {**FORMATS, "docx": partial(_docx, path, draft)}


def _docx(path: Path, draft: Draft, review: Review, _data: Path) -> bytes:
    from ikz_report.writers.word.comments.draft import commented_draft

    return commented_draft(path.read_bytes(), draft, review, clock.now())
