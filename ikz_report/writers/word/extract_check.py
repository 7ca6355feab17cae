"""``template check`` for the template of extracts."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from ikz_report.errors import InputError
from ikz_report.extracts.extract import Extract
from ikz_report.model import Report
from ikz_report.writers.word.extract import EXTRACT, FIELDS, ExtractWriter, Slip
from ikz_report.writers.word.fields import layout_columns, width_of
from ikz_report.writers.word.findings import Severity, TemplateFinding
from ikz_report.writers.word.grid import loop_columns
from ikz_report.writers.word.names import P, T
from ikz_report.writers.word.render import template_parts
from ikz_report.writers.word.template import find_faults, open_template
from ikz_report.writers.word.trial import trial_report

SLIP = Slip(datetime(2000, 1, 1, tzinfo=UTC), "1.1.2000", "Probe", "probe")


def prints_extract(path: Path) -> bool:
    """Whether a template is one for extracts: whether it names their fields.

    Raises:
        TemplateError: the file is no Word file, or one that must not be used.
    """
    package = open_template(path)
    parts = (package.tree(part) for _, part in template_parts(package))
    texts = ("".join(each.itertext(T)) for part in parts for each in part.iter(P))
    return any("{" in text and f"{EXTRACT}." in text for text in texts)


def check_extract_template(path: Path, report: Report | None = None) -> tuple[TemplateFinding, ...]:
    """All findings on a template of extracts, errors first.

    One whose tags are sound is also tried with a report that has every kind of row.

    Raises:
        TemplateError: the file is no Word file, or one that must not be used.
    """
    package = open_template(path)
    faults = find_faults(package, report, FIELDS)
    if any(finding.severity is Severity.ERROR for finding in faults):
        return faults
    trial = trial_report(
        layout_columns(report), max(loop_columns(package.tree(package.main), width_of(report)), default=1)
    )
    try:
        ExtractWriter(path, trial).write(Extract("probe", "Probe", (), trial), SLIP)
    except InputError as error:
        return (TemplateFinding(Severity.ERROR, str(error).removeprefix(f"{path}: ")), *faults)
    return faults
