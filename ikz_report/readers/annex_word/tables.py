"""The tables of a Word file, row by row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from ikz_report.model import STANDARD_LAYOUT, Content, Paragraph, lines, plain
from ikz_report.outline import flatten
from ikz_report.readers.annex.drafts import Doubts, Spot
from ikz_report.readers.annex.heads import MAX_HEAD_ROWS, own_head
from ikz_report.readers.annex.places import CELL, ROW, TABLE, Place
from ikz_report.readers.annex_word.frame import Frame, one_line
from ikz_report.readers.annex_word.leftovers import note_remarks
from ikz_report.readers.annex_word.rows import Row, Rows, in_cell
from ikz_report.readers.word import WordTable

NO_CATEGORY = "Vor der ersten Überschrift „Kategorie …“ stehen Maßnahmen. Bitte die Überschrift ergänzen."
FOREIGN = "Tabelle mit anderen Spalten"
WIDE = "Zellen dieser Zeile sind verbunden; ihr Text steht bei der ersten der Spalten. Bitte prüfen."
IN_TEXT = ("Tabelle in der Zelle", "Textfeld")  # their words are among those of the cell
SENTENCE = re.compile(r"\w{3,}[.!?]$")  # no abbreviation such as „e. V.“
MAX_NAME = 150  # characters


class Tables:
    """Gives the rows of tables to the paper."""

    def __init__(self, frame: Frame, rows: Rows, doubts: Doubts) -> None:
        self.frame = frame
        self.paper = frame.paper
        self.rows = rows
        self.doubts = doubts
        self._places: dict[tuple[int, int], Place] = {}  # of rows, by table and row
        self._wordings: set[str] = set()  # heads that were listed

    def read(self, table: WordTable) -> None:
        """Read a table of the annex.

        Raises:
            SourceError: a row has no place in it.
        """
        rows = list(self.rows.read(table))
        for row, word in zip(rows, table.rows, strict=True):
            self._places[table.number, word.number] = row.place
            for cell in word.cells:
                note_remarks(cell.remarks, Spot(in_cell(row.place, cell.number), self.doubts))
        self.paper.table.new_page()
        at = 0
        while at < len(rows):
            at += self._row(rows[at : at + MAX_HEAD_ROWS])

    def leave(self, table: WordTable) -> None:
        """List the words of a table that is none of the annex."""
        spot = Spot(self.rows.place((TABLE, table.number)), self.doubts)
        cells = [cell for row in table.rows for cell in row.cells]
        for cell in cells:
            note_remarks([each for each in cell.remarks if each.kind not in IN_TEXT], spot)
        text = " | ".join(one_line(cell.content) for cell in cells if cell.content)
        if text:
            self.frame.leave(FOREIGN, text, spot)

    def place_of(self, table: int, row: int, cell: int) -> Place:
        """The place of a cell; numbers are 0 for what stands in none."""
        parts = tuple(part for part in ((TABLE, table), (ROW, row), (CELL, cell)) if part[1])
        known = self._places.get((table, row))
        return Place(known.order, known.name, parts) if known else self.rows.place(*parts)

    def _row(self, rows: Sequence[Row]) -> int:
        """Read the first of these rows; how many that took."""
        row = rows[0]
        spot = Spot(row.place, self.doubts)
        for place, message in row.doubts:
            self.doubts.add(place, message)
        if row.head is not None:
            self._head(row, spot)
        elif row.single:
            self._single(row.single, spot)
        elif row.cells:
            return self._measure(rows, row, spot)
        return 1

    def _head(self, row: Row, spot: Spot) -> None:
        columns = row.head
        assert columns is not None
        if columns.wording and columns.wording not in self._wordings:
            self._wordings.add(columns.wording)
            names = ", ".join(f"„{title}“ = {name}" for title, name in columns.named())
            spot.doubt(f"Tabellenkopf gelesen als: {names}.")
        if self.paper.category is not None:
            self.paper.table.head(columns.layout, spot)

    def _single(self, content: Content, spot: Spot) -> None:
        """A row with one text: a heading, a part of the intro, a unit's name or a note."""
        text = one_line(content)
        category = self.paper.category
        if self.frame.is_heading(text):
            self.frame.heading(text, spot)
        elif self.paper.in_charts:
            self.frame.chart(text, spot)
        elif category is not None and self.frame.is_intro and self._is_intro(content, text):
            self.frame.intro(category, flatten(content), spot)
        elif category is not None:
            self._name_or_note(content, spot)
        elif self.paper.title:
            self.paper.preamble(content, spot)
        else:
            self.paper.set_title(text, spot)

    def _is_intro(self, content: Content, text: str) -> bool:
        is_one = len(content) == 1 and isinstance(content[0], Paragraph)
        is_name = is_one and not SENTENCE.search(text) and not text.endswith(":") and len(text) <= MAX_NAME
        return not is_name and not self.frame.names.is_known(text) and not self._are_names(content)

    def _are_names(self, content: Content) -> bool:
        names = [plain(text).strip() for _, text in lines(content)]
        return len(names) > 1 and all(map(self.frame.names.is_known, names))

    def _name_or_note(self, content: Content, spot: Spot) -> None:
        if self._are_names(content):
            for block in content:
                self.frame.unit((block,), spot)
        elif SENTENCE.search(one_line(content)) and not self.frame.names.is_known(one_line(content)):
            self.paper.table.note(content, spot)
        else:
            self.frame.unit(content, spot)

    def _measure(self, rows: Sequence[Row], row: Row, spot: Spot) -> int:
        if self.paper.category is None:
            raise row.place.error(NO_CATEGORY)
        table = self.paper.table
        following = [each.cells for each in takewhile(lambda each: bool(each.cells), rows)]
        own = own_head(following, spot) if table.may_have_own_head else None
        self.frame.unit_met = True
        if own is not None:
            layout, count = own
            table.own_head(layout, spot)
            return count
        table.row(row.cells, spot)
        self._note_wide(row, spot)
        return 1

    def _note_wide(self, row: Row, spot: Spot) -> None:
        section = self.paper.table.section
        measure = section.measures[-1] if section and section.measures else None
        is_list = measure is not None and measure.arten == ("allgemein",)
        if row.wide and section and section.layout.key == STANDARD_LAYOUT and not is_list:
            spot.doubt(WIDE)
