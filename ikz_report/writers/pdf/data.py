"""The report as plain values, the way ``templates/bericht.typ`` gets them as ``daten``.

    text      a string, or where parts are emphasised a list of [string, marks], marks out of "uib"
    block     a text (paragraph), or {"punkte": [item, …]}
    item      a text, or {"text": text, "punkte": [item, …]}
    content   a list of blocks

A row of a table (``zeilen``) names its kind in ``ist``: namen (one row or several with the names of units, each
with the level of its heading), hinweis, kopf, massnahme or liste. Names that follow each other without a measure
between them are one such row, so that a template can keep them together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from ikz_report.model import (
    ART,
    STANDARD_LAYOUT,
    THEMA,
    Category,
    Column,
    Consultation,
    Content,
    HeadCell,
    Item,
    Layout,
    Mark,
    Measure,
    Paper,
    Paragraph,
    Report,
    Section,
    Text,
    art_text,
    lines,
    plain,
)
from ikz_report.writers.pdf.chart_image import ChartImage
from ikz_report.writers.titles import short_title
from ikz_report.years.comparison import Comparison, Group
from ikz_report.years.overview import overview, unchanged_sentence

Row = dict[str, Any]
LETTERS = ((Mark.UNDERLINE, "u"), (Mark.ITALIC, "i"), (Mark.BOLD, "b"))
PRINTED_GROUPS = (Group.NEW, Group.CHANGED, Group.MOVED, Group.ENDED)
ZERO_WIDTH_SPACE = "\u200b"
LONG_WORD = re.compile(r"\S{40,}")
BREAK_AFTER = re.compile(r"[^\w\s](?=\w)|\w{25}(?=\w{25})")
LINE = 40  # characters in a line of a column
MARKS = {Mark(value): "".join(letter for mark, letter in LETTERS if value & mark) for value in range(8)}


def report_data(
    report: Report,
    charts: Sequence[ChartImage] = (),
    comparison: Comparison | None = None,
    slip: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Everything the template may print, ready for JSON; ``vergleich`` as in ``_comparison``.

    ``slip`` is what stands on an extract beside its measures, by its name.
    """
    return {
        "titel": report.title,
        "kurztitel": short_title(report.title),
        "jahr": report.year,
        "stadt": report.organisation.city,
        "beispiel": report.example,
        "auszug": None if slip is None else [{"name": name, "wert": breakable(value)} for name, value in slip.items()],
        "vorlage": _paper(report.paper, report.office_title) if report.paper else None,
        "spalten": [column_data(column) for column in report.layout(STANDARD_LAYOUT).columns],
        "kategorien": [_category(report, category) for category in report.categories],
        "diagramme": [_chart(chart) for chart in charts],
        "vergleich": _comparison(comparison) if comparison else None,
    }


def _paper(paper: Paper, office_title: str | None) -> dict[str, Any]:
    return {
        "art": paper.kind,
        "nummer": paper.number,
        "datum": _day(paper.day),
        "dezernat": paper.dezernat,
        "amt": paper.office,
        "amtsbezeichnung": office_title,
        "oeffentlich": paper.public,
        "thema": breakable(paper.topic),
        "beratungsfolge": [_consultation(step) for step in paper.consultations],
        "text": content_data(paper.text),
        "anlagen": [breakable(annex) for annex in paper.annexes],
        "unterschrift": list(paper.signature),
        "schlagworte": list(paper.keywords),
        "beispiel": paper.example,
    }


def _consultation(step: Consultation) -> dict[str, Any]:
    return {
        "gremium": step.body,
        "tag": _day(step.day) if step.day else None,
        "oeffentlich": step.public,
        "zustaendigkeit": step.role,
        "vertagt": step.postponed,
    }


def _day(day: date) -> dict[str, int]:
    return {"jahr": day.year, "monat": day.month, "tag": day.day}


def column_data(column: Column) -> dict[str, Any]:
    return {"feld": column.field, "titel": column.title, "breite": column.width, "spalten": column.span}


def _category(report: Report, category: Category) -> dict[str, Any]:
    return {
        "nummer": category.number,
        "dezernat": category.dezernat,
        "ueberschrift": report.heading(category),
        "einleitung": content_data(category.intro),
        "leitsaetze": content_data(category.principles),
        "zeilen": list(_rows(report, category)),
    }


def _rows(report: Report, category: Category) -> Iterator[Row]:
    names: list[dict[str, Any]] = []
    printed: set[str] = set()
    for section in category.sections:
        unit = section.unit
        if section.headed:
            # A heading may only go down one level at a time (ISO 14289-1, 7.4.2).
            names.append({"name": unit.name, "ebene": 3 if unit.parent in printed else 2})
            printed.add(unit.key)
        rows = list(_section(report, section))
        if rows and names:
            yield {"ist": "namen", "namen": names}
            names = []
        yield from rows
    if names:
        yield {"ist": "namen", "namen": names}


def _section(report: Report, section: Section) -> Iterator[Row]:
    layout = report.layout(section.layout)
    for note in section.notes:
        yield {"ist": "hinweis", "text": text_data(note.text)}
    if layout.head and section.measures:
        yield {"ist": "kopf", "zeilen": [[[cell.text, cell.span] for cell in row] for row in layout.head]}
    elif layout.head:  # typst cannot set a head without a row below it
        yield from (_plain_row(row) for row in layout.head)
    for measure in section.measures:
        yield _list_row(measure) if _is_list(report, layout, measure) else _measure(layout, measure)


def _plain_row(cells: Sequence[HeadCell]) -> Row:
    texts = [[breakable(cell.text)] if cell.text else [] for cell in cells]
    return {"ist": "massnahme", "zellen": texts, "breiten": [cell.span for cell in cells], "zeichen": 0}


def _is_list(report: Report, layout: Layout, measure: Measure) -> bool:
    return layout.key == STANDARD_LAYOUT and report.is_list_row(measure)


def _list_row(measure: Measure) -> Row:
    """``zeichen`` says how long the longest cell is, by which a template may decide where a page breaks."""
    cells = [[_art(measure)], content_data(measure.cell(THEMA))]
    return {"ist": "liste", "zellen": cells, "zeichen": _length(measure)}


def _measure(layout: Layout, measure: Measure) -> Row:
    cells = [_cell(measure, column.field) for column in layout.columns]
    spans = [column.span for column in layout.columns]
    row = {"ist": "massnahme", "zellen": cells, "zeichen": _length(measure)}
    return row | ({"breiten": spans} if max(spans) > 1 else {})


def _length(measure: Measure) -> int:
    """The characters of the longest cell, every paragraph and bullet taken as a line at least."""
    return max((sum(map(_line_length, lines(content))) for content in measure.cells.values()), default=0)


def _line_length(line: tuple[int, Text]) -> int:
    return sum(max(len(part), LINE) for part in plain(line[1]).split("\n"))


def _cell(measure: Measure, field: str) -> list[Any]:
    if field != ART:
        return content_data(measure.cell(field))
    return [_art(measure)] if measure.arten or measure.wording else []


def _art(measure: Measure) -> str:
    """The Art as printed, each of several names on its own line."""
    return "\n".join(measure.arten) if measure.wording is None else art_text(measure)


def _chart(chart: ChartImage) -> dict[str, Any]:
    return {
        "titel": chart.title,
        "alternativtext": chart.alt,
        "bild": chart.svg.decode(),
        "hinweise": list(chart.notes),
        "tabelle": [list(row) for row in chart.table],
        "breit": chart.across,
    }


def _comparison(comparison: Comparison) -> dict[str, Any]:
    """The groups a reader of the paper asks for, and all of them in numbers; unchanged measures stand in the annex."""
    data = comparison.as_dict()
    names = ("name", "anzahl", "kennung", "text")
    data["uebersicht"] = [dict(zip(names, line, strict=True)) for line in overview(comparison)]
    data["unveraendert"] = unchanged_sentence(comparison)
    data["massnahmen"] = {group.key: data["massnahmen"][group.key] for group in PRINTED_GROUPS}
    for measure in (each for measures in data["massnahmen"].values() for each in measures):
        measure["thema"] = breakable(measure["thema"])
        measure["zellen"] = ", ".join(change["titel"] for change in measure.pop("aenderungen"))
    return data


def content_data(content: Content) -> list[Any]:
    """Blocks in order; neighbouring items become one list."""
    result: list[Any] = []
    for is_item, blocks in groupby(content, lambda block: isinstance(block, Item)):
        if is_item:
            result.append({"punkte": [_item(block) for block in blocks if isinstance(block, Item)]})
        else:
            result += [text_data(block.text) for block in blocks if isinstance(block, Paragraph)]
    return result


def _item(item: Item) -> Any:
    text = text_data(item.text)
    return {"text": text, "punkte": [_item(each) for each in item.items]} if item.items else text


def text_data(text: Text) -> Any:
    """A string, or the runs with their marks."""
    if len(text) == 1 and not text[0].marks:
        return breakable(text[0].text)
    return [[breakable(run.text), MARKS[run.marks]] for run in text]


def breakable(text: str) -> str:
    """The text with invisible places to break in words too long for a column, as addresses are."""
    return LONG_WORD.sub(lambda word: BREAK_AFTER.sub(rf"\g<0>{ZERO_WIDTH_SPACE}", word[0]), text)
