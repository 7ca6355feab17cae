"""The annex line by line: title, categories with intro and Leitsätze, tables, the closing page of charts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ikz_report.model import Block, ChartSpec, Item
from ikz_report.readers.annex_text.completeness import Gap, advice, broken_line, missing_parts
from ikz_report.readers.annex_text.drafts import CategoryDraft, Doubts, Spot
from ikz_report.readers.annex_text.heads import MAX_HEAD_ROWS, is_head, own_head, standard_layout
from ikz_report.readers.annex_text.markup import nest, read_line
from ikz_report.readers.annex_text.names import Names
from ikz_report.readers.annex_text.source import place, whole
from ikz_report.readers.annex_text.table import TableReader

_CATEGORY = re.compile(
    r"(?P<title>Kategorie\s+(?P<number>[IVXLC]+|\d+)(?:\s*\([^()]*\)|\s+[–-]\s+\S.*?)?)(?:\s+Dezernat\s+(?P<dezernat>[IVXLC]+))?"
)
_PRINCIPLE = re.compile(r"[-–•]\s+")
_CHARTS = re.compile(r"Vergleich der Maßnahmen\b.*\bVorjahr\b.*")
_CHART = re.compile(r"Maßnahmen\b.*\b((?:19|20)\d\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MAX_HEADING = 200
_NO_ANNEX = "Das ist kein Anhang zur Interkommunalen Zusammenarbeit als Text. Bitte die richtige Datei angeben."


class Document:
    """The annex as drafts, read once from top to bottom; an ``incomplete`` one is read as far as it goes."""

    def __init__(
        self, text: str, name: str, year: int, names: Names, doubts: Doubts, *, incomplete: bool = False
    ) -> None:
        self.lines = text.split("\n")
        self.name = name
        self.year = year
        self.doubts = doubts
        self.incomplete = incomplete
        self.table = TableReader(names)
        self.title = ""
        self.categories: dict[tuple[str, str | None], CategoryDraft] = {}
        self.category: CategoryDraft | None = None
        self.firsts: dict[str, CategoryDraft] = {}  # the first part of each category, by number
        self.charts: list[ChartSpec] = []
        self.preamble: list[tuple[Spot, str]] = []  # lines between title and first category
        self.in_table = self.in_charts = False

    def read(self) -> None:
        """Read all lines.

        Raises:
            SourceError: no such annex, cut off, or a line that has no place.
        """
        self._refuse_at_once()
        at = 0
        while at < len(self.lines):
            at += self._line(at)
        self._finish()

    def in_order(self) -> list[CategoryDraft]:
        """The categories, the parts of each one together."""
        parts: dict[str, list[CategoryDraft]] = {}
        for category in self.categories.values():
            parts.setdefault(category.number, []).append(category)
        return [category for part in parts.values() for category in part]

    def _refuse_at_once(self) -> None:
        if not any(_heading(line) for line in self.lines):
            raise whole(self.name, f"Keine Überschrift „Kategorie I …“ gefunden. {_NO_ANNEX}")
        if not any(is_head(line) for line in self.lines):
            message = "Keine Tabelle mit dem Kopf „Art, Thema, Arbeitsstand, Perspektive“ gefunden."
            raise whole(self.name, f"{message} {_NO_ANNEX}")
        if not any(_is_charts(line) for line in self.lines):
            self._require(broken_line(self.lines))

    def _require(self, gaps: Iterable[Gap]) -> None:
        for gap in gaps:
            if not self.incomplete:
                raise place(self.name, gap.line, advice(gap))
            self.doubts.add(gap.line, f"{gap.message} So eingelesen (--incomplete).")

    def _line(self, at: int) -> int:
        """Read a line; how many lines that took."""
        line, spot = self.lines[at], Spot(self.name, at + 1, self.doubts)
        stripped = line.strip()
        heading = _heading(line)
        if heading:
            self._start_category(heading, spot)
        elif _is_charts(line):
            self._start_charts(spot)
        elif not stripped:
            pass
        elif self.in_charts:
            self._chart(stripped, spot)
        elif self.category is None:
            self._preamble(line, spot)
        elif self.in_table or is_head(line):
            return self._table_line(self.category, line, at, spot)
        else:
            self._intro(self.category, line, spot)
        return 1

    def _preamble(self, line: str, spot: Spot) -> None:
        if "\t" in line.strip():
            message = "Vor der ersten Überschrift „Kategorie …“ steht eine Tabelle. Bitte die Überschrift ergänzen."
            raise place(self.name, spot.line, message)
        if self.title:
            self.preamble.append((spot, line))
            return
        self.title = " ".join(line.split())
        years = [int(year) for year in _YEAR.findall(self.title)]
        if not years:
            spot.doubt(f"Der Titel nennt kein Jahr; eingelesen als Bericht {self.year}.")
        elif self.year not in years:
            message = f"Der Titel nennt das Jahr {years[0]}, eingelesen werden soll {self.year}. "
            raise place(
                self.name, spot.line, message + "Bitte das richtige Jahr angeben oder die richtige Datei wählen."
            )

    def _start_category(self, heading: re.Match[str], spot: Spot) -> None:
        number, dezernat = heading["number"], heading["dezernat"]
        title = " ".join(heading["title"].split())
        draft = CategoryDraft(spot.line, number, title, dezernat)
        self._check_parts(draft, self.firsts.setdefault(number, draft), spot)
        category = self.categories.setdefault((number, dezernat), draft)
        if category is not draft:
            spot.doubt(f"„{draft.label}“ steht noch einmal (zuerst Zeile {category.line}); zusammengefasst.")
        if category is not self.category:
            self.table.start(category)
        self.category = category
        self.in_table = self.in_charts = False

    def _check_parts(self, draft: CategoryDraft, first: CategoryDraft, spot: Spot) -> None:
        """The parts of a category have one title, each has a Dezernat or none has, and they stand together."""
        if draft.title != first.title:
            spot.doubt(f"Die Überschrift „{draft.title}“ weicht von „{first.title}“ ab; für die Kategorie gilt diese.")
            draft.title = first.title
        if (draft.dezernat is None) != (first.dezernat is None):
            message = (
                f"Kategorie {draft.number} steht einmal mit und einmal ohne Dezernat. Bitte die Überschriften prüfen."
            )
            raise place(self.name, spot.line, message)
        if draft is not first and self.category and self.category.number != draft.number:
            spot.doubt(f"Kategorie {draft.number} geht hier weiter; im Register stehen ihre Teile hintereinander.")

    def _intro(self, category: CategoryDraft, line: str, spot: Spot) -> None:
        if "\t" in line.strip():
            message = "Die Tabellenzeile steht vor dem Tabellenkopf („Art, Thema, …“). Bitte den Kopf ergänzen."
            raise place(self.name, spot.line, message)
        prefix = _PRINCIPLE.match(line.strip())
        if prefix is None:
            if category.principles:
                spot.doubt("Text hinter den Leitsätzen, an die Einleitung angefügt.")
            category.intro += nest(read_line(line, spot))
            return
        if line.startswith((" ", "\u00a0")):
            spot.doubt("eingerückter Leitsatz, auf Ebene 1 gelesen.")
        below = [(level + 1, text) for level, text in read_line(line.strip()[prefix.end() :], spot)]
        category.principles += (block for block in nest(below) if isinstance(block, Item))

    def _table_line(self, category: CategoryDraft, line: str, at: int, spot: Spot) -> int:
        if is_head(line):
            self.in_table = True
            self.table.head(standard_layout(line), spot)
            return 1
        if "\t" not in line:
            self.table.note(nest(read_line(line, spot)), spot)
            return 1
        own = own_head(self.lines[at : at + MAX_HEAD_ROWS], spot) if self.table.may_have_own_head else None
        if own is None:
            self.table.row(line, spot)
            return 1
        layout, rows = own
        self.table.own_head(layout, spot)
        return rows

    def _start_charts(self, spot: Spot) -> None:
        self.in_charts = True
        spot.doubt(
            "Die Diagramme dieser Seite stehen nicht im Text; übernommen sind nur ihre Titel. Sie werden aus den "
            "Zahlen des Registers nach Kategorien neu gezeichnet; die Überschrift der Seite steht in der Vorlage. "
            "Bitte prüfen."
        )

    def _chart(self, line: str, spot: Spot) -> None:
        match = _CHART.fullmatch(line) if len(line) <= _MAX_HEADING else None
        if match is None:
            if spot.line == len(self.lines):
                self._require(broken_line(self.lines))
            message = f"Auf der Seite mit dem Vergleich zum Vorjahr hat „{line[:60]}“ keinen Platz im Register. "
            raise place(self.name, spot.line, message + "Bitte löschen oder in eine Kategorie stellen.")
        year = int(match[1])
        # Whether the year before has figures, the text does not say.
        self.charts.append(ChartSpec(line, "kategorie", (year,), optional=year != self.year))

    def _finish(self) -> None:
        charts = self.charts if self.in_charts else None
        categories = list(self.categories.values())
        self._require(missing_parts(self.lines, categories, charts, self.year, bool(self.title)))
        if not self.title:
            self.title = f"Interkommunale Zusammenarbeit (IKZ) {self.year}"
            self.doubts.add(1, f"Der Text hat keinen Titel; angenommen ist „{self.title}“.")
        for category in categories:
            if not category.sections:
                self.doubts.add(category.line, f"„{category.label}“ hat keine Maßnahmen.")
        self._place_preamble()

    def _place_preamble(self) -> None:
        """Lines between the title and the first category go to the front of its intro."""
        first = next(iter(self.categories.values()))
        blocks: list[Block] = []
        for spot, line in self.preamble:
            blocks += nest(read_line(line, spot))
            spot.doubt("Text vor der ersten Kategorie, an den Anfang ihrer Einleitung gestellt.")
        first.intro[:0] = blocks


def _is_charts(line: str) -> bool:
    return len(line) <= _MAX_HEADING and _CHARTS.fullmatch(line.strip()) is not None


def _heading(line: str) -> re.Match[str] | None:
    return _CATEGORY.fullmatch(line.strip()) if len(line) <= _MAX_HEADING else None
