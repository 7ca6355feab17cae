"""The year before: a register where there is one, else the counts in the report's own data."""

from __future__ import annotations

from pathlib import Path

from ikz_report.model import Report, YearCounts
from ikz_report.register import load_report, years


def year_before(data: Path, report: Report, year: int | None = None) -> Report | YearCounts | None:
    """What ``report`` is compared with: the register of ``year`` (else of the year before), its counts, or nothing."""
    wanted = report.year - 1 if year is None else year
    counted = report.previous
    if wanted not in years(data) and (year is None or (counted is not None and counted.year == year)):
        return counted
    return load_report(data, wanted)
