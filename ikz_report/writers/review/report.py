"""The report as its reader sees it, each row with the remarks on it at its side."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ikz_report.model import ART, Category, Content, Measure, Report, Section, art_text
from ikz_report.proofread.finding import (
    COVER_ANNEXES,
    COVER_TEXT,
    COVER_TOPIC,
    INTRO,
    NOTES,
    PRINCIPLES,
    TITLE,
    UNIT_NAME,
    Place,
)
from ikz_report.proofread.output.remarks import Remark
from ikz_report.writers.placed import paragraphs
from ikz_report.writers.review.index import Index
from ikz_report.writers.review.texts import content_html

NOTES_TITLE = "Anmerkungen"


class ReportHtml:
    """Writes a report; each remark is taken from the index where its text stands."""

    def __init__(self, report: Report, index: Index) -> None:
        self.report = report
        self.index = index

    def cover(self) -> str:
        """Title and cover sheet, as far as they are proofread; the year's figures still stand as [[…]]."""
        nowhere = Place()
        parts = [self._field("h2", paragraphs(self.report.title), nowhere, TITLE)]
        paper = self.report.paper
        if paper is not None:
            parts.append(self._field("div", paragraphs(paper.topic), nowhere, COVER_TOPIC))
            parts.append(self._field("div", paper.text, nowhere, COVER_TEXT))
            parts.append(self._field("div", paragraphs(*paper.annexes), nowhere, COVER_ANNEXES))
        return f'<section class="kategorie" data-kategorie="">{"".join(parts)}</section>'

    def category(self, category: Category) -> str:
        place = Place(category.key)
        heading = paragraphs(self.report.heading(category))
        parts = [self._field("h2", heading, place, TITLE), self._field("div", category.intro, place, INTRO)]
        parts.append(self._field("div", category.principles, place, PRINCIPLES))
        parts += [self._section(category, section) for section in category.sections]
        return f'<section class="kategorie" data-kategorie="{escape(category.key)}">{"".join(parts)}</section>'

    def _section(self, category: Category, section: Section) -> str:
        place = Place(category.key, section.unit.key)
        name = self._field("h3", paragraphs(section.unit.name), place, UNIT_NAME, "")
        if not section.headed:
            name = f'<div class="nicht-gedruckt">{name}</div>'
        notes = self._field("div", section.notes, place, NOTES)
        department = escape(self.index.names.department(place))
        return (
            f'<section class="stelle" data-stelle="{department}">{name}{notes}{self._table(section, place)}</section>'
        )

    def _field(self, tag: str, content: Content, place: Place, *fields: str) -> str:
        """A text of the report beside a table, with what there is to remark on it."""
        remarks = self.index.take(place, *fields)
        if not content and not remarks:
            return ""
        text = content_html(content, remarks)
        if tag.startswith("h"):
            text = text.removeprefix("<p>").removesuffix("</p>")
        return f'<div class="text"><{tag}>{text}</{tag}>{self.index.notes(remarks)}</div>'

    def _table(self, section: Section, place: Place) -> str:
        if not section.measures:
            return ""
        columns = self.report.layout(section.layout).columns
        fields = [*((column.field, column.title) for column in columns), ("notiz", NOTES_TITLE)]
        head = "".join(_head_cell(field, title) for field, title in fields)
        rows = "".join(self._row(measure, section, place) for measure in section.measures)
        return (
            f'<table role="table" aria-label="Maßnahmen: {escape(section.unit.name)}">'
            f'<thead role="rowgroup"><tr role="row">{head}</tr></thead><tbody role="rowgroup">{rows}</tbody></table>'
        )

    def _row(self, measure: Measure, section: Section, place: Place) -> str:
        remarks: list[Remark] = []
        cells = list(self._cells(measure, section, place, remarks))
        notes = f'<p class="id">{escape(measure.id)}</p>{self.index.notes(remarks)}'
        cells.append(f'<td role="cell" class="notiz" data-titel="{NOTES_TITLE}">{notes}</td>')
        return f'<tr role="row" id="{escape(measure.id)}">{"".join(cells)}</tr>'

    def _cells(self, measure: Measure, section: Section, place: Place, taken: list[Remark]) -> Iterator[str]:
        for column in self.report.layout(section.layout).columns:
            remarks = self.index.take(Place(place.category, place.unit, measure.id), column.field)
            taken += remarks
            content = paragraphs(art_text(measure)) if column.field == ART else measure.cell(column.field)
            title = escape(column.title)
            yield f'<td role="cell" data-titel="{title}">{content_html(content, remarks)}</td>'


def _head_cell(field: str, title: str) -> str:
    return f'<th role="columnheader" scope="col" class="{escape(field)}">{escape(title)}</th>'
