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
from typing import NamedTuple

from ikz_report.verify.expected import NEXT_CELL, AnyOrder, Expected, MeasureRow, Row, demanded
from ikz_report.xmltext import escape, unescape

BODY = "word/document.xml"
PARAGRAPH_END = b"</w:p>"
ROW_END = b"</w:tr>"
TAGS = re.compile(b"<[^>]+>")
MARK = "\n"  # squeezed texts hold no line end
NEAR = 20_000  # bytes, a few rows; for fewer than 30,000 Python searches the simple and here quicker way
FEW, MANY = 2, 60  # paragraphs that are read on


class Read(NamedTuple):
    """``missing`` are the texts that do not stand in the body; ``outline`` is its XML with one measure a section."""

    missing: tuple[Expected, ...]
    outline: bytes


def missing_in_word(content: bytes, rows: Iterable[Row]) -> tuple[Expected, ...]:
    """The texts that do not stand in the file in the order of ``rows``; each must lie within one paragraph."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return read_body(package.read(BODY), rows).missing


def read_body(xml: bytes, rows: Iterable[Row]) -> Read:
    """What the body lacks of ``rows``, and its outline, which is whole where that cannot be told."""
    rows = tuple(filter(demanded(lambda text: escape(text).encode() in xml), rows))
    cuts = _near(xml, rows)
    if cuts is None:
        return Read(_missing(xml, rows), xml)
    kept = []
    position = 0
    for after, last in cuts:
        kept.append(xml[position : xml.find(ROW_END, after)])
        position = xml.find(ROW_END, last)
    return Read((), b"".join((*kept, xml[position:])))


def _near(xml: bytes, rows: Iterable[Row]) -> list[tuple[int, int]] | None:
    """Where each section's first measure ends and its last; None where a text is not close behind the one before.

    It may yet stand further on.
    """
    find = xml.find
    cuts: list[tuple[int, int]] = []
    position = first = 0
    for row in rows:
        start = position
        for cell in row:
            place = start if type(row) is AnyOrder else position
            for text in cell.texts:
                if "&" in text or "<" in text or ">" in text:
                    text = escape(text)
                run = f">{text}<".encode()
                found = find(run, place, place + NEAR)
                place = found + len(run) - 1 if found >= 0 else _read_on(xml, _wanted(unescape(text)), place)
                if place < 0:
                    return None
            if place > position:
                position = place
        if type(row) is MeasureRow:
            first = first or position
        elif first:
            cuts.append((first, start))
            first = 0
    return [*cuts, (first, position)] if first else cuts


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
