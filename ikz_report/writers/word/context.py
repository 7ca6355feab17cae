"""The report as the template sees it: German names, rows in the order they are printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING

from ikz_report.model import (
    ART,
    STANDARD_LAYOUT,
    Category,
    Content,
    HeadCell,
    Item,
    Layout,
    Measure,
    Paragraph,
    Report,
    Run,
    Section,
    Text,
    lines,
    plain,
)
from ikz_report.writers.titles import short_title
from ikz_report.writers.word.comparison import comparison_fields, figure_fields
from ikz_report.writers.word.cover import cover_fields, example_note
from ikz_report.writers.word.fields import cell_name, columns_of
from ikz_report.writers.word.figures import Figure
from ikz_report.writers.word.typesetter import Blocks, Typesetter, inline

if TYPE_CHECKING:
    from ikz_report.years.comparison import Comparison

# A cell's line holds about 44 characters, 3 fewer per list level; a paragraph ends with an eighth of a line.
LINE, STEP, GAP = 44, 3, 0.125
SHORT = 14  # lines: a third of what a page in landscape holds, so that moving a row leaves no page half empty
LEAST = 13  # lines that are never worth a break
TEXT_LINE = 120  # characters in a line of the text above a table
HEADING, NAME = 4.0, 1.5  # lines that a heading with the table's head takes, and a row with a name


class Row(SimpleNamespace):
    """A row of the table; ``ist`` says which kind, the other fields are those of the kind."""


def build_context(
    report: Report, typesetter: Typesetter, figures: Iterable[Figure] = (), comparison: Comparison | None = None
) -> dict[str, object]:
    """Every field of ``fields.SHAPES`` for the report; ``figures`` are the charts."""
    return {
        **_Context(report, typesetter).root(),
        "vorlage": cover_fields(report, typesetter),
        "diagramme": [figure_fields(figure, typesetter) for figure in figures],
        "vergleich": comparison_fields(comparison, typesetter),
    }


class _Context:
    def __init__(self, report: Report, typesetter: Typesetter) -> None:
        self.report = report
        self.typesetter = typesetter
        self.names = {name: cell_name(name) for layout in report.layouts for name in layout.fields}
        self.arten: dict[tuple[str, ...], Blocks] = {}

    def blocks(self, content: Content) -> Blocks:
        return Blocks(content, self.typesetter)

    def root(self) -> dict[str, object]:
        report = self.report
        return {
            "titel": inline(report.title),
            "kurztitel": short_title(report.title),
            "jahr": report.year,
            "stadt": inline(report.organisation.city),
            "beispiel": inline(example_note(report.example)),
            "spalten": SimpleNamespace(**{name: inline(title) for name, title in columns_of(report).items()}),
            "kategorien": list(self.categories()),
        }

    def categories(self) -> Iterator[SimpleNamespace]:
        before = None
        for category in self.report.categories:
            yield self.category(category, new=category.number != before)
            before = category.number

    def category(self, category: Category, *, new: bool) -> SimpleNamespace:
        dezernat = self.report.organisation.dezernat(category.dezernat or "")
        return SimpleNamespace(
            nummer=inline(category.number),
            titel=inline(category.title),
            dezernat=inline(dezernat.name if dezernat else category.dezernat),
            ueberschrift=inline(self.report.heading(category)),
            neu=new,
            einleitung=self.blocks(category.intro),
            leitsaetze=self.blocks(category.principles),
            zeilen=list(self.rows(category)),
        )

    def rows(self, category: Category) -> Iterator[Row]:
        """The rows of a table; what stands above a row and must not be parted from it leaves less room for it."""
        above = HEADING + sum(_lines(text, TEXT_LINE) for _, text in lines(category.intro + category.principles))
        for section in category.sections:
            yield from self.section(section, above)
            above = 0.0 if section.measures else above + NAME

    def section(self, section: Section, above: float) -> Iterator[Row]:
        layout = self.report.layout(section.layout)
        above += NAME * (section.headed + len(section.notes) + len(layout.head))
        if section.headed:
            unit = section.unit
            names = SimpleNamespace(name=inline(unit.name), kuerzel=inline(unit.short), nummer=inline(unit.number))
            yield Row(ist="bereich" if unit.parent else "dienststelle", kurz=True, stelle=names)
        for note in section.notes:
            yield Row(ist="hinweis", kurz=_is_short(((note,),), SHORT), hinweis=self.blocks((note,)))
        for head in layout.head:
            yield Row(ist="kopf", kurz=True, zellen=[self.head_cell(cell) for cell in head])
        for measure in section.measures:
            yield self.measure(measure, layout, max(SHORT - above, LEAST))
            above = 0.0

    def head_cell(self, cell: HeadCell) -> SimpleNamespace:
        content = (Paragraph((Run(cell.text),)),) if cell.text else ()
        return SimpleNamespace(inhalt=self.blocks(content), breite=cell.span)

    def measure(self, measure: Measure, layout: Layout, room: float) -> Row:
        short = _is_short(measure.cells.values(), room)
        if layout.key == STANDARD_LAYOUT:
            is_list = len(measure.cells) <= 1 and self.report.is_list_row(measure)
            cells = {self.names[name]: self.cell(measure, name) for name in layout.fields}
            return Row(ist="liste" if is_list else "massnahme", kurz=short, **cells)
        spans = [
            SimpleNamespace(inhalt=self.cell(measure, column.field), breite=column.span) for column in layout.columns
        ]
        return Row(ist="eigene", kurz=short, zellen=spans)

    def cell(self, measure: Measure, name: str) -> Blocks:
        if name != ART:
            return self.blocks(measure.cell(name))
        kinds = measure.arten if measure.wording is None else (measure.wording,)
        if kinds not in self.arten:
            self.arten[kinds] = self.blocks(tuple(Paragraph((Run(kind),)) for kind in kinds if kind))
        return self.arten[kinds]


def _is_short(cells: Iterable[Content], room: float) -> bool:
    return all(_height(cell) <= room for cell in cells)


def _height(content: Content, level: int = 0) -> float:
    """Lines the content will take, about, and rather too many than too few."""
    total = GAP * len(content)
    width = LINE - STEP * (level + 1)
    for block in content:
        text = block.text
        length = len(text[0].text) if len(text) == 1 else len(plain(text))
        if type(block) is Item:
            total += -(-length // width)
            if block.items:
                total += _height(block.items, level + 1)
        else:
            total += -(-length // LINE)
    return total


def _lines(text: Text, line: int) -> float:
    return -(-len(plain(text)) // line) + GAP
