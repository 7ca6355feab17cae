"""What a reader sees on the pages: where they break, what stands on each, and that nothing is cut off."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from ikz_report.model import Measure, Report, Section
from ikz_report.writers.pdf import build_pdf
from tests.samples import GARTEN, KULTUR, MUSEEN, UMWELT, cells, item, para, sample_report
from tests.writers.pdf.papers import CREATED, TEMPLATE, full_paper, full_pdf, sample_pdf, with_measures
from tests.writers.pdf.tagged import Element, fold, read_tags

POINTS_PER_MM = 72 / 25.4
FOOT = 18 * POINTS_PER_MM  # the bottom margin with the page number
TOP = 16 * POINTS_PER_MM


def page_texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return texts


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of each page in millimetres."""
    document = pypdfium2.PdfDocument(pdf)
    found = [page.get_size() for page in document]
    document.close()
    return [(round(width / POINTS_PER_MM), round(height / POINTS_PER_MM)) for width, height in found]


def filled(pdf: bytes) -> list[float]:
    """For each page the share of its text area, from the top, down to the lowest text."""
    document = pypdfium2.PdfDocument(pdf)
    shares = []
    for page in document:
        bottoms = [item.get_bounds()[1] for item in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT])]
        area = page.get_height() - TOP - FOOT
        lowest = min(bottom for bottom in bottoms if bottom > FOOT)
        shares.append((page.get_height() - TOP - lowest) / area)
    document.close()
    return shares


def lonely_names(tags: Element) -> list[str]:
    """Unit rows whose page is not that of the measure below them."""
    lonely = []
    for table in tags.all("Table"):
        rows = table.all("TR")
        for row, below in pairwise(rows):
            name = next(iter(row.all("H2", "H3")), None)
            if name and below.first_page != name.first_page:
                lonely.append(name.text)
    return lonely


def test_the_cover_sheet_is_portrait_and_all_else_landscape() -> None:
    cover, *annex = sizes(full_pdf())
    assert cover == (210, 297)
    assert set(annex) == {(297, 210)}


def test_without_a_cover_sheet_the_annex_is_all() -> None:
    assert set(sizes(sample_pdf())) == {(297, 210)}


def test_every_page_says_which_of_how_many_it_is() -> None:
    texts = page_texts(full_pdf())
    for number, text in enumerate(texts, 1):
        assert f"Seite {number} von {len(texts)}" in text


def test_each_category_begins_a_page_but_not_each_dezernat_of_it() -> None:
    report = sample_report()
    second = report.categories[1]
    twice = replace(report, categories=(*report.categories[:2], replace(second, dezernat="IV"), report.categories[2]))
    beginnings = [fold(text)[:40] for text in page_texts(sample_pdf(twice))]
    assert len(beginnings) == 3
    assert beginnings[1].startswith(fold(report.heading(second)))
    assert beginnings[2].startswith(fold(report.heading(report.categories[2])))


@pytest.mark.parametrize("rows", range(16, 32))
def test_no_unit_row_stands_alone_at_a_foot_wherever_it_falls(rows: int) -> None:
    many = tuple(Measure(f"m{number}", ("vertikal",), cells(thema=(para("Thema"),))) for number in range(rows))
    sections = (Section(UMWELT, many), Section(KULTUR), Section(GARTEN), Section(MUSEEN, many[:3]))
    report = with_measures()
    tags = read_tags(sample_pdf(replace(report, categories=(replace(report.categories[0], sections=sections),))))
    assert lonely_names(tags) == []


def test_no_unit_row_of_the_real_annex_stands_alone_at_a_foot(imported_pdf: bytes) -> None:
    tags = read_tags(imported_pdf)
    assert len(tags.all("H2", "H3")) > 40
    assert lonely_names(tags) == []


def test_each_table_page_of_the_real_annex_has_the_head_row(imported: Report, imported_pdf: bytes) -> None:
    head = "".join(column.title for column in imported.layout().columns)
    texts = [fold(text) for text in page_texts(imported_pdf)]
    assert len(texts) > 20
    assert all(head in text for text in texts)


def test_pages_of_the_real_annex_are_full_save_before_a_new_category(imported: Report, imported_pdf: bytes) -> None:
    texts = [fold(text) for text in page_texts(imported_pdf)]
    headings = [fold(imported.heading(category)) for category in imported.categories]
    last = [not following.startswith(tuple(headings)) for following in texts[1:]]
    shares = filled(imported_pdf)
    assert [share for share, runs_on in zip(shares, last, strict=False) if runs_on and share < 0.5] == []


def test_a_row_taller_than_a_page_runs_on_with_nothing_lost() -> None:
    points = tuple(item(f"Punkt {number} " + "und noch ein Wort " * 12) for number in range(120))
    report = with_measures(Measure("hoch", ("vertikal",), cells(thema=(para("Hoch"),), arbeitsstand=points)))
    pdf = sample_pdf(report)
    assert len(page_texts(pdf)) > 6
    everything = fold(read_tags(pdf).children[0].text)
    assert all(fold(f"Punkt {number} und") in everything for number in range(120))


@pytest.mark.parametrize(
    "word",
    ["x" * 400, "https://www.magdeburg.de/media/custom/37_21234_1.PDF?1400000000&" + "y" * 90, "a@b." * 60],
    ids=["letters", "address", "mail"],
)
def test_a_word_wider_than_its_column_breaks_inside_it(word: str) -> None:
    report = with_measures(Measure("lang", ("vertikal",), cells(thema=(para(word),), arbeitsstand=(para("STAND"),))))
    document = pypdfium2.PdfDocument(sample_pdf(report))
    page = document[0]
    found = page.get_textpage()
    boxes = [item.get_bounds() for item in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT])]
    stand = next(box for box in boxes if found.get_text_bounded(*box).strip() == "STAND")
    beside = [box for box in boxes if box[1] <= stand[3] and box[0] < stand[0]]
    document.close()
    assert max(box[2] for box in beside) < stand[0]


def test_a_word_wider_than_its_column_breaks_in_the_table_beside_a_chart_too() -> None:
    report, charts, comparison = full_paper()
    head, (_, *figures), *rows = charts[1].table
    word = "Donaudampfschifffahrtsgesellschaftskapitänsangelegenheiten"
    wide = replace(charts[1], table=(head, (word, *figures), *rows))
    pdf = build_pdf(report, TEMPLATE, charts=(wide,), comparison=comparison, created=CREATED)
    document = pypdfium2.PdfDocument(pdf)
    page = next(found for each in document if "Donau" in (found := each.get_textpage()).get_text_range())
    text = page.get_text_range()
    start, end = text.index("Donau"), text.index("heiten") + len("heiten")
    rights = [page.get_charbox(place)[2] for place in range(start, end)]
    figure = page.get_charbox(text.index(figures[0], end))[0]
    document.close()
    assert fold(word) == fold(text[start:end])
    assert max(rights) < figure


def test_example_data_are_called_so_on_cover_title_and_every_page() -> None:
    cover, *others = page_texts(full_pdf())
    assert "Beispieldaten: Kopf und Beratungsfolge sind erfunden." in cover
    assert "Beispieldaten: Nur eine Probe." in others[0]
    assert "Beispieldaten: Die Angaben für 2013 sind abgeleitet." in others[-1] + others[-2]
    assert all("Beispieldaten" in text for text in (cover, *others))


def test_without_example_data_nothing_speaks_of_them() -> None:
    assert not any("Beispiel" in text for text in page_texts(sample_pdf()))


def test_a_postponed_step_of_the_beratungsfolge_says_so() -> None:
    cover = page_texts(full_pdf())[0]
    assert "29.05.2015 (vertagt)" in cover
    assert cover.count("Verwaltungsausschuss") == 2


def test_nearly_every_word_of_the_real_annex_is_in_the_file(imported_pdf: bytes, annex: Path, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler (pdftotext) is not installed")
    target = tmp_path / "anlage.pdf"
    target.write_bytes(imported_pdf)
    check = annex.parents[1] / "acceptance" / "coverage.py"
    result = subprocess.run([sys.executable, check, annex, target], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_a_head_of_its_own_without_measures_below_is_printed_too() -> None:
    sections = (Section(UMWELT, (), layout="austausch"), Section(GARTEN), Section(MUSEEN, notes=(para("Hinweis"),)))
    report = sample_report()
    text = fold(
        "".join(page_texts(sample_pdf(replace(report, categories=(replace(report.categories[0], sections=sections),)))))
    )
    for words in ("Umweltamt", "Erfahrungsaustausch, Arbeitsgruppen", GARTEN.name, "Hinweis"):
        assert fold(words) in text


def test_each_level_of_a_list_has_the_mark_of_the_word_file() -> None:
    nested = item("Erste", item("Zweite", item("Dritte")))
    measure = Measure("listen", ("vertikal",), cells(thema=(para("Listen"),), arbeitsstand=(nested,)))
    pdf = sample_pdf(with_measures(measure))
    text = fold("".join(page_texts(pdf)))
    assert "•Erste" in text
    assert "–Zweite" not in text
    assert "–Dritte" in text
    curves = pdfium.FPDF_SEGMENT_BEZIERTO
    document = pypdfium2.PdfDocument(pdf)
    paths = [each for page in document for each in page.get_objects([pdfium.FPDF_PAGEOBJ_PATH])]
    rings = [
        path for path in paths if pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(path.raw, 1)) == curves
    ]
    document.close()
    assert len(rings) == 1
