"""Findings that the settings declare right, with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ikz_report.proofread.finding import Finding
from ikz_report.proofread.settings import Suppression


def covers(suppression: Suppression, finding: Finding) -> bool:
    """Whether the suppression means this finding, its time aside."""
    return (
        suppression.code == finding.code
        and suppression.subject == finding.place.subject
        and suppression.field in (None, finding.place.field)
        and suppression.quote in (None, finding.quote)
    )


def expired(suppression: Suppression, today: date) -> bool:
    return suppression.until is not None and today > suppression.until


def kept(findings: Iterable[Finding], suppressions: Sequence[Suppression], today: date) -> list[Finding]:
    """The findings that no suppression in force covers."""
    by_code: dict[tuple[str, str], list[Suppression]] = {}
    for each in suppressions:
        if not expired(each, today):
            by_code.setdefault((each.code, each.subject), []).append(each)
    return [
        finding
        for finding in findings
        if not any(covers(each, finding) for each in by_code.get((finding.code, finding.place.subject), ()))
    ]
