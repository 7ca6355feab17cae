"""What a built paper must hold, read from the model: rows of cells of texts, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ikz_report.model import ART, Category, Content, Measure, Report, Section, lines, plain

# Blanks may become line ends, and hyphens may be added where a line ends: neither is compared.
IGNORED = re.compile("[\\s\u00a0\u202f\u00ad\u200b\u2060\ufeff\u2010\u2011\ufffe\x02-]+")


@dataclass(frozen=True, slots=True)
class Expected:
    """A paragraph that must be found; ``where`` names its place for the message."""

    text: str
    where: str


Cell = tuple[Expected, ...]
Row = tuple[Cell, ...]


def fold(text: str) -> str:
    """The text without blanks and hyphens."""
    return IGNORED.sub("", text)


def expected_rows(report: Report) -> Iterator[Row]:
    """Title, headings, intros, Leitsätze, unit rows, notes and measures, as the paper prints them."""
    yield (_cell("Titel", report.title),)
    for category in report.categories:
        yield from _category(report, category)


def _category(report: Report, category: Category) -> Iterator[Row]:
    heading = report.heading(category)
    yield (_cell(heading, heading),)
    yield (_content(f"{heading}, Einleitung", category.intro),)
    yield (_content(f"{heading}, Leitsätze", category.principles),)
    for section in category.sections:
        yield from _section(report, heading, section)


def _section(report: Report, heading: str, section: Section) -> Iterator[Row]:
    where = f"{heading}, {section.unit.name}"
    if section.headed:
        yield (_cell(where, section.unit.name),)
    yield (_content(f"{where}, Hinweis", section.notes),)
    layout = report.layout(section.layout)
    for head in layout.head:
        yield tuple(_cell(f"{where}, Tabellenkopf", cell.text) for cell in head)
    titles = [(column.field, column.title) for column in layout.columns]
    for measure in section.measures:
        yield tuple(_field(measure, name, title) for name, title in titles)


def _field(measure: Measure, name: str, title: str) -> Cell:
    where = f"Maßnahme {measure.id}, {title}"
    if name == ART:
        return _cell(where, *(measure.arten if measure.wording is None else (measure.wording,)))
    return _content(where, measure.cell(name))


def _cell(where: str, *texts: str) -> Cell:
    return tuple(Expected(text, where) for text in texts if fold(text))


def _content(where: str, content: Content) -> Cell:
    return _cell(where, *(plain(text) for _, text in lines(content)))
