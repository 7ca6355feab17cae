"""A built file against the paper it was built from: what is lost, and what else is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from ikz_report.paper.edition import Edition
from ikz_report.verify.defect import Defect
from ikz_report.verify.expected import CITY, Expected, expected_rows, fold, table_head

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

    from ikz_report.verify.word_parts import WordParts


OWN = "Typst"  # names itself in the files that it sets for this program


class Checked(NamedTuple):
    """``lost`` are the texts and figures that the file does not show."""

    lost: tuple[Expected, ...]
    defects: tuple[Defect, ...]


def check_word(content: bytes, paper: Edition, parts: Mapping[str, bytes] | None = None) -> Checked:
    """The Word file; ``parts`` where it was read back from the disk.

    Word writes charts its own way, so that their figures can be held to the data only as they were built.
    """
    from ikz_report.verify.word_file import BODY, read_body
    from ikz_report.verify.word_parts import WordParts, xml_parts

    if parts is None:
        return check_built_word(xml_parts(content)[BODY], lambda: content, paper)
    rows = tuple(expected_rows(paper.report, paper.charts, paper.comparison))
    trees = WordParts(parts)
    lost = _unless_beside(read_body(parts[BODY], rows).missing, trees.beside)
    return Checked(lost, _word_defects(trees, paper, ""))


def check_built_word(body: bytes, content: Callable[[], bytes], paper: Edition) -> Checked:
    """The Word file just built: its main part, and the file, which may still be packed while that is read."""
    from ikz_report.verify.word_file import read_body
    from ikz_report.verify.word_parts import WordParts, xml_parts

    rows = tuple(expected_rows(paper.report, paper.charts, paper.comparison))
    lost, outline = read_body(body, rows)
    if paper.charts:
        from ikz_report.verify.chart_parts import wrong_charts

        lost += wrong_charts(content(), paper.charts)
    printed = "\n".join(text for row in rows for cell in row for text in cell.texts)
    # The rows of a section come from one row of the template: as one is, all are.
    trees = WordParts(xml_parts(content(), outline))
    return Checked(_unless_beside(lost, trees.beside), _word_defects(trees, paper, printed))


def _unless_beside(lost: tuple[Expected, ...], beside: Callable[[], str]) -> tuple[Expected, ...]:
    """What is lost, but for a city that stands beside the text: at the head of the page, or in a logo."""
    return tuple(each for each in lost if each.where != CITY or fold(each.text) not in fold(beside()))


def _word_defects(trees: WordParts, paper: Edition, printed: str) -> tuple[Defect, ...]:
    from ikz_report.verify.word_facts import fact_defects
    from ikz_report.verify.word_tables import table_defects

    units = {unit.name for unit in paper.report.organisation.units}
    return (*table_defects(trees, units), *fact_defects(trees, printed))


def check_pdf(content: bytes, paper: Edition) -> Checked:
    """The PDF; its text is taken out once for all checks."""
    return pdf_check(paper)(content)


def pdf_check(paper: Edition) -> Callable[[bytes], Checked]:
    """The check of a PDF that may not be there yet: all that can be made ready without it is."""
    from ikz_report.verify.pdf_charts import alternative_texts, wrong_alternatives
    from ikz_report.verify.pdf_facts import fact_defects
    from ikz_report.verify.pdf_objects import Objects

    on_pages = _page_check(paper)

    def check(content: bytes) -> Checked:
        with _opened(content) as (document, sheets, texts):
            own = OWN in document.get_metadata_value("Creator")
            lost, defects, margins = on_pages(texts, own)
            objects = Objects(content)
            alternatives = list(alternative_texts(objects))
            lost = _unless_beside(lost, lambda: " ".join((margins, *alternatives)))
            if own:
                lost += tuple(wrong_alternatives(alternatives, paper.charts))
            return Checked(lost, (*defects, *fact_defects(document, sheets, texts, objects)))

    return check


def page_defects_of(content: bytes, paper: Edition) -> tuple[Defect, ...]:
    """Only how the tables fall on the pages, as of a Word file that another program has set."""
    with _opened(content) as (_, _, texts):
        return _page_check(paper)(texts, False).defects


@contextmanager
def _opened(content: bytes) -> Iterator[tuple[PdfDocument, list[PdfPage], list[str]]]:
    import pypdfium2

    from ikz_report.verify.pdf_text import read_texts

    document = pypdfium2.PdfDocument(content)
    try:
        sheets = list(document)
        yield document, sheets, read_texts(sheets)
    finally:
        document.close()


class _OnPages(NamedTuple):
    lost: tuple[Expected, ...]
    defects: tuple[Defect, ...]
    margins: str


def _page_check(paper: Edition) -> Callable[[Sequence[str], bool], _OnPages]:
    """Another program draws the charts its own way, from the Word file; of this one ("own") they are read."""
    from ikz_report.verify.pdf_file import Wanted, find_rows, missing, wanted
    from ikz_report.verify.pdf_margins import without_margins
    from ikz_report.verify.pdf_pages import page_defects
    from ikz_report.verify.pdf_text import Pages

    report = paper.report

    def ready(drawn: bool) -> list[Wanted]:
        return wanted(expected_rows(report, paper.charts, paper.comparison, drawn=drawn))

    expected = ready(True)

    def check(texts: Sequence[str], own: bool) -> _OnPages:
        bare, margins = without_margins(texts, report.title)
        pages = Pages(bare)
        rows = find_rows(pages, expected if own or not paper.charts else ready(False))
        return _OnPages(missing(rows), tuple(page_defects(pages, rows, table_head(report))), margins)

    return check
