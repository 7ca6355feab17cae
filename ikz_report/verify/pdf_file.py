"""The built PDF against what it must hold: each row after the one before, each of its texts after the one before.

A row that breaks over a page is another matter, see ``pdf_cut``. Where something is lost, the rows are looked for
once more, each between the nearest ones whose long texts stand only once: else one that is taken for a later one
hides what is between.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from ikz_report.verify.any_order import Sought, Span, any_order, without_place
from ikz_report.verify.expected import CITY, AnyOrder, Expected, Row, demanded, fold
from ikz_report.verify.pdf_cut import Undecided, cut_row
from ikz_report.verify.pdf_margins import without_margins
from ikz_report.verify.pdf_text import REACH, Pages, page_texts
from ikz_report.verify.windows import windows

LEAST_ON_PAGE = 450  # characters of the narrowest column on a full page
MOST_MISSING = 500  # more need not be known

Spans = list[list[Span | None]]  # of a row's cells, of each their texts


class Found(NamedTuple):
    """A row with where its cells' first texts begin and its last text ends, in all pages' text; and what it lacks.

    ``begins`` is empty and ``end`` None where nothing of it was found or it has no text.
    """

    row: Row
    begins: tuple[int, ...]
    end: int | None
    missing: tuple[Expected, ...]


class Wanted(NamedTuple):
    """A row with the folded texts of its cells."""

    row: Row
    cells: tuple[tuple[str, ...], ...]


def wanted(rows: Iterable[Row]) -> list[Wanted]:
    """What is to be looked for, made ready."""
    return [Wanted(row, tuple([tuple(map(fold, cell.texts)) for cell in row])) for row in rows]


def missing_in_pdf(content: bytes, rows: Iterable[Row], title: str = "") -> tuple[Expected, ...]:
    """The texts that do not stand in the file, in the order of ``rows``; of more than 500 the first."""
    return missing(find_rows(Pages(without_margins(page_texts(content), title).pages), wanted(rows)))


def missing(found: Iterable[Found]) -> tuple[Expected, ...]:
    """The texts that the rows lack; of more than 500 the first."""
    return tuple(islice((text for each in found for text in each.missing), MOST_MISSING))


def find_rows(pages: Pages, rows: Sequence[Wanted]) -> list[Found]:
    """Each row where it should stand, after the row before it."""
    must = demanded(lambda text: fold(text) in pages.text)
    rows = [each for each in rows if must(each.row)]
    found = []
    for each in _one_by_one(pages, rows):
        found.append(each)
        if any(text.where != CITY for text in each.missing):
            near = windows(
                pages.text,
                [each.row for each in rows],
                [[text for cell in each.cells for text in cell] for each in rows],
            )
            return list(_one_by_one(pages, rows, near))
    return found


def _one_by_one(pages: Pages, rows: Iterable[Wanted], near: Sequence[Span] = ()) -> Iterator[Found]:
    start = 0
    for number, each in enumerate(rows):
        if near:
            start, pages.stop = max(start, near[number][0]), near[number][1]
        found = _find_row(pages, each, start)
        yield found
        start = min(max(start, found.end or 0), pages.stop)
        longest = max((sum(map(len, texts)) for texts in each.cells), default=0)
        pages.reach = REACH + longest // LEAST_ON_PAGE


def _find_row(pages: Pages, each: Wanted, start: int) -> Found:
    if type(each.row) is AnyOrder:
        return _found(each, any_order(pages.text, pages.find, _sought(each), start))
    try:
        return _found(each, _in_order(pages, each, start))
    except Undecided:
        found = _found(each, any_order(pages.text, pages.find_beside, _sought(each), start))
        in_order = found.missing or list(found.begins) == sorted(found.begins)
        return found if in_order else _found(each, _after_each_other(pages, each, start))


def _in_order(pages: Pages, each: Wanted, start: int) -> Spans:
    filled = [texts for texts in each.cells if texts]
    if len(filled) < 2:
        return _after_each_other(pages, each, start)
    spans = _side_by_side(pages, filled, start)
    if spans is None:
        return _what_is_there(pages, each, start)
    beside = iter(spans)
    return [next(beside) if texts else [] for texts in each.cells]


def _sought(each: Wanted) -> list[Sought]:
    return [Sought(cell, texts) for cell, texts in zip(each.row, each.cells, strict=True)]


def _found(each: Wanted, spans: Sequence[Sequence[Span | None]]) -> Found:
    begins = tuple(places[0][0] for places in spans if places and places[0])
    ends = (span[1] for places in spans for span in places if span)
    return Found(each.row, begins, max(ends, default=None), tuple(without_place(each.row, spans)))


def _side_by_side(pages: Pages, cells: Sequence[Sequence[str]], start: int) -> Spans | None:
    """The row on the first page on which it begins, as a whole or cut by that page's end."""
    first, undecided = pages.number(start), False
    for page in range(first, min(first + pages.reach, len(pages.starts) - 1)):
        begin, end = max(start, pages.starts[page]), min(pages.starts[page + 1], pages.stop)
        if begin >= end:
            continue
        try:
            if found := _on_page(pages.text, cells, begin, end) or cut_row(pages, cells, page, begin):
                return found
        except Undecided:
            undecided = True
    if undecided:
        raise Undecided
    return None


def _on_page(text: str, cells: Sequence[Sequence[str]], position: int, end: int) -> Spans | None:
    spans: Spans = []
    for texts in cells:
        places: list[Span | None] = []
        for each in texts:
            begin = text.find(each, position, end)
            if begin < 0:
                return None
            position = begin + len(each)
            places.append((begin, position))
        spans.append(places)
    return spans


def _after_each_other(pages: Pages, each: Wanted, position: int) -> Spans:
    """The places of all texts, one after the other."""
    spans: Spans = []
    for texts in each.cells:
        places: list[Span | None] = []
        for text in texts:
            span = pages.find(text, position)
            position = span[1] if span else position
            places.append(span)
        spans.append(places)
    return spans


def _what_is_there(pages: Pages, each: Wanted, start: int) -> Spans:
    """Of a row that is not as it should be: what stands there in any order, or else in this."""
    found = any_order(pages.text, pages.find_beside, _sought(each), start)
    lacks = any(span is None for spans in found for span in spans)
    return found if lacks else _after_each_other(pages, each, start)
