"""From an edition to finished, checked files: which writer makes what, and what runs side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ikz_report.errors import InputError
from ikz_report.paper.edition import Edition
from ikz_report.paper.templates import TYPST, WORD, template
from ikz_report.verify.built import Checked, check_built_word, check_pdf, pdf_check
from ikz_report.verify.defect import ARCHIVE, Defect

if TYPE_CHECKING:
    from ikz_report.charts.chart import ChartData
    from ikz_report.writers.pdf import ChartImage

DOCX, PDF = "docx", "pdf"
PDF_FROM_WORD = "pdf aus word"
MOST_NAMED = 20
INCOMPLETE = "Die {form}-Datei wäre unvollständig, es wurde nichts geschrieben. Es fehlt oder steht am falschen Ort:\n"
CAUSES = {
    DOCX: "Meist hat die Vorlage für diese Daten keinen Platz oder druckt sie in anderer Reihenfolge: "
    "„ikz-report template check {template}“ zeigt es.",
    PDF: "Meist druckt die Vorlage {template} diese Daten nicht oder in anderer Reihenfolge; docs/vorlage-pdf.md nennt "
    "ihre Felder.",
    PDF_FROM_WORD: "LibreOffice hat die Word-Datei, die alles enthält, nicht ganz gesetzt. Ohne --pdf-from-word "
    "entsteht die PDF ohne LibreOffice.",
}


def set_ahead(wanted: bool) -> AbstractContextManager[None]:
    """Inside, the typesetting of a PDF, if one is wanted, gets ready while the register is read."""
    if not wanted:
        return nullcontext()
    from ikz_report.writers.pdf.typesetter import started_ahead

    return started_ahead()


_kept: list[Edition] = []  # until the process ends; to take a large one apart would take a twentieth of its time


class Made(NamedTuple):
    """A finished file, and what is wrong with its looks; nothing of its content is missing."""

    content: bytes
    defects: tuple[Defect, ...]


def produce(paper: Edition, forms: Iterable[str], templates: Path | None, created: datetime) -> dict[str, Made]:
    """The asked-for forms of the paper, each holding every word and figure of it.

    Raises:
        InputError: a text or template that cannot be set, or a word that got lost.
    """
    _kept[:] = [paper]
    word_template = template(WORD, templates) if DOCX in forms else None
    pdf_template = template(TYPST, templates) if PDF in forms else None
    if pdf_template is None:
        assert word_template is not None
        return {DOCX: _word(paper, word_template, created)}
    finish_pdf = _start_pdf(paper, pdf_template, created)
    contents = {DOCX: _word(paper, word_template, created)} if word_template else {}
    return contents | {PDF: finish_pdf()}


def produce_with_libreoffice(
    paper: Edition, forms: Iterable[str], templates: Path | None, created: datetime
) -> dict[str, Made]:
    """The PDF that LibreOffice makes of the Word file, and that file where it is asked for; both hold every word.

    Raises:
        InputError: as ``produce``; LibreOffice is not installed.
    """
    from ikz_report.writers.figure_texts import with_figure_texts
    from ikz_report.writers.libreoffice import to_pdf
    from ikz_report.writers.list_tags import with_whole_lists

    path = template(WORD, templates)
    word = _word(paper, path, created)
    pdf = with_whole_lists(with_figure_texts(to_pdf(word.content), [chart.alt for chart in paper.charts]))
    made = _made(PDF_FROM_WORD, path, pdf, check_pdf(pdf, paper))
    # LibreOffice is asked for PDF/UA; that it is no PDF/A is known and no news at each call.
    contents = {DOCX: word} if DOCX in forms else {}
    return contents | {PDF: Made(pdf, tuple(each for each in made.defects if each.quote != ARCHIVE))}


def _word(paper: Edition, path: Path, created: datetime) -> Made:
    from ikz_report.writers.word import build_word

    built = build_word(paper.report, path, charts=paper.charts, comparison=paper.comparison, created=created)
    checked = check_built_word(built.body, built.content, paper)
    return _made(DOCX, path, built.content(), checked)


def _start_pdf(paper: Edition, path: Path, created: datetime) -> Callable[[], Made]:
    """Draw the charts and start the setting, which runs in a process of its own; the result ends and checks it.

    The charts are drawn before, not beside the Word file: both are Python, and setting takes longest.
    """
    from concurrent.futures import ThreadPoolExecutor

    charts = _drawn(paper.charts)
    pool = ThreadPoolExecutor(1)
    future = pool.submit(_pdf, paper, path, charts, created)

    def finish() -> Made:
        try:
            check = pdf_check(paper)
            content = future.result()
            return _made(PDF, path, content, check(content))
        finally:
            pool.shutdown()

    return finish


def _drawn(charts: tuple[ChartData, ...]) -> tuple[ChartImage, ...]:
    if not charts:
        return ()
    from ikz_report.writers.pdf.charts import chart_images  # takes longer to load than a small paper to write

    return chart_images(charts)


def _pdf(paper: Edition, path: Path, charts: tuple[ChartImage, ...], created: datetime) -> bytes:
    from ikz_report.writers.pdf import build_pdf

    return build_pdf(paper.report, path, charts=charts, comparison=paper.comparison, created=created)


def _made(form: str, path: Path, content: bytes, checked: Checked) -> Made:
    """The file, unless a text or figure of the register is missing in it."""
    if not checked.lost:
        return Made(content, checked.defects)
    lines = [f"  {each.where}: „{each.text[:80]}“" for each in checked.lost[:MOST_NAMED]]
    more = [f"  … und {len(checked.lost) - MOST_NAMED} weitere"] if len(checked.lost) > MOST_NAMED else []
    cause = CAUSES[form].format(template=path)
    raise InputError(INCOMPLETE.format(form=form.split()[0].upper()) + "\n".join([*lines, *more, cause]))
