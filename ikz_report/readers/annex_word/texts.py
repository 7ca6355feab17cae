"""The paragraphs between two tables: title, headings, intro, names of units, notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile

from ikz_report.outline import build
from ikz_report.readers.annex.drafts import CategoryDraft, Spot
from ikz_report.readers.annex.places import AFTER, BEFORE, PARAGRAPH, Place
from ikz_report.readers.annex_word.between import text_of, units_among
from ikz_report.readers.annex_word.frame import Frame
from ikz_report.readers.annex_word.leftovers import note_remarks
from ikz_report.readers.annex_word.rows import begins_with_text
from ikz_report.readers.annex_word.segments import Segment, is_contents, is_read
from ikz_report.readers.word import WordParagraph, WordTable

BEFORE_TITLE = "Text vor dem Titel"
AFTER_LAST = "Text hinter der letzten Tabelle"
CONTENTS = "Inhaltsverzeichnis"

Shown = tuple[WordParagraph, Spot]


class Texts:
    """Gives paragraphs to the paper; ``title`` is the one that is the title."""

    def __init__(self, frame: Frame, title: WordParagraph | None, place: Callable[..., Place]) -> None:
        self.frame = frame
        self.paper = frame.paper
        self.title = title
        self.place = place

    def read(self, segment: Segment) -> None:
        """Read the paragraphs of a segment."""
        every = [(each, self._spot(at, segment)) for at, each in enumerate(segment.paragraphs, 1)]
        for paragraph, spot in every:
            note_remarks(paragraph.remarks, spot, boxed=paragraph.boxed)
            if is_contents(paragraph):
                self.frame.leave(CONTENTS, text_of(paragraph), spot)
        shown = [each for each in every if is_read(each[0])]
        while shown:
            before = list(takewhile(lambda each: not self.frame.is_heading(text_of(each[0])), shown))
            if self.paper.categories:
                self._within(before, segment, last=len(before) == len(shown))
            else:
                self._front(before)
            shown = shown[len(before) :]
            if shown:
                paragraph, spot = shown.pop(0)
                self.frame.heading(text_of(paragraph), spot)

    def _spot(self, number: int, segment: Segment) -> Spot:
        table = (BEFORE, segment.table.number) if segment.table else (AFTER, self.frame.piece)
        parts = ((PARAGRAPH, number), table) if table[1] else ((PARAGRAPH, number),)
        return Spot(self.place(*parts), self.paper.doubts)

    def _front(self, paragraphs: Sequence[Shown]) -> None:
        """What stands before the first category: a cover, the title, an introduction."""
        for paragraph, spot in paragraphs:
            if paragraph is self.title:
                self.paper.set_title(text_of(paragraph), spot)
            elif self.paper.title:
                self.paper.preamble(build(paragraph.lines), spot)
            else:
                self.frame.leave(BEFORE_TITLE, text_of(paragraph), spot)

    def _within(self, paragraphs: Sequence[Shown], segment: Segment, *, last: bool) -> None:
        """What stands in a category above a table, or above the next heading."""
        category = self.paper.category
        assert category is not None
        if self.paper.in_charts:
            for paragraph, spot in paragraphs:
                self.frame.chart(text_of(paragraph), spot)
            return
        table = segment.table if last and segment.is_annex else None
        units = self._units([each for each, _ in paragraphs], category, table)
        for index, (paragraph, spot) in enumerate(paragraphs):
            content = build(paragraph.lines)
            if index in units:
                self.frame.unit(content, spot)
            elif self.frame.is_intro:
                self.frame.intro(category, paragraph.lines, spot)
            elif table is None and not segment.followed:
                self.frame.leave(AFTER_LAST, text_of(paragraph), spot)
            else:
                self.paper.table.note(content, spot)

    def _units(
        self, paragraphs: Sequence[WordParagraph], category: CategoryDraft, table: WordTable | None
    ) -> frozenset[int]:
        names = self.frame.names
        if table is None:
            return frozenset(at for at, each in enumerate(paragraphs) if names.is_known(text_of(each)))
        return units_among(paragraphs, names, tables=bool(category.sections), before_rows=not begins_with_text(table))
