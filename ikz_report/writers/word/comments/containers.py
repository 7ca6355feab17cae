"""The elements of a Word file at a place that a reader named: a cell, a row, a paragraph between two tables."""

from __future__ import annotations

from collections.abc import Sequence

from ikz_report.readers.annex.places import AFTER, BEFORE, CELL, ROW, TABLE, Place
from ikz_report.readers.word.flow import cells, children, rows
from ikz_report.readers.word.names import Element, W


class Containers:
    """Tables, rows and cells counted as the readers count them."""

    def __init__(self, body: Element) -> None:
        self._tables: list[Element] = []
        self._rows: dict[Element, list[Element]] = {}
        self._between: list[list[Element]] = [[]]  # paragraphs before the first table, the second …, after the last
        for each in children(body, "accepted"):
            if each.tag == f"{W}tbl":
                self._tables.append(each)
                self._between.append([])
            elif each.tag == f"{W}p":
                self._between[-1].append(each)

    @property
    def first(self) -> Element:
        """The first paragraph, or that of the first cell."""
        if self._between[0] or not self._tables:
            return self._between[0][0]
        return next(self._tables[0].iter(f"{W}p"))

    def of(self, places: Sequence[Place]) -> list[Element]:
        """The elements at these places, each once, in order."""
        found: dict[Element, None] = {}
        for place in places:
            found |= dict.fromkeys(self._at(dict(place.parts)))
        return list(found)

    def _at(self, parts: dict[str, int]) -> list[Element]:
        if TABLE in parts:
            return [self._in_table(self._tables[parts[TABLE] - 1], parts)]
        if BEFORE in parts:
            return self._between[parts[BEFORE] - 1]
        return self._between[parts.get(AFTER, len(self._tables))]

    def _in_table(self, table: Element, parts: dict[str, int]) -> Element:
        if ROW not in parts:
            return table
        if table not in self._rows:
            self._rows[table] = list(rows(table))
        row = self._rows[table][parts[ROW] - 1]
        return list(cells(row))[parts[CELL] - 1] if CELL in parts else row
