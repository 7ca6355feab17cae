"""Changing measures in a file that a person edits: only the lines that must change do.

Comments, order, quotes, blank lines, line ends and byte order mark of everything else stay. What changes keeps its
quotes and its remark, what moves takes them along; of a text that is removed they stay as lines. Only with a whole
measure go the remarks in it and those below it, deeper than its dash; ``gone`` names them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ikz_report.errors import InputError
from ikz_report.model import ART, Content, Measure
from ikz_report.register import fields as f
from ikz_report.register.apply import apply_report
from ikz_report.register.editing.measures import MeasuresFile, rewritten
from ikz_report.register.editing.rows import Row

__all__ = [
    "AddMeasure",
    "Change",
    "MoveMeasure",
    "RemoveMeasure",
    "SetArt",
    "SetCell",
    "SetPlace",
    "apply_report",
    "edit_measures",
]


@dataclass(frozen=True, slots=True)
class SetCell:
    """A cell's content; an empty one removes the field."""

    id: str
    field: str
    content: Content


@dataclass(frozen=True, slots=True)
class SetArt:
    """The Arten of a measure, and what is printed where that differs."""

    id: str
    arten: tuple[str, ...]
    wording: str | None = None


@dataclass(frozen=True, slots=True)
class SetPlace:
    """Category and, if any, sub-unit of a measure."""

    id: str
    kategorie: str
    bereich: str | None = None


@dataclass(frozen=True, slots=True)
class AddMeasure:
    """A new measure behind another, or before all; ``fields`` are those of its table."""

    measure: Measure
    kategorie: str
    bereich: str | None = None
    after: str | None = None
    fields: tuple[str, ...] = f.USUAL_COLUMNS


@dataclass(frozen=True, slots=True)
class MoveMeasure:
    """A measure with all its lines put behind another, or before all."""

    id: str
    after: str | None = None


@dataclass(frozen=True, slots=True)
class RemoveMeasure:
    """A measure that goes with all its lines."""

    id: str


Change = SetCell | SetArt | SetPlace | AddMeasure | MoveMeasure | RemoveMeasure


def edit_measures(text: str, name: str, changes: Sequence[Change], columns: Sequence[str] = f.USUAL_COLUMNS) -> str:
    """The text of a measures' file with changes made one after the other; ``columns`` are the fields of all tables.

    ``name`` is the file's in messages. The result has been read again: it says what was there and the changes,
    nothing else. Whether it fits the rest of the register only ``load_report`` can tell.

    Raises:
        RegisterError: the text is no measures' file as it stands.
        InputError: a measure is not there, or is there already, or the text has no place for a change.
    """
    rows = MeasuresFile(text, name, columns).rows
    for change in changes:
        rows = _changed(rows, change, name)
    return rewritten(text, name, rows, columns)


def _changed(rows: list[Row], change: Change, name: str) -> list[Row]:
    match change:
        case AddMeasure():
            if any(row.id == change.measure.id for row in rows):
                raise InputError(f"{name}: Die Maßnahme „{change.measure.id}“ gibt es schon. Bitte die id ändern.")
            row = Row(change.measure, change.kategorie, change.bereich, change.fields)
            return _put(rows, row, change.after, name)
        case MoveMeasure():
            row = rows[_index(rows, change.id, name)]
            return _put([each for each in rows if each is not row], row, change.after, name)
        case RemoveMeasure():
            index = _index(rows, change.id, name)
            return [*rows[:index], *rows[index + 1 :]]
        case _:
            index = _index(rows, change.id, name)
            return [*rows[:index], _with(rows[index], change), *rows[index + 1 :]]


def _put(rows: list[Row], row: Row, after: str | None, name: str) -> list[Row]:
    index = 0 if after is None else _index(rows, after, name) + 1
    return [*rows[:index], row, *rows[index:]]


def _index(rows: list[Row], measure: str, name: str) -> int:
    for index, row in enumerate(rows):
        if row.id == measure:
            return index
    raise InputError(f"{name}: Die Maßnahme „{measure}“ gibt es hier nicht. Wurde sie inzwischen verschoben?")


def _with(row: Row, change: SetCell | SetArt | SetPlace) -> Row:
    match change:
        case SetCell():
            others = {field: content for field, content in row.measure.cells.items() if field != change.field}
            cells = {**others, change.field: change.content} if change.content else others
            return replace(row, measure=replace(row.measure, cells=cells))
        case SetArt():
            wording = change.wording if change.wording != " ".join(change.arten) else None
            fields = row.fields if ART in row.fields else (ART, *row.fields)
            return replace(row, measure=replace(row.measure, arten=change.arten, wording=wording), fields=fields)
        case SetPlace():
            return replace(row, kategorie=change.kategorie, bereich=change.bereich)
