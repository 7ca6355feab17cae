"""Model → the register's files, always the same text for the same model."""

from __future__ import annotations

from collections.abc import Iterable

from ikz_report.model import Dezernat, OfficeTitle, Organisation, Report, Unit
from ikz_report.register import fields as f
from ikz_report.register.emit import Fields, Flow, Plain, Spaced, emit
from ikz_report.register.measures_values import department_files
from ikz_report.register.report_values import report_fields

MODELINE = "# yaml-language-server: $schema={}schema/{}.schema.json\n"


def dump_organisation(organisation: Organisation) -> str:
    """The text of organisation.yaml."""
    dezernate = Spaced([dezernat_fields(each, organisation.units) for each in organisation.dezernate])
    fields: Fields = {f.CITY.name: organisation.city}
    if organisation.titles:
        fields[f.OFFICE_TITLES.name] = [Flow(_title_fields(title)) for title in organisation.titles]
    return MODELINE.format("", "organisation") + emit({**fields, f.DEZERNATE.name: dezernate})


def _title_fields(title: OfficeTitle) -> dict[str, str]:
    days = {f.TITLE_SINCE.name: title.since, f.TITLE_UNTIL.name: title.until}
    return {f.OFFICE_TITLE.name: title.text} | {name: day.isoformat() for name, day in days.items() if day}


def dezernat_fields(dezernat: Dezernat, units: Iterable[Unit]) -> dict[str, Plain]:
    """A Dezernat as it stands in organisation.yaml, with its units among ``units``."""
    fields: dict[str, Plain] = {f.DEZERNAT_NUMBER.name: dezernat.number, f.DEZERNAT_NAME.name: dezernat.name}
    ours = [unit for unit in units if unit.dezernat == dezernat.number]
    departments = [unit_fields(unit, ours) for unit in ours if unit.parent is None]
    return {**fields, f.UNITS.name: departments} if departments else fields


def unit_fields(unit: Unit, units: Iterable[Unit]) -> dict[str, Plain]:
    """A unit as it stands in organisation.yaml, with its sub-units among ``units``."""
    optional = {
        f.SHORT.name: unit.short,
        f.UNIT_NUMBER.name: unit.number,
        f.SINCE.name: unit.since and str(unit.since),
        f.UNTIL.name: unit.until and str(unit.until),
    }
    fields: dict[str, Plain] = {f.KEY.name: unit.key, f.UNIT_NAME.name: unit.name}
    fields |= {name: str(value) for name, value in optional.items() if value is not None}
    below = [unit_fields(each, ()) for each in units if each.parent == unit.key]
    return {**fields, f.SUB_UNITS.name: below} if below else fields


def dump_report(report: Report) -> dict[str, str]:
    """The texts of a year's files by their path below the data folder.

    Sections come back in the organisation's order, whatever theirs is here.

    Raises:
        InputError: the register has no place for something in this report.
    """
    head = MODELINE.format("../", "bericht") + emit(report_fields(report))
    files = {f"{report.year}/bericht.yaml": head}
    for key, fields in department_files(report):
        files[f"{report.year}/massnahmen/{key}.yaml"] = MODELINE.format("../../", "massnahmen") + emit(fields)
    return files
