"""Reading what a cell, a text box or the body holds, paragraph by paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from ikz_report.model import Run, plain
from ikz_report.readers.word.bullets import Raw
from ikz_report.readers.word.flow import (
    cell_is_gone,
    cells,
    children,
    mark_is_gone,
    properties,
    row_is_gone,
    rows,
    shown_text,
)
from ikz_report.readers.word.names import Element, W, attribute, child, number
from ikz_report.readers.word.runs import Inline
from ikz_report.readers.word.source import Remark, Source


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph as the view shows it, with its style's id and its heading level (0 the first; None: none)."""

    raw: Raw
    style: str
    outline: int | None
    remarks: tuple[Remark, ...] = ()
    boxed: bool = False  # stands in a text box


class Story:
    """Collects paragraphs in reading order; nested tables and text boxes follow where they are anchored."""

    def __init__(self, source: Source) -> None:
        self.paragraphs: list[Shown] = []
        self._source = source
        self._inline = Inline(source)
        self._boxes = 0  # text boxes around
        self._last: Element | None = None  # the properties of a paragraph that runs on into the next one

    @property
    def bookmarks(self) -> tuple[str, ...]:
        return tuple(self._inline.bookmarks)

    def read(self, container: Element) -> None:
        """Read everything below ``container``."""
        for each in children(container, self._source.view):
            self.add(each)
        self.close()

    def add(self, each: Element) -> None:
        """Read one block: a paragraph, a nested table, or a bookmark between them."""
        if each.tag == f"{W}p":
            self._paragraph(each)
        elif each.tag == f"{W}tbl":
            self.close()
            self._table(each)
        elif each.tag == f"{W}altChunk":
            self._inline.remark("eingebettetes Dokument", "")
        elif each.tag == f"{W}bookmarkStart":
            self._inline.bookmarks.append(attribute(each, "name"))

    def close(self) -> None:
        """End a paragraph whose mark is gone where no other paragraph follows."""
        self._inline.end()
        if self._inline.runs or self._inline.boxes or self._inline.remarks:
            self._end(self._last)

    def _paragraph(self, paragraph: Element) -> None:
        self._inline.paragraph(paragraph)
        self._last = properties(paragraph, "pPr", self._source.view)
        if not mark_is_gone(paragraph, self._source.view):
            self._end(self._last)

    def _end(self, pPr: Element | None) -> None:
        runs, boxes = self._inline.runs, self._inline.boxes
        self._inline.runs, self._inline.boxes = [], []
        self.paragraphs.append(self._shown(pPr, tuple(runs)))
        for box in boxes:
            self._inline.remark("Textfeld", shown_text(box, self._source.view))
            self._boxes += 1
            self.read(box)
            self._boxes -= 1

    def _shown(self, pPr: Element | None, text: tuple[Run, ...]) -> Shown:
        styles = self._source.styles
        style = styles.of_paragraph(pPr)
        place = self._source.lists.level(pPr)
        if place is not None and place.numbered and plain(text).strip():
            self._inline.remark("Nummerierung", plain(text).strip())
        own = number(child(pPr, "outlineLvl"))
        outline = styles.outline(style) if own is None else own if own < 9 else None
        remarks, self._inline.remarks = tuple(self._inline.remarks), []
        raw = Raw(place.level, 0, text) if place else Raw(0, self._indent(pPr, style), text)
        return Shown(raw, style, outline, remarks, self._boxes > 0)

    def _indent(self, pPr: Element | None, style: str) -> int:
        """Where the first line begins, in twips."""
        ind = child(pPr, "ind")
        if ind is None:
            ind = self._source.styles.first_line(style)
        left = number(ind, "left")
        left = number(ind, "start") if left is None else left
        return (left or 0) + (number(ind, "firstLine") or 0) - (number(ind, "hanging") or 0)

    def _table(self, table: Element) -> None:
        self._inline.remark("Tabelle in der Zelle", shown_text(table, self._source.view))
        for row in rows(table):
            if not row_is_gone(row, self._source.view):
                for cell in cells(row):
                    if not cell_is_gone(cell, self._source.view):
                        self.read(cell)
