"""Charts on the paper: each fits a page, in parts if need be, and nothing in it is cut or overlaps."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pypdfium2
import pytest

from ikz_report.charts.chart import ChartData
from ikz_report.charts.drawing import drawing
from ikz_report.charts.orientation import POINTS_PER_MM
from ikz_report.charts.sizes import in_parts, paper_size
from ikz_report.verify.expected import fold
from ikz_report.writers.pdf import build_pdf
from ikz_report.writers.pdf.charts import chart_images
from ikz_report.writers.word import build_docx
from tests.charts.cases import CASES, NUMERALS, chart
from tests.charts.test_drawing import Frame, frame, strings
from tests.conftest import ROOT
from tests.libreoffice import converted
from tests.samples import sample_report
from tests.writers.word.files import DAY, TEMPLATE

PAGE_MM = 176  # between the margins of a landscape page; heading and notes take some of it
VALUES = [20, 3, 0, 14, 99, 100, 7, 5, 1, 0, 2, 31]
OFFICES = (
    "Umwelt, Stadtentwicklung und Bauordnung sowie Liegenschaften der Landeshauptstadt",
    "Kultur",
    "Finanzen und Vermögen mit den städtischen Beteiligungen und der Steuerung der Eigenbetriebe",
)
LONG_NAMES = [f"Dezernat {number} für {OFFICES[place % 3]}" for place, number in enumerate(NUMERALS)]
LONGEST = [f"Bereich {number} {'mit allen Einrichtungen und Betrieben sowie ' * 5}deren Stab" for number in NUMERALS]
PAPER = CASES | {
    "twelve long names": chart(LONG_NAMES, VALUES, range(12)),
    "twelve names of 230 letters": chart(LONGEST, VALUES, range(12)),
    "forty groups": chart([f"Form {number}" for number in range(40)], range(40), range(40)),
    "a name of many lines": chart(["sehr " * 200 + "lang", "kurz"], [1, 2]),
}
every_case = pytest.mark.parametrize("case", PAPER.values(), ids=PAPER)


@every_case
def test_the_parts_hold_all_groups_and_figures_in_order_on_one_scale(case: ChartData) -> None:
    parts = list(in_parts([case]))
    assert tuple(group for part in parts for group in part.groups) == case.groups
    for place, series in enumerate(case.series):
        assert tuple(value for part in parts for value in part.series[place].values) == series.values
    assert {part.highest for part in parts} == {case.highest}
    assert len({part.key for part in parts}) == len(parts)
    if len(parts) > 1:
        assert [part.title for part in parts] == [
            f"{case.title} ({number} von {len(parts)})" for number in range(1, len(parts) + 1)
        ]
        assert all(group in part.alt for part in parts for group in part.groups)


def test_a_chart_is_only_parted_where_it_has_no_room_on_a_page() -> None:
    counts = {name: len(list(in_parts([case]))) for name, case in PAPER.items()}
    assert {name: count for name, count in counts.items() if count > 1} == {
        "twelve groups, four series": 2,
        "twelve groups, four equal series": 2,
        "twelve names of 230 letters": 2,
        "forty groups": 4,
    }


@every_case
def test_each_part_is_drawn_in_the_size_estimated_for_it_and_that_fits_a_page(case: ChartData) -> None:
    for part in in_parts([case]):
        size = paper_size(part)
        picture = drawing(part, size.width, size.height, title=False, notes=False)
        assert picture.height <= size.height * POINTS_PER_MM + 1
        assert size.height <= PAGE_MM - 25


@every_case
def test_nothing_overlaps_or_is_cut_at_the_size_on_the_paper(case: ChartData) -> None:
    for part in in_parts([case]):
        size = paper_size(part)
        picture = drawing(part, size.width, size.height, title=False, notes=False)
        frames = [frame(text) for text in strings(picture)]
        assert not [pair for pair in combinations(frames, 2) if pair[0].meets(pair[1])]
        inside = Frame(-1, -2, picture.width + 1, picture.height + 1)
        assert all(inside.left <= each.left and each.right <= inside.right for each in frames)
        assert all(inside.bottom <= each.bottom and each.top <= inside.top for each in frames)
        words = "".join(text.text for text in strings(picture, "names"))
        assert words.replace(" ", "") == "".join(part.groups).replace(" ", "")


def outside(pdf: bytes) -> list[tuple[int, tuple[float, ...]]]:
    """Texts and lines that reach over the edge of a page, with its number."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for number, page in enumerate(document, 1):
        width, height = page.get_size()
        for each in page.get_objects():
            left, bottom, right, top = each.get_bounds()
            if left < 0 or bottom < 0 or right > width or top > height:
                found.append((number, (left, bottom, right, top)))
    document.close()
    return found


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(fold(page.get_textpage().get_text_range()) for page in document)
    document.close()
    return text


@pytest.fixture(scope="module")
def parts() -> tuple[ChartData, ...]:
    return tuple(in_parts(PAPER.values()))


def test_no_chart_reaches_over_the_edge_of_a_pdf_page(parts: tuple[ChartData, ...]) -> None:
    pdf = build_pdf(sample_report(), ROOT / "templates" / "bericht.typ", charts=chart_images(parts), created=DAY)
    assert outside(pdf) == []
    words = words_of(pdf)
    assert all(words.count(fold(group)) for part in parts for group in part.groups)


def test_no_chart_reaches_over_the_edge_of_a_page_that_libreoffice_makes(
    parts: tuple[ChartData, ...], tmp_path: Path
) -> None:
    source = tmp_path / "bericht.docx"
    source.write_bytes(build_docx(sample_report(), TEMPLATE, charts=parts, created=DAY))
    pdf = converted(source, "pdf", tmp_path).read_bytes()
    assert outside(pdf) == []
    words = words_of(pdf)
    for part in parts:
        at_bars_and_in_table = [words.count(fold(group)) for group in part.groups if len(group) < 60]
        assert all(count >= 2 for count in at_bars_and_in_table), part.title
