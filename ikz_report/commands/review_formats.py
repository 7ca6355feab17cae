"""What ``proofread`` writes: the formats, and where each goes."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ikz_report import clock
from ikz_report.errors import TargetError
from ikz_report.files import Ledger, write_all
from ikz_report.model import Report
from ikz_report.proofread.output.remarks import Review
from ikz_report.proofread.output.text import as_text

if TYPE_CHECKING:
    from ikz_report.charts.chart import ChartData

TEXT = "text"
SCREEN = "-"
NARROW, WIDE = 60, 120  # characters of a line on the terminal


def _text(review: Review, _data: Path) -> bytes:
    return (as_text(review) + "\n").encode()


def _json(review: Review, _data: Path) -> bytes:
    from ikz_report.proofread.output.json_data import to_json

    return to_json(review)


def _sarif(review: Review, _data: Path) -> bytes:
    from ikz_report.proofread.output.sarif import to_sarif

    return to_sarif(review)


def _html(review: Review, data: Path) -> bytes:
    from ikz_report.writers.review import review_page

    return review_page(review, clock.now(), _charts(review.report, data))


def _charts(report: Report, data: Path) -> list[tuple[ChartData, bytes]]:
    """The report's charts that have figures, each with its picture."""
    if not report.charts:
        return []
    from ikz_report.charts.output import svg
    from ikz_report.commands.before import year_before
    from ikz_report.paper.edition import edition

    charts = edition(replace(report, paper=None), year_before(data, report)).charts
    return [(chart, svg(chart)) for chart in charts]


def _docx(review: Review, data: Path) -> bytes:
    from ikz_report.commands.before import year_before
    from ikz_report.paper.edition import edition
    from ikz_report.paper.produce import DOCX, produce
    from ikz_report.writers.word.comments import marked, with_comments

    paper = edition(review.report, year_before(data, review.report))
    signed = marked(paper.report, [each.finding for each in review.remarks])
    created = clock.now()
    content = produce(replace(paper, report=signed.report), (DOCX,), None, created)[DOCX].content
    return with_comments(content, signed, review, created)


def _pdf(review: Review, _data: Path) -> bytes:
    from ikz_report.paper.templates import PROOF, template
    from ikz_report.writers.proof import build_proof

    return build_proof(review, template(PROOF), clock.now())


Format = Callable[[Review, Path], bytes]
FORMATS: Mapping[str, Format] = {
    TEXT: _text,
    "json": _json,
    "sarif": _sarif,
    "html": _html,
    "docx": _docx,
    "pdf": _pdf,
}


def write(
    review: Review,
    forms: Iterable[str],
    target: Path | None,
    data: Path,
    files: Path,
    formats: Mapping[str, Format] = FORMATS,
) -> bool:
    """Show the text and write the other formats to ``files`` with their endings, or the first of them to ``target``.

    Whether the terminal has not shown the findings.

    Raises:
        TargetError: a file that is somebody else's, was changed by a person, or cannot be written.
    """
    contents = {form: formats[form](review, data) for form in forms}
    if target is None:
        return _write_to_folder(review, contents, files)
    content = next(iter(contents.values()))
    if str(target) == SCREEN:
        sys.stdout.buffer.write(content)
        return False
    if target.exists():
        message = "gibt es schon und wird nicht überschrieben. Bitte einen anderen Namen angeben."
        raise TargetError(f"{target}: {message}")
    write_all({target: content})
    click.echo(f"{target} geschrieben.")
    return True


def _write_to_folder(review: Review, contents: dict[str, bytes], name: Path) -> bool:
    files = {name.parent / f"{name.name}.{form}": content for form, content in contents.items() if form != TEXT}
    if files:
        Ledger(name.parent).write(files)
    if TEXT in contents:
        click.echo(as_text(review, _line_width()))
    for path in files:
        click.echo(f"{path} geschrieben.")
    return TEXT not in contents


def _line_width() -> int:
    """Characters of a line: the terminal's, within what reads well."""
    return min(max(shutil.get_terminal_size((WIDE, 24)).columns, NARROW), WIDE)
