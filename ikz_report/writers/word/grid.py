"""Do the cells of each row fill the columns of their table (ECMA-376 part 1 §17.4.48)?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from ikz_report.model import STANDARD_LAYOUT, Report
from ikz_report.writers.word.names import TC, TR, T, qn

CELL_ORDER = ("w:cnfStyle", "w:tcW", "w:gridSpan")  # the first of a cell's properties
GRID = f"{qn('w:tblGrid')}/{qn('w:gridCol')}"
SPAN = f"{qn('w:tcPr')}/{qn('w:gridSpan')}"
SKIPPED = (f"{qn('w:trPr')}/{qn('w:gridBefore')}", f"{qn('w:trPr')}/{qn('w:gridAfter')}")


def row_problem(row: Any) -> str | None:
    """What is wrong with a row of the template that is printed as it stands."""
    columns, width = columns_around(row), row_width(row)
    if width == columns:
        return None
    return f"Die Zeile hat {width} statt {columns} Spalten. Bitte die Zellen in Word verbinden oder teilen."


def loop_columns(body: Any, columns: int) -> set[int]:
    """The numbers of columns of the tables that have rows whose cells come from a loop.

    Those with a loop through the report's columns will have as many as these take, ``columns``, and those beside it.
    """
    cells = [cell for cell in body.iter(TC) if "{%tc" in "".join(cell.itertext(T))]
    fitting = {_table(cell): sum(beside(cell)) for cell in cells if "in spalten" in "".join(cell.itertext(T))}
    return {columns + fitting[table] if (table := _table(cell)) in fitting else columns_around(cell) for cell in cells}


def beside(first: Any) -> tuple[int, int]:
    """How many columns the template has before and after the loop that begins in the cell."""
    before = sum(map(span_of, first.itersiblings(TC, preceding=True)))
    return before, columns_around(first) - before - sum(map(span_of, (first, *loop_cells(first))))


def loop_cells(first: Any) -> list[Any]:
    """The cells after the one with a loop's beginning, to the one with its end."""
    depth, found = 1, []
    for cell in first.itersiblings(TC):
        text = "".join(cell.itertext(T))
        depth += ("{%tc for" in text) - ("{%tc endfor" in text)
        found.append(cell)
        if depth == 0:
            break
    return found


def row_width(row: Any) -> int:
    """The columns that the row's cells take."""
    skipped = sum(_number(row.find(path), 0) for path in SKIPPED)
    return skipped + sum(span_of(cell) for cell in row.iter(TC) if next(cell.iterancestors(TR)) is row)


def span_of(cell: Any) -> int:
    """How many columns the cell takes."""
    return _number(cell.find(SPAN), 1)


def set_span(cell: Any, span: str) -> None:
    """Let the cell take so many columns; where that is one, nothing says so (§17.4.17)."""
    properties = _properties(cell)
    for old in properties.findall(qn("w:gridSpan")):
        properties.remove(old)
    if span != "1":
        _put(properties, "w:gridSpan", w_val=span)


def set_width(cell: Any, width: int) -> None:
    """The cell's width in twentieths of a point (§17.4.71)."""
    properties = _properties(cell)
    for old in properties.findall(qn("w:tcW")):
        properties.remove(old)
    _put(properties, "w:tcW", w_w=str(width), w_type="dxa")


def _properties(cell: Any) -> Any:
    properties = cell.find(qn("w:tcPr"))
    if properties is None:
        properties = etree.Element(qn("w:tcPr"))
        cell.insert(0, properties)
    return properties


def _put(properties: Any, name: str, **attributes: str) -> None:
    """Add an element to a cell's properties in the place that the schema wants (§17.4.69)."""
    earlier = [qn(each) for each in CELL_ORDER[: CELL_ORDER.index(name)]]
    element = etree.Element(qn(name))
    for key, value in attributes.items():
        element.set(qn(key.replace("_", ":")), value)
    properties.insert(sum(1 for each in properties if each.tag in earlier), element)


def columns_around(element: Any) -> int:
    """The columns of the table around the element."""
    return len(_table(element).findall(GRID))


def _table(element: Any) -> Any:
    return next(element.iterancestors(qn("w:tbl")))


def _number(element: Any | None, default: int) -> int:
    return default if element is None else int(element.get(qn("w:val")))


def uneven_layouts(report: Report, columns: int) -> Iterator[str]:
    """What is wrong with the report's own table heads, in a table of so many columns."""
    for layout in report.layouts:
        rows = [tuple(cell.span for cell in head) for head in layout.head]
        rows += [tuple(column.span for column in layout.columns)] if layout.key != STANDARD_LAYOUT else []
        for spans in rows:
            if sum(spans) != columns:
                yield (
                    f"Die Tabelle „{layout.key}“ in bericht.yaml hat eine Zeile mit {sum(spans)} Spalten, "
                    f"die Tabelle der Vorlage hat {columns}. Bitte „spalten“ in bericht.yaml oder die Vorlage anpassen."
                )
