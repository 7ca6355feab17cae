"""Registers of any size: the measures of data/2014 again and again, each copy with its own id and wording."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ikz_report.files import write_all
from ikz_report.model import THEMA, Content, Measure, Paragraph, Report, Run, Section
from ikz_report.register import dump_organisation, dump_report, load_report

DATA = Path(__file__).parents[1] / "data"
YEAR = 2014
MEASURES = 149


def make_register(folder: Path, factor: int) -> Path:
    """A register with ``factor`` times the measures of 2014, without cover and charts of other years."""
    report = load_report(DATA, YEAR)
    categories = tuple(
        replace(category, sections=tuple(times(section, factor) for section in category.sections))
        for category in report.categories
    )
    write_register(folder, replace(report, categories=categories, paper=None, charts=(), previous=None))
    return folder


def write_register(folder: Path, report: Report) -> None:
    texts = {**dump_report(report), "organisation.yaml": dump_organisation(report.organisation)}
    write_all({folder / name: text.encode() for name, text in texts.items()})


def times(section: Section, factor: int) -> Section:
    """The section with each measure so many times."""
    return replace(
        section,
        measures=tuple(
            measure if copy == 0 else _copy(measure, copy) for copy in range(factor) for measure in section.measures
        ),
    )


def _copy(measure: Measure, copy: int) -> Measure:
    short = measure.id[: 32 - len(str(copy)) - 1].rstrip("-")
    cells = {**measure.cells, THEMA: _numbered(measure.cell(THEMA), copy)}
    return replace(measure, id=f"{short}-{copy}", cells=cells)


def _numbered(content: Content, copy: int) -> Content:
    first, *rest = content
    if isinstance(first, Paragraph):
        return (Paragraph((*first.text, Run(f" ({copy})"))), *rest)
    return (replace(first, text=(*first.text, Run(f" ({copy})"))), *rest)
