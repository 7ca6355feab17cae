"""From the drafts to the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from ikz_report.identity import assign_ids
from ikz_report.model import Category, Layout, Measure, Organisation, Report, Section
from ikz_report.readers.annex.dezernate import settle
from ikz_report.readers.annex.drafts import ARTEN, CategoryDraft, Imported, SectionDraft
from ikz_report.readers.annex.names import Names
from ikz_report.readers.annex.organisation import Units, build_organisation, note_order
from ikz_report.readers.annex.origins import origins
from ikz_report.readers.annex.paper import Paper
from ikz_report.readers.annex.places import Place
from ikz_report.years.known import candidate, with_ids


def assemble(paper: Paper, names: Names, organisation: Organisation | None, text: str, start: Place) -> Imported:
    """What a paper that was read to its end holds, with an id for every measure.

    ``text`` is that of the whole source, ``start`` its beginning.
    """
    doubts = paper.doubts
    drafts = paper.in_order()
    settle(names.drafts, drafts, doubts)
    whole, units = build_organisation(names.drafts, drafts, organisation, text, start, doubts)
    note_order(drafts, whole, units, doubts)
    layouts = _layouts(paper.table.standard, drafts)
    report = Report(
        paper.year,
        paper.title,
        whole,
        ARTEN,
        tuple(replace(layout, key=key) for layout, key in layouts.items()),
        _categories(drafts, units, layouts),
        charts=tuple(paper.charts),
    )
    report = _with_ids(report)
    return Imported(report, doubts.in_order(), origins(paper, drafts, report))


def _layouts(standard: Layout, categories: Iterable[CategoryDraft]) -> dict[Layout, str]:
    """Every layout and its key; another of the same key gets a number."""
    keys = {standard: standard.key}
    counts = Counter(keys.values())
    for category in categories:
        for section in category.sections.values():
            key = section.layout.key
            if section.layout not in keys:
                counts[key] += 1
                keys[section.layout] = f"{key}_{counts[key]}" if counts[key] > 1 else key
    return keys


def _categories(drafts: Iterable[CategoryDraft], units: Units, layouts: dict[Layout, str]) -> tuple[Category, ...]:
    return tuple(
        Category(
            draft.number,
            draft.title,
            draft.dezernat,
            tuple(draft.intro),
            tuple(draft.principles),
            tuple(_section(section, units, layouts) for section in draft.sections.values()),
        )
        for draft in drafts
    )


def _section(draft: SectionDraft, units: Units, layouts: dict[Layout, str]) -> Section:
    measures = tuple(Measure("", each.arten, each.cells, each.wording) for each in draft.measures)
    return Section(units[draft.unit], measures, draft.headed, tuple(draft.notes), layouts[draft.layout])


def _with_ids(report: Report) -> Report:
    """The same report with an id for every measure."""
    return with_ids(report, assign_ids(map(candidate, report.placements())))
