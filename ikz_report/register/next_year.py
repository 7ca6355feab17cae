"""The files of a later year, made from those of an earlier one as they were written."""

from __future__ import annotations

from pathlib import Path

from ikz_report.errors import InputError, RegisterError
from ikz_report.model import Measure, Report
from ikz_report.register.apply import changed_texts
from ikz_report.register.folder import MEASURES, SUFFIX, Folder
from ikz_report.register.load import REPORT_FILE, load_report
from ikz_report.register.next_head import next_head

_NOT_LOADED = (
    "Das neue Register {year} wäre fehlerhaft, darum wurde nichts geschrieben. Bitte in {old} oder in "
    "organisation.yaml beheben, was zu diesen Stellen führt:\n{error}"
)


def next_year_files(data: Path, before: Report, after: Report) -> dict[Path, bytes]:
    """The files of the year of ``after``: ``before`` as it is on disk, with the measures of ``after``.

    The files of units that no longer exist are left out. The result has been loaded and compared.

    Raises:
        InputError: a file on disk does not say what ``before`` says, or the new register would have problems.
    """
    old, new = data / str(before.year), data / str(after.year)
    head = (old / REPORT_FILE).read_bytes().decode()
    files = {new / REPORT_FILE: next_head(head, REPORT_FILE, before.year, after.year).encode()}
    gone = {unit.key for unit in before.organisation.units if (unit.until or after.year) < after.year}
    texts = changed_texts(data, before, after)
    here = {name.removesuffix(SUFFIX) for name in Folder(data).measure_files(before.year)}
    for key in sorted((here | texts.keys()) - gone):
        name = f"{key}{SUFFIX}"
        changed = texts.get(key)
        files[new / MEASURES / name] = changed.encode() if changed else (old / MEASURES / name).read_bytes()
    _check(data, before, after, files)
    return files


def _check(data: Path, before: Report, after: Report, files: dict[Path, bytes]) -> None:
    try:
        loaded = load_report(data, after.year, files)
    except RegisterError as error:
        raise InputError(_NOT_LOADED.format(year=after.year, old=before.year, error=error)) from None
    assert _places(loaded) == _places(after)


def _places(report: Report) -> list[tuple[str, str, Measure]]:
    return [(category.key, section.unit.key, measure) for category, section, measure in report.placements()]
