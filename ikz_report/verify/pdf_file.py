"""The built PDF against what it must hold.

A row that breaks over a page stands in the file as: the first part of each of its cells, the next
page's repeated head, the rest of each cell. So the texts of a cell are looked for in order from where the
row begins, and a text may itself be cut in two by the page's end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

import pypdfium2

from ikz_report.verify.expected import Expected, Row, fold

REACH = 8  # pages a row may run on
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
            for number, expected in enumerate(cell):
                wanted = fold(expected.text)
                span = search.find(wanted, position) or search.find(wanted, furthest)
                if span is None:
                    missing.append(expected)
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
        """The text's longest beginning on one page, the rest on the next; what fits on a line is never cut."""
        length = self._longest(wanted, position, limit)
        if len(wanted) < LEAST_CUT or length == 0 or length == len(wanted):
            return None
        begin = self.text.find(wanted[:length], position, limit)
        page = bisect_right(self.starts, begin)
        if page >= len(self.starts) - 1:
            return None
        rest = self.find(wanted[length:], self.starts[page])
        return None if rest is None or rest[0] >= self.starts[page + 1] else (begin, rest[1])

    def _longest(self, wanted: str, position: int, limit: int) -> int:
        low, high = 0, len(wanted)
        while low < high:
            middle = (low + high + 1) // 2
            if self.text.find(wanted[:middle], position, limit) >= 0:
                low = middle
            else:
                high = middle - 1
        return low
