"""Changes to one text, collected by place and put in all at once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator

from ikz_report.register.editing.page import Page, children
from ikz_report.register.editing.remarks import remarks, scalars
from ikz_report.register.nodes import Mapping, Node, Sequence

_TO_A_TOKEN = re.compile(r"(?:\s|#[^\r\n]*)*")
_TAIL = re.compile(r"(?<!\S)(?=(#[^\r\n]*))")

Edit = tuple[int, int, str]


class Edits:
    """The changes to a page; what is put in at one place keeps the order of the calls.

    With the page's ``root`` no remark is lost: one that stood in what is removed, and stands in nothing that is put
    in, becomes a line of its own behind the place.
    """

    def __init__(self, page: Page, root: Node | None = None) -> None:
        self.page = page
        self._root = root
        self._edits: list[Edit] = []
        self._forgotten: list[tuple[int, int]] = []

    def replace(self, start: int, end: int, text: str) -> None:
        """Put a text in the place of another, which may be empty."""
        self._edits.append((start, end, text))

    def insert_lines(self, number: int, lines: Iterable[str]) -> None:
        """Put lines before the line of that number."""
        start = self.page.starts[number]
        self.replace(start, start, "".join(line + self.page.newline for line in lines))

    def remove_lines(self, first: int, after: int, with_remarks: bool = False) -> None:
        """Remove the lines from one to before another; their remarks only ``with_remarks``."""
        start, end = self.page.starts[first], self.page.starts[after]
        self.replace(start, end, "")
        if with_remarks:
            self._forgotten.append((start, end))

    def result(self) -> str:
        parts: list[str] = []
        at = 0
        for start, end, text in sorted([*self._left_remarks(), *self._edits], key=lambda edit: edit[:2]):
            parts += [self.page.text[at:start], text]
            at = max(at, end)  # blank lines between two entries may be removed with either
        return "".join([*parts, self.page.text[at:]])

    def _left_remarks(self) -> Iterator[Edit]:
        """The remarks that stood in removed text and were not put in elsewhere, as lines behind the place."""
        removed = sorted((start, end) for start, end, _ in self._edits if start < end)
        if self._root is None or not any("#" in self.page.text[start:end] for start, end in removed):
            return
        taken = Counter(tail.rstrip() for _, _, text in self._edits for tail in _TAIL.findall(text))
        for place, remark in remarks(self.page, self._root):
            span = next(((start, end) for start, end in removed if start <= place < end), None)
            if span is None or any(start <= place < end for start, end in self._forgotten):
                continue
            if taken[remark]:
                taken[remark] -= 1
                continue
            line = self._line_behind(span[1], removed)
            yield line, line, " " * self._column(span, line) + remark + self.page.newline

    def _line_behind(self, place: int, removed: list[tuple[int, int]]) -> int:
        """The start of the next line that is neither within a text nor within what is removed."""
        page = self.page
        assert self._root is not None
        spans = [*removed, *((each.start, page.end(each)) for each in scalars(self._root))]
        for number in range(bisect_left(page.starts, place), len(page.starts)):
            if not any(start < page.starts[number] < end for start, end in spans):
                return page.starts[number]
        return len(page.text)

    def _column(self, removed: tuple[int, int], line: int) -> int:
        """Where the list or the fields begin that lose a part: no text above, which stands deeper, takes it in."""
        page = self.page
        start, end = removed
        found = _TO_A_TOKEN.match(page.text, start)
        token = found.end() if found else start
        column = 0
        node = self._root
        while isinstance(node, Mapping | Sequence):
            if node.flow:
                return page.indent(token) if line < page.end(node) else column
            column = page.column(node.start)
            inner = next((each for each in children(node) if each.start <= token < page.end(each)), None)
            node = inner if inner and not (start <= inner.start and page.end(inner) <= end) else None
        return column
