"""A tagged PDF as a screen reader meets it: its structure tree, with the text and page of each leaf."""

from __future__ import annotations

import ctypes
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdf
import pypdfium2
import pypdfium2.raw as pdfium

FOLDED = re.compile("[\\s\u00a0\u00ad\u200b\u2010\u2011\u2060\x02\ufffe-]+")


@dataclass
class Element:
    """An element of the structure tree; ``page`` counts from 0 and is that of its first content."""

    tag: str
    attributes: dict[str, Any] = field(default_factory=dict)
    alt: str | None = None
    children: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    page: int | None = None

    def walk(self) -> Iterator[Element]:
        yield self
        for child in self.children:
            yield from child.walk()

    def all(self, *tags: str) -> list[Element]:
        return [each for each in self.walk() if each.tag in tags]

    @property
    def text(self) -> str:
        return "".join(self.texts)

    @property
    def first_page(self) -> int | None:
        return next((each.page for each in self.walk() if each.page is not None), None)


def fold(text: str) -> str:
    """The text without blanks, hyphens and what is invisible: a line's end may add or hide any of them."""
    return FOLDED.sub("", text)


def read_tags(pdf: bytes) -> Element:
    """The structure tree; every element's ``texts`` hold all the text below it in reading order."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}  # type: ignore[union-attr]
    texts = marked_texts(pdf)
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    element = Element("Root")
    _read(root["/K"], None, element, pages, texts)
    return element


def _read(
    node: Any, page: int | None, into: Element, pages: dict[int, int], texts: dict[tuple[int, int], str]
) -> list[str]:
    node = node.get_object()
    if isinstance(node, list):
        return [text for child in node for text in _read(child, page, into, pages, texts)]
    if isinstance(node, int):
        into.page = page if into.page is None else into.page
        return [texts.get((page or 0, node), "")]
    if "/Pg" in node:
        page = pages[node.raw_get("/Pg").idnum]
    if "/S" not in node:
        return _read(node["/MCID"], page, into, pages, texts) if "/MCID" in node else []
    element = Element(node["/S"].lstrip("/"), _attributes(node), node.get("/Alt"))
    into.children.append(element)
    if "/K" in node:
        element.texts = _read(node.raw_get("/K"), page, element, pages, texts)
    return element.texts


def _attributes(node: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    sets = node.get("/A", [])
    for each in sets if isinstance(sets, list) else [sets]:
        found.update(each.get_object())
    return found


def marked_texts(pdf: bytes) -> dict[tuple[int, int], str]:
    """(page, marked content id) → text."""
    document = pypdfium2.PdfDocument(pdf)
    texts: dict[tuple[int, int], str] = {}
    for number, page in enumerate(document):
        text_page = page.get_textpage()
        for item in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT]):
            key = number, pdfium.FPDFPageObj_GetMarkedContentID(item.raw)
            texts[key] = texts.get(key, "") + _object_text(item, text_page)
    document.close()
    return texts


def _object_text(item: Any, text_page: Any) -> str:
    size = pdfium.FPDFTextObj_GetText(item.raw, text_page.raw, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFTextObj_GetText(item.raw, text_page.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[: size - 2].decode("utf-16-le")
