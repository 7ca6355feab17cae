"""The built Word file against what it must hold.

This runs at every build, and the writer has just checked the XML, so the body is searched as text and not
parsed: each paragraph is expected shortly after the one before, mostly as a single run. Only where one is not
found there is the whole body taken apart.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ikz_report.verify.any_order import Sought, Span, any_order, without_place
from ikz_report.verify.expected import CITY, NEXT_CELL, THEN, AnyOrder, Expected, MeasureRow, Row, demanded
from ikz_report.verify.windows import windows
from ikz_report.xmltext import escape, unescape

BODY = "word/document.xml"
PARAGRAPH_END = b"</w:p>"
ROW_END = b"</w:tr>"
TAGS = re.compile(b"<[^>]+>")
MARK = "\n"  # squeezed texts hold no line end
NEAR = 20_000  # bytes, a few rows; for fewer than 30,000 Python searches the simple and here quicker way
FEW, MANY, MOST = 2, 60, 1000  # paragraphs that are read on


class Read(NamedTuple):
    """``missing`` are the texts that do not stand in the body; the city may stand beside it.

    ``outline`` is its XML with one measure a section.
    """

    missing: tuple[Expected, ...]
    outline: bytes


def missing_in_word(content: bytes, rows: Iterable[Row]) -> tuple[Expected, ...]:
    """The texts that do not stand in the file in the order of ``rows``; each must lie within one paragraph."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return read_body(package.read(BODY), rows).missing


def read_body(xml: bytes, rows: Iterable[Row]) -> Read:
    """What the body lacks of ``rows``, and its outline, which is whole where that cannot be told."""
    rows = tuple(filter(demanded(lambda text: escape(text).encode() in xml), rows))
    lost: list[Expected] = []
    cuts = _near(xml, rows, lost)
    if cuts is None:
        return Read(_missing(xml, rows), xml)
    kept = []
    position = 0
    for after, last in cuts:
        kept.append(xml[position : xml.find(ROW_END, after)])
        position = xml.find(ROW_END, last)
    return Read(tuple(lost), b"".join((*kept, xml[position:])))


def _near(xml: bytes, rows: Iterable[Row], lost: list[Expected]) -> list[tuple[int, int]] | None:
    """Where each section's first measure ends and its last; None where a text is not close behind the one before.

    It may yet stand further on. ``lost`` is told of a city that is not there.
    """
    cuts: list[tuple[int, int]] = []
    position = first = 0
    for row in rows:
        start = position
        in_any_order = type(row) is AnyOrder
        position = _read_any_order(xml, row, start, lost) if in_any_order else _read_row(xml, row, start)
        if position < 0:
            return None
        if type(row) is MeasureRow:
            first = first or position
        elif first:
            cuts.append((first, start))
            first = 0
    return [*cuts, (first, position)] if first else cuts


def _read_row(xml: bytes, row: Row, position: int) -> int:
    """Where the last text of the row ends; -1 where one is not among the next."""
    find = xml.find
    for cell in row:
        for text in cell.texts:
            if "&" in text or "<" in text or ">" in text:
                text = escape(text)
            run = f">{text}<".encode()
            found = find(run, position, position + NEAR)
            position = found + len(run) - 1 if found >= 0 else _read_on(xml, _wanted(unescape(text)), position)
            if position < 0:
                return -1
    return position


def _read_on(xml: bytes, wanted: str, position: int) -> int:
    """Where the paragraph ends that holds the text, one of the next; -1 without one."""
    for count in (FEW, MANY):
        next_ones, ends = _next(xml, position, count)
        text = "".join([squeeze(each) + MARK for each in next_ones])
        found = text.find(wanted)
        if found >= 0:
            return _end(ends, text, found + len(wanted.rstrip(MARK)))
    return -1


def _read_any_order(xml: bytes, row: Row, position: int, lost: list[Expected]) -> int:
    """Where the last paragraph of the row ends; -1 where one is not among the next."""
    for count in (MANY, MOST):
        next_ones, ends = _next(xml, position, count)
        text = "".join([squeeze(each) + MARK for each in next_ones])
        spans = _spans(text, row, 0, len(text))
        missing = without_place(row, spans)
        if all(each.where == CITY for each in missing):
            lost += missing
            last = max((span[1] for places in spans for span in places if span), default=0)
            return _end(ends, text, last) if last else position
    return -1


def _next(xml: bytes, position: int, count: int) -> tuple[list[str], list[int]]:
    """The next paragraphs and where they end."""
    texts: list[str] = []
    ends: list[int] = []
    while len(ends) < count and (end := xml.find(PARAGRAPH_END, position)) >= 0:
        texts.append(unescape(TAGS.sub(b"", xml[position:end]).decode()))
        ends.append(end)
        position = end + len(PARAGRAPH_END)
    return texts, ends


def _end(ends: Sequence[int], text: str, place: int) -> int:
    """Where the paragraph ends in the file that holds the place in the text of several."""
    return ends[text.count(MARK, 0, place) - (text[place - 1 : place] == MARK)]


def _spans(text: str, row: Row, start: int, stop: int) -> list[list[Span | None]]:
    """Where the texts of the row stand in squeezed paragraphs."""

    def find(wanted: str, position: int) -> Span | None:
        begin = text.find(wanted, position, stop)
        return None if begin < 0 else (begin + wanted.startswith(MARK), begin + len(wanted.rstrip(MARK)))

    return any_order(text, find, [Sought(cell, [_wanted(each) for each in cell.texts]) for cell in row], start)


def _missing(xml: bytes, rows: Sequence[Row]) -> tuple[Expected, ...]:
    text = MARK.join(map(squeeze, paragraphs(xml))) + MARK
    near = [(0, len(text))] * len(rows)
    if not _lost(text, rows, near):
        return ()
    return _lost(
        text, rows, windows(text, rows, [[squeeze(each) for cell in row for each in cell.texts] for row in rows])
    )


def _lost(text: str, rows: Sequence[Row], near: Sequence[Span]) -> tuple[Expected, ...]:
    """The texts that do not stand where they should, each row's within its part of the text."""
    missing: list[Expected] = []
    position = 0
    for row, (floor, ceiling) in zip(rows, near, strict=True):
        position = max(position, floor)
        if type(row) is AnyOrder:
            spans = _spans(text, row, position, ceiling)
        else:
            spans = _after_each_other(text, row, position, ceiling)
        missing += without_place(row, spans)
        position = max((span[1] for places in spans for span in places if span), default=position)
    return tuple(missing)


def _after_each_other(text: str, row: Row, position: int, stop: int) -> list[list[Span | None]]:
    result = []
    for cell in row:
        places: list[Span | None] = []
        for each in cell.texts:
            wanted = _wanted(each)
            begin = text.find(wanted, position, stop)
            if begin >= 0:
                position = begin + len(wanted.rstrip(MARK))
            places.append((begin, position) if begin >= 0 else None)
        result.append(places)
    return result


def _wanted(text: str) -> str:
    if NEXT_CELL in text:
        return MARK + MARK.join(map(squeeze, text.split(NEXT_CELL))) + MARK
    return MARK.join(map(squeeze, text.split(THEN))) if THEN in text else squeeze(text)


def squeeze(text: str) -> str:
    """The text without blanks: a line break may stand for one."""
    return "".join(text.split())


def paragraphs(xml: bytes) -> list[str]:
    """The text of each paragraph, tables included, in the order of the file."""
    text = TAGS.sub(b"", xml.replace(b"\n", b" ").replace(PARAGRAPH_END, b"\n")).decode()
    return unescape(text).split(MARK)
