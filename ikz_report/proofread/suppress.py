"""Findings that the settings declare right, with a reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.finding import Finding
from ikz_report.proofread.settings import Suppression


def covers(suppression: Suppression, finding: Finding) -> bool:
    """Whether the suppression means this finding, time and year aside."""
    return (
        suppression.code == finding.code
        and suppression.subject == finding.place.subject
        and suppression.field in (None, finding.place.field)
        and suppression.quote in (None, finding.quote)
    )


def expired(suppression: Suppression, today: date) -> bool:
    return suppression.until is not None and today > suppression.until


def kept(findings: Iterable[Finding], context: ReportContext) -> list[Finding]:
    """The findings that no suppression in force covers."""
    by_place: dict[tuple[str, str], list[Suppression]] = defaultdict(list)
    for each in context.settings.suppressions:
        if each.year in (None, context.year) and not expired(each, context.today):
            by_place[each.code, each.subject].append(each)
    return [
        finding
        for finding in findings
        if not any(covers(each, finding) for each in by_place.get((finding.code, finding.place.subject), ()))
    ]
