"""The built PDF against what it must hold.

A row that breaks over a page stands in the file as: the first part of each of its cells, the next
page's repeated head, the rest of each cell. So the texts of a cell are looked for in order from where the
row begins, and a text may itself be cut in two by the page's end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from posixpath import commonprefix
from typing import NamedTuple

import pypdfium2

from ikz_report.verify.expected import Expected, Row, fold

REACH = 8  # pages a row may run on
LEAST_PIECE = 2  # characters before the cut
LEAST_FILLED = 40  # characters on a page between two cuts
CHANCE = 3
LEAST_CUT = 12  # characters of a text that may stand on two lines, in the narrowest column


class Found(NamedTuple):
    """A row with where its cells' first texts begin and its last text ends, in all pages' text; and what it lacks.

    ``begins`` is empty and ``end`` None where nothing of it was found or it has no text.
    """

    row: Row
    begins: tuple[int, ...]
    end: int | None
    missing: tuple[Expected, ...]


def missing_in_pdf(content: bytes, rows: Iterable[Row]) -> tuple[Expected, ...]:
    """The texts that do not stand in the file, in the order of ``rows``."""
    return missing(find_rows(Pages(page_texts(content)), rows))


def missing(found: Iterable[Found]) -> tuple[Expected, ...]:
    return tuple(text for each in found for text in each.missing)


def find_rows(pages: Pages, rows: Iterable[Row]) -> Iterator[Found]:
    """Look for each row where it should stand, after the row before it."""
    start = 0
    for row in rows:
        found = _find_row(pages, row, start)
        yield found
        # Every cell of a row begins before the next row does.
        start = max(found.begins) + 1 if found.begins else start


def _find_row(pages: Pages, row: Row, start: int) -> Found:
    missing, begins, furthest = [], [], start
    for cell in row:
        position = start
        for number, expected in enumerate(cell):
            wanted = fold(expected.text)
            span = pages.find(wanted, position) or pages.find(wanted, furthest)
            if span is None:
                missing.append(expected)
                continue
            position = span[1]
            furthest = max(furthest, position)
            if number == 0:
                begins.append(span[0])
    return Found(row, tuple(begins), furthest if begins else None, tuple(missing))


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
        self.text = "".join(pages)
        self.starts = [0]
        for page in pages:
            self.starts.append(self.starts[-1] + len(page))

    def number(self, position: int) -> int:
        """The page, from 0, on which the character stands."""
        return bisect_right(self.starts, position, 1) - 1

    def find(self, wanted: str, position: int) -> tuple[int, int] | None:
        """Begin and end of the text at or after ``position`` within reach, also cut by page ends."""
        page = bisect_right(self.starts, position) - 1
        limit = self.starts[min(page + REACH, len(self.starts) - 1)]
        found = self.text.find(wanted, position, limit)
        if found >= 0:
            return found, found + len(wanted)
        return self._find_cut(wanted, position, limit)

    def _find_cut(self, wanted: str, position: int, limit: int) -> tuple[int, int] | None:
        """The text's beginning in the last row of a page, the rest on the next page.

        What fits on a line is never cut.
        """
        if len(wanted) < LEAST_CUT:
            return None
        page = bisect_right(self.starts, position)
        while page < len(self.starts) - 1 and self.starts[page] <= limit:
            for begin in self._backwards(wanted[:LEAST_PIECE], max(position, self.starts[page - 1]), self.starts[page]):
                end = self._rest(wanted, begin, page)
                if end is not None:
                    return begin, end
            page += 1
        return None

    def _backwards(self, wanted: str, start: int, end: int) -> Iterator[int]:
        """Where the text stands, from the last place to the first."""
        while (end := self.text.rfind(wanted, start, end)) >= 0:
            yield end
            end += len(wanted) - 1

    def _rest(self, wanted: str, begin: int, page: int) -> int | None:
        """Where the text ends that begins before that page, if what is left of it stands there."""
        length = len(commonprefix([wanted, self.text[begin : self.starts[page]]]))
        # What follows on the page may happen to begin as the rest does.
        ends = (self._continued(wanted[cut:], page) for cut in range(length, max(length - CHANCE, 0), -1))
        return next((end for end in ends if end is not None), None)

    def _continued(self, rest: str, page: int) -> int | None:
        """Where the rest ends that stands on the page, or fills it and goes on."""
        start, stop = self.starts[page : page + 2]
        found = self.text.find(rest, start, stop)
        if found >= 0:
            return found + len(rest)
        begin = self.text.find(rest[:LEAST_FILLED], start, stop) if len(rest) > LEAST_FILLED else -1
        if begin < 0 or page + 2 >= len(self.starts):
            return None
        return self._rest(rest, begin, page + 1)
