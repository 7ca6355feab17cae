"""The blocks of a Word file, in reading order, as what they are in the annex."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ikz_report.readers.annex.completeness import require
from ikz_report.readers.annex.names import Names
from ikz_report.readers.annex.paper import Paper, heading
from ikz_report.readers.annex.places import Place, whole
from ikz_report.readers.annex_word.between import text_of
from ikz_report.readers.annex_word.completeness import ADVICE, missing_parts, unwritten_parts
from ikz_report.readers.annex_word.frame import Frame
from ikz_report.readers.annex_word.looks import drop_bold_columns
from ikz_report.readers.annex_word.rows import Rows
from ikz_report.readers.annex_word.segments import Segment, is_read, segments, title_among
from ikz_report.readers.annex_word.tables import Tables
from ikz_report.readers.annex_word.texts import Texts
from ikz_report.readers.word import WordParagraph, WordTable

NO_HEADING = (
    "Keine Überschrift „Kategorie I …“ gefunden. Bitte die Überschriften der Kategorien ergänzen oder die "
    "richtige Datei angeben."
)


class Document:
    """Gives the paragraphs and tables of a file to the paper; an ``incomplete`` one as far as it goes."""

    def __init__(self, name: str, paper: Paper, names: Names, *, incomplete: bool = False) -> None:
        self.incomplete = incomplete
        self.rows = Rows(name)
        self.start = self.rows.place()
        self.frame = Frame(paper, names)
        self.tables = Tables(self.frame, self.rows, paper.doubts)

    def place(self) -> Place:
        """The file as a whole, behind all that was read."""
        return self.rows.place()

    def read(self, blocks: Sequence[WordParagraph | WordTable]) -> None:
        """Read all blocks.

        Raises:
            SourceError: a row has no place, or a category is missing.
        """
        pieces = segments(blocks, self.rows.is_annex)
        texts = Texts(self.frame, title_among(list(_front(pieces))), self.rows.place)
        for segment in pieces:
            texts.read(segment)
            if segment.table is not None:
                self.frame.piece = segment.table.number
                is_annex = segment.is_annex and not self.frame.paper.in_charts
                (self.tables.read if is_annex else self.tables.leave)(segment.table)
        self.frame.left.note()
        if not self.frame.paper.categories:
            raise whole(self.start.name, NO_HEADING)
        self._finish(self.frame.paper)

    def _finish(self, paper: Paper) -> None:
        end = self.place()
        require(missing_parts(paper, end), ADVICE, paper.doubts, incomplete=self.incomplete)
        for gap in unwritten_parts(paper, end):
            paper.doubts.add(gap.place, gap.message)
        drop_bold_columns(paper.categories.values(), self.start, paper.doubts)
        paper.finish(self.start)


def title_of(blocks: Sequence[WordParagraph | WordTable]) -> WordParagraph | None:
    """The paragraph that is the title."""
    return title_among(list(_front(segments(blocks, Rows("").is_annex))))


def _front(pieces: Sequence[Segment]) -> Iterator[WordParagraph]:
    """The paragraphs before the first category, one of which may be the title."""
    for segment in pieces:
        for paragraph in filter(is_read, segment.paragraphs):
            if heading(text_of(paragraph)):
                return
            yield paragraph
        if segment.is_annex:
            return
