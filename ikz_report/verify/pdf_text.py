"""The text of a PDF's pages as one, and where in it a text stands that page ends may cut."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

import pypdfium2

REACH = 8  # pages after the text before, within which a text must begin
LEAST_PIECE = 2  # characters before the cut
LEAST_FILLED = 40  # characters on a page between two cuts
CHANCE = 3  # characters of the next cell that may happen to be those of the rest
LEAST_CUT = 12  # characters of a text that may stand on two lines, in the narrowest column
BELOW = 150  # characters that may stand below a text that goes on on the next page: a foot, the next cells of a line
MOST_WAYS = 200  # that a text of the same words over and over may be cut in


def read_texts(pages: Iterable[pypdfium2.PdfPage]) -> list[str]:
    """The text of each page, as far as it stands within the page's borders."""
    return [page.get_textpage().get_text_bounded() for page in pages]


def page_texts(content: bytes) -> list[str]:
    """The text of each page of a file."""
    document = pypdfium2.PdfDocument(content)
    try:
        return read_texts(document)
    finally:
        document.close()


class Pages:
    """All pages as one string, with the place where each page begins."""

    def __init__(self, pages: list[str]) -> None:
        self.reach = REACH
        self.text = "".join(pages)
        self.starts = [0]
        for page in pages:
            self.starts.append(self.starts[-1] + len(page))
        self.stop = len(self.text)  # what is looked for begins before

    def number(self, position: int) -> int:
        """The number of the page, from 0, on which the character stands."""
        return min(bisect_right(self.starts, position) - 1, len(self.starts) - 2)

    def find_beside(self, wanted: str, position: int) -> tuple[int, int] | None:
        """The same where long texts may stand beside: a text that goes on on the next page need not end its page."""
        return self.find(wanted, position, len(self.text))

    def find(self, wanted: str, position: int, below: int = BELOW) -> tuple[int, int] | None:
        """Begin and end of the text that begins at or after ``position`` within reach, also cut by page ends.

        Whole on a later page it may be that of another row, and cut by the end of a page before.
        """
        page = self.number(position)
        limit = min(self.starts[min(page + self.reach, len(self.starts) - 1)], self.stop)
        found = self.text.find(wanted, position, limit + len(wanted))
        if found < 0:
            return self._find_cut(wanted, position, limit, below)
        whole = found, found + len(wanted)
        later = self.number(found)
        return whole if later == page else self._find_cut(wanted, position, self.starts[later], below) or whole

    def _find_cut(self, wanted: str, position: int, limit: int, below: int) -> tuple[int, int] | None:
        """The text's beginning in the last row of a page before ``limit``, the rest on the next pages.

        What fits on a line is never cut.
        """
        if len(wanted) < LEAST_CUT:
            return None
        for page in range(self.number(position), len(self.starts) - 2):
            if self.starts[page] >= limit:
                break
            end = self.starts[page + 1]
            begin = max(position, self.starts[page], end - len(wanted) - below)
            begins = self._backwards(wanted[:LEAST_PIECE], begin, min(end, limit + LEAST_PIECE))
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
        reached = printed + self.common(wanted, printed, place, self.starts[page + 1])
        # What follows on the page may happen to begin as the rest does.
        for cut in range(reached, max(reached - CHANCE, printed), -1):
            if len(ways) < MOST_WAYS:
                ways.setdefault(cut, begin)

    def common(self, wanted: str, printed: int, place: int, stop: int) -> int:
        """How many characters from ``printed`` on are those from ``place`` to ``stop``."""
        same, most = 0, min(len(wanted) - printed, stop - place)
        while same < most:
            half = (same + most + 1) // 2
            if wanted.startswith(self.text[place + same : place + half], printed + same):
                same = half
            else:
                most = half - 1
        return same
