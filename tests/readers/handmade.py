"""A report as a Word file somebody made by hand, in styles that differ truly.

``headings``: python-docx, heading styles, Word lists, department rows merged, a table per category.
``typed``: direct formatting only, bullets and tabs typed, a table per page with another head, departments in the
first cell, measures that run on over a page.
``breaks``: line breaks within a paragraph, a table per department with its name above, Art merged downwards, lists by
style, a head in the first table only.
``single``: everything in one table, categories and intro as merged rows, lists by style.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document

from ikz_report.model import (
    ARBEITSSTAND,
    ART,
    STANDARD_LAYOUT,
    THEMA,
    Category,
    Content,
    HeadCell,
    Layout,
    Mark,
    Measure,
    Paragraph,
    Report,
    Run,
    Section,
    Text,
    art_text,
    lines,
)
from ikz_report.outline import Line, build
from ikz_report.readers.word import DocxFile
from tests.wordxml import parts, write

CHARTS = "Vergleich der Maßnahmen der Interkommunalen Zusammenarbeit zum Vorjahr"
OTHER_HEAD = {ART: "Art der Zusammenarbeit", THEMA: "Thema/Inhalt", ARBEITSSTAND: "Stand", "perspektive": "Ausblick"}
MARKS = "•○–"
ROWS_ON_A_PAGE = 7
BULLETS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="bullet"/><w:lvlText w:val="{chr(0xF0B7)}"/></w:lvl>'
    for level in range(9)
)
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="4">{BULLETS}</w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num>'
)
STYLE_SHEET = "".join(
    f'<w:style w:type="paragraph" w:styleId="Strich{level}"><w:name w:val="Strich {level}"/><w:pPr><w:numPr>'
    f'<w:ilvl w:val="{level - 1}"/><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
    for level in range(1, 10)
)

Cell = tuple[str, int, str]  # paragraphs, grid columns, further properties


def run(text: str, marks: Mark = Mark.NONE) -> str:
    """A run; line breaks and tabs as Word's own elements."""
    look = {Mark.BOLD: "<w:b/>", Mark.ITALIC: "<w:i/>", Mark.UNDERLINE: '<w:u w:val="single"/>'}
    rPr = "".join(xml for mark, xml in look.items() if marks & mark)
    body = escape(text).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    body = body.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f'<w:r><w:rPr>{rPr}</w:rPr><w:t xml:space="preserve">{body}</w:t></w:r>'


def runs(text: Text) -> str:
    return "".join(run(each.text, each.marks) for each in text)


def par(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def bold(text: str) -> str:
    return par(run(text, Mark.BOLD), '<w:jc w:val="center"/>')


def table(rows: Sequence[Sequence[Cell]], columns: int = 4) -> str:
    grid = '<w:gridCol w:w="2400"/>' * columns
    body = "".join("<w:tr>" + "".join(map(_tc, row)) + "</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def _tc(cell: Cell) -> str:
    content, span, properties = cell
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{properties}</w:tcPr>{content or "<w:p/>"}</w:tc>'


# contents


def listed(content: Content) -> str:
    """Word lists by direct numbering."""
    numbered = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="7"/></w:numPr>'
    return "".join(par(runs(text), numbered.format(level - 1) if level else "") for level, text in lines(content))


def by_style(content: Content) -> str:
    return "".join(
        par(runs(text), f'<w:pStyle w:val="Strich{level}"/>' if level else "") for level, text in lines(content)
    )


def typed(content: Content) -> str:
    """Bullets and tabs as characters, a paragraph each."""
    return "".join(par(run(_mark(level)) + runs(text)) for level, text in lines(content))


def broken(content: Content) -> str:
    """One paragraph with line breaks as long as no text follows a bullet."""
    paragraphs: list[str] = []
    before = None
    for level, text in lines(content):
        if before is None or (before and not level):
            paragraphs.append("")
        else:
            paragraphs[-1] += run("\n" if level else "\n\n")
        paragraphs[-1] += run(_mark(level)) + runs(text)
        before = level
    return "".join(map(par, paragraphs))


def _mark(level: int) -> str:
    return "\t" * (level - 1) + MARKS[min(level, 3) - 1] + "\t" if level else ""


def mapped(content: Content, function: Callable[[Text], Text]) -> Content:
    """The content with each text changed."""
    return build(Line(level, function(text)) for level, text in lines(content))


# tables


@dataclass
class Look:
    """How the cells of a table look."""

    content: Callable[[Content], str]
    spans: bool = True  # cells that take several columns are merged
    titles: dict[str, str] = field(default_factory=dict)
    name: Callable[[str], list[Cell]] = lambda name: [(par(run(name)), 4, "")]

    def head(self, layout: Layout) -> list[Cell]:
        return [(par(run(self.titles.get(each.field, each.title))), 1, "") for each in layout.columns]

    def own_head(self, layout: Layout) -> Iterator[list[Cell]]:
        for row in layout.head:
            yield [cell for each in row for cell in self._label(each)]

    def _label(self, cell: HeadCell) -> list[Cell]:
        return self._wide(par(run(cell.text)) if cell.text else "", cell.span)

    def _wide(self, content: str, span: int) -> list[Cell]:
        return [(content, span, "")] if self.spans else [(content, 1, ""), *[("", 1, "")] * (span - 1)]

    def measure(self, measure: Measure, layout: Layout) -> list[Cell]:
        if self.spans and layout.key == STANDARD_LAYOUT and measure.arten == ("allgemein",) and len(measure.cells) == 1:
            return [self.art(measure), (self.content(measure.cell(THEMA)), 3, "")]
        cells: list[Cell] = []
        for column in layout.columns:
            if column.field == ART:
                cells.append(self.art(measure))
            else:
                cells += self._wide(self.content(measure.cell(column.field)), column.span)
        return cells

    def art(self, measure: Measure) -> Cell:
        text = art_text(measure)
        return par(run(text)) if text else "", 1, ""

    def note(self, note: Paragraph) -> list[Cell]:
        return [(par(runs(note.text)), 4, "")]

    def top(self, section: Section, layout: Layout) -> Iterator[list[Cell]]:
        if section.headed:
            yield self.name(section.unit.name)
        yield from map(self.note, section.notes)
        yield from self.own_head(layout)


def docx(body: str) -> DocxFile:
    return DocxFile("handgemacht.docx", parts(body, styles=STYLE_SHEET, numbering=NUMBERING))


def as_headings(report: Report) -> bytes:
    """python-docx with its own template: Title, Heading 1, List Bullet …"""
    document = Document()
    document.add_paragraph(report.title, "Title")
    for category in report.categories:
        document.add_heading(report.heading(category), 1)
        for block in category.intro:
            _add(document.add_paragraph(), block.text)
        for block in category.principles:
            _add(document.add_paragraph(style="List Bullet"), block.text)
        if category.sections:
            _word_table(document, category, report)
    document.add_heading(CHARTS, 1)
    for chart in report.charts:
        document.add_paragraph(chart.title)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _add(paragraph: object, text: Text) -> None:
    for each in text:
        made = paragraph.add_run(each.text)  # type: ignore[attr-defined]
        made.bold, made.italic, made.underline = (
            bool(each.marks & mark) for mark in (Mark.BOLD, Mark.ITALIC, Mark.UNDERLINE)
        )


def _word_table(document: object, category: Category, report: Report) -> None:
    made = document.add_table(1, 4, style="Table Grid")  # type: ignore[attr-defined]
    for cell, column in zip(made.rows[0].cells, report.layout().columns, strict=True):
        cell.text = column.title
    for section in category.sections:
        layout = report.layout(section.layout)
        for text in [(Run(section.unit.name),)] * section.headed + [note.text for note in section.notes]:
            cells = made.add_row().cells
            _add(cells[0].merge(cells[3]).paragraphs[0], text)
        for row in layout.head:
            _word_row(made, [(cell.span, (Paragraph((Run(cell.text),)),) if cell.text else ()) for cell in row])
        for measure in section.measures:
            _word_row(made, _spanned(measure, layout))


def _spanned(measure: Measure, layout: Layout) -> list[tuple[int, Content]]:
    art = art_text(measure)
    contents = {**measure.cells, ART: (Paragraph((Run(art),)),) if art else ()}
    return [(column.span, contents.get(column.field, ())) for column in layout.columns]


def _word_row(made: object, row: Sequence[tuple[int, Content]]) -> None:
    cells = made.add_row().cells  # type: ignore[attr-defined]
    at = 0
    for span, content in row:
        cell = cells[at].merge(cells[at + span - 1]) if span > 1 else cells[at]
        at += span
        for number, (level, text) in enumerate(lines(content)):
            style = None if not level else "List Bullet" if level == 1 else f"List Bullet {min(level, 3)}"
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            if style:
                paragraph.style = made.part.document.styles[style]  # type: ignore[attr-defined]
            _add(paragraph, text)


def as_typed(report: Report) -> DocxFile:
    look = Look(typed, spans=False, titles=OTHER_HEAD, name=lambda name: [(bold(name), 1, ""), *[("", 1, "")] * 3])
    body = bold(report.title)
    for category in report.categories:
        body += bold(report.heading(category)) + "".join(par(runs(block.text)) for block in category.intro)
        body += typed(category.principles) + "".join(_pages(category, report, look))
    return docx(body + _charts(report))


def _pages(category: Category, report: Report, look: Look) -> Iterator[str]:
    """A table per page, the head on each; a measure at a page's end runs on behind it."""
    head = look.head(report.layout())
    rows: list[list[Cell]] = [head]
    for section in category.sections:
        layout = report.layout(section.layout)
        rows += look.top(section, layout)
        for before, measure in pairwise((None, *section.measures)):
            first, second = _halves(measure) if len(rows) == ROWS_ON_A_PAGE else (measure, None)
            if second is None and len(rows) >= ROWS_ON_A_PAGE and not _same(before, measure):
                yield table(rows) + par(run(""))
                rows = [head]
            rows.append(look.measure(first, layout))
            if second is not None:
                yield table(rows) + par(run(""))
                rows = [head, look.measure(second, layout)]
    if len(rows) > 1:
        yield table(rows)


def _same(before: Measure | None, measure: Measure) -> bool:
    """Whether a measure would be taken for the rest of the one before."""
    return before is not None and (art_text(before), before.cell(THEMA)) == (art_text(measure), measure.cell(THEMA))


def _halves(measure: Measure) -> tuple[Measure, Measure | None]:
    """The measure on two pages, Art and Thema repeated; a list is cut between its bullets."""
    content = measure.cell(ARBEITSSTAND)
    if len(content) < 2 or content[0] == content[1] or not art_text(measure):
        return measure, None
    cells = dict(measure.cells)
    rest = {THEMA: cells[THEMA], ARBEITSSTAND: content[1:]}
    return replace(measure, cells={**cells, ARBEITSSTAND: content[:1]}), replace(measure, cells=rest)


def as_breaks(report: Report) -> DocxFile:
    look = Look(broken)
    body = par(run(report.title))
    first = True
    for category in report.categories:
        body += par(run(report.heading(category))) + "".join(par(runs(block.text)) for block in category.intro)
        body += by_style(category.principles)
        for section in category.sections:
            layout = report.layout(section.layout)
            body += bold(section.unit.name) * section.headed
            body += "".join(par(runs(note.text)) for note in section.notes)
            rows = [look.head(report.layout())] if first else []
            rows += [*look.own_head(layout), *_merged_down(section.measures, layout, look)]
            if rows:
                body += table(rows)
                first = False
    return docx(body + _charts(report))


def _merged_down(measures: Sequence[Measure], layout: Layout, look: Look) -> Iterator[list[Cell]]:
    """Rows in which the same Art below itself is one cell."""
    for at, measure in enumerate(measures):
        row = look.measure(measure, layout)
        art = art_text(measure)
        above = at > 0 and art_text(measures[at - 1]) == art
        below = at + 1 < len(measures) and art_text(measures[at + 1]) == art
        if art and ART in layout.fields and len(row) == 4 and (above or below):
            content = "<w:p/>" if above else row[0][0]
            row[0] = (content, 1, "<w:vMerge/>" if above else '<w:vMerge w:val="restart"/>')
        yield row


def as_single(report: Report) -> DocxFile:
    """One table for everything."""
    look = Look(by_style)
    rows: list[list[Cell]] = [look.head(report.layout())]
    for category in report.categories:
        rows.append([(bold(report.heading(category)), 4, "")])
        rows += [[(par(runs(block.text)), 4, "")] for block in category.intro]
        if category.principles:
            rows.append([(listed(category.principles), 4, "")])
        for section in category.sections:
            layout = report.layout(section.layout)
            rows += look.top(section, layout)
            rows += [look.measure(measure, layout) for measure in section.measures]
    return docx(par(run(report.title)) + table(rows) + _charts(report))


STYLES: dict[str, Callable[[Report], bytes | DocxFile]] = {
    "headings": as_headings,
    "typed": as_typed,
    "breaks": as_breaks,
    "single": as_single,
}


def save(report: Report, style: str, path: Path) -> Path:
    """The report as a file in this style."""
    made = STYLES[style](report)
    if isinstance(made, bytes):
        path.write_bytes(made)
        return path
    return write(path, made.parts)


def _charts(report: Report) -> str:
    return par(run(CHARTS)) + "".join(par(run(chart.title)) for chart in report.charts)
