"""The built PDF against what it must hold.

A row that breaks over a page stands in the file as: the first part of each of its cells, the next
page's repeated head, the rest of each cell. So the texts of a cell are looked for in order from where the
row begins, and a text may itself be cut by the ends of any number of pages. The cost grows with the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

import pypdfium2

from ikz_report.verify.expected import Expected, Row, demanded, fold

REACH = 8  # pages after the text before, within which a text must begin
LEAST_ON_PAGE = 450  # characters of the narrowest column on a full page
LEAST_PIECE = 2  # characters before the cut
LEAST_FILLED = 40  # characters on a page between two cuts
CHANCE = 3  # characters of the next cell that may happen to be those of the rest
LEAST_CUT = 12  # characters of a text that may stand on two lines, in the narrowest column
MOST_WAYS = 200  # that a text of the same words over and over may be cut in
MOST_MISSING = 500  # more need not be known


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
    return [Wanted(row, tuple(tuple(map(fold, cell.texts)) for cell in row)) for row in rows]


def missing_in_pdf(content: bytes, rows: Iterable[Row]) -> tuple[Expected, ...]:
    """The texts that do not stand in the file, in the order of ``rows``; of more than 500 the first."""
    return missing(find_rows(Pages(page_texts(content)), wanted(rows)))


def missing(found: Iterable[Found]) -> tuple[Expected, ...]:
    """The texts that the rows lack; of more than 500 the first."""
    return tuple(islice((text for each in found for text in each.missing), MOST_MISSING))


def find_rows(pages: Pages, rows: Iterable[Wanted]) -> Iterator[Found]:
    """Look for each row where it should stand, after the row before it."""
    start = 0
    must = demanded(lambda text: fold(text) in pages.text)
    for each in (each for each in rows if must(each.row)):
        found = _find_row(pages, each, start)
        yield found
        if found.begins and found.end is not None:
            # Every cell of a row begins before the next row does.
            start = pages.after(max(found.begins), found.end)
        longest = max((sum(map(len, texts)) for texts in each.cells), default=0)
        pages.reach = REACH + longest // LEAST_ON_PAGE


def _find_row(pages: Pages, each: Wanted, start: int) -> Found:
    missing, begins, furthest = [], [], start
    for cell, folded in zip(each.row, each.cells, strict=True):
        position = start
        for number, text in enumerate(folded):
            span = pages.find(text, position) or pages.find(text, furthest)
            if span is None:
                missing.append(Expected(cell.texts[number], cell.where))
                continue
            position = span[1]
            furthest = max(furthest, position)
            if number == 0:
                begins.append(span[0])
    return Found(each.row, tuple(begins), furthest if begins else None, tuple(missing))


def page_texts(content: bytes) -> list[str]:
    """The folded text of each page."""
    document = pypdfium2.PdfDocument(content)
    try:
        return list(map(fold, read_texts(document)))
    finally:
        document.close()


def read_texts(pages: Iterable[pypdfium2.PdfPage]) -> list[str]:
    """The text of each page, as far as it stands within the page's borders."""
    return [page.get_textpage().get_text_bounded() for page in pages]


class Pages:
    """All pages as one string, with the place where each page begins."""

    def __init__(self, pages: list[str]) -> None:
        self.reach = REACH
        self.text = "".join(pages)
        self.starts = [0]
        for page in pages:
            self.starts.append(self.starts[-1] + len(page))

    def number(self, position: int) -> int:
        """The number of the page, from 0, on which the character stands."""
        return min(bisect_right(self.starts, position) - 1, len(self.starts) - 2)

    def after(self, begin: int, end: int) -> int:
        """Where to look for the next row once the last cell of one began there, and its longest ended there.

        In a row of many pages the next one is far from the beginning, though never more than a page before the end.
        """
        last = self.number(end)
        return max(begin + 1, self.starts[last - 1] if last - self.number(begin) > REACH // 2 else 0)

    def find(self, wanted: str, position: int) -> tuple[int, int] | None:
        """Begin and end of the text that begins at or after ``position`` within reach, also cut by page ends.

        Whole on a later page it may be that of another row, and cut by the end of a page before.
        """
        page = self.number(position)
        limit = self.starts[min(page + self.reach, len(self.starts) - 1)]
        found = self.text.find(wanted, position, limit + len(wanted))
        if found < 0:
            return self._find_cut(wanted, position, limit)
        whole = found, found + len(wanted)
        later = self.number(found)
        return whole if later == page else self._find_cut(wanted, position, self.starts[later]) or whole

    def _find_cut(self, wanted: str, position: int, limit: int) -> tuple[int, int] | None:
        """The text's beginning in the last row of a page before ``limit``, the rest on the next pages.

        What fits on a line is never cut.
        """
        if len(wanted) < LEAST_CUT:
            return None
        for page in range(self.number(position), len(self.starts) - 2):
            if self.starts[page] >= limit:
                break
            begins = self._backwards(wanted[:LEAST_PIECE], max(position, self.starts[page]), self.starts[page + 1])
            if span := self._cut_at(wanted, begins, page):
                return span
        return None

    def _backwards(self, wanted: str, start: int, end: int) -> Iterator[int]:
        """Where the text stands, from the last place to the first."""
        while (end := self.text.rfind(wanted, start, end)) >= 0:
            yield end
            end += len(wanted) - 1

    def _cut_at(self, wanted: str, begins: Iterable[int], page: int) -> tuple[int, int] | None:
        """Begin and end of the text that begins at one of the places on the page, and does not end there.

        All ways are followed side by side from page to page: ``ways`` maps how much is printed to where that began.
        """
        ways: dict[int, int] = {}
        places = list(begins)
        for begin in (*places[-1:], *places[:-1]):  # the same words over and over mostly begin at the first
            self._add_ways(ways, wanted, 0, begin, page, begin)
        while ways and page + 2 < len(self.starts):
            page += 1
            further: dict[int, int] = {}
            for printed, begin in ways.items():
                start, stop = self.starts[page : page + 2]
                rest = wanted[printed : printed + stop - start + 1]
                found = self.text.find(rest, start, stop) if len(wanted) - printed <= stop - start else -1
                if found >= 0:
                    return begin, found + len(rest)
                if len(wanted) - printed > LEAST_FILLED:
                    found = self.text.find(rest[:LEAST_FILLED], start, stop)
                    if found >= 0:
                        self._add_ways(further, wanted, printed, found, page, begin)
            ways = further
        return None

    def _add_ways(self, ways: dict[int, int], wanted: str, printed: int, place: int, page: int, begin: int) -> None:
        """Note how much of the text may stand on the page, going on at the place with what is not printed yet."""
        reached = printed + self._common(wanted, printed, place, self.starts[page + 1])
        # What follows on the page may happen to begin as the rest does.
        for cut in range(reached, max(reached - CHANCE, printed), -1):
            if len(ways) < MOST_WAYS:
                ways.setdefault(cut, begin)

    def _common(self, wanted: str, printed: int, place: int, stop: int) -> int:
        """How many characters from ``printed`` on are those from ``place`` to ``stop``."""
        same, most = 0, min(len(wanted) - printed, stop - place)
        while same < most:
            half = (same + most + 1) // 2
            if wanted.startswith(self.text[place + same : place + half], printed + same):
                same = half
            else:
                most = half - 1
        return same
