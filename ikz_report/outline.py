"""A cell's content as a flat sequence of lines with levels, and back.

Readers of Word files and the merge look at a cell line by line; the model nests bullets.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ikz_report.model import MAX_LEVELS, Block, Content, Item, Paragraph, Text, lines

BULLETS = ("• ", "○ ", "– ")  # by level, the last for all below


class Line(NamedTuple):
    """A paragraph (level 0) or a bullet (level 1 …) without what is below it."""

    level: int
    text: Text


Lines = tuple[Line, ...]


def flatten(content: Content) -> Lines:
    """The lines of a cell in reading order."""
    return tuple(Line(level, text) for level, text in lines(content))


class _Node(NamedTuple):
    level: int
    text: Text
    below: list[_Node]


def build(flat: Iterable[Line]) -> Content:
    """The content whose lines these are.

    A bullet hangs below the nearest one above that is of a smaller level, so that a level left out is lifted.
    """
    blocks: list[Paragraph | _Node] = []
    path: list[_Node] = []
    for level, text in flat:
        if level == 0:
            blocks.append(Paragraph(text))
            path = []
            continue
        while path and (path[-1].level >= level or len(path) == MAX_LEVELS):
            path.pop()
        node = _Node(level, text, [])
        if path:
            path[-1].below.append(node)
        else:
            blocks.append(node)
        path.append(node)
    return tuple(_block(each) for each in blocks)


def _block(block: Paragraph | _Node) -> Block:
    return block if isinstance(block, Paragraph) else _item(block)


def _item(node: _Node) -> Item:
    return Item(node.text, tuple(_item(each) for each in node.below))


def bullet(level: int) -> str:
    """What stands before a line of plain text: nothing on level 0, else a bullet, moved in as deep as it is."""
    return "" if level == 0 else "  " * (level - 1) + BULLETS[min(level, len(BULLETS)) - 1]
