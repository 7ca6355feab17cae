"""The annex as a Word file somebody made by hand: four-column tables, whatever their look.

    Word file → word (paragraphs, tables) → segments → document ─ between (paragraphs)
                                                               └ rows, columns (tables)
              → annex (paper, tables, measures, units) → model.Report

What is decided without certainty, and what the register has no room for, becomes a ``Doubt`` with its table,
row and cell.
"""

from __future__ import annotations

from ikz_report.model import Organisation, plain, plain_content
from ikz_report.readers.annex.assemble import assemble
from ikz_report.readers.annex.drafts import Doubts, Imported
from ikz_report.readers.annex.names import Names
from ikz_report.readers.annex.paper import YEAR, Paper
from ikz_report.readers.annex.places import whole
from ikz_report.readers.annex_word.between import text_of
from ikz_report.readers.annex_word.document import Document, title_of
from ikz_report.readers.annex_word.leftovers import note_changes, note_comments, note_edges
from ikz_report.readers.annex_word.rows import has_head
from ikz_report.readers.word import DocxFile, WordParagraph, WordTable, read_body
from ikz_report.readers.word.flow import View

__all__ = ["WordAnnex", "read_word_annex"]

_NO_TABLE = "Keine Tabelle mit dem Kopf „Art, Thema, Arbeitsstand, Perspektive“ oder ähnlichen Titeln gefunden."
_NO_ANNEX = "Das ist kein Bericht zur Interkommunalen Zusammenarbeit. Bitte die richtige Datei angeben."


class WordAnnex:
    """A Word file in one view of its tracked changes, to be read as an annex.

    Raises:
        SourceError: the file is damaged.
    """

    def __init__(self, docx: DocxFile, view: View = "accepted") -> None:
        self.docx = docx
        self.view = view
        self.blocks = read_body(docx, view=view)

    def check(self) -> None:
        """Refuse a file that has no table of an annex.

        Raises:
            SourceError: it has none.
        """
        if not any(isinstance(block, WordTable) and has_head(block) for block in self.blocks):
            raise whole(self.docx.name, f"{_NO_TABLE} {_NO_ANNEX}")

    def year(self) -> int | None:
        """The year that the title names; None where it names none."""
        found = title_of(self.blocks)
        years = YEAR.findall(text_of(found)) if found else []
        return int(years[0]) if years else None

    def bookmarks(self) -> dict[tuple[int, int, int], tuple[str, ...]]:
        """The names of the bookmarks of each cell that has any, by table, row and cell."""
        return {
            (table.number, row.number, cell.number): cell.bookmarks
            for table in self.blocks
            if isinstance(table, WordTable)
            for row in table.rows
            for cell in row.cells
            if cell.bookmarks
        }

    def read(self, year: int, organisation: Organisation | None = None, *, incomplete: bool = False) -> Imported:
        """The report.

        With an organisation its units are recognised by name and those it lacks are added to it; without
        one, Dezernate and official order are worked out from the annex.
        An ``incomplete`` file may lack categories that it announces; they are then a doubt.

        Raises:
            SourceError: no such annex, or one that lacks a category; the message names table, row and cell.
        """
        doubts = Doubts()
        names = Names(organisation, year, doubts)
        paper = Paper(year, names, doubts, joins_rows=True)
        document = Document(self.docx.name, paper, names, incomplete=incomplete)
        self.check()
        document.read(self.blocks)
        note_edges(self.docx, self.view, document.place, doubts)
        note_comments(self.docx, document.tables.place_of, doubts)
        note_changes(self.docx, self.view, document.place, doubts)
        return assemble(paper, names, organisation, "\n".join(map(_text, self.blocks)), document.start)


def read_word_annex(
    docx: DocxFile,
    year: int,
    organisation: Organisation | None = None,
    view: View = "accepted",
    *,
    incomplete: bool = False,
) -> Imported:
    """The report in a Word file, see ``WordAnnex``.

    Raises:
        SourceError: no such annex, or damaged.
    """
    return WordAnnex(docx, view).read(year, organisation, incomplete=incomplete)


def _text(block: WordParagraph | WordTable) -> str:
    if isinstance(block, WordParagraph):
        return "\n".join(plain(line.text) for line in block.lines)
    return "\n".join(plain_content(cell.content) for row in block.rows for cell in row.cells)
