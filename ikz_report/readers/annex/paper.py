"""The annex around its tables: title, categories with intro and Leitsätze, the closing page of charts."""

from __future__ import annotations

import re

from ikz_report.model import Block, ChartSpec, Content, Item
from ikz_report.readers.annex.drafts import CategoryDraft, Doubts, Spot
from ikz_report.readers.annex.marks import note_marks
from ikz_report.readers.annex.names import Names
from ikz_report.readers.annex.places import NOWHERE, Place
from ikz_report.readers.annex.table import TableReader

_CATEGORY = re.compile(
    r"(?P<title>Kategorie\s+(?P<number>[IVXLC]+|\d+)(?:\s*\([^()]*\)|\s+[–-]\s+\S.*?|:\s+\S[^.!?]*?)?)"
    r"(?:\s+Dezernat\s+(?P<dezernat>[IVXLC]+)(?:\s*[–:,-]\s+(?P<name>[^.!?:]{1,100}))?)?"
)
_CHARTS = re.compile(r"Vergleich der Maßnahmen\b.*\bVorjahr\b.*")
_CHART = re.compile(
    r"(?P<title>Maßnahmen\b.*?\b(?P<years>(?:19|20)\d\d(?:\s+und\s+(?:19|20)\d\d)?)(?:\s+nach\s+(?P<by>Kategorie|Art|Dezernat))?)"
    r"(?:\s+\(Beispieldaten\))?"
)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")  # as the register looks for it in a title
MAX_HEADING = 200  # characters


class Paper:
    """The annex as drafts; takes what a reader finds from top to bottom."""

    def __init__(self, year: int, names: Names, doubts: Doubts, *, joins_rows: bool = False) -> None:
        self.year = year
        self.doubts = doubts
        self.table = TableReader(names, joins_rows=joins_rows)
        self.title = ""
        self.title_place = NOWHERE
        self.categories: dict[tuple[str, str | None], CategoryDraft] = {}
        self.category: CategoryDraft | None = None
        self.charts: list[ChartSpec] = []
        self.in_charts = False
        self._firsts: dict[str, CategoryDraft] = {}  # the first part of each category, by number
        self._preamble: list[Block] = []  # between title and first category
        self._preamble_places: list[Place] = []

    def in_order(self) -> list[CategoryDraft]:
        """The categories, the parts of each one together."""
        parts: dict[str, list[CategoryDraft]] = {}
        for category in self.categories.values():
            parts.setdefault(category.number, []).append(category)
        return [category for part in parts.values() for category in part]

    def set_title(self, text: str, spot: Spot) -> None:
        """Take the title.

        Raises:
            SourceError: it names another year.
        """
        self.title = " ".join(text.split())
        self.title_place = spot.place
        years = [int(year) for year in YEAR.findall(self.title)]
        if not years:
            spot.doubt(f"Der Titel nennt kein Jahr; eingelesen als Bericht {self.year}.")
        elif self.year not in years:
            message = f"Der Titel nennt das Jahr {years[0]}, eingelesen werden soll {self.year}. "
            raise spot.place.error(message + "Bitte das richtige Jahr angeben oder die richtige Datei wählen.")

    def preamble(self, content: Content, spot: Spot) -> None:
        """A text between the title and the first category goes to the front of its intro."""
        self._preamble += content
        self._preamble_places.append(spot.place)
        spot.doubt("Text vor der ersten Kategorie, an den Anfang ihrer Einleitung gestellt.")

    def start_category(self, heading: re.Match[str], spot: Spot) -> None:
        number, dezernat = heading["number"], heading["dezernat"]
        title = " ".join(heading["title"].split())
        if heading["name"]:
            spot.doubt(f"Dezernat {dezernat}: Der Name „{heading['name']}“ gehört in organisation.yaml. Bitte prüfen.")
        draft = CategoryDraft(spot.place, number, title, dezernat)
        self._check_parts(draft, self._firsts.setdefault(number, draft), spot)
        category = self.categories.setdefault((number, dezernat), draft)
        if category is not draft:
            spot.doubt(f"„{draft.label}“ steht noch einmal (zuerst {category.place.label}); zusammengefasst.")
        if category is not self.category:
            self.table.start(category)
        self.category = category
        self.in_charts = False

    def _check_parts(self, draft: CategoryDraft, first: CategoryDraft, spot: Spot) -> None:
        """The parts of a category have one title, each has a Dezernat or none has, and they stand together."""
        if draft.title != first.title:
            spot.doubt(f"Die Überschrift „{draft.title}“ weicht von „{first.title}“ ab; für die Kategorie gilt diese.")
            draft.title = first.title
        if (draft.dezernat is None) != (first.dezernat is None):
            raise spot.place.error(
                f"Kategorie {draft.number} steht einmal mit und einmal ohne Dezernat. Bitte die Überschriften prüfen."
            )
        if draft is not first and self.category and self.category.number != draft.number:
            spot.doubt(f"Kategorie {draft.number} geht hier weiter; im Register stehen ihre Teile hintereinander.")

    def intro(self, category: CategoryDraft, content: Content, spot: Spot) -> None:
        if category.principles and content:
            spot.doubt("Text hinter den Leitsätzen, an die Einleitung angefügt.")
        note_marks(content, spot)
        category.intro += content
        category.intro_places.append(spot.place)

    def principles(self, category: CategoryDraft, content: Content, spot: Spot) -> None:
        note_marks(content, spot)
        category.principles += (block for block in content if isinstance(block, Item))
        category.principle_places.append(spot.place)

    def start_charts(self, text: str, spot: Spot) -> None:
        self.in_charts = True
        heading = " ".join(text.split())
        spot.doubt(
            f"„{heading}“: Die Diagramme dieser Seite werden nicht eingelesen; übernommen sind nur ihre Titel. Sie "
            "werden aus den Zahlen des Registers nach Kategorien neu gezeichnet; die Überschrift der Seite steht in "
            "der Vorlage. Bitte prüfen."
        )

    def chart(self, text: str) -> bool:
        """Take a chart's title; false where the text is none."""
        match = _CHART.fullmatch(text) if len(text) <= MAX_HEADING else None
        if match is not None:
            years = tuple(map(int, YEAR.findall(match["years"])))
            # Whether another year has figures, the source does not say.
            optional = any(year != self.year for year in years)
            self.charts.append(ChartSpec(match["title"], (match["by"] or "kategorie").casefold(), years, optional))
        return match is not None

    def finish(self, start: Place) -> None:
        """List what is empty and put the preamble in its place; ``start`` is the beginning of the source."""
        if not self.title:
            self.title = f"Interkommunale Zusammenarbeit (IKZ) {self.year}"
            self.doubts.add(start, f"Ein Titel fehlt; angenommen ist „{self.title}“.")
        for category in self.categories.values():
            if not category.sections:
                self.doubts.add(category.place, f"„{category.label}“ hat keine Maßnahmen.")
        first = next(iter(self.categories.values()))
        first.intro[:0] = self._preamble
        first.intro_places[:0] = self._preamble_places


def is_charts(text: str) -> bool:
    """Whether a line heads the comparison with the year before."""
    return len(text) <= MAX_HEADING and _CHARTS.fullmatch(text.strip()) is not None


def heading(text: str) -> re.Match[str] | None:
    """A category's heading with its parts ``title``, ``number``, ``dezernat``."""
    return _CATEGORY.fullmatch(text.strip()) if len(text) <= MAX_HEADING else None
