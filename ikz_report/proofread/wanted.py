"""Which findings are shown: those of a level, in the texts of some departments."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from ikz_report.model import Report
from ikz_report.proofread.finding import Finding, Level, Place
from ikz_report.proofread.output.remarks import Names


def wanted(found: Iterable[Finding], report: Report, departments: Collection[str], level: Level) -> list[Finding]:
    """The findings of at least the level; with keys of ``departments`` those in their texts."""
    names = Names(report)

    def owner(place: Place) -> str | None:
        unit = names.department_of(place)
        return unit.key if unit else None

    return [
        each
        for each in found
        if each.level >= level and (not departments or any(owner(place) in departments for place in _places(each)))
    ]


def _places(finding: Finding) -> Iterator[Place]:
    """Where it stands; a word that nobody knows may stand in many departments' texts."""
    yield finding.place
    yield from (use.place for use in finding.uses)
