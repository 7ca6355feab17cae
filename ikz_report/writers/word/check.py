"""``template check``: everything about a template that can be said without a report, or for one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from ikz_report.model import Report
from ikz_report.writers.word.fields import columns_of
from ikz_report.writers.word.findings import Severity, TemplateFinding
from ikz_report.writers.word.grid import loop_columns
from ikz_report.writers.word.render import BrokenTemplate, render
from ikz_report.writers.word.template import find_faults, open_template
from ikz_report.writers.word.trial import lost, trial_report

ANY_DAY = datetime(2000, 1, 1, tzinfo=UTC)


def check_template(path: Path, report: Report | None = None) -> tuple[TemplateFinding, ...]:
    """All findings on the template, errors first.

    The columns are those of the report, or the usual four. A template whose tags are sound is also tried with
    a report that has everything: what is not printed then would be lost.

    Raises:
        TemplateError: the file is no Word file, or one that must not be used.
    """
    document = open_template(path)
    faults = find_faults(document, report)
    if any(finding.severity is Severity.ERROR for finding in faults):
        return faults
    columns = dict(columns_of(report))
    try:
        content = render(document, trial_report(columns, max(loop_columns(document), default=1)), ANY_DAY)
    except BrokenTemplate as error:
        return (error.finding, *faults)
    missing = (
        f"{what} werden nirgends gedruckt; ihre Texte gingen verloren. In der Vorlage fehlt: {tag}."
        for what, tag in lost(content, columns)
    )
    return (*(TemplateFinding(Severity.ERROR, message) for message in missing), *faults)
