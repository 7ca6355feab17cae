"""Changes to one text, collected by place and put in all at once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

from ikz_report.register.editing.page import Page, children
from ikz_report.register.editing.remarks import remarks, scalars
from ikz_report.register.nodes import Mapping, Node, Sequence

_TO_A_TOKEN = re.compile(r"(?:\s|#[^\r\n]*)*")
_TAIL = re.compile(r"(?<!\S)(?=(#[^\r\n]*))")

Edit = tuple[int, int, str]
Span = tuple[int, int]


class _Spans:
    """Pieces of a text, those that overlap as one."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.all: list[Span] = []
        for start, end in sorted(spans):
            if self.all and start < self.all[-1][1]:
                self.all[-1] = self.all[-1][0], max(end, self.all[-1][1])
            else:
                self.all.append((start, end))

    def around(self, place: int, *others: int) -> Span | None:
        """The piece that holds a place, and all others."""
        index = bisect_right(self.all, place, key=lambda span: span[0]) - 1
        span = self.all[index] if index >= 0 else (0, 0)
        return span if all(span[0] <= each < span[1] for each in (place, *others)) else None


class Edits:
    """The changes to a page; what is put in at one place keeps the order of the calls.

    With the page's ``root`` no remark is lost: one that stood in what is removed, and stands in nothing that is put
    in, becomes a line of its own behind the place.
    """

    def __init__(self, page: Page, root: Node | None = None) -> None:
        self.page = page
        self._root = root
        self._edits: list[Edit] = []
        self._forgotten: list[Span] = []

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
        removed = _Spans((start, end) for start, end, _ in self._edits if start < end)
        if self._root is None or not any("#" in self.page.text[start:end] for start, end in removed.all):
            return
        forgotten = _Spans(self._forgotten)
        texts = ((each.start, self.page.end(each)) for each in scalars(self._root))
        closed = _Spans([*removed.all, *texts])  # no line can be put within
        taken = Counter(tail.rstrip() for _, _, text in self._edits for tail in _TAIL.findall(text))
        for place, remark in remarks(self.page, self._root):
            span = removed.around(place)
            if span is None or forgotten.around(place):
                continue
            if taken[remark]:
                taken[remark] -= 1
                continue
            line = self._line_behind(span[1], closed)
            yield line, line, " " * self._column(span, line) + remark + self.page.newline

    def _line_behind(self, place: int, closed: _Spans) -> int:
        """The start of the next line that is neither within a text nor within what is removed."""
        starts = self.page.starts
        number = bisect_left(starts, place)
        while closed.around(starts[number] - 1, starts[number]):
            number += 1
        return starts[number]

    def _column(self, removed: Span, line: int) -> int:
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
            inside = children(node)
            inner = inside[max(0, bisect_right(inside, token, key=lambda each: each.start) - 1)]
            is_within = inner.start <= token < page.end(inner)
            node = inner if is_within and not (start <= inner.start and page.end(inner) <= end) else None
        return column
