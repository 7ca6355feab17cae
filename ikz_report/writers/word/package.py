"""The finished file: properties, list numbers, and the same bytes for the same content."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from lxml import etree

from ikz_report.model import Report

LANGUAGE = "de-DE"
EARLIEST = (1980, 1, 1, 0, 0, 0)  # the zip format knows no earlier date
FIRST = "[Content_Types].xml"
ORDINARY_FILE = 0o100644 << 16
# Nothing may follow the lists but these, ECMA-376 part 1 §17.9.16.
AFTER_LISTS = (b"<w:numIdMacAtCleanup", b"</w:numbering>")


def set_properties(document: Any, report: Report, created: datetime) -> None:
    """Title, language, author, keywords and dates; set here and not by the template, which would escape them twice."""
    properties = document.core_properties
    properties.title = report.title[:255]
    properties.language = LANGUAGE
    properties.author = properties.last_modified_by = report.organisation.city[:255]
    properties.created = properties.modified = created.replace(tzinfo=None)
    properties.revision = 1
    if report.paper is not None:
        properties.keywords = ", ".join(report.paper.keywords)[:255]


def with_lists(numbering: Any, definitions: str) -> bytes:
    """The numbering part with the given lists added."""
    xml: bytes = etree.tostring(numbering, encoding="UTF-8", standalone=True)
    place = next(found for end in AFTER_LISTS if (found := xml.find(end)) >= 0)
    return xml[:place] + definitions.encode() + xml[place:]


def pack(document: Any, parts: Mapping[str, bytes]) -> bytes:
    """The document as a zip with fixed order, dates and attributes; ``parts`` take the place of its own."""
    saved, packed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with (
        zipfile.ZipFile(saved) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in sorted(source.namelist(), key=lambda name: (name != FIRST, name)):
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.external_attr = ORDINARY_FILE
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, parts[name] if name in parts else source.read(name))
    return packed.getvalue()
