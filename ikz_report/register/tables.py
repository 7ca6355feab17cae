"""The tables of bericht.yaml: columns and own heads → layouts."""

from __future__ import annotations

from ikz_report.model import STANDARD_LAYOUT, THEMA, Column, HeadCell, Layout
from ikz_report.register import fields as f
from ikz_report.register.hints import legible, shown
from ikz_report.register.record import Values


def read_layouts(values: Values) -> tuple[Layout, ...]:
    """The standard layout and the others, in the file's order."""
    standard = _layout(STANDARD_LAYOUT, values)
    layouts = [standard]
    is_cut = values.mapping.may_have_had(f.COLUMNS.name)
    for name, table in values.get(f.TABLES):
        if name.text == STANDARD_LAYOUT:
            values.source.problem(name.start, f"{shown(name.text)} heißt schon die Tabelle „spalten“. Bitte ändern.")
        layout = _layout(name.text, table)
        layouts.append(layout)
        if layout.columns and standard.columns and not is_cut and _width(layout) != _width(standard):
            table.problem(
                f.COLUMNS,
                f"Die Spalten sind zusammen {_width(layout)} breit, die Tabelle hat {_width(standard)}. "
                "Bitte „spalten“ anpassen.",
            )
    return tuple(layouts)


def _width(layout: Layout) -> int:
    return sum(column.span for column in layout.columns)


def _layout(key: str, values: Values) -> Layout:
    columns = tuple(_columns(values))
    layout = Layout(key, columns, _head(values))
    if legible(layout.fields) and not values.mapping.may_have_had(f.COLUMNS.name) and THEMA not in layout.fields:
        values.problem(f.COLUMNS, f"Eine Spalte mit dem Feld „{THEMA}“ muss es geben. Bitte ergänzen.")
    _check_head(values, layout)
    return layout


def _columns(values: Values) -> list[Column]:
    columns: list[Column] = []
    for each in values.get(f.COLUMNS):
        name = each.get(f.COLUMN)
        if name in f.RESERVED:
            each.problem(f.COLUMN, f"{shown(name)} ist schon ein Feld jeder Maßnahme. Bitte die Spalte umbenennen.")
            continue
        if name and any(column.field == name for column in columns):
            each.problem(f.COLUMN, f"Das Feld {shown(name)} hat schon eine Spalte. Bitte eine löschen.")
        columns.append(Column(name, each.get(f.COLUMN_TITLE), each.get(f.SPAN) or 1, each.find(f.WIDTH)))
    return columns


def _head(values: Values) -> tuple[tuple[HeadCell, ...], ...]:
    rows = values.get(f.HEAD)
    return tuple(tuple(HeadCell(cell.get(f.HEAD_TEXT), cell.get(f.SPAN) or 1) for cell in row) for row in rows)


def _check_head(values: Values, layout: Layout) -> None:
    for number, row in enumerate(layout.head, start=1):
        width = sum(cell.span for cell in row)
        if layout.columns and width != _width(layout):
            values.problem(
                f.HEAD,
                f"Zeile {number} des Kopfes ist {width} Spalten breit, die Spalten darunter {_width(layout)}. "
                "Bitte „spalten“ anpassen.",
            )
