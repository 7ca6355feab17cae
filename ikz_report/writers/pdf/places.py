"""Every text the PDF prints, with what a clerk calls its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ikz_report.model import Category, Content, Layout, Paper, Report, Run, Section, Text, lines
from ikz_report.writers.pdf.chart_image import ChartImage
from ikz_report.writers.pdf.data import PRINTED_GROUPS
from ikz_report.years.comparison import Comparison, Entry, headline


class Place(NamedTuple):
    """A text and where it stands."""

    where: str
    text: Text


def places(report: Report, charts: Sequence[ChartImage], comparison: Comparison | None) -> Iterator[Place]:
    """The texts in the order of the paper."""
    if report.paper:
        yield from _plain("Deckblatt", report.office_title)
        yield from _paper(report.paper)
    yield from _plain("Titel und Kopf", report.title, report.organisation.city, report.example)
    for layout in report.layouts:
        yield from _layout(layout)
    for category in report.categories:
        yield from _category(report, category)
    for chart in charts:
        cells = (cell for row in chart.table for cell in row)
        yield from _plain(f"Diagramm {chart.title}", chart.title, *chart.notes, *cells)
    if comparison:
        yield from _comparison(comparison)


def _paper(paper: Paper) -> Iterator[Place]:
    heads = (paper.kind, paper.number, paper.topic, paper.dezernat, paper.office, paper.example)
    steps = (text for step in paper.consultations for text in (step.body, step.role))
    yield from _plain("Deckblatt", *heads, *steps, *paper.annexes, *paper.signature)
    yield from _content("Deckblatt, Text", paper.text)


def _layout(layout: Layout) -> Iterator[Place]:
    titles = (column.title for column in layout.columns)
    return _plain("Tabellenkopf", *titles, *(cell.text for row in layout.head for cell in row))


def _category(report: Report, category: Category) -> Iterator[Place]:
    heading = report.heading(category)
    yield from _plain("Überschrift", heading)
    yield from _content(f"{heading}, Einleitung", category.intro)
    yield from _content(f"{heading}, Leitsätze", category.principles)
    for section in category.sections:
        yield from _section(report, section)


def _section(report: Report, section: Section) -> Iterator[Place]:
    yield from _plain("Dienststelle", section.unit.name)
    yield from _content(f"{section.unit.name}, Hinweis", section.notes)
    titles = {column.field: column.title for column in report.layout(section.layout).columns}
    for measure in section.measures:
        yield from _plain(f"Maßnahme {measure.id}, Art", measure.wording, *measure.arten)
        for name, content in measure.cells.items():
            yield from _content(f"Maßnahme {measure.id}, {titles.get(name, name)}", content)


def _comparison(comparison: Comparison) -> Iterator[Place]:
    for example in comparison.examples.values():
        yield from _plain("Vergleich", example)
    for group in PRINTED_GROUPS:
        for entry in comparison.of(group):
            yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[Place]:
    place = entry.placement
    moves = (text for move in entry.moves for text in (move.title, move.old, move.new))
    return _plain(f"Vergleich, Maßnahme {place.measure.id}", headline(place.measure), place.section.unit.name, *moves)


def _plain(where: str, *texts: str | None) -> Iterator[Place]:
    return (Place(where, (Run(text),)) for text in texts if text)


def _content(where: str, content: Content) -> Iterator[Place]:
    return (Place(where, text) for _, text in lines(content))
