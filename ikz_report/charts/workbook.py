"""The workbook behind a native chart: a row per group, a column per series, where a clerk changes the figures."""

from __future__ import annotations

import io
from datetime import datetime

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from ikz_report.charts.chart import ChartData

SHEET = "Sheet1"
NUMBER_FORMAT = "#,##0"  # shown with the separators of the reader's language
NAME_WIDTH = 28  # characters
DAY = datetime(2000, 1, 1)  # so that every day gives the same bytes
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def workbook(chart: ChartData) -> bytes:
    """The figures as .xlsx; a name that begins with ``=`` stays text."""
    target = io.BytesIO()
    book = Workbook(target, OPTIONS)
    book.set_properties({"created": DAY})
    sheet = book.add_worksheet(SHEET)
    number = book.add_format({"num_format": NUMBER_FORMAT})
    sheet.set_column(0, 0, NAME_WIDTH)
    sheet.write_column(1, 0, chart.groups)
    for place, series in enumerate(chart.series, 1):
        sheet.write(0, place, series.name)
        sheet.write_column(1, place, series.values, number)
    book.close()
    return target.getvalue()


def name_reference(column: int) -> str:
    """Where the name of a series stands; the first one has column 1."""
    return f"{SHEET}!{_cell(0, column)}"


def values_reference(chart: ChartData, column: int) -> str:
    """Where the values of a series stand, or in column 0 the groups."""
    return f"{SHEET}!{_cell(1, column)}:{_cell(len(chart.groups), column)}"


def _cell(row: int, column: int) -> str:
    return str(xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True))
