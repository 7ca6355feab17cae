"""bericht.yaml as YAML values."""

from __future__ import annotations

from itertools import groupby

from ikz_report.errors import InputError
from ikz_report.model import STANDARD_LAYOUT, Category, Column, Consultation, Content, HeadCell, Layout, Paper, Report
from ikz_report.model import YearCounts as Counts
from ikz_report.register import fields as f
from ikz_report.register.content_values import content_value
from ikz_report.register.emit import Fields, Flow, Value


def report_fields(report: Report) -> Fields:
    """The fields of bericht.yaml in their usual order.

    Raises:
        InputError: the parts of one category do not fit together.
    """
    fields: Fields = {f.YEAR.name: str(report.year), f.TITLE.name: report.title}
    fields |= _filled({f.EXAMPLE.name: report.example})
    fields[f.ARTEN.name] = [
        Flow({f.ART_NAME.name: art.name, f.LIST_ROW.name: "ja"}) if art.list_row else art.name for art in report.arten
    ]
    fields[f.COLUMNS.name] = _columns(report.layout())
    tables = {each.key: _table(each) for each in report.layouts if each.key != STANDARD_LAYOUT}
    fields |= {f.TABLES.name: tables} if tables else {}
    fields[f.CATEGORIES.name] = _categories(report.categories)
    if report.paper:
        fields[f.PAPER.name] = _paper(report.paper)
    if report.previous:
        fields[f.PREVIOUS.name] = _previous(report.previous)
    if report.charts:
        fields[f.CHARTS.name] = [
            {
                f.CHART_TITLE.name: chart.title,
                f.CHART_BY.name: chart.by,
                f.CHART_YEARS.name: Flow([str(year) for year in chart.years]),
                **({f.CHART_OPTIONAL.name: "ja"} if chart.optional else {}),
            }
            for chart in report.charts
        ]
    return fields


def _filled(values: dict[str, str | None]) -> Fields:
    return {name: value for name, value in values.items() if value is not None}


def _yes(value: bool) -> str:
    return "ja" if value else "nein"


def _columns(layout: Layout) -> Value:
    return [Flow(_column(column)) for column in layout.columns]


def _column(column: Column) -> dict[str, str]:
    fields = {f.COLUMN.name: column.field, f.COLUMN_TITLE.name: column.title}
    if column.span != 1:
        fields[f.SPAN.name] = str(column.span)
    if column.width is not None:
        fields[f.WIDTH.name] = f"{column.width:g}"
    return fields


def _table(layout: Layout) -> Fields:
    fields: Fields = {f.HEAD.name: [[_head_cell(cell) for cell in row] for row in layout.head]} if layout.head else {}
    return {**fields, f.COLUMNS.name: _columns(layout)}


def _head_cell(cell: HeadCell) -> Value:
    return Flow({f.HEAD_TEXT.name: cell.text, f.SPAN.name: str(cell.span)}) if cell.span != 1 else cell.text


def _categories(categories: tuple[Category, ...]) -> Value:
    return [_category(list(parts)) for _, parts in groupby(categories, key=lambda category: category.number)]


def _category(parts: list[Category]) -> Fields:
    first = parts[0]
    fields: Fields = {f.CATEGORY_NUMBER.name: first.number, f.CATEGORY_TITLE.name: first.title}
    if first.dezernat is None and len(parts) == 1:
        return {**fields, **_texts(first.intro, first.principles)}
    if any(part.dezernat is None or part.title != first.title for part in parts):
        raise InputError(
            f"Kategorie {first.number}: Die Teile haben verschiedene Überschriften oder kein Dezernat. So kann das "
            "Register sie nicht aufnehmen."
        )
    same_intro = len({part.intro for part in parts}) == 1
    if same_intro:
        fields |= _texts(first.intro, ())
    fields[f.PARTS.name] = [
        {f.PART_DEZERNAT.name: part.dezernat or "", **_texts(() if same_intro else part.intro, part.principles)}
        for part in parts
    ]
    return fields


def _texts(intro: Content, principles: Content) -> Fields:
    contents = {f.INTRO.name: intro, f.PRINCIPLES.name: principles}
    return {name: content_value(content) for name, content in contents.items() if content}


def _paper(paper: Paper) -> Fields:
    fields = _filled({f.EXAMPLE.name: paper.example, f.KIND.name: paper.kind, f.NUMBER.name: paper.number})
    fields |= _filled({f.NUMBER_PATTERN.name: paper.number_pattern, f.DAY.name: paper.day.isoformat()})
    fields |= {f.DEZERNAT.name: paper.dezernat, f.OFFICE.name: paper.office}
    fields |= {f.PUBLIC.name: _yes(paper.public), f.TOPIC.name: paper.topic}
    lists: dict[str, Value] = {
        f.CONSULTATIONS.name: [Flow(_consultation(each)) for each in paper.consultations],
        f.COVER_TEXT.name: content_value(paper.text),
        f.ANNEXES.name: list(paper.annexes),
        f.SIGNATURE.name: list(paper.signature),
    }
    fields |= {name: value for name, value in lists.items() if value}
    fields |= _filled({f.LICENSE.name: paper.license})
    return {**fields, f.KEYWORDS.name: list(paper.keywords)} if paper.keywords else fields


def _consultation(step: Consultation) -> dict[str, str]:
    fields = {f.BODY.name: step.body}
    if step.day:
        fields[f.STEP_DAY.name] = step.day.isoformat()
    fields |= {f.PUBLIC.name: _yes(step.public), f.ROLE.name: step.role}
    return {**fields, f.POSTPONED.name: "ja"} if step.postponed else fields


def _previous(previous: Counts) -> Fields:
    counts: Fields = {
        group: {name: str(count) for name, count in values.items()} for group, values in previous.counts.items()
    }
    fields = _filled({f.PREVIOUS_YEAR.name: str(previous.year), f.EXAMPLE.name: previous.example})
    return {**fields, f.COUNTS.name: counts}
