"""The report as a Word file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ikz_report.clock import now
from ikz_report.errors import TemplateError
from ikz_report.model import Report
from ikz_report.writers.word.findings import Severity
from ikz_report.writers.word.render import BrokenTemplate, Built, render
from ikz_report.writers.word.template import find_faults, open_template

if TYPE_CHECKING:
    from ikz_report.charts.chart import ChartData
    from ikz_report.years.comparison import Comparison


def build_docx(
    report: Report,
    template: Path,
    *,
    charts: Sequence[ChartData] = (),
    comparison: Comparison | None = None,
    created: datetime | None = None,
) -> bytes:
    """The paper as a Word file, see ``build_word``."""
    return build_word(report, template, charts=charts, comparison=comparison, created=created).content()


def build_word(
    report: Report,
    template: Path,
    *,
    charts: Sequence[ChartData] = (),
    comparison: Comparison | None = None,
    created: datetime | None = None,
) -> Built:
    """The paper printed with the office's template: cover sheet where the report has one, annex, comparison.

    Figures in the cover's text (``[[…]]``) must be filled in before. ``created`` is the date in the file's
    properties, in UTC; without it the time of ``clock.now``. The same content, template and date give the same
    bytes.

    Raises:
        TemplateError: a template that cannot be used; the message names file and paragraph.
        InputError: a text holds a character that Word cannot store.
    """
    package = open_template(template)
    errors = [each for each in find_faults(package, report) if each.severity is Severity.ERROR]
    if errors:
        raise TemplateError("\n".join(f"{template}: {finding}" for finding in errors))
    try:
        return render(package, report, created or now(), charts, comparison)
    except BrokenTemplate as error:
        raise TemplateError(f"{template}: {error.finding}") from error
