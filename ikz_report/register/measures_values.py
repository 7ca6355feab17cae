"""massnahmen/<kennung>.yaml as YAML values."""

from __future__ import annotations

from collections.abc import Iterator

from ikz_report.errors import InputError
from ikz_report.model import ART, STANDARD_LAYOUT, Category, Measure, Report, Section, Unit
from ikz_report.register import fields as f
from ikz_report.register.content_values import content_value
from ikz_report.register.emit import Fields, Flow, Spaced, Value
from ikz_report.register.markup import render_text

_Parts = list[tuple[Category, Section]]


def department_files(report: Report) -> Iterator[tuple[str, Fields]]:
    """The fields of each department's file, with the department's key, in official order.

    Raises:
        InputError: a section's unit or table does not fit the organisation or its category.
    """
    by_department: dict[str, _Parts] = {}
    for category in report.categories:
        for section in category.sections:
            _check(report, category, section)
            by_department.setdefault(section.unit.parent or section.unit.key, []).append((category, section))
    for unit in report.organisation.units:
        if unit.key in by_department:
            yield unit.key, _file(report, unit, _sorted(report, by_department[unit.key]))


def _check(report: Report, category: Category, section: Section) -> None:
    unit = section.unit
    if unit not in report.organisation.units:
        raise InputError(f"{unit.name}: Die Dienststelle fehlt in organisation.yaml. Bitte dort eintragen.")
    if category.dezernat not in (None, unit.dezernat):
        raise InputError(
            f"{unit.name}: steht in {category.title} bei Dezernat {category.dezernat}, gehört nach organisation.yaml "
            f"aber zu Dezernat {unit.dezernat}. Bitte dort das Dezernat ändern."
        )
    if sum(other.unit == unit for other in category.sections) > 1:
        raise InputError(
            f"{unit.name}: hat in {category.title} zwei Abschnitte. Das Register kann nur einen aufnehmen; bitte "
            "zusammenführen."
        )


def _sorted(report: Report, parts: _Parts) -> _Parts:
    """The parts of a department: by category, then the department before its sub-units."""
    categories = [category.key for category in report.categories]
    units = [unit.key for unit in report.organisation.units]
    return sorted(parts, key=lambda part: (categories.index(part[0].key), units.index(part[1].unit.key)))


def _file(report: Report, unit: Unit, parts: _Parts) -> Fields:
    fields: Fields = {f.UNIT.name: unit.key}
    special: list[Value] = []
    measures: list[Value] = []
    for category, section in parts:
        place: Fields = {f.CATEGORY.name: category.number}
        if section.unit.parent:
            place[f.SUB_UNIT.name] = section.unit.key
        if _is_special(section, category):
            special.append({**place, **_special(section)})
        columns = report.layout(section.layout).fields
        measures += [measure_fields(measure, place, columns) for measure in section.measures]
    fields |= {f.SECTIONS.name: special} if special else {}
    fields |= {f.MEASURES.name: Spaced(measures)} if measures else {}
    return fields


def _is_special(section: Section, category: Category) -> bool:
    """Whether a section must be named, because its measures alone do not make it what it is."""
    if section.notes or not section.headed or section.layout != STANDARD_LAYOUT:
        return True
    below = any(other.measures for other in category.sections if other.unit.parent == section.unit.key)
    return not section.measures and not below


def _special(section: Section) -> Fields:
    fields: Fields = {}
    if section.notes:
        fields[f.NOTES.name] = [render_text(note.text) for note in section.notes]
    if not section.headed:
        fields[f.HEADED.name] = "nein"
    if section.layout != STANDARD_LAYOUT:
        fields[f.LAYOUT.name] = section.layout
    return fields


def measure_fields(measure: Measure, place: Fields, columns: tuple[str, ...]) -> Fields:
    """A measure as it stands in its file; ``place`` is its category and sub-unit, ``columns`` its table's fields."""
    fields: Fields = {f.ID.name: measure.id, **place}
    if ART in columns:
        fields[f.MEASURE_ART.name] = Flow(measure.arten)
        if measure.wording is not None:
            fields[f.WORDING.name] = measure.wording
    cells = ((name, measure.cell(name)) for name in columns)
    return fields | {name: content_value(content) for name, content in cells if content}
