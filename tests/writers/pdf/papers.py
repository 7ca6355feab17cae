"""Whole papers to try the PDF writer with: cover sheet, annex, charts and comparison."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from ikz_report.charts.chart import ChartData
from ikz_report.charts.series import chart_data
from ikz_report.model import (
    ART,
    Category,
    ChartSpec,
    Consultation,
    Content,
    Item,
    Measure,
    OfficeTitle,
    Paper,
    Report,
    Section,
    lines,
    plain,
)
from ikz_report.writers.pdf import ChartImage, build_pdf
from ikz_report.writers.pdf.charts import chart_images
from ikz_report.years.compare import Comparison, compare
from tests.conftest import ROOT
from tests.samples import ORGANISATION, UMWELT, item, para, sample_report

TEMPLATE = ROOT / "templates" / "bericht.typ"
CREATED = datetime(2015, 5, 12, tzinfo=UTC)
TITLES = (
    OfficeTitle("Der Oberbürgermeister", until=date(2022, 7, 4)),
    OfficeTitle("Die Oberbürgermeisterin", since=date(2022, 7, 5)),
)
WITH_TITLES = replace(ORGANISATION, titles=TITLES)
PAPER = Paper(
    kind="Information",
    number="I0123/15",
    day=date(2015, 5, 12),
    topic="Bericht zur Zusammenarbeit mit anderen Kommunen",
    dezernat="Dezernat I",
    office="Amt 13",
    consultations=(
        Consultation("Der Oberbürgermeister", date(2015, 5, 19), False, "Genehmigung OB"),
        Consultation("Verwaltungsausschuss", date(2015, 5, 29), postponed=True),
        Consultation("Verwaltungsausschuss", None, postponed=True),
        Consultation("Stadtrat", date(2015, 6, 11)),
    ),
    text=(para("Es waren 149 Maßnahmen:"), item("Kategorie I: 20"), item("Kategorie II: 86", item("davon neu: 5"))),
    annexes=("Anlage 1: Bericht", "Anlage 2: Vergleich"),
    signature=("Im Auftrag", "Leitung des Büros"),
    keywords=("IKZ", "Kommunen"),
    example="Kopf und Beratungsfolge sind erfunden.",
)


def full_paper() -> tuple[Report, tuple[ChartImage, ...], Comparison]:
    """The whole paper with its charts as pictures."""
    report, charts, comparison = full_data()
    return report, chart_images(charts), comparison


def full_data() -> tuple[Report, tuple[ChartData, ...], Comparison]:
    """The sample with a cover sheet, two charts, and a year before with one measure ended and one elsewhere.

    The one elsewhere had another status, „gewerbe“ another id and outlook; „leihgaben“ had another id alone.
    """
    specs = (ChartSpec("Maßnahmen 2014", "kategorie", (2014,)), ChartSpec("Beide Jahre", "art", (2013, 2014)))
    sample = replace(sample_report(), organisation=WITH_TITLES)
    report = replace(sample, paper=PAPER, charts=specs, example="Nur eine Probe.")
    first, second, third = report.categories
    elbe, museums, trade = first.sections[0].measures[0], first.sections[2], second.sections[0]
    moved = replace(first.sections[0], measures=(replace(elbe, cells=elbe.cells | {"arbeitsstand": (para("neu"),)}),))
    loans = replace(museums, measures=(replace(museums.measures[0], id="leihen"),))
    other = Measure("gewerbeflaechen", (), trade.measures[0].cells | {"perspektive": (para("Verträge"),)})
    ended = Section(UMWELT, (Measure("laerm", ("vertikal",), {"thema": (para("Karte des Lärms"),)}),))
    categories = (
        replace(first, sections=(first.sections[1], loans)),
        replace(second, sections=(replace(trade, measures=(other,)),)),
        replace(third, sections=(*third.sections, moved, ended)),
    )
    before = replace(report, year=2013, categories=categories, example="Die Angaben für 2013 sind abgeleitet.")
    return report, chart_data(report, before), compare(report, before)


def full_pdf(template: Path = TEMPLATE) -> bytes:
    report, charts, comparison = full_paper()
    return build_pdf(report, template, charts=charts, comparison=comparison, created=CREATED)


def sample_pdf(report: Report | None = None, template: Path = TEMPLATE) -> bytes:
    return build_pdf(report or sample_report(), template, created=CREATED)


def with_measures(*measures: Measure) -> Report:
    """A report of one department and one category."""
    category = Category("I", "Kategorie I", sections=(Section(UMWELT, measures),))
    return replace(sample_report(), categories=(category,))


def texts(report: Report) -> Iterator[str]:
    """What the annex must say, in reading order, repeated heads left out."""
    yield report.title
    for category in report.categories:
        yield report.heading(category)
        yield from _lines(category.intro + category.principles)
        for section in category.sections:
            yield from _section(report, section)


def _section(report: Report, section: Section) -> Iterator[str]:
    if section.headed:
        yield section.unit.name
    yield from _lines(section.notes)
    layout = report.layout(section.layout)
    yield from (cell.text for row in layout.head for cell in row)
    for measure in section.measures:
        for name in layout.fields:
            if name == ART:
                yield from measure.arten if measure.wording is None else (measure.wording,)
            else:
                yield from _lines(measure.cell(name))


def _lines(content: Content) -> Iterator[str]:
    return (plain(text) for _, text in lines(content))


def contents(report: Report) -> Iterator[Content]:
    """Every content of the annex."""
    for category in report.categories:
        yield category.intro
        yield category.principles
        for section in category.sections:
            yield section.notes
            yield from (content for measure in section.measures for content in measure.cells.values())


def list_counts(content: Content | tuple[Item, ...]) -> tuple[int, int]:
    """How many lists and how many items a content has."""
    lists = items = 0
    previous = None
    for block in content:
        if isinstance(block, Item):
            lists += not isinstance(previous, Item)
            below = list_counts(block.items)
            lists, items = lists + below[0], items + 1 + below[1]
        previous = block
    return lists, items
