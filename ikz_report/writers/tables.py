"""The register as one flat table: CSV and Excel.

A row per measure; the columns are where the measure stands, then the fields of the report's layouts.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from ikz_report.errors import InputError
from ikz_report.model import ART, Content, Mark, Placement, Report, Run, art_text, lines, normal_text, plain
from ikz_report.outline import bullet

PLACE_COLUMNS = (
    ("kategorie", "Kategorie"),
    ("dezernat", "Dezernat"),
    ("dienststelle", "Dienststelle"),
    ("bereich", "Bereich"),
    ("id", "Kennung"),
)
NOTE = ("_beispiel", "Beispieldaten")  # no column of the register begins so
FORMULA_SIGNS = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
EXCEL_LIMIT = 32_767  # characters a cell can hold, Excel specifications and limits
WIDTHS = {"kategorie": 9, "dezernat": 9, "dienststelle": 26, "bereich": 18, "id": 22, ART: 16, NOTE[0]: 30}
WIDE = 52
A4 = 9  # Excel's number for the paper size
CELL = {"valign": "top", "text_wrap": True, "border": 1}
MARKS = tuple(map(Mark, range(8)))


def columns(report: Report) -> tuple[tuple[str, str], ...]:
    """Field and title of each column; the standard layout's first, then those only other layouts have.

    Where the data are no facts, the last column says so in every row, which outlives sorting and filtering.
    """
    titles: dict[str, str] = {}
    for layout in report.layouts:
        for column in layout.columns:
            titles.setdefault(column.field, column.title)
    return (*PLACE_COLUMNS, *titles.items(), *((NOTE,) if report.example else ()))


def rows(report: Report) -> Iterator[list[str]]:
    """A list of texts per measure, in the order of ``columns``."""
    names = [name for name, _ in columns(report)]
    for placement in report.placements():
        values = _place(report, placement)
        measure = placement.measure
        values[ART] = art_text(measure)
        values[NOTE[0]] = report.example or ""
        yield [values[name] if name in values else cell_text(measure.cell(name)) for name in names]


def _place(report: Report, placement: Placement) -> dict[str, str]:
    category, section, measure = placement
    unit = section.unit
    parent = report.organisation.unit(unit.parent) if unit.parent else None
    return {
        "kategorie": category.number,
        "dezernat": unit.dezernat,
        "dienststelle": (parent or unit).name,
        "bereich": unit.name if parent else "",
        "id": measure.id,
    }


def cell_text(content: Content) -> str:
    """A line per paragraph or bullet, bullets marked and indented by level."""
    return "\n".join(bullet(level) + plain(text) for level, text in lines(content))


def to_csv(report: Report) -> bytes:
    """CSV as German Excel opens it: semicolons, UTF-8 with a mark.

    A text beginning with ``= + - @``, also wide ones and behind blanks, gets an apostrophe before it, so that no
    spreadsheet runs it as a formula.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow([title for _, title in columns(report)])
    writer.writerows([_harmless(value) for value in row] for row in rows(report))
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def _harmless(value: str) -> str:
    return f"'{value}" if value.lstrip().startswith(FORMULA_SIGNS) else value


def to_xlsx(report: Report, created: datetime) -> bytes:
    """An Excel workbook: frozen head, filters, the page set up for printing.

    Raises:
        InputError: a cell is longer than Excel can hold.
    """
    from xlsxwriter import Workbook  # heavy: only here

    from ikz_report.writers.excel_sheet import FittingSheet

    table = list(rows(report))
    _check_lengths(report, table)
    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": report.title, "created": created, "comments": report.example or ""})
        sheet = book.add_worksheet("Maßnahmen", FittingSheet)
        _write_sheet(book, sheet, report, table)
    return stream.getvalue()


def _check_lengths(report: Report, table: list[list[str]]) -> None:
    names = columns(report)
    for row in table:
        for (_, title), value in zip(names, row, strict=True):
            if len(value) > EXCEL_LIMIT:
                raise InputError(
                    f"Maßnahme {row[4]}, Spalte {title}: {len(value)} Zeichen, Excel fasst höchstens {EXCEL_LIMIT} je "
                    "Zelle. Bitte den Text kürzen oder --format csv oder json verwenden."
                )


def _write_sheet(book: Any, sheet: Any, report: Report, table: list[list[str]]) -> None:
    from ikz_report.writers.excel_sheet import height

    names = columns(report)
    widths = [WIDTHS.get(name, WIDE) for name, _ in names]
    head = book.add_format({"bold": True, "bg_color": "#DCE4EC", **CELL})
    fonts = {mark: book.add_format(_font(mark)) for mark in MARKS}
    styles = {mark: book.add_format({**_font(mark), **CELL}) for mark in MARKS}
    for index, (_, title) in enumerate(names):
        sheet.set_column(index, index, widths[index])
        sheet.write_string(0, index, title, head)
    for number, (row, placement) in enumerate(zip(table, report.placements(), strict=True), start=1):
        sheet.set_row_pixels(number, height(zip(row, widths, strict=True)))
        for index, ((name, _), value) in enumerate(zip(names, row, strict=True)):
            pieces = _pieces(placement.measure.cell(name))
            if len(pieces) > 1:
                rich = [part for mark, text in pieces for part in ((fonts[mark], text) if mark else (text,))]
                sheet.write_rich_string(number, index, *rich, styles[Mark.NONE])
            else:
                sheet.write_string(number, index, value, styles[pieces[0][0] if pieces else Mark.NONE])
    _set_up_page(sheet, report, len(table), len(names))


def _set_up_page(sheet: Any, report: Report, rows: int, columns: int) -> None:
    sheet.autofilter(0, 0, rows, columns - 1)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    note = f"&L{report.example.replace('&', '&&')}" if report.example else ""
    sheet.set_footer(f"{note[:200]}&RSeite &P von &N")


def _font(mark: Mark) -> dict[str, object]:
    return {
        "bold": Mark.BOLD in mark,
        "italic": Mark.ITALIC in mark,
        "underline": 1 if Mark.UNDERLINE in mark else 0,
    }


def _pieces(content: Content) -> list[tuple[Mark, str]]:
    """The cell's text cut where emphasis changes."""
    runs: list[Run] = []
    for number, (level, text) in enumerate(lines(content)):
        runs.append(Run(("\n" if number else "") + bullet(level)))
        runs += text
    return [(run.marks, run.text) for run in normal_text(runs)]
