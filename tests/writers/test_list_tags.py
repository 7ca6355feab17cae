"""Bare list items of a finished PDF put back into lists, read back with another library."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pypdf
import pytest

from ikz_report.readers.annex_text import read_annex
from ikz_report.writers.figure_texts import with_figure_texts
from ikz_report.writers.libreoffice import find_office, to_pdf
from ikz_report.writers.list_tags import with_whole_lists
from ikz_report.writers.word import build_docx
from tests.writers.word.files import DAY, TEMPLATE


def tagged_pdf(*tags: str) -> bytes:
    """A page and a cell; ``tags`` are the objects from number 5 on, the cell first."""
    elements = [f"<</Type/StructElem\n/S/{each}\n>>" for each in tags]
    objects = [
        "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 4 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>",
        "<</Type/StructTreeRoot/K[5 0 R]>>",
        *elements,
    ]
    out, places = b"%PDF-1.6\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n".encode()
    entries = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = f"trailer\n<</Size {size}/Root 1 0 R\n>>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {size}\n0000000000 65535 f \n{entries}{tail}".encode()


def tree(pdf: bytes) -> list[Any]:
    """The tags as nested lists, each with its kind first; each must name the tag above it."""
    root = pypdf.PdfReader(io.BytesIO(pdf), strict=True).trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]
    return [_tree(each) for each in root["/K"]]


def _tree(reference: Any) -> list[Any]:
    tag = reference.get_object()
    below = [each for each in tag.get("/K", []) if isinstance(each, pypdf.generic.IndirectObject)]
    assert all(each.get_object().raw_get("/P").idnum == reference.idnum for each in below)
    return [tag["/S"][1:], *map(_tree, below)]


def item(parent: int) -> str:
    return f"LI\n/P {parent} 0 R\n/K[]"


def test_bare_items_come_into_the_list_before_them() -> None:
    pdf = tagged_pdf("TD\n/P 4 0 R\n/K[6 0 R 8 0 R 9 0 R ]", "L\n/P 5 0 R\n/K[7 0 R ]", item(6), item(5), item(5))
    assert tree(with_whole_lists(pdf)) == [["TD", ["L", ["LI"], ["LI"], ["LI"]]]]


def test_without_a_list_before_them_they_get_one_of_their_own() -> None:
    pdf = tagged_pdf("TD\n/P 4 0 R\n/K[6 0 R 7 0 R 8 0 R 9 0 R]", item(5), "P\n/P 5 0 R\n/K[]", item(5), item(5))
    assert tree(with_whole_lists(pdf)) == [["TD", ["L", ["LI"]], ["P"], ["L", ["LI"], ["LI"]]]]


def test_a_list_whose_content_is_not_plain_is_left_alone() -> None:
    pdf = tagged_pdf("TD\n/P 4 0 R\n/K[6 0 R 7 0 R]", "L\n/P 5 0 R\n/K[0]", item(5))
    assert tree(with_whole_lists(pdf)) == [["TD", ["L"], ["L", ["LI"]]]]


@pytest.mark.parametrize(
    "pdf",
    [
        tagged_pdf("TD\n/P 4 0 R\n/K[6 0 R]", "L\n/P 5 0 R\n/K[7 0 R]", item(6)),
        tagged_pdf("TD\n/P 4 0 R\n/K[0 6 0 R]", item(5)),
        b"%PDF-1.6 kaputt",
        b"",
    ],
)
def test_anything_else_stays_as_it_is(pdf: bytes) -> None:
    assert with_whole_lists(pdf) == pdf


def test_a_file_that_was_added_to_is_added_to_again() -> None:
    pdf = tagged_pdf("TD\n/P 4 0 R\n/K[6 0 R 7 0 R]", item(5), "Figure\n/P 5 0 R\n/K[]")
    once = with_figure_texts(pdf, ["Balken"])
    assert once != pdf
    assert with_whole_lists(once).startswith(once)
    assert tree(with_whole_lists(once)) == [["TD", ["L", ["LI"]], ["Figure"]]]


@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
def test_every_item_of_the_real_annex_stands_in_a_list(annex: Path) -> None:
    pdf = to_pdf(build_docx(read_annex(annex.read_bytes(), annex.name, 2014).report, TEMPLATE, created=DAY))
    mended = with_whole_lists(pdf)
    assert mended.startswith(pdf.rstrip())
    assert _items(mended) == (_items(pdf)[0], 0)


def _items(pdf: bytes) -> tuple[int, int]:
    """How many items of lists there are, and how many of them stand in no list."""
    root = pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]
    items = bare = 0
    open_tags = [(root, "")]
    while open_tags:
        tag, above = open_tags.pop()
        kind = str(tag.get("/S", ""))
        items += kind == "/LI"
        bare += kind == "/LI" and above != "/L"
        below = tag.get("/K", [])
        kids = [each.get_object() for each in (below if isinstance(below, list) else [below])]
        open_tags += [(each, kind) for each in kids if isinstance(each, dict)]
    return items, bare
