"""Do the cells of each row fill the columns of their table (ECMA-376 part 1 §17.4.48)?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ikz_report.model import STANDARD_LAYOUT, Report
from ikz_report.writers.word.names import TC, TR, T, qn

GRID = f"{qn('w:tblGrid')}/{qn('w:gridCol')}"
SPAN = f"{qn('w:tcPr')}/{qn('w:gridSpan')}"
SKIPPED = (f"{qn('w:trPr')}/{qn('w:gridBefore')}", f"{qn('w:trPr')}/{qn('w:gridAfter')}")


def row_problem(row: Any) -> str | None:
    """What is wrong with a row of the template that is printed as it stands."""
    columns, width = columns_around(row), row_width(row)
    if width == columns:
        return None
    return f"Die Zeile hat {width} statt {columns} Spalten. Bitte die Zellen in Word verbinden oder teilen."


def loop_columns(body: Any) -> set[int]:
    """The numbers of columns of the tables that have rows whose cells come from a loop."""
    cells = (cell for cell in body.iter(TC) if "{%tc" in "".join(cell.itertext(T)))
    return {columns_around(cell) for cell in cells}


def row_width(row: Any) -> int:
    """The columns that the row's cells take."""
    skipped = sum(_number(row.find(path), 0) for path in SKIPPED)
    return skipped + sum(_number(cell.find(SPAN), 1) for cell in row.iter(TC) if next(cell.iterancestors(TR)) is row)


def columns_around(element: Any) -> int:
    """The columns of the table around the element."""
    table = next(element.iterancestors(qn("w:tbl")))
    return len(table.findall(GRID))


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
