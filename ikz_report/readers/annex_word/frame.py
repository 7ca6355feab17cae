"""What paragraphs and tables have in common: where in the annex they stand, and what becomes of a text."""

from __future__ import annotations

import re

from ikz_report.model import Content, Paragraph, Run, Text, plain_content
from ikz_report.outline import Line, Lines, build
from ikz_report.readers.annex.drafts import CategoryDraft, Spot
from ikz_report.readers.annex.names import Names
from ikz_report.readers.annex.paper import Paper, heading, is_charts
from ikz_report.readers.annex_word.leftovers import Leftovers

IN_CHARTS = "Text auf der Seite mit dem Vergleich zum Vorjahr"


class Frame:
    """The paper while a file is read into it."""

    def __init__(self, paper: Paper, names: Names) -> None:
        self.paper = paper
        self.names = names
        self.left = Leftovers()
        self.piece = 0  # number of the last table
        self.unit_met = False  # a unit or measure of this category
        self._bullets: dict[CategoryDraft, list[Line]] = {}

    @property
    def is_intro(self) -> bool:
        """Whether the category is still at its intro."""
        category = self.paper.category
        return category is not None and not self.unit_met and not category.sections

    def is_heading(self, text: str) -> bool:
        return heading(text) is not None or is_charts(text)

    def heading(self, text: str, spot: Spot) -> None:
        """Start the category or the page of charts that a heading names."""
        category = heading(text)
        if category is None:
            self.paper.start_charts(text, spot)
        else:
            self._category(category, spot)

    def _category(self, category: re.Match[str], spot: Spot) -> None:
        before = self.paper.category
        self.paper.start_category(category, spot)
        if self.paper.category is not before:
            self.unit_met = False

    def unit(self, content: Content, spot: Spot) -> None:
        """A unit's name or a note; an emphasis of all of it is the look of such a row."""
        self.unit_met = True
        if len(content) == 1 and isinstance(content[0], Paragraph):
            content = (Paragraph(unstressed(content[0].text)),)
        self.paper.table.single(content, spot)

    def intro(self, category: CategoryDraft, flat: Lines, spot: Spot) -> None:
        """Paragraphs are the intro, bullets the Leitsätze."""
        paragraphs = build(line for line in flat if line.level == 0)
        if paragraphs:
            self.paper.intro(category, paragraphs, spot)
        bullets = self._bullets.setdefault(category, [])
        bullets += (line for line in flat if line.level)
        if len(paragraphs) < len(flat):
            category.principles.clear()  # bullets hang below those of the paragraphs before
            self.paper.principles(category, build(bullets), spot)

    def chart(self, text: str, spot: Spot) -> None:
        if not self.paper.chart(text):
            self.leave(IN_CHARTS, text, spot)

    def leave(self, what: str, text: str, spot: Spot) -> None:
        """List a text that the register has no room for."""
        self.left.add(what, text, spot, self.piece)


def one_line(content: Content) -> str:
    """The text of a cell or paragraph, on one line."""
    return " ".join(plain_content(content).split())


def unstressed(text: Text) -> Text:
    """The text without an emphasis that all of it has."""
    common = min((int(run.marks) for run in text if run.text.strip()), default=0)
    for run in text:
        if run.text.strip():
            common &= run.marks
    return tuple(Run(run.text, run.marks & ~common) for run in text)
