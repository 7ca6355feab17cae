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
from ikz_report.readers.annex.paper import Paper
from ikz_report.readers.annex.places import whole
from ikz_report.readers.annex_word.document import Document
from ikz_report.readers.annex_word.leftovers import note_changes, note_comments, note_edges
from ikz_report.readers.annex_word.rows import has_head
from ikz_report.readers.word import DocxFile, WordParagraph, WordTable, read_body
from ikz_report.readers.word.flow import View

__all__ = ["read_word_annex"]

_NO_ANNEX = "Das ist kein Bericht zur Interkommunalen Zusammenarbeit. Bitte die richtige Datei angeben."


def read_word_annex(
    docx: DocxFile, year: int, organisation: Organisation | None = None, view: View = "accepted"
) -> Imported:
    """The report in a Word file, in one view of its tracked changes.

    With an organisation its units are recognised by name and those it lacks are added to it; without
    one, Dezernate and official order are worked out from the annex.

    Raises:
        SourceError: no such annex, or damaged; the message names table, row and cell.
    """
    blocks = read_body(docx, view=view)
    doubts = Doubts()
    names = Names(organisation, year, doubts)
    paper = Paper(year, names, doubts, joins_rows=True)
    document = Document(docx.name, paper, names)
    if not any(isinstance(block, WordTable) and has_head(block) for block in blocks):
        message = "Keine Tabelle mit dem Kopf „Art, Thema, Arbeitsstand, Perspektive“ oder ähnlichen Titeln gefunden."
        raise whole(docx.name, f"{message} {_NO_ANNEX}")
    document.read(blocks)
    note_edges(docx, view, document.place, doubts)
    note_comments(docx, document.tables.place_of, doubts)
    note_changes(docx, view, document.place, doubts)
    text = "\n".join(map(_text, blocks))
    return Imported(assemble(paper, names, organisation, text, document.start), doubts.in_order())


def _text(block: WordParagraph | WordTable) -> str:
    if isinstance(block, WordParagraph):
        return "\n".join(plain(line.text) for line in block.lines)
    return "\n".join(plain_content(cell.content) for row in block.rows for cell in row.cells)
