"""The annex line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ikz_report.model import MAX_LEVELS
from ikz_report.readers.annex.completeness import Gap, require
from ikz_report.readers.annex.drafts import CategoryDraft, Cell, Cells, Spot
from ikz_report.readers.annex.heads import MAX_HEAD_ROWS, WIDTH, is_head, own_head, standard_layout
from ikz_report.readers.annex.paper import Paper, heading, is_charts
from ikz_report.readers.annex.places import Place, line, whole
from ikz_report.readers.annex_text.completeness import ADVICE, broken_line, missing_parts
from ikz_report.readers.annex_text.markup import TOO_DEEP, nest, read_cell, read_line
from ikz_report.readers.annex_text.source import CUT_OFF

_PRINCIPLE = re.compile(r"[-–•]\s+")
_NO_ANNEX = "Das ist kein Anhang zur Interkommunalen Zusammenarbeit als Text. Bitte die richtige Datei angeben."
_MAX_HEAD = 200  # characters of a head line


class Document:
    """Gives the lines of an annex to the paper, once from top to bottom; an ``incomplete`` one as far as it goes."""

    def __init__(self, text: str, name: str, paper: Paper, *, incomplete: bool = False) -> None:
        self.lines = text.split("\n")
        self.name = name
        self.paper = paper
        self.incomplete = incomplete
        self.in_table = False

    def read(self) -> None:
        """Read all lines.

        Raises:
            SourceError: no such annex, cut off, or a line that has no place.
        """
        self._refuse_at_once()
        at = 0
        while at < len(self.lines):
            at += self._line(at)
        self._require(missing_parts(self.lines, self.name, self.paper))
        self.paper.finish(self._place(0))

    def _place(self, at: int) -> Place:
        return line(self.name, at + 1)

    def _refuse_at_once(self) -> None:
        if not any(heading(line) for line in self.lines):
            raise whole(self.name, f"Keine Überschrift „Kategorie I …“ gefunden. {_NO_ANNEX}")
        if not any(_is_head(line) for line in self.lines):
            message = "Keine Tabelle mit dem Kopf „Art, Thema, Arbeitsstand, Perspektive“ gefunden."
            raise whole(self.name, f"{message} {_NO_ANNEX}")
        if not any(is_charts(line) for line in self.lines):
            self._require(broken_line(self.lines, self.name))

    def _require(self, gaps: Iterable[Gap]) -> None:
        require(gaps, ADVICE, self.paper.doubts, incomplete=self.incomplete)

    def _line(self, at: int) -> int:
        """Read a line; how many lines that took."""
        text, spot = self.lines[at], Spot(self._place(at), self.paper.doubts)
        stripped = text.strip()
        category = heading(text)
        if category:
            self.paper.start_category(category, spot)
            self.in_table = False
        elif is_charts(text):
            self.paper.start_charts(stripped, spot)
        elif not stripped:
            pass
        elif self.paper.in_charts:
            self._chart(stripped, spot)
        elif self.paper.category is None:
            self._preamble(text, spot)
        elif self.in_table or _is_head(text):
            return self._table_line(text, at, spot)
        else:
            self._intro(self.paper.category, text, spot)
        return 1

    def _preamble(self, text: str, spot: Spot) -> None:
        if "\t" in text.strip():
            message = "Vor der ersten Überschrift „Kategorie …“ steht eine Tabelle. Bitte die Überschrift ergänzen."
            raise spot.place.error(message)
        if self.paper.title:
            self.paper.preamble(nest(read_line(text, spot)), spot)
        else:
            self.paper.set_title(text, spot)

    def _intro(self, category: CategoryDraft, text: str, spot: Spot) -> None:
        if "\t" in text.strip():
            message = "Die Tabellenzeile steht vor dem Tabellenkopf („Art, Thema, …“). Bitte den Kopf ergänzen."
            raise spot.place.error(message)
        prefix = _PRINCIPLE.match(text.strip())
        if prefix is None:
            self.paper.intro(category, nest(read_line(text, spot)), spot)
            return
        if text.startswith((" ", "\u00a0")):
            spot.doubt("eingerückter Leitsatz, auf Ebene 1 gelesen.")
        below = read_line(text.strip()[prefix.end() :], spot)
        if any(level == MAX_LEVELS for level, _ in below):
            spot.doubt(TOO_DEEP)
        self.paper.principles(category, nest((min(level + 1, MAX_LEVELS), each) for level, each in below), spot)

    def _table_line(self, text: str, at: int, spot: Spot) -> int:
        table = self.paper.table
        if _is_head(text):
            self.in_table = True
            table.head(standard_layout(_split(text)), spot)
            return 1
        if "\t" not in text:
            table.note(nest(read_line(text, spot)), spot)
            return 1
        own = own_head(self._rows(at), spot) if table.may_have_own_head else None
        if own is None:
            table.row(self._cells(text, spot.place), spot)
            return 1
        layout, rows = own
        table.own_head(layout, spot)
        return rows

    def _rows(self, at: int) -> list[Cells]:
        """The rows of the lines from here that may be a head."""
        lines = self.lines[at : at + MAX_HEAD_ROWS]
        return [_row(_split(text), self._place(number)) for number, text in enumerate(lines, at)]

    def _cells(self, text: str, place: Place) -> Cells:
        raws = _split(text)
        if len(raws) < WIDTH:
            raise place.error(f"Die Tabellenzeile hat nur {len(raws)} von {WIDTH} Zellen. {CUT_OFF}")
        if len(raws) > WIDTH:
            message = f"Die Tabellenzeile hat {len(raws)} statt {WIDTH} Zellen. Bitte Tabulatoren im Text löschen."
            raise place.error(message)
        return _row(raws, place)

    def _chart(self, text: str, spot: Spot) -> None:
        if not self.paper.chart(text):
            if spot.place == self._place(len(self.lines) - 1):
                self._require(broken_line(self.lines, self.name))
            message = f"Auf der Seite mit dem Vergleich zum Vorjahr hat „{text[:60]}“ keinen Platz im Register. "
            raise spot.place.error(message + "Bitte löschen oder in eine Kategorie stellen.")


def _split(text: str) -> list[str]:
    """A line's cells without blanks around them; empty cells beyond the head's width are left out."""
    cells = [cell.strip() for cell in text.split("\t")]
    while len(cells) > WIDTH and not cells[-1]:
        cells.pop()
    return cells


def _row(raws: list[str], place: Place) -> Cells:
    return tuple(Cell(raw, lambda spot, raw=raw: read_cell(raw, spot), place, "<" not in raw) for raw in raws)  # type: ignore[misc]


def _is_head(text: str) -> bool:
    return len(text) < _MAX_HEAD and is_head(_split(text))
