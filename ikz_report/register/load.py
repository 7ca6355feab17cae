"""The register's files → a report, or all their problems at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from ikz_report.errors import RegisterError
from ikz_report.model import Category, Organisation, Report, Section
from ikz_report.register.folder import MEASURES, SUFFIX, Folder, years
from ikz_report.register.measures_file import USUAL, Collected, read_measures
from ikz_report.register.organisation_file import read_organisation
from ikz_report.register.places import Frame, Place
from ikz_report.register.report_file import empty_report, read_report

__all__ = ["load_organisation", "load_report", "years"]

ORGANISATION_FILE = "organisation.yaml"
REPORT_FILE = "bericht.yaml"


def load_organisation(data: Path) -> Organisation:
    """The organisation of a data folder.

    Raises:
        RegisterError: with every problem of the file.
    """
    folder = Folder(data)
    organisation = _organisation(folder)
    _raise_problems(folder)
    assert organisation is not None  # else there was a problem
    return organisation


def load_report(data: Path, year: int, instead: Mapping[Path, bytes] | None = None) -> Report:
    """One year's report; ``instead`` has the bytes of files that are to be taken for those on disk.

    Raises:
        RegisterError: with every problem of every file.
    """
    folder = Folder(data, instead)
    with _without_collector():
        organisation = _organisation(folder)
        report = _year(folder, year, organisation)
    _raise_problems(folder)
    return report


@contextmanager
def _without_collector() -> Iterator[None]:
    """Spare the cycle collector, which takes a quarter of a big register's time and finds no cycle in its nodes."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _organisation(folder: Folder) -> Organisation | None:
    if not folder.exists():
        folder.source().problem_of_file(
            "Diesen Ordner gibt es nicht. Bitte mit --data den Ordner des Registers nennen."
        )
        return None
    missing = "Die Datei fehlt. Bitte anlegen; docs/register.md beschreibt sie."
    return read_organisation(folder.open(ORGANISATION_FILE, missing=missing))


def _year(folder: Folder, year: int, organisation: Organisation | None) -> Report:
    nothing = empty_report(year, organisation)
    if not folder.exists():
        return nothing
    if not folder.has(year):
        others = ", ".join(map(str, years(folder.data))) or "noch keines"
        message = f"Das Jahr {year} gibt es im Register nicht. Vorhanden: {others}."
        folder.source(str(year)).problem_of_file(message)
        return nothing
    missing = "Die Datei fehlt. Bitte aus einem anderen Jahr übernehmen und anpassen."
    source = folder.open(str(year), REPORT_FILE, missing=missing)
    report = read_report(source, year, organisation) or nothing
    knows_units = organisation is not None and all(unit.key for unit in organisation.units)
    frame = Frame(report, knows_units)
    collected = Collected()
    for name in folder.measure_files(year):
        source = folder.open(str(year), MEASURES, name, missing=missing)
        read_measures(source, name.removesuffix(SUFFIX), frame, collected)
    return replace(report, categories=tuple(_with_sections(report, collected)))


def _with_sections(report: Report, collected: Collected) -> Iterator[Category]:
    below: dict[str | None, list[str]] = {}
    for unit in report.organisation.units:
        below.setdefault(unit.parent, []).append(unit.key)
    for category in report.categories:
        yield replace(category, sections=tuple(_sections(category, report.organisation, below, collected)))


def _sections(
    category: Category, organisation: Organisation, below: dict[str | None, list[str]], collected: Collected
) -> Iterator[Section]:
    for unit in organisation.units:
        place = Place(category.key, unit.key)
        measures = tuple(collected.measures.get(place, ()))
        special = collected.special.get(place)
        heads = any(Place(category.key, key) in collected.measures for key in below.get(unit.key, ()))
        if measures or special or heads:
            special = special or USUAL
            yield Section(unit, measures, special.headed, special.notes, special.layout)


def _raise_problems(folder: Folder) -> None:
    problems = [problem for source in folder.sources for problem in source.problems]
    if problems:
        raise RegisterError(problems)
