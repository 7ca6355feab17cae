"""``template check``: everything about a template that can be said without a report, or for one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from ikz_report.errors import InputError
from ikz_report.model import Report
from ikz_report.writers.word.fields import columns_of, layout_columns, width_of
from ikz_report.writers.word.findings import Severity, TemplateFinding
from ikz_report.writers.word.grid import loop_columns
from ikz_report.writers.word.render import BrokenTemplate, render
from ikz_report.writers.word.template import find_faults, open_template
from ikz_report.writers.word.trial import lost, print_of, trial_report
from ikz_report.writers.word.trial_paper import trial_chart, trial_comparison, unprinted

LOST = "{what} werden nirgends gedruckt; ihre Texte gingen verloren. In der Vorlage fehlt: {tag}."
ANY_DAY = datetime(2000, 1, 1, tzinfo=UTC)


def check_template(path: Path, report: Report | None = None) -> tuple[TemplateFinding, ...]:
    """All findings on the template, errors first.

    The columns are those of the report, or the usual four. A template whose tags are sound is also tried with
    a report that has everything: what is not printed then would be lost.

    Raises:
        TemplateError: the file is no Word file, or one that must not be used.
    """
    package = open_template(path)
    faults = find_faults(package, report)
    if any(finding.severity is Severity.ERROR for finding in faults):
        return faults
    columns = layout_columns(report)
    trial = trial_report(columns, max(loop_columns(package.tree(package.main), width_of(report)), default=1))
    try:
        content = render(package, trial, ANY_DAY, (trial_chart(),), trial_comparison(trial)).content()
    except BrokenTemplate as error:
        return (error.finding, *faults)
    except InputError as error:
        return (TemplateFinding(Severity.ERROR, str(error)), *faults)
    words, xml = print_of(content)
    found = [
        TemplateFinding(Severity.ERROR, LOST.format(what=what, tag=tag))
        for what, tag in lost(words, columns_of(report))
    ]
    return tuple(sorted((*found, *unprinted(words, xml), *faults), key=lambda each: each.severity is Severity.WARNING))
