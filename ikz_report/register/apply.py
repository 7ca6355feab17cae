"""A changed report into the register's files: only the files and the lines that must change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from ikz_report.errors import InputError, RegisterError
from ikz_report.model import STANDARD_LAYOUT, Report, Section
from ikz_report.register import fields as f
from ikz_report.register.dump import MODELINE
from ikz_report.register.editing.arrange import Lines
from ikz_report.register.editing.measures import MeasuresFile, rewritten
from ikz_report.register.editing.order import in_file_order
from ikz_report.register.editing.rows import Row
from ikz_report.register.folder import MEASURES, SUFFIX
from ikz_report.register.load import load_report

_CHANGED_MEANWHILE = (
    "{path}: Die Datei wurde inzwischen geändert oder ist nicht mehr lesbar. Es wurde nichts geändert; bitte den "
    "Befehl wiederholen."
)
_NO_PLACE = "Das Register kann die Änderungen so nicht aufnehmen: {what}. Es wurde nichts geändert."

Parts = list[list[Row]]  # a department's sections in official order


def apply_report(data: Path, before: Report, after: Report) -> dict[Path, bytes]:
    """The files that must change so that the register, which loads as ``before``, loads as ``after``.

    Measures may be added, removed, moved and changed; a section that is left without measures goes unless its file
    names it. The result has been loaded and compared.

    Raises:
        InputError: something else differs, or a file on disk no longer says what ``before`` says.
    """
    if before == after:
        return {}
    result = {_path(data, after.year, key): text.encode() for key, text in changed_texts(data, before, after).items()}
    _check(data, after, result)
    return result


def changed_texts(data: Path, before: Report, after: Report) -> dict[str, str]:
    """The texts of the departments whose measures differ, by key, made from the files that say ``before``.

    Raises:
        InputError: a file on disk does not say what ``before`` says, or has no place for a change.
    """
    _refuse_doubled(after)
    old, new = _departments(before), _departments(after)
    changed = [key for key in dict.fromkeys((*old, *new)) if old.get(key, []) != new.get(key, [])]
    files = {key: _open(data, before, key, old.get(key, [])) for key in changed}
    lines = _moved_lines(files, {row.id: key for key, parts in new.items() for part in parts for row in part})
    result = {}
    for key, file in files.items():
        rows = in_file_order([row.id for row in file.rows], new.get(key, []))
        result[key] = rewritten(file.original, file.name, rows, file.columns, lines)
    return result


def _refuse_doubled(report: Report) -> None:
    count = Counter(measure.id for measure in report.measures())
    doubled = [f"„{name}“" for name, times in count.items() if times > 1]
    if doubled:
        raise InputError(_NO_PLACE.format(what=f"die id {', '.join(doubled)} käme mehrmals vor"))


def _departments(report: Report) -> dict[str, Parts]:
    """The rows of each department's sections."""
    result: dict[str, Parts] = {}
    for category in report.categories:
        for section in category.sections:
            unit = section.unit
            below = unit.key if unit.parent else None
            fields = report.layout(section.layout).fields
            rows = [Row(measure, category.number, below, fields) for measure in section.measures]
            if rows:
                result.setdefault(unit.parent or unit.key, []).append(rows)
    return result


def _path(data: Path, year: int, key: str) -> Path:
    return data / str(year) / MEASURES / f"{key}{SUFFIX}"


def _open(data: Path, report: Report, key: str, parts: Parts) -> MeasuresFile:
    """A department's file as it stands, or as it begins."""
    path = _path(data, report.year, key)
    columns = tuple(dict.fromkeys(name for layout in report.layouts for name in layout.fields))
    text = f"{MODELINE.format('../../', MEASURES)}{f.UNIT.name}: {key}\n"
    try:
        if path.exists():
            text = path.read_bytes().decode()
        file = MeasuresFile(text, f"{report.year}/{MEASURES}/{path.name}", columns)
    except (OSError, UnicodeDecodeError, RegisterError):
        raise InputError(_CHANGED_MEANWHILE.format(path=path)) from None
    expected = {row.id: row for part in parts for row in part}
    if len(expected) != len(file.rows) or not all(_is(row, expected.get(row.id)) for row in file.rows):
        raise InputError(_CHANGED_MEANWHILE.format(path=path))
    return file


def _is(row: Row, expected: Row | None) -> bool:
    return expected is not None and row.says_the_same(expected)


def _moved_lines(files: Mapping[str, MeasuresFile], homes: Mapping[str, str]) -> dict[str, Lines]:
    """The lines of measures that leave one file for another, so that remarks on them go along."""
    return {
        row.id: file.lines_of(row.id)
        for key, file in files.items()
        for row in file.rows
        if homes.get(row.id, key) != key
    }


def _check(data: Path, after: Report, files: Mapping[Path, bytes]) -> None:
    try:
        loaded = load_report(data, after.year, files)
    except RegisterError as error:
        raise InputError(_NO_PLACE.format(what=error)) from None
    for what in _differences(_without_empty(loaded), _without_empty(after)):
        raise InputError(_NO_PLACE.format(what=what))


def _without_empty(report: Report) -> Report:
    """The report without the sections that only come of others."""
    categories = (
        replace(category, sections=tuple(section for section in category.sections if _says_something(section)))
        for category in report.categories
    )
    return replace(report, categories=tuple(categories))


def _says_something(section: Section) -> bool:
    return bool(section.measures or section.notes) or not section.headed or section.layout != STANDARD_LAYOUT


def _differences(loaded: Report, wanted: Report) -> Iterator[str]:
    if replace(loaded, categories=()) != replace(wanted, categories=()):
        yield "Angaben in bericht.yaml oder organisation.yaml ändern sich; diese bitte dort von Hand ändern"
    theirs = {category.key: category for category in wanted.categories}
    if [category.key for category in loaded.categories] != list(theirs):
        yield "die Kategorien ändern sich; bitte in bericht.yaml von Hand ändern"
        return
    for category in loaded.categories:
        other = theirs[category.key]
        if replace(category, sections=()) != replace(other, sections=()):
            yield f"Überschrift oder Texte der Kategorie {category.key} ändern sich; bitte in bericht.yaml ändern"
        elif category.sections != other.sections:
            yield f"ein Abschnitt in Kategorie {category.key} (Hinweise, Tabelle oder Reihenfolge der Dienststellen)"
