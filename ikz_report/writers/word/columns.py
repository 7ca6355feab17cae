"""The report's columns in a template that goes through them: ``{%tc for s in spalten %}`` … ``{%tc endfor %}``.

Such a loop is written out before anything is printed, a cell for each column, and the grid of its table
(ECMA-376 part 1 §17.4.48) is made to fit. What is printed then is a template with these columns and no others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from lxml import etree

from ikz_report.errors import InputError
from ikz_report.model import ARBEITSSTAND, ART, PERSPEKTIVE, THEMA, Column
from ikz_report.writers.word.fields import cell_name
from ikz_report.writers.word.grid import GRID, beside, loop_cells, row_width, set_span, set_width, span_of
from ikz_report.writers.word.names import TBL, TC, TR, P, T, qn
from ikz_report.writers.word.styles import Styles
from ikz_report.writers.word.tags import TAG, Tag, read_paragraphs

COLUMN_LOOP = re.compile(r"for\s+(\w+)\s+in\s+spalten")
ROW_LOOP = re.compile(r"for\s+(\w+)\s+in\s+\w+\.zeilen")
NUMBER = "ikz"  # a paragraph's number in the template as the office knows it, until it is printed
STYLE = "IKZ Spalte {title}"
TWIPS_PER_MM = 1440 / 25.4
USUAL_MM = {ART: 27.0}
SHARES = {THEMA: 2.3, ARBEITSSTAND: 3.0, PERSPEKTIVE: 2.4}  # of what is left, as in bericht.typ
SHARE = 2.0
LEAST_MM = 12.0
TOO_WIDE = (
    "bericht.yaml, „spalten“: Die Spalten wären zusammen {wanted:.0f} mm breit, die Tabelle der Word-Vorlage ist "
    "{room:.0f} mm breit. Bitte „breite“ verkleinern."
)


class _Loop(NamedTuple):
    """A loop through the columns; ``row`` is the variable of the loop through the table's rows around it."""

    tag: Tag
    variable: str
    row: str


def write_out(part: Any, columns: Sequence[Column], styles: Styles) -> None:
    """Write out every loop through the columns in the part.

    Raises:
        InputError: the columns are wider than the table.
    """
    paragraphs = list(read_paragraphs(part))
    loops = list(_loops(tag for paragraph in paragraphs for tag in paragraph.tags))
    if not loops:
        return
    for number, paragraph in enumerate(part.iter(P), 1):
        paragraph.set(NUMBER, str(number))
    by_table: dict[Any, list[_Loop]] = {}
    for loop in loops:
        by_table.setdefault(loop.tag.around(TBL), []).append(loop)
    for table, found in by_table.items():
        _write_table(table, found, columns, styles)


def _loops(tags: Iterator[Tag]) -> Iterator[_Loop]:
    row = ""
    for tag in tags:
        if tag.sign != "%":
            continue
        if tag.scope == "tr" and (rows := ROW_LOOP.fullmatch(tag.inner)):
            row = rows[1]
        elif tag.scope == "tc" and (found := COLUMN_LOOP.fullmatch(tag.inner)):
            yield _Loop(tag, found[1], row)


def _write_table(table: Any, loops: Sequence[_Loop], columns: Sequence[Column], styles: Styles) -> None:
    old = [int(column.get(qn("w:w"), "0")) for column in table.findall(GRID)]
    before, after = beside(loops[0].tag.around(TC))
    kept = old[:before], old[len(old) - after :]
    grid = [*kept[0], *grid_widths(columns, sum(old) - sum(kept[0]) - sum(kept[1])), *kept[1]]
    for loop in loops:
        _write_cells(loop, columns, styles)
    _set_grid(table, grid)
    for row in table.iter(TR):
        if next(row.iterancestors(TBL)) is table and "{%tc" not in "".join(row.itertext(T)):
            _fit_row(row, grid)


def _write_cells(loop: _Loop, columns: Sequence[Column], styles: Styles) -> None:
    first = loop.tag.around(TC)
    *pattern, last = loop_cells(first)
    for column in columns:
        for cell in pattern:
            last.addprevious(_cell(cell, column, loop, styles))
    for cell in (first, *pattern, last):
        cell.getparent().remove(cell)


def _cell(pattern: Any, column: Column, loop: _Loop, styles: Styles) -> Any:
    cell = deepcopy(pattern)
    fields = {
        "titel": f"spalten.{column.field}",
        "zelle": f"{loop.row}.{cell_name(column.field)}",
        "feld": f'"{column.field}"',
    }
    name = re.compile(rf"\b{loop.variable}\.({'|'.join(fields)})\b")
    for text in cell.iter(T):
        if "{" in (text.text or ""):
            text.text = TAG.sub(lambda tag: name.sub(lambda found: fields[found[1]], tag[0]), text.text)
    own = styles.names.get(STYLE.format(title=column.title))
    if own and f"{loop.variable}.zelle" in "".join(pattern.itertext(T)):
        for paragraph in cell.iter(P):
            _set_style(paragraph, own)
    set_span(cell, str(column.span))
    return cell


def grid_widths(columns: Sequence[Column], room: int) -> list[int]:
    """The widths of the grid's columns in twentieths of a point: ``breite`` where given, the rest by share.

    Raises:
        InputError: they are wider than there is room.
    """
    fixed = [_millimetres(column) for column in columns]
    shares = [SHARES.get(column.field, SHARE) for column in columns]
    open_shares = sum(share for share, width in zip(shares, fixed, strict=True) if width is None)
    left = room / TWIPS_PER_MM - sum(width or 0 for width in fixed)
    wanted = room / TWIPS_PER_MM - left + LEAST_MM * fixed.count(None)
    if wanted > room / TWIPS_PER_MM + 0.5:
        raise InputError(TOO_WIDE.format(wanted=wanted, room=room / TWIPS_PER_MM))
    widths = [
        left * share / open_shares if width is None else width for width, share in zip(fixed, shares, strict=True)
    ]
    result: list[int] = []
    for column, width in zip(columns, widths, strict=True):
        result += [round(width * TWIPS_PER_MM / column.span)] * column.span
    return result


def _millimetres(column: Column) -> float | None:
    return column.width if column.width is not None else USUAL_MM.get(column.field)


def _set_grid(table: Any, widths: Sequence[int]) -> None:
    grid = table.find(qn("w:tblGrid"))
    for column in list(grid):
        grid.remove(column)
    for width in widths:
        etree.SubElement(grid, qn("w:gridCol")).set(qn("w:w"), str(width))
    total = table.find(f"{qn('w:tblPr')}/{qn('w:tblW')}")
    if total is not None and total.get(qn("w:type")) == "dxa":
        total.set(qn("w:w"), str(sum(widths)))


def _fit_row(row: Any, grid: Sequence[int]) -> None:
    """The widest cell of a row takes what its table has more or fewer columns; all cells have the grid's widths."""
    cells = list(row.iterchildren(TC))
    if more := len(grid) - row_width(row):
        widest = max(reversed(cells), key=span_of)
        set_span(widest, str(max(span_of(widest) + more, 1)))
    place = 0
    for cell in cells:
        span = span_of(cell)
        set_width(cell, sum(grid[place : place + span]))
        place += span


def _set_style(paragraph: Any, style: str) -> None:
    properties = paragraph.find(qn("w:pPr"))
    if properties is None:
        properties = etree.Element(qn("w:pPr"))
        paragraph.insert(0, properties)
    named = properties.find(qn("w:pStyle"))
    if named is None:
        named = etree.Element(qn("w:pStyle"))
        properties.insert(0, named)
    named.set(qn("w:val"), style)
