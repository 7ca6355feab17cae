"""From a report and the office's template to the bytes of a PDF."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from ikz_report.clock import now
from ikz_report.model import Report
from ikz_report.writers.pdf.chart_image import ChartImage
from ikz_report.writers.pdf.data import report_data
from ikz_report.writers.pdf.glyphs import check_characters, printable
from ikz_report.writers.pdf.places import places
from ikz_report.writers.pdf.typesetter import set_pdf
from ikz_report.years.comparison import Comparison


def build_pdf(
    report: Report,
    template: Path,
    *,
    charts: Sequence[ChartImage] = (),
    comparison: Comparison | None = None,
    created: datetime | None = None,
    slip: Mapping[str, str] | None = None,
) -> bytes:
    """The paper as PDF/UA-1 and PDF/A-2a: cover sheet where the report has one, annex, comparison.

    The same report, template and ``created`` give the same bytes; without ``created`` it is the time now or
    SOURCE_DATE_EPOCH. ``slip`` makes it an extract: what is printed below the title by name, and no category on
    a page of its own. Figures in the cover's text (``[[…]]``) must be filled in before.

    Raises:
        InputError: a text has characters that the font has not.
        TemplateError: the template has mistakes.
    """
    data = printable(json.dumps(report_data(report, charts, comparison, slip), ensure_ascii=False))
    check_characters(data, places(report, charts, comparison))
    return set_pdf(template, data, int((created or now()).timestamp()))
