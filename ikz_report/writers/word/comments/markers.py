"""Signs in a report's texts by which their paragraphs are found in the Word file, whatever the template does.

A sign is one character of Unicode's private planes 15 and 16 at the beginning of a text; it is taken out again
before the file is written. Titles and names carry none, as they are printed in many places.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ikz_report.model import THEMA, Block, Category, Content, Item, Measure, Paragraph, Report, Run, Section, Text
from ikz_report.proofread.finding import COVER_TEXT, INTRO, NOTES, PRINCIPLES, Finding, Place
from ikz_report.proofread.texts import text_fields, text_lines

SIGN = "\U000f0000"  # the first of them; nearly all other text is below
LAST = 0x10FFFD

Key = tuple[str, str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Marked:
    """A report with signs; ``signs`` by subject, field and path, ``fields`` those of a field's texts in order."""

    report: Report
    signs: Mapping[Key, str]
    fields: Mapping[tuple[str, str], list[str]]

    def sign(self, place: Place, path: tuple[int, ...]) -> str | None:
        return self.signs.get((place.subject, place.field, path))

    def field_signs(self, place: Place) -> list[str]:
        return self.fields.get(_field(place), [])


def marked(report: Report, findings: Iterable[Finding]) -> Marked:
    """The report with a sign before each text that a finding needs, and before the theme of its measure."""
    wanted = {_field(each.place) for each in findings}
    wanted |= {(subject, THEMA) for subject, _ in wanted}
    lines = list(text_lines(text_fields(report)))
    used = {char for line in lines for char in line.text if char >= SIGN}
    free = (char for char in map(chr, range(ord(SIGN), LAST)) if char not in used)
    places = [line.place for line in lines if line.field.fixable and _field(line.place) in wanted]
    signs = {(*_field(place), place.path): sign for place, sign in zip(places, free, strict=False)}
    fields: dict[tuple[str, str], list[str]] = {}
    for (subject, name, _), sign in signs.items():
        fields.setdefault((subject, name), []).append(sign)
    return Marked(_report(report, signs), signs, fields)


def _field(place: Place) -> tuple[str, str]:
    return place.subject, place.field


def _report(report: Report, signs: Mapping[Key, str]) -> Report:
    paper = report.paper
    if paper is not None:
        paper = replace(paper, text=_content(paper.text, ("bericht", COVER_TEXT), signs))
    return replace(report, paper=paper, categories=tuple(_category(each, signs) for each in report.categories))


def _category(category: Category, signs: Mapping[Key, str]) -> Category:
    return replace(
        category,
        intro=_content(category.intro, (category.key, INTRO), signs),
        principles=_content(category.principles, (category.key, PRINCIPLES), signs),
        sections=tuple(_section(each, category.key, signs) for each in category.sections),
    )


def _section(section: Section, category: str, signs: Mapping[Key, str]) -> Section:
    notes = _content(section.notes, (f"{category}/{section.unit.key}", NOTES), signs)
    return replace(
        section,
        measures=tuple(_measure(each, signs) for each in section.measures),
        notes=tuple(note for note in notes if isinstance(note, Paragraph)),
    )


def _measure(measure: Measure, signs: Mapping[Key, str]) -> Measure:
    cells = {name: _content(content, (measure.id, name), signs) for name, content in measure.cells.items()}
    return replace(measure, cells=cells) if cells != measure.cells else measure


def _content(content: Content, field: tuple[str, str], signs: Mapping[Key, str]) -> Content:
    return tuple(_block(block, (index,), field, signs) for index, block in enumerate(content))


def _block(block: Block, path: tuple[int, ...], field: tuple[str, str], signs: Mapping[Key, str]) -> Block:
    if isinstance(block, Paragraph):
        return Paragraph(_text(block.text, (*field, path), signs))
    return _item(block, path, field, signs)


def _item(item: Item, path: tuple[int, ...], field: tuple[str, str], signs: Mapping[Key, str]) -> Item:
    below = tuple(_item(each, (*path, index), field, signs) for index, each in enumerate(item.items))
    return Item(_text(item.text, (*field, path), signs), below)


def _text(text: Text, key: Key, signs: Mapping[Key, str]) -> Text:
    sign = signs.get(key)
    return (Run(sign + text[0].text, text[0].marks), *text[1:]) if sign else text
