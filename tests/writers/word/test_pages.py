"""The pages that LibreOffice makes of the file, as a reader sees them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from ikz_report.model import Category, Measure, Report, Section
from ikz_report.readers.annex_text import read_annex
from ikz_report.writers.word.check import check_template
from tests.libreoffice import convert, converted
from tests.samples import UMWELT, cells, item, para, sample_report
from tests.writers.word.files import TEMPLATE, build, rows

HEAD = re.compile(r"^\s*Art\s+Thema\s+Arbeitsstand\s+Perspektive\s*$", re.MULTILINE)


def pages(report: Report, folder: Path) -> list[str]:
    """The texts of the pages, laid out."""
    (texts,) = pages_of([report], folder)
    return texts


def pages_of(reports: Sequence[Report], folder: Path) -> list[list[str]]:
    """The same for each of the reports."""
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler (pdftotext) is not installed")
    sources = [folder / f"bericht-{number}.docx" for number in range(len(reports))]
    for source, report in zip(sources, reports, strict=True):
        source.write_bytes(build(report))
    return [_laid_out(path).split("\f")[:-1] for path in convert(sources, "pdf", folder)]


def _laid_out(pdf: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout


def last_line(page: str) -> str:
    """The last line above the footer, without the blanks of the margin."""
    lines = [line for line in page.splitlines() if line.strip()]
    margin = min(len(line) - len(line.lstrip()) for line in lines)
    return lines[-2][margin:]


def lone_names(found: list[str], report: Report) -> list[str]:
    """The unit rows, and heads of their own, that stand last on a page: they begin at the left margin."""
    names = {section.unit.name for category in report.categories for section in category.sections}
    return [line for line in map(last_line, found) if line.rstrip() in names or HEAD.match(line)]


@pytest.fixture(scope="module")
def annex_report(annex: Path) -> Report:
    return read_annex(annex.read_bytes(), annex.name, 2014).report


@pytest.fixture(scope="module")
def annex_pages(annex_report: Report, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return pages(annex_report, tmp_path_factory.mktemp("pages"))


def test_no_unit_row_of_the_real_annex_stands_alone_at_the_foot_of_a_page(
    annex_pages: list[str], annex_report: Report
) -> None:
    assert lone_names(annex_pages, annex_report) == []


def test_each_page_of_the_real_annex_has_the_head_row(annex_pages: list[str]) -> None:
    assert [number for number, page in enumerate(annex_pages, 1) if not HEAD.search(page)] == []


def test_each_page_has_its_number_and_the_total(annex_pages: list[str]) -> None:
    total = len(annex_pages)
    for number, page in enumerate(annex_pages, 1):
        assert f"Seite {number} von {total}" in page


def test_a_row_of_six_pages_is_printed_whole_below_its_unit(tmp_path: Path) -> None:
    tall = Measure(
        "lang",
        ("interkommunal",),
        cells(
            thema=(para("Anfang"),),
            arbeitsstand=tuple(item(f"Punkt{n} mit etwas Text, der umbricht und weiterläuft") for n in range(120)),
            perspektive=(para(" ".join(f"Wort{n}" for n in range(1500))),),
        ),
    )
    before = [Measure(f"vor-{n}", ("vertikal",), cells(thema=(para("Vorher"),))) for n in range(18)]
    section = Section(UMWELT, (*before, tall))
    report = replace(sample_report(), categories=(Category("I", "Kategorie I", sections=(section,)),))
    found = pages(report, tmp_path)
    text = "\n".join(found)
    assert len(found) >= 6
    assert set(re.findall(r"Punkt\d+", text)) == {f"Punkt{n}" for n in range(120)}
    assert set(re.findall(r"Wort\d+", text)) == {f"Wort{n}" for n in range(1500)}
    assert all(HEAD.search(page) for page in found)


def test_a_unit_row_goes_with_its_first_measure_wherever_the_page_ends(tmp_path: Path) -> None:
    sample = sample_report()
    reports = []
    for count in range(16, 28, 2):
        before = tuple(Measure(f"vor-{n}", ("vertikal",), cells(thema=(para("Vorher"),))) for n in range(count))
        sections = (Section(UMWELT, before), *sample.categories[2].sections)
        reports.append(replace(sample, categories=(Category("I", "Kategorie I", sections=sections),)))
    for report, found in zip(reports, pages_of(reports, tmp_path), strict=True):
        assert lone_names(found, report) == []
        assert "Hier nur Auftragnehmer." not in map(last_line, found)


def test_a_template_that_another_program_saved_prints_the_same(tmp_path: Path) -> None:
    saved = converted(TEMPLATE, "docx:MS Word 2007 XML", tmp_path)
    assert saved.read_bytes() != TEMPLATE.read_bytes()
    assert check_template(saved) == ()
    assert rows(build(template=saved)) == rows(build())
