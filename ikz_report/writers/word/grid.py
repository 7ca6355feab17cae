"""Do the cells of each row fill the columns of their table (ECMA-376 part 1 §17.4.48)?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from ikz_report.model import STANDARD_LAYOUT, Report
from ikz_report.writers.word.tags import TC, TR, T

GRID = f"{qn('w:tblGrid')}/{qn('w:gridCol')}"
SPAN = f"{qn('w:tcPr')}/{qn('w:gridSpan')}"
SKIPPED = (f"{qn('w:trPr')}/{qn('w:gridBefore')}", f"{qn('w:trPr')}/{qn('w:gridAfter')}")


def row_problem(row: Any) -> str | None:
    """What is wrong with a row of the template that is printed as it stands."""
    columns, width = columns_around(row), row_width(row)
    if width == columns:
        return None
    return f"Die Zeile hat {width} statt {columns} Spalten. Bitte die Zellen in Word verbinden oder teilen."


def loop_columns(document: Any, columns: int) -> set[int]:
    """The numbers of columns of the tables that have rows whose cells come from a loop.

    Those with a loop through the report's columns will have as many as these take: ``columns``.
    """
    cells = [cell for cell in document.element.iter(TC) if "{%tc" in "".join(cell.itertext(T))]
    fitting = {_table(cell) for cell in cells if "in spalten" in "".join(cell.itertext(T))}
    return {columns if _table(cell) in fitting else columns_around(cell) for cell in cells}


def row_width(row: Any) -> int:
    """The columns that the row's cells take."""
    skipped = sum(_number(row.find(path), 0) for path in SKIPPED)
    return skipped + sum(span_of(cell) for cell in row.iter(TC) if next(cell.iterancestors(TR)) is row)


def span_of(cell: Any) -> int:
    """How many columns the cell takes."""
    return _number(cell.find(SPAN), 1)


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
