"""Charts on their way into the template: the picture and its figures as a table (ECMA-376 part 1 §17.4.38)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ikz_report.charts.style import EXAMPLE
from ikz_report.writers.word.package import Package
from ikz_report.writers.word.styles import Styles
from ikz_report.writers.word.typesetter import Form, escaped
from ikz_report.xmltext import quoteattr

if TYPE_CHECKING:
    from ikz_report.charts.chart import ChartData

TABLE_WIDTH = 4195  # twentieths of a point, as all widths of tables: 74 mm
ACROSS_WIDTH = 14570  # 257 mm
LETTER, MARGINS = 105, 230  # of a bold letter; of the cell and a little more
LEAST_FIRST = 1500
SOFT_EXAMPLE = 'Beispiel</w:t><w:softHyphen/><w:t xml:space="preserve">daten'


class Figure(NamedTuple):
    """A chart that is in the package already."""

    title: str
    picture: Picture
    table: FigureTable
    notes: tuple[str, ...]
    across: bool


class Picture:
    """The chart in a paragraph of its own."""

    def __init__(self, drawing: str, standard: Form) -> None:
        self.drawing = drawing
        self.standard = standard

    def __html__(self) -> str:
        return self.shaped(self.standard)

    def shaped(self, form: Form) -> str:
        return f"{form.paragraph}<w:r>{self.drawing}</w:r></w:p>"


class FigureTable:
    """The figures as a table in the template's styles; the tag's own paragraph has no part in its look."""

    def __init__(self, rows: Sequence[Sequence[str]], title: str, styles: Styles, across: bool) -> None:
        self.rows = rows
        self.across = across
        self.title = title
        self.styles = styles

    def __html__(self) -> str:
        head, *rows = self.rows
        widths = _widths(self.rows, self.across)
        style = f'<w:tblStyle w:val="{self.styles.table}"/>' if self.styles.table else ""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        return (
            f'<w:tbl><w:tblPr>{style}<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
            f'w:noVBand="1"/><w:tblCaption w:val={quoteattr(self.title)}/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f"{self._row(head, widths, '<w:tblHeader/>', self.styles.head)}"
            f"{''.join(self._row(row, widths, '', self.styles.cell, row is not rows[-1]) for row in rows)}</w:tbl>"
        )

    def shaped(self, form: Form) -> str:
        return self.__html__()

    def _row(self, texts: Sequence[str], widths: Sequence[int], head: str, style: str, kept: bool = True) -> str:
        keep = "<w:keepNext/>" if kept else ""  # few rows: together on a page
        aligned = ("", *('<w:jc w:val="right"/>' for _ in texts[1:]))
        cells = (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{side}</w:pPr>'
            f'<w:r><w:t xml:space="preserve">{_fitted(text, width)}</w:t></w:r></w:p></w:tc>'
            for text, width, side in zip(texts, widths, aligned, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>"


def _fitted(text: str, width: int) -> str:
    """The text of a cell; where there is no room for the word „Beispieldaten“ it has a place to be broken at."""
    xml = escaped(text)
    return xml if _room(f"({EXAMPLE})") <= width else xml.replace(EXAMPLE, SOFT_EXAMPLE)


def _room(word: str) -> int:
    return len(word) * LETTER + MARGINS


def _widths(rows: Sequence[Sequence[str]], across: bool) -> list[int]:
    """As wide as its longest word for each column of figures, the rest for the names, or as much as they need.

    Beside a chart the names have their least room even where those words are then broken.
    """
    figures = list(zip(*rows, strict=True))[1:]
    widths = [max(_room(word) for text in column for word in text.split()) for column in figures]
    if not across:
        widths = _shared(widths, TABLE_WIDTH - LEAST_FIRST)
        return [TABLE_WIDTH - sum(widths), *widths]
    names = max(_room(row[0]) for row in rows)
    return [min(names, ACROSS_WIDTH - sum(widths)), *widths]


def _shared(widths: Sequence[int], room: int) -> list[int]:
    """The widths within a room: where that is too small, the widest give way, and only they."""
    narrow = sorted(widths)
    most = max(widths)
    while narrow and most > room // len(narrow):
        most = room // len(narrow)
        if narrow[0] > most:
            break
        room -= narrow.pop(0)
        most = max(widths)
    return [min(width, most) for width in widths]


def place_charts(package: Package, charts: Sequence[ChartData], styles: Styles, standard: Form) -> list[Figure]:
    """Put the charts into the package, in the template's font."""
    if not charts:
        return []
    from ikz_report.charts.sizes import paper_size
    from ikz_report.writers.word.charts import add_chart  # the writer of workbooks takes its time to load

    figures = []
    for chart in charts:
        size = paper_size(chart)
        picture = Picture(add_chart(package, chart, size.width, size.height, styles.font, title=False), standard)
        table = FigureTable(chart.table(), chart.title, styles, size.across)
        figures.append(Figure(chart.title, picture, table, chart.notes, size.across))
    return figures
