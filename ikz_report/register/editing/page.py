"""A file's text as lines, for changes that keep all others as they are."""

from __future__ import annotations

import re
from bisect import bisect_right

from ikz_report.register.nodes import Mapping, Node, Sequence

_LINE_END = re.compile(r"\r\n|\r|\n")


def children(node: Node) -> list[Node]:
    """The entries of a list, the values of a group of fields."""
    if isinstance(node, Sequence):
        return node.items
    return [value for _, value in node.pairs.values()] if isinstance(node, Mapping) else []


class Page:
    """A text that ends with a line end; places are indexes into it, lines count from 0."""

    def __init__(self, text: str) -> None:
        self.text = text
        ends = list(_LINE_END.finditer(text))
        self.newline = ends[0][0] if ends else "\n"
        self.starts = [0, *(match.end() for match in ends)]

    def line(self, index: int) -> int:
        """The number of the line that holds a place."""
        return bisect_right(self.starts, index) - 1

    def line_start(self, index: int) -> int:
        return self.starts[self.line(index)]

    def line_end(self, index: int) -> int:
        """Where the text of a place's line ends, before its line end."""
        match = _LINE_END.search(self.text, index)
        return match.start() if match else len(self.text)

    def column(self, index: int) -> int:
        return index - self.line_start(index)

    def content(self, number: int) -> str:
        """A line without its line end; empty behind the last one."""
        if number + 1 >= len(self.starts):
            return ""
        return self.text[self.starts[number] : self.starts[number + 1]].rstrip("\r\n")

    def end(self, node: Node) -> int:
        """Where a node's last character ends; the parser lets block collections run on to the next token."""
        if type(node) is Mapping and not node.flow:
            return max(max(key.end, self.end(value)) for key, value in node.pairs.values())
        if type(node) is Sequence and not node.flow:
            return self.end(node.items[-1])
        return node.start + len(self.text[node.start : node.end].rstrip())

    def after(self, node: Node, column: int) -> int:
        """The number of the line behind a node and behind the remarks on it, which stand deeper than ``column``."""
        number = result = self.line(self.end(node)) + 1
        while number + 1 < len(self.starts):
            depth = self.remark_column(number)
            if depth is not None and depth > column:
                result = number + 1
            elif self.content(number).strip():
                break
            number += 1
        return result

    def remark_column(self, number: int) -> int | None:
        """Where the remark begins of which a line consists; None for another line."""
        line = self.content(number)
        bare = line.lstrip()
        return len(line) - len(bare) if bare.startswith("#") else None

    def indent(self, index: int) -> int:
        """Where the line of a place begins to say something."""
        line = self.content(self.line(index))
        return len(line) - len(line.lstrip())

    def is_blank(self, number: int) -> bool:
        return 0 <= number < len(self.starts) - 1 and not self.content(number).strip()
