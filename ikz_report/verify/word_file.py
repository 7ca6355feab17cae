"""The built Word file against what it must hold.

The body is taken apart as text, not parsed: this runs at every build, and the writer has just checked the XML.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable

from ikz_report.verify.expected import NEXT_CELL, AnyOrder, Expected, Row
from ikz_report.xmltext import unescape

BODY = "word/document.xml"
PARAGRAPH_END = "</w:p>"
TAGS = re.compile("<[^>]+>")
MARK = "\n"  # squeezed texts hold no line end


def missing_in_word(content: bytes, rows: Iterable[Row]) -> tuple[Expected, ...]:
    """The texts that do not stand in the file in the order of ``rows``; each must lie within one paragraph."""
    text = MARK.join(map(squeeze, paragraphs(content))) + MARK
    missing = []
    position = 0
    for row in rows:
        start = position
        for cell in row:
            place = start if isinstance(row, AnyOrder) else position
            for expected in cell:
                wanted = _wanted(expected.text)
                found = text.find(wanted, place)
                if found < 0:
                    missing.append(expected)
                else:
                    place = found + len(wanted.rstrip(MARK))
            position = max(position, place)
    return tuple(missing)


def _wanted(text: str) -> str:
    if NEXT_CELL not in text:
        return squeeze(text)
    return MARK + MARK.join(map(squeeze, text.split(NEXT_CELL))) + MARK


def squeeze(text: str) -> str:
    """The text without blanks: a line break may stand for one."""
    return "".join(text.split())


def paragraphs(content: bytes) -> list[str]:
    """The text of each paragraph of the body, tables included, in the order of the file."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        xml = package.read(BODY).decode()
    return unescape(TAGS.sub("", xml.replace(MARK, " ").replace(PARAGRAPH_END, MARK))).split(MARK)
