"""The council's annex as text: tables as tab-separated lines, lists as ``<ul>`` with ``•`` and ``○``.

    bytes → source (text) → document (lines) → table (rows) → measures → markup (cells)
          → names, dezernate, order, organisation (units) → model.Report

What is decided without certainty becomes a ``Doubt``; what has no place is an error, never dropped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ikz_report.identity import Candidate, assign_ids
from ikz_report.model import THEMA, Category, Layout, Measure, Organisation, Report, Section
from ikz_report.readers.annex_text.dezernate import settle
from ikz_report.readers.annex_text.document import Document
from ikz_report.readers.annex_text.drafts import ARTEN, CategoryDraft, Doubt, Doubts, SectionDraft
from ikz_report.readers.annex_text.names import Names
from ikz_report.readers.annex_text.organisation import Units, build_organisation, note_order
from ikz_report.readers.annex_text.source import decode

__all__ = ["Doubt", "Imported", "read_annex"]


@dataclass(frozen=True, slots=True)
class Imported:
    """The report and, in the order of the source's lines, what was decided without certainty."""

    report: Report
    doubts: tuple[Doubt, ...]


def read_annex(
    raw: bytes, name: str, year: int, organisation: Organisation | None = None, *, incomplete: bool = False
) -> Imported:
    """The report in an annex; ``name`` is the file's name for messages.

    With an organisation its units are recognised by name and those it lacks are added to it; without
    one, Dezernate and official order are worked out from the annex.
    An ``incomplete`` text is read as far as it goes; what it lacks is then a doubt.

    Raises:
        SourceError: not such an annex, damaged, or cut off; the message names the line.
    """
    text = decode(raw, name)
    doubts = Doubts()
    names = Names(organisation, year, doubts)
    document = Document(text, name, year, names, doubts, incomplete=incomplete)
    document.read()
    drafts = document.in_order()
    settle(names.drafts, drafts, doubts)
    whole, units = build_organisation(names.drafts, drafts, organisation, text, doubts)
    note_order(drafts, whole, units, doubts)
    layouts = _layouts(document.table.standard, drafts)
    report = Report(
        year,
        document.title,
        whole,
        ARTEN,
        tuple(replace(layout, key=key) for layout, key in layouts.items()),
        _categories(drafts, units, layouts),
        charts=tuple(document.charts),
    )
    return Imported(_with_ids(report), doubts.in_order())


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
    placements = list(report.placements())
    candidates = [
        Candidate(each.measure.cell(THEMA), each.section.unit.name, each.measure.arten) for each in placements
    ]
    ids = iter(assign_ids(candidates))
    categories = tuple(
        replace(category, sections=tuple(_named(section, ids) for section in category.sections))
        for category in report.categories
    )
    return replace(report, categories=categories)


def _named(section: Section, ids: Iterator[str]) -> Section:
    return replace(section, measures=tuple(replace(measure, id=next(ids)) for measure in section.measures))
