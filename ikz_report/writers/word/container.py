"""Opening a template that may come from anywhere: only what is surely harmless comes through.

What holds for every foreign Word file (size, encryption, macros, document types) is the reader's; a
template must besides not make Word load anything from elsewhere, for it would then go into every paper.
"""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from ikz_report.errors import SourceError, TemplateError
from ikz_report.readers.word import DocxFile, open_docx

ACTIVE = re.compile(r"/activeX/|/oleObject|vbaData", re.IGNORECASE)
HARMLESS_LINKS = ("https://", "http://", "mailto:")


def read_container(path: Path) -> bytes:
    """The file's bytes, once all that could hurt is ruled out.

    Raises:
        TemplateError: no Word file, or one that must not be used.
    """
    try:
        docx = open_docx(path)
    except SourceError as error:
        raise TemplateError(str(error)) from error
    if any(ACTIVE.search(name) for name in docx.parts):
        raise TemplateError(f"{path}: enthält eingebettete Programme oder Objekte. Bitte in Word löschen.")
    if any(_leads_outside(relationship) for relationship in _relationships(docx)):
        raise TemplateError(
            f"{path}: verweist auf Dateien außerhalb (verknüpfte Bilder, Objekte oder eine angehängte "
            "Dokumentvorlage). Bitte Bilder einbetten und Verknüpfungen lösen."
        )
    return path.read_bytes()


def _relationships(docx: DocxFile) -> list[etree._Element]:
    roots = [docx.xml(name) for name in docx.parts if name.endswith(".rels")]
    return [relationship for root in roots if root is not None for relationship in root]


def _leads_outside(relationship: etree._Element) -> bool:
    """Whether Word would load something from elsewhere; a web address a reader may click on is no such thing."""
    if relationship.get("TargetMode") != "External":
        return False
    is_link = relationship.get("Type", "").endswith("/hyperlink")
    return not (is_link and relationship.get("Target", "").startswith(HARMLESS_LINKS))
