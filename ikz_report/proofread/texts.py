"""Every text of a report with its place, in the paper's order.

The wording of an Art is not among them: it is a vocabulary, and rules about it read the measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ikz_report.model import ART, Category, Content, Item, Measure, Paragraph, Report, Run, Section, Text, Unit, plain
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

# Addresses, e-mail addresses and the figures of a cover are no prose: no rule has a say in them.
ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>„“]+[^\s<>„“.,;:!?)]|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\[\[[^\]]*\]\]"
)
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True, eq=False)
class TextField:
    """A field with all its texts; ``fixable`` is false for titles and names, which belong to more than one place."""

    place: Place
    content: Content
    category: Category | None = None
    unit: Unit | None = None
    measure: Measure | None = None
    fixable: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class TextLine:
    """A paragraph (level 0) or bullet (level 1 …) of a field."""

    place: Place
    runs: Text
    text: str
    level: int
    field: TextField

    @property
    def measure(self) -> Measure | None:
        return self.field.measure

    @property
    def unit(self) -> Unit | None:
        return self.field.unit

    @property
    def category(self) -> Category | None:
        return self.field.category


class Word(NamedTuple):
    """A word where it stands: characters ``start`` to ``end`` of the line's text."""

    line: TextLine
    start: int
    end: int


def text_fields(report: Report) -> Iterator[TextField]:
    """Cover, title, then category by category; empty cells too. What is printed several times comes only once."""
    if report.paper is not None:
        yield TextField(Place(field=COVER_TOPIC), _lines(report.paper.topic), fixable=False)
        yield TextField(Place(field=COVER_TEXT), report.paper.text)
        yield TextField(Place(field=COVER_ANNEXES), _lines(*report.paper.annexes), fixable=False)
    yield TextField(Place(field=TITLE), _lines(report.title), fixable=False)
    seen: set[object] = set()
    for category in report.categories:
        yield from _category(category, report, seen)


def text_lines(fields: Iterable[TextField]) -> Iterator[TextLine]:
    """The paragraphs and bullets of fields, in reading order."""
    for field in fields:
        at = field.place
        for path, level, text in _paths(field.content, (), 0):
            place = Place(at.category, at.unit, at.measure, at.field, path)
            yield TextLine(place, text, plain(text), level, field)


def _category(category: Category, report: Report, seen: set[object]) -> Iterator[TextField]:
    key = category.key
    if _first((category.number, category.title), seen):
        yield TextField(Place(key, field=TITLE), _lines(category.title), category, fixable=False)
    if _first((category.number, category.intro), seen):
        yield TextField(Place(key, field=INTRO), category.intro, category)
    yield TextField(Place(key, field=PRINCIPLES), category.principles, category)
    for section in category.sections:
        yield from _section(category, section, report, seen)


def _section(category: Category, section: Section, report: Report, seen: set[object]) -> Iterator[TextField]:
    unit = section.unit
    if section.headed and _first(unit.key, seen):
        yield TextField(Place(category.key, unit.key, field=UNIT_NAME), _lines(unit.name), category, unit, None, False)
    yield TextField(Place(category.key, unit.key, field=NOTES), section.notes, category, unit)
    names = report.layout(section.layout).fields
    for measure in section.measures:
        for name in names:
            content = () if name == ART else measure.cell(name)
            yield TextField(Place(category.key, unit.key, measure.id, name), content, category, unit, measure)


def _first(value: object, seen: set[object]) -> bool:
    if value in seen:
        return False
    seen.add(value)
    return True


def _lines(*texts: str) -> Content:
    return tuple(Paragraph((Run(text),)) for text in texts)


def _paths(
    blocks: Iterable[Paragraph | Item], above: tuple[int, ...], level: int
) -> Iterator[tuple[tuple[int, ...], int, Text]]:
    for index, block in enumerate(blocks):
        path = (*above, index)
        if isinstance(block, Paragraph):
            yield path, 0, block.text
        else:
            yield path, level + 1, block.text
            yield from _paths(block.items, path, level + 1)
