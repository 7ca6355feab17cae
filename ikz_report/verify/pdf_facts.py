"""What a PDF says of itself and holds besides its text: fonts, links, alternative texts, title, language, claims."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from itertools import islice

import pypdfium2
import pypdfium2.raw as pdfium

from ikz_report.verify.addresses import is_address
from ikz_report.verify.defect import ACCESSIBLE, ALTERNATIVE, ARCHIVE, FONT, LINK, PROPERTIES, STANDARD, Defect
from ikz_report.verify.glyphs import glyph_defect
from ikz_report.verify.pdf_charts import FIGURES
from ikz_report.verify.pdf_objects import Objects

DESCRIPTOR = re.compile(rb"/Type\s*/FontDescriptor\b")
FONT_FILE = re.compile(rb"/FontFile[23]?\b")
SIMPLE_FONT = re.compile(rb"/Subtype\s*/(?:Type1|MMType1|TrueType|CIDFontType[02])\b")
NAME = re.compile(rb"/(?:FontName|BaseFont)\s*/(?:[A-Z]{6}\+)?([^\s/<>\[\]()]+)")
TEXT = re.compile(rb"/(?:Alt|ActualText)\s*(?:\((?!\))|<(?!>|<))")
CATALOG = re.compile(rb"/Type\s*/Catalog\b")
LANGUAGE = re.compile(rb"/Lang\s*(?:\(\s*[A-Za-z]{2}|<)")
SHOWS_TITLE = re.compile(rb"/DisplayDocTitle\s+true\b")
PACKET = b"<x:xmpmeta"
LINKS = re.compile(rb"/Subtype\s*/Link\b")
UA = re.compile(rb"pdfuaid:part(?:>|\s*=\s*[\"'])\s*1\b")
A_PART = re.compile(rb"pdfaid:part(?:>|\s*=\s*[\"'])\s*2\b")
A_LEVEL = re.compile(rb"pdfaid:conformance(?:>|\s*=\s*[\"'])\s*A\b")
MOST_BOOKMARKS = 10_000
INTO, OUT = 1, 3  # kinds of a link's action


def fact_defects(
    document: pypdfium2.PdfDocument, pages: Sequence[pypdfium2.PdfPage], texts: Sequence[str], objects: Objects
) -> Iterator[Defect]:
    """All that is wrong with these; ``texts`` are those of the pages as read."""
    yield from _fonts(objects)
    for number, text in enumerate(texts, 1):
        yield from glyph_defect(text, number)
    if any(objects.holding(b"/Link", LINKS)):
        yield from _links(document, pages)
    yield from _bookmarks(document)
    yield from _figures(objects)
    yield from _properties(document, objects)
    yield from _claims(objects.content)


def _fonts(objects: Objects) -> Iterator[Defect]:
    bare = [each for each in objects.holding(b"/FontDescriptor", DESCRIPTOR) if not FONT_FILE.search(each)]
    simple = objects.holding(b"/Subtype", SIMPLE_FONT)
    bare += [each for each in simple if b"/FontDescriptor" not in each and b"/Font" in each]
    for name in sorted({_font_name(each) for each in bare}):
        yield Defect(FONT, f"Die Schrift „{name}“ ist nicht eingebettet; andere Rechner zeigen eine andere.", name)


def _font_name(found: bytes) -> str:
    name = NAME.search(found)
    return name[1].decode("latin-1") if name else "ohne Namen"


def _figures(objects: Objects) -> Iterator[Defect]:
    figures = (each for word, pattern in FIGURES.items() for each in objects.holding(word, pattern))
    count = sum(not TEXT.search(each) for each in figures)
    if count:
        many = "einem Bild fehlt" if count == 1 else f"{count} Bildern fehlt"
        yield Defect(ALTERNATIVE, f"In der Datei {many} der Alternativtext. Bitte in der Vorlage ergänzen.")


def _properties(document: pypdfium2.PdfDocument, objects: Objects) -> Iterator[Defect]:
    catalog = b"".join(objects.holding(b"/Catalog", CATALOG))
    if not document.get_metadata_value("Title").strip():
        yield Defect(PROPERTIES, "Die Datei hat keinen Titel. Bitte in der Vorlage ergänzen.", "Titel")
    elif not SHOWS_TITLE.search(catalog):
        yield Defect(PROPERTIES, "Der Titel steht nicht in der Titelzeile des Fensters.", "Titelzeile")
    if not LANGUAGE.search(catalog):
        yield Defect(PROPERTIES, "Die Datei nennt keine Sprache. Bitte in der Vorlage ergänzen.", "Sprache")


def _claims(content: bytes) -> Iterator[Defect]:
    start = content.find(PACKET)
    packet = content[start : content.find(b"</x:xmpmeta>", start)] if start >= 0 else b""
    lacking = [] if UA.search(packet) else [ACCESSIBLE]
    if not (A_PART.search(packet) and A_LEVEL.search(packet)):
        lacking.append(ARCHIVE)
    for name in lacking:
        yield Defect(STANDARD, f"Die Datei sagt nicht von sich, dass sie {name} ist.", name)


def _bookmarks(document: pypdfium2.PdfDocument) -> Iterator[Defect]:
    for each in islice(document.get_toc(max_depth=6), MOST_BOOKMARKS):
        if each.get_dest() is None:
            title = each.get_title()
            yield Defect(LINK, f"Das Lesezeichen „{title}“ führt nirgendwohin.", title)


def _links(document: pypdfium2.PdfDocument, pages: Sequence[pypdfium2.PdfPage]) -> Iterator[Defect]:
    for number, page in enumerate(pages, 1):
        for link in _links_of(page.raw):
            yield from _link(document.raw, link, number)


def _links_of(page: ctypes.Array[ctypes.c_char]) -> Iterator[pdfium.FPDF_LINK]:
    place, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page, place, link):
        yield link


def _link(document: pdfium.FPDF_DOCUMENT, link: pdfium.FPDF_LINK, page: int) -> Iterator[Defect]:
    action = pdfium.FPDFLink_GetAction(link)
    kind = pdfium.FPDFAction_GetType(action) if action else INTO
    if kind == OUT:
        address = _address(document, action)
        if not is_address(address):
            message = f"Die Adresse „{address[:80]}“ kann so nicht stimmen. Bitte im Register prüfen."
            yield Defect(LINK, message, address, page)
    elif kind == INTO:
        target = pdfium.FPDFLink_GetDest(document, link)
        if not target or pdfium.FPDFDest_GetDestPageIndex(document, target) < 0:
            yield Defect(LINK, "Ein Verweis führt zu keiner Stelle der Datei.", "Verweis", page)


def _address(document: pdfium.FPDF_DOCUMENT, action: pdfium.FPDF_ACTION) -> str:
    size = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFAction_GetURIPath(document, action, buffer, size)
    return buffer.value.decode("utf-8", "replace")
