"""Which column a cell stands in, also in rows with merged cells and in tables without a head."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from ikz_report.readers.annex_word.columns import Columns
from ikz_report.readers.word import WordRow, WordTable

NEAR = 0.03  # of a table's width: edges that lie closer are the same


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns that the head of a table names, with that table."""

    table: WordTable
    columns: Columns

    @property
    def count(self) -> int:
        return len(self.columns.fields)

    def fits(self, table: WordTable) -> bool:
        """Whether a table without a head may have these columns.

        Its rows have as many cells, or run across, or its grid has as many columns, or its cells begin where the
        columns do.
        """
        cells = max((len(row.cells) for row in table.rows), default=0)
        if cells in (1, self.count) or _grid(table) == self.count:
            return True
        edges = self._edges()
        starts = [_left(table, cell.column) for row in table.rows for cell in row.cells]
        return bool(edges and table.widths) and all(min(abs(x - edge) for edge in edges) < NEAR for x in starts)

    def column(self, table: WordTable, row: WordRow, index: int) -> int:
        """The column of a row's cell: by its number where all are there, else by where it begins."""
        if len(row.cells) == self.count:
            return index
        column = row.cells[index].column
        if table is self.table:
            return max((at for at, start in enumerate(self.columns.starts) if start <= column), default=0)
        if _grid(table) == self.count:
            return min(column, self.count - 1)
        edges = self._edges()
        if edges and table.widths:
            left = _left(table, column)
            return min(range(self.count), key=lambda at: abs(edges[at] - left))
        return min(index, self.count - 1)

    def covers(self, table: WordTable, row: WordRow, index: int) -> bool:
        """Whether a cell takes more than its own column."""
        at = self.column(table, row, index)
        following = self.column(table, row, index + 1) if index + 1 < len(row.cells) else self.count
        return following > at + 1

    def _edges(self) -> list[float]:
        """Where the columns begin, as parts of the table's width; empty where that is not known."""
        return [_left(self.table, start) for start in self.columns.starts] if self.table.widths else []


def _grid(table: WordTable) -> int:
    """How many grid columns a table has."""
    return max((cell.column + cell.span for row in table.rows for cell in row.cells), default=0)


def _left(table: WordTable, column: int) -> float:
    """Where a grid column begins, from 0 to 1."""
    edges = list(accumulate(table.widths, initial=0))
    return edges[min(column, len(edges) - 1)] / (edges[-1] or 1)
