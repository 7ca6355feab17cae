"""No page of the paper is more than half empty, save where a new part begins: the repository's year, the real annex."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from ikz_report.commands.before import year_before
from ikz_report.paper.edition import Edition, edition
from ikz_report.paper.produce import DOCX, PDF, produce
from ikz_report.readers.annex_text import read_annex
from ikz_report.register import load_report
from ikz_report.verify.expected import fold
from tests.conftest import ROOT
from tests.libreoffice import converted

POINTS_PER_MM = 72 / 25.4
TOP, FOOT = 16 * POINTS_PER_MM, 18 * POINTS_PER_MM  # margins; the footer stands in the lower one
COMPARISON = "Vergleich der Maßnahmen der Interkommunalen Zusammenarbeit zum Vorjahr"
HALF = 0.5


class Paper:
    """Both forms of a paper, and where its parts begin."""

    def __init__(self, held: Edition) -> None:
        files = produce(held, (DOCX, PDF), ROOT / "templates", datetime(2015, 4, 13, tzinfo=UTC))
        self.word, self.pdf = files[DOCX].content, files[PDF].content
        numbers = [category.number for category in held.report.categories]
        firsts = [numbers.index(number) for number in dict.fromkeys(numbers)]
        headings = [held.report.heading(held.report.categories[place]) for place in firsts]
        self.beginnings = tuple(map(fold, (held.report.title, held.report.organisation.city, *headings, COMPARISON)))

    def half_empty(self, pdf: bytes) -> list[tuple[int, float]]:
        """Number and filled share of the pages that are more than half empty, and that the text runs on after."""
        document = pypdfium2.PdfDocument(pdf)
        texts = [fold(page.get_textpage().get_text_range()) for page in document]
        shares = list(map(_filled, document))
        document.close()
        ends = [following.startswith(self.beginnings) for following in texts[1:]] + [True]
        return [
            (number, share)
            for number, (share, ends_here) in enumerate(zip(shares, ends, strict=True), 1)
            if share < HALF and not ends_here
        ]


def _filled(page: pypdfium2.PdfPage) -> float:
    area = page.get_height() - TOP - FOOT
    return (page.get_height() - TOP - min(_bottoms(page))) / area


def _bottoms(page: pypdfium2.PdfPage) -> Iterator[float]:
    texts = (each.get_bounds()[1] for each in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT]))
    return (bottom for bottom in texts if bottom > FOOT)


@pytest.fixture(scope="module")
def own() -> Paper:
    report = load_report(ROOT / "data", 2014)
    return Paper(edition(report, year_before(ROOT / "data", report)))


@pytest.fixture(scope="module")
def imported(annex: Path) -> Paper:
    return Paper(edition(read_annex(annex.read_bytes(), annex.name, 2014).report, None))


@pytest.fixture(params=["own", "imported"])
def paper(request: pytest.FixtureRequest) -> Paper:
    found: Paper = request.getfixturevalue(request.param)
    return found


def test_of_the_pdf(paper: Paper) -> None:
    assert paper.half_empty(paper.pdf) == []


def test_of_the_word_file_through_libreoffice(paper: Paper, tmp_path: Path) -> None:
    source = tmp_path / "bericht.docx"
    source.write_bytes(paper.word)
    assert paper.half_empty(converted(source, "pdf", tmp_path).read_bytes()) == []


def test_a_half_empty_page_would_be_seen(own: Paper) -> None:
    pages = pypdfium2.PdfDocument(own.pdf)
    shares = [_filled(page) for page in pages]
    pages.close()
    assert min(shares) < HALF  # before a new category
    assert own.half_empty(own.pdf) == []
    own_beginnings, own.beginnings = own.beginnings, ("nowhere",)
    assert len(own.half_empty(own.pdf)) >= 2
    own.beginnings = own_beginnings


def test_a_department_row_is_followed_by_more_than_one_line_of_its_measure(own: Paper, tmp_path: Path) -> None:
    source = tmp_path / "bericht.docx"
    source.write_bytes(own.word)
    names = {unit.name for unit in load_report(ROOT / "data", 2014).organisation.units}
    layout = ["pdftotext", "-layout", str(converted(source, "pdf", tmp_path)), "-"]
    if shutil.which(layout[0]) is None:
        pytest.skip("poppler (pdftotext) is not installed")
    printed = subprocess.run(layout, capture_output=True, text=True, check=True).stdout
    above_last = [[line.strip() for line in page.splitlines() if line.strip()][-3:-2] for page in printed.split("\f")]
    assert [names.intersection(lines) for lines in above_last if names.intersection(lines)] == []
