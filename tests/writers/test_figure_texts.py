"""Alternative texts put into a finished PDF, read back with another library."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pypdf
import pytest

from ikz_report.writers.figure_texts import with_figure_texts
from ikz_report.writers.libreoffice import find_office, to_pdf
from ikz_report.writers.word import build_docx
from tests.writers.pdf.papers import full_data
from tests.writers.word.files import DAY, TEMPLATE

TEXTS = ["Balken: 20 „größer“ als 3", "Säulen ș ő € \U0001f600"]


def tagged_pdf(*figures: str) -> bytes:
    """A page and a tag per figure; each of ``figures`` is what stands in its tag beside the kind."""
    kids = " ".join(f"{number} 0 R" for number in range(5, 5 + len(figures)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 4 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>",
        f"<</Type/StructTreeRoot/K[{kids}]>>",
        *(f"<</Type/StructElem\n/S/Figure\n/P 4 0 R\n{each}\n>>" for each in figures),
    ]
    out = b"%PDF-1.6\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n".encode()
    entries = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = f"trailer\n<</Size {size}/Root 1 0 R\n>>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {size}\n0000000000 65535 f \n{entries}{tail}".encode()


def found(pdf: bytes) -> list[str | None]:
    """The alternative texts of the figures, in reading order."""
    reader = pypdf.PdfReader(io.BytesIO(pdf), strict=True)
    root = reader.trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]
    return [each.get("/Alt") for each in _tags(root) if each.get("/S") == "/Figure"]


def _tags(tag: Any) -> Iterator[Any]:
    tag = tag.get_object()
    if isinstance(tag, dict):
        yield tag
        below = tag.get("/K", [])
        for each in below if isinstance(below, list) else [below]:
            yield from _tags(each)


def test_each_figure_gets_its_text_in_order() -> None:
    assert found(with_figure_texts(tagged_pdf("/K[]", "/K[]"), TEXTS)) == TEXTS


def test_a_figure_that_has_a_text_keeps_it() -> None:
    pdf = tagged_pdf("/K[]", "/Alt(Wappen)", "/K[]")
    assert found(with_figure_texts(pdf, TEXTS)) == [TEXTS[0], "Wappen", TEXTS[1]]


def test_the_file_is_only_added_to() -> None:
    pdf = tagged_pdf("/K[]")
    assert with_figure_texts(pdf, TEXTS[:1]).startswith(pdf)


@pytest.mark.parametrize("texts", [[], TEXTS, TEXTS * 2])
def test_another_number_of_texts_changes_nothing(texts: list[str]) -> None:
    pdf = tagged_pdf("/K[]")
    assert with_figure_texts(pdf, texts) == pdf


def test_what_is_no_ordinary_pdf_stays_as_it_is() -> None:
    assert with_figure_texts(b"%PDF-1.6 kaputt", TEXTS) == b"%PDF-1.6 kaputt"


@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
def test_the_charts_of_a_pdf_by_libreoffice_have_their_texts() -> None:
    report, charts, comparison = full_data()
    pdf = to_pdf(build_docx(report, TEMPLATE, charts=charts, comparison=comparison, created=DAY))
    assert found(with_figure_texts(pdf, [chart.alt for chart in charts])) == [chart.alt for chart in charts]
