"""The year before: a register where there is one, else the counts in the report's own data."""

from __future__ import annotations

from pathlib import Path

from ikz_report.model import Report, YearCounts
from ikz_report.register import load_report, years


def year_before(data: Path, report: Report, year: int | None = None) -> Report | YearCounts | None:
    """What ``report`` is compared with: the register of ``year`` (else of the year before), its counts, or nothing."""
    if year is not None:
        return load_report(data, year)
    if report.year - 1 in years(data):
        return load_report(data, report.year - 1)
    return report.previous
