"""Merged measures back into the report: each in its unit's section, in the merged order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from ikz_report.errors import InputError
from ikz_report.merge.result import Placed
from ikz_report.model import STANDARD_LAYOUT, Category, Measure, Report, Section, Unit

NO_TABLE = (
    "Maßnahme „{id}“: In Kategorie {category} gibt es keine Tabelle für „{unit}“; es wurde nichts übernommen. Bitte "
    "die Kategorie der Maßnahme im Register prüfen."
)


def put(report: Report, measures: Sequence[Placed], departments: Collection[str]) -> Report:
    """The report with these as the only measures of the departments.

    Raises:
        InputError: a measure's category has no table for its unit.
    """
    units = tuple(unit for unit in report.organisation.units if unit.key in departments or unit.parent in departments)
    categories = (
        replace(category, sections=tuple(_sections(report, category, measures, units)))
        for category in report.categories
    )
    result = replace(report, categories=tuple(categories))
    there = {each.id for each in result.measures()}
    for each in measures:
        if each.id not in there:
            raise InputError(NO_TABLE.format(id=each.id, category=each.category, unit=each.unit))
    return result


def _sections(
    report: Report, category: Category, measures: Sequence[Placed], ours: Sequence[Unit]
) -> Iterator[Section]:
    """The category's sections in official order; one that has lost its last measure goes, unless it says more."""
    before = {section.unit.key: section for section in category.sections}
    mine = {unit.key: _measures(category, unit, measures) for unit in ours}
    parents = {unit.parent for unit in ours if mine[unit.key]}
    for unit in report.organisation.units:
        section = before.get(unit.key)
        if unit.key not in mine:
            if section is not None:
                yield section
            continue
        new = replace(section or Section(unit), measures=mine[unit.key])
        stays = section is not None and (not section.measures or _is_special(section))
        if new.measures or stays or unit.key in parents:
            yield new


def _measures(category: Category, unit: Unit, measures: Sequence[Placed]) -> tuple[Measure, ...]:
    if category.dezernat not in (None, unit.dezernat):
        return ()
    return tuple(each.measure for each in measures if (each.category, each.unit) == (category.number, unit.key))


def _is_special(section: Section) -> bool:
    return bool(section.notes) or not section.headed or section.layout != STANDARD_LAYOUT
