"""The register as JSON for other programs. The format is public: docs/json.md."""

from __future__ import annotations

import json
from typing import Any

from ikz_report.model import (
    Category,
    Content,
    Item,
    Layout,
    Mark,
    Measure,
    Report,
    Section,
    Text,
    art_text,
    plain,
)

FORMAT = "ikz-report"
VERSION = 1
MARK_NAMES = {Mark.UNDERLINE: "unterstrichen", Mark.ITALIC: "kursiv", Mark.BOLD: "fett"}

Node = dict[str, Any]


def to_json(report: Report) -> bytes:
    """The whole report, UTF-8, indented, in a fixed order."""
    return (json.dumps(as_data(report), ensure_ascii=False, indent=1) + "\n").encode()


def as_data(report: Report) -> Node:
    """The report as dicts, lists, strings and numbers."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "jahr": report.year,
        "titel": report.title,
        "beispiel": report.example,
        "stadt": report.organisation.city,
        "arten": [art.name for art in report.arten],
        "tabellen": {layout.key: _layout(layout) for layout in report.layouts},
        "kategorien": [_category(report, category) for category in report.categories],
    }


def _layout(layout: Layout) -> Node:
    return {
        "spalten": [{"feld": c.field, "titel": c.title, "breite": c.span} for c in layout.columns],
        "kopf": [[{"text": cell.text, "breite": cell.span} for cell in row] for row in layout.head],
    }


def _category(report: Report, category: Category) -> Node:
    return {
        "nummer": category.number,
        "titel": category.title,
        "dezernat": category.dezernat,
        "ueberschrift": report.heading(category),
        "einleitung": blocks(category.intro),
        "leitsaetze": blocks(category.principles),
        "abschnitte": [_section(report, section) for section in category.sections],
    }


def _section(report: Report, section: Section) -> Node:
    unit = section.unit
    parent = report.organisation.unit(unit.parent) if unit.parent else None
    return {
        "dienststelle": parent.key if parent else unit.key,
        "bereich": unit.key if parent else None,
        "name": unit.name,
        "zeile": section.headed,
        "hinweise": blocks(section.notes),
        "tabelle": section.layout,
        "massnahmen": [_measure(measure) for measure in section.measures],
    }


def _measure(measure: Measure) -> Node:
    return {
        "id": measure.id,
        "art": list(measure.arten),
        "art_text": art_text(measure),
        "zellen": {name: blocks(content) for name, content in measure.cells.items()},
    }


def blocks(content: Content) -> list[Node]:
    """Paragraphs and bullets with their emphasis as character ranges."""
    return [_block(block.text, "punkt" if isinstance(block, Item) else "absatz", _below(block)) for block in content]


def _below(block: object) -> Content:
    return block.items if isinstance(block, Item) else ()


def _block(text: Text, form: str, below: Content) -> Node:
    node: Node = {"form": form, "text": plain(text)}
    if marks := _ranges(text):
        node["auszeichnung"] = marks
    if below:
        node["punkte"] = blocks(below)
    return node


def _ranges(text: Text) -> list[Node]:
    ranges: list[Node] = []
    start = 0
    for run in text:
        end = start + len(run.text)
        names = [name for mark, name in MARK_NAMES.items() if mark in run.marks]
        if names:
            ranges.append({"von": start, "bis": end, "als": names})
        start = end
    return ranges
