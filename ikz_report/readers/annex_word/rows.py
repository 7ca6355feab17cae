"""The rows of a Word file's tables in the four columns of the annex."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ikz_report.model import ART, THEMA, Content, Item, plain_content
from ikz_report.readers.annex.drafts import STANDARD, Cell, Cells
from ikz_report.readers.annex.paper import heading
from ikz_report.readers.annex.places import CELL, ROW, TABLE, Place
from ikz_report.readers.annex_word.columns import Columns, columns_of
from ikz_report.readers.annex_word.shape import Shape
from ikz_report.readers.word import WordCell, WordRow, WordTable

NUMBER = re.compile(r"\d*[.)]?")
NO_COLUMN = "Spalte „{title}“ gibt es im Register nicht; nicht übernommen: „{text}“"
HIDDEN = "Text in einer verbundenen Zelle, den Word nicht zeigt; nicht übernommen: „{text}“"
TOO_MANY = "Die Zeile hat mehr Zellen als die Tabelle Spalten; der Text steht bei „{title}“."


@dataclass(slots=True)
class Row:
    """A row: a head, a text across it (``single``), or four ``cells`` in official order; else it is empty.

    ``carried``: Art and Thema are those of the row above (vertically merged). ``wide``: a text stands in a cell
    that takes several columns. ``doubts`` are sentences with the place each is about.
    """

    place: Place
    head: Columns | None = None
    single: Content = ()
    cells: Cells = ()
    carried: bool = False
    wide: bool = False
    doubts: tuple[tuple[Place, str], ...] = ()


class Rows:
    """Reads table after table; the columns of a head hold until the next one."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._order = 0
        self._shape: Shape | None = None
        self._before: Shape | None = None  # of the tables that ``is_annex`` was asked about
        self._table = WordTable(0, ())
        self._art: Cell | None = None  # of the row above

    def place(self, *parts: tuple[str, int]) -> Place:
        """The next place from the top."""
        self._order += 1
        return Place(self._order, self._name, parts)

    def is_annex(self, table: WordTable) -> bool:
        """Whether a table is one of the annex: it has a head, a category's heading, or the columns of the last head."""
        heads = [head for row in table.rows if (head := columns_of(row)) is not None]
        if heads:
            self._before = Shape(table, heads[-1])
        if heads or any(heading(text_across(row)) for row in table.rows):
            return True
        return self._before is not None and self._before.fits(table)

    def read(self, table: WordTable) -> Iterator[Row]:
        self._art = None
        self._table = table
        for row in table.rows:
            place = self.place((TABLE, table.number), (ROW, row.number))
            yield self._row(row, place)

    def _row(self, row: WordRow, place: Place) -> Row:
        head = columns_of(row)
        if head is not None:
            self._shape = Shape(self._table, head)
            return Row(place, head)
        filled = [cell for cell in row.cells if cell.content]
        if len(row.cells) == 1 or (len(filled) == 1 and filled[0] is row.cells[0]):
            self._art = None
            return Row(place, single=row.cells[0].content)
        if self._shape is None:
            return Row(place, single=tuple(block for cell in filled for block in cell.content))
        return self._measure(row, self._shape, place)

    def _measure(self, row: WordRow, shape: Shape, place: Place) -> Row:
        columns = shape.columns
        result = Row(place)
        found: dict[str, Cell] = {}
        doubts: list[tuple[Place, str]] = []
        carried = set()
        for index, word in enumerate(row.cells):
            cell = self._cell(word, place)
            at = shape.column(self._table, row, index)
            field, title = columns.fields[at], columns.titles[at]
            if word.continued and cell.text:
                doubts.append((cell.place, HIDDEN.format(text=" ".join(cell.text.split()))))
            elif word.continued and field:
                carried.add(field)
            elif field is None:
                if not NUMBER.fullmatch(cell.text):
                    doubts.append((cell.place, NO_COLUMN.format(title=title, text=" ".join(cell.text.split()))))
            elif field in found and cell.text:
                found[field] = _joined(found[field], cell)
                doubts.append((cell.place, TOO_MANY.format(title=title)))
            else:
                found.setdefault(field, cell)
                result.wide |= bool(cell.text) and word.span > 1 and shape.covers(self._table, row, index)
        result.carried = {ART, THEMA} <= carried
        if ART in carried and not result.carried and self._art is not None:
            found[ART] = self._art
        if any(cell.text for cell in found.values()):
            result.cells = tuple(found.get(name, _empty(place)) for name in STANDARD.fields)
            self._art = found.get(ART, self._art)
        result.doubts = tuple(doubts)
        return result

    def _cell(self, cell: WordCell, place: Place) -> Cell:
        content = cell.content
        label = not any(isinstance(each, Item) for each in content)
        return Cell(plain_content(content), lambda _: content, in_cell(place, cell.number), label)


def in_cell(place: Place, number: int) -> Place:
    """The place of a cell of a row."""
    return Place(place.order, place.name, (*place.parts, (CELL, number)))


def has_head(table: WordTable) -> bool:
    """Whether any row of the table names its columns."""
    return any(columns_of(row) for row in table.rows)


def begins_with_text(table: WordTable) -> bool:
    """Whether the first row below the head has a text across it, such as a unit's name."""
    body = (row for row in table.rows if columns_of(row) is None and any(cell.content for cell in row.cells))
    first = next(body, None)
    return first is not None and text_across(first) != "" and bool(first.cells[0].content)


def text_across(row: WordRow) -> str:
    """The text of a row that has only one, as a line."""
    filled = [cell for cell in row.cells if cell.content]
    return " ".join(plain_content(filled[0].content).split()) if len(filled) == 1 else ""


def _joined(first: Cell, second: Cell) -> Cell:
    return Cell(
        f"{first.text}\n{second.text}",
        lambda spot: first.read(spot) + second.read(spot),
        first.place,
        first.label and second.label,
    )


def _empty(place: Place) -> Cell:
    return Cell("", lambda _: (), place)
