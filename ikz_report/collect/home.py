"""Where the measures of an issue are today: departments are renamed, joined and closed while extracts are out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ikz_report.errors import SourceError
from ikz_report.extracts.issued import Issued
from ikz_report.merge.result import Placed
from ikz_report.model import Report

CLOSED = (
    "{file}: ist der Auszug von „{name}“; im Register gibt es keine Dienststelle „{key}“ mehr, und keine seiner "
    "Maßnahmen steht bei einer anderen. Bitte in organisation.yaml nachsehen oder die Änderungen von Hand übernehmen."
)


@dataclass(frozen=True, slots=True)
class Home:
    """The departments that an issue is merged into, and what was issued for one that is gone put into the first."""

    departments: tuple[str, ...]
    units: frozenset[str]

    def placed(self, measures: Iterable[Placed]) -> tuple[Placed, ...]:
        """The measures, those of units that are gone in the first department."""
        return tuple(each if each.unit in self.units else replace(each, unit=self.departments[0]) for each in measures)


def home(issued: Issued, report: Report, file: str) -> Home:
    """The issue's own departments as far as they are there, and those that have measures of it now.

    Raises:
        SourceError: there is none; ``file`` is named.
    """
    wanted = {each.id for each in issued.measures}
    own = [key for key in issued.departments if report.organisation.unit(key) is not None]
    hosts = [
        section.unit.parent or section.unit.key
        for _, section, measure in report.placements()
        if measure.id and measure.id in wanted
    ]
    departments = tuple(dict.fromkeys([*own, *hosts]))
    if not departments:
        raise SourceError(CLOSED.format(file=file, name=issued.name, key=issued.departments[0]))
    return Home(departments, frozenset(unit.key for unit in report.organisation.units))
