"""The built Word file against what it must hold.

This runs at every build, and the writer has just checked the XML, so the body is searched as text and not
parsed: each paragraph is expected shortly after the one before, mostly as a single run. Only where one is not
found there is the whole body taken apart.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable

from ikz_report.verify.expected import NEXT_CELL, AnyOrder, Expected, Row
from ikz_report.xmltext import escape, unescape

BODY = "word/document.xml"
PARAGRAPH_END = b"</w:p>"
TAGS = re.compile(b"<[^>]+>")
MARK = "\n"  # squeezed texts hold no line end
NEAR = 20_000  # bytes, a few rows; for fewer than 30,000 Python searches the simple and here quicker way
FEW, MANY = 2, 60  # paragraphs that are read on


def missing_in_word(content: bytes, rows: Iterable[Row]) -> tuple[Expected, ...]:
    """The texts that do not stand in the file in the order of ``rows``; each must lie within one paragraph."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        xml = package.read(BODY)
    rows = tuple(rows)
    return () if _all_near(xml, rows) else _missing(xml, rows)


def _all_near(xml: bytes, rows: Iterable[Row]) -> bool:
    """Whether every text follows closely on the one before; if not, one may yet stand further on."""
    find = xml.find
    position = 0
    for row in rows:
        start = position
        for cell in row:
            place = start if type(row) is AnyOrder else position
            for text in cell.texts:
                run = f">{escape(text)}<".encode()
                found = find(run, place, place + NEAR)
                place = found + len(run) - 1 if found >= 0 else _read_on(xml, _wanted(text), place)
                if place < 0:
                    return False
            if place > position:
                position = place
    return True


def _read_on(xml: bytes, wanted: str, position: int) -> int:
    """Where the paragraph ends that holds the text, one of the next; -1 without one."""
    for count in (FEW, MANY):
        ends: list[int] = []
        texts, start = [MARK], position
        while len(ends) < count and (end := xml.find(PARAGRAPH_END, start)) >= 0:
            ends.append(end)
            texts.append(squeeze(unescape(TAGS.sub(b"", xml[start:end]).decode())) + MARK)
            start = end + len(PARAGRAPH_END)
        text = "".join(texts)
        found = text.find(wanted)
        if found >= 0:
            return ends[text.count(MARK, 0, found + len(wanted.rstrip(MARK))) - 1]
    return -1


def _missing(xml: bytes, rows: Iterable[Row]) -> tuple[Expected, ...]:
    text = MARK.join(map(squeeze, paragraphs(xml))) + MARK
    missing = []
    position = 0
    for row in rows:
        start = position
        for cell in row:
            place = start if isinstance(row, AnyOrder) else position
            for each in cell.texts:
                wanted = _wanted(each)
                found = text.find(wanted, place)
                if found < 0:
                    missing.append(Expected(each, cell.where))
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


def paragraphs(xml: bytes) -> list[str]:
    """The text of each paragraph, tables included, in the order of the file."""
    text = TAGS.sub(b"", xml.replace(b"\n", b" ").replace(PARAGRAPH_END, b"\n")).decode()
    return unescape(text).split(MARK)
