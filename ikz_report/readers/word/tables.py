"""The tables of a Word file, and the paragraphs between them, in one of the two views (§17.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ikz_report.model import Content
from ikz_report.outline import Lines, build
from ikz_report.readers.word.bullets import recognise
from ikz_report.readers.word.flow import View, cell_is_gone, children, properties, row_is_gone
from ikz_report.readers.word.names import Element, W, attribute, child, number, on, path
from ikz_report.readers.word.package import DocxFile
from ikz_report.readers.word.source import Remark, Source
from ikz_report.readers.word.story import Story


@dataclass(frozen=True, slots=True)
class WordCell:
    """A cell. ``number`` counts the row's cells from 1; ``column`` is its first grid column, from 0.

    ``continued`` marks a cell that only carries on the one above it (vertically merged).
    """

    number: int
    column: int
    span: int
    continued: bool
    content: Content
    bookmarks: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class WordRow:
    """A row. ``number`` counts the table's rows from 1, deleted ones too; ``head``: repeated on each page."""

    number: int
    cells: tuple[WordCell, ...]
    head: bool = False


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table of the text; ``number`` counts from 1, without nested tables.

    ``widths`` are those of its grid columns, in twips; empty where the file does not say.
    """

    number: int
    rows: tuple[WordRow, ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph outside of tables: several lines where typed bullets follow line breaks.

    ``style`` is the style's name in Word's own language-free form („heading 1“); ``outline`` its
    heading level, 0 the first, None for body text. ``boxed``: it stands in a text box.
    """

    lines: Lines
    style: str
    outline: int | None
    remarks: tuple[Remark, ...] = ()
    boxed: bool = False


def read_tables(docx: DocxFile, *, view: View) -> list[WordTable]:
    """The tables of the text in reading order.

    Raises:
        SourceError: a part of the file is damaged.
    """
    return [block for block in read_body(docx, view=view) if isinstance(block, WordTable)]


def read_body(docx: DocxFile, *, view: View) -> list[WordParagraph | WordTable]:
    """Paragraphs and tables of the text in reading order; empty paragraphs are left out.

    Raises:
        SourceError: a part of the file is damaged.
    """
    source = Source(docx, view)
    blocks: list[WordParagraph | WordTable] = []
    between: list[Element] = []
    tables = 0
    for each in children(source.body, view):
        if each.tag == f"{W}tbl":
            blocks += _paragraphs(between, source)
            between = []
            tables += 1
            blocks.append(WordTable(tables, tuple(_rows(each, source)), _widths(each)))
        else:
            between.append(each)
    return [*blocks, *_paragraphs(between, source)]


def _widths(table: Element) -> tuple[int, ...]:
    grid = child(table, "tblGrid")
    found = [] if grid is None else [number(each, "w") for each in grid.findall(f"{W}gridCol")]
    widths = tuple(each for each in found if each)
    return widths if len(widths) == len(found) else ()


def _paragraphs(elements: list[Element], source: Source) -> Iterator[WordParagraph]:
    story = Story(source)
    for each in elements:
        story.add(each)
    story.close()
    for shown, lines in zip(story.paragraphs, recognise(each.raw for each in story.paragraphs), strict=True):
        if lines or shown.remarks:
            yield WordParagraph(lines, source.styles.name(shown.style), shown.outline, shown.remarks, shown.boxed)


def _rows(table: Element, source: Source) -> Iterator[WordRow]:
    waiting: list[str] = []
    count = 0
    for each in children(table, None):
        if each.tag == f"{W}bookmarkStart":
            waiting.append(attribute(each, "name"))
        elif each.tag == f"{W}tr":
            count += 1
            found = () if row_is_gone(each, source.view) else tuple(_cells(each, source, waiting))
            waiting = []
            if found:
                yield WordRow(count, found, bool(on(path(each, "trPr", "tblHeader"))))


def _cells(row: Element, source: Source, waiting: list[str]) -> Iterator[WordCell]:
    """The row's cells; a bookmark before a cell belongs to it."""
    column = number(path(row, "trPr", "gridBefore")) or 0
    count = 0
    for each in children(row, None):
        if each.tag == f"{W}bookmarkStart":
            waiting = [*waiting, attribute(each, "name")]
        elif each.tag == f"{W}tc":
            count += 1
            if not cell_is_gone(each, source.view):
                cell = _cell(each, source, count, column, waiting)
                waiting = []
                column += cell.span
                yield cell


def _cell(cell: Element, source: Source, count: int, column: int, waiting: list[str]) -> WordCell:
    story = Story(source)
    story.read(cell)
    tcPr = properties(cell, "tcPr", source.view)
    merge = child(tcPr, "vMerge")
    return WordCell(
        count,
        column,
        max(1, number(child(tcPr, "gridSpan")) or 1),
        merge is not None and attribute(merge, "val") != "restart",
        build(line for lines in recognise(each.raw for each in story.paragraphs) for line in lines),
        (*waiting, *story.bookmarks),
        tuple(remark for each in story.paragraphs for remark in each.remarks),
    )
