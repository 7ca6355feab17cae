"""The built PDF against what it must hold.

A row that breaks over a page stands in the file as: the first part of each of its cells, the next
page's repeated head, the rest of each cell. So the texts of a cell are looked for in order from where the
row begins, and a text may itself be cut in two by the page's end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from posixpath import commonprefix

import pypdfium2

from ikz_report.verify.expected import Expected, Row, fold

REACH = 8  # pages a row may run on
LEAST_PIECE = 2  # characters before the cut
LEAST_FILLED = 40  # characters on a page between two cuts
CHANCE = 3
LEAST_CUT = 12  # characters of a text that may stand on two lines, in the narrowest column


def missing_in_pdf(content: bytes, rows: Iterable[Row]) -> tuple[Expected, ...]:
    """The texts that do not stand in the file, in the order of ``rows``."""
    search = _Search(page_texts(content))
    missing: list[Expected] = []
    start = 0
    for row in rows:
        begins = []
        furthest = start
        for cell in row:
            position = start
            for number, text in enumerate(cell.texts):
                wanted = fold(text)
                span = search.find(wanted, position) or search.find(wanted, furthest)
                if span is None:
                    missing.append(Expected(text, cell.where))
                    continue
                position = span[1]
                furthest = max(furthest, position)
                if number == 0:
                    begins.append(span[0])
        # Every cell of a row begins before the next row does.
        start = max(begins) + 1 if begins else start
    return tuple(missing)


def page_texts(content: bytes) -> list[str]:
    """The folded text of each page."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [fold(page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


class _Search:
    """All pages as one string, with the place where each page begins."""

    def __init__(self, pages: list[str]) -> None:
        self.text = "".join(pages)
        self.starts = [0]
        for page in pages:
            self.starts.append(self.starts[-1] + len(page))

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
