"""A table in plain text, for a terminal: words stay whole, nothing is cut."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

GAP = 2


class Column(NamedTuple):
    """``share`` is that of the room left when each column has what it needs; with 0 no cell is wrapped."""

    title: str
    share: int = 0
    right: bool = False


def text_table(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> list[str] | None:
    """Head, rule and rows in so many characters; None where a word would have to be broken."""
    widths = _widths(columns, rows, width)
    if widths is None:
        return None
    lines = [line for row in ([each.title for each in columns], *rows) for line in _row(row, columns, widths)]
    head = len(_row([each.title for each in columns], columns, widths))
    rule = "─" * (sum(widths) + GAP * (len(widths) - 1))
    return [*lines[:head], rule, *lines[head:]]


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> list[int] | None:
    texts = [[column.title, *cells] for column, cells in zip(columns, zip(*rows, strict=True), strict=True)]
    whole = [max(len(line) for text in cells for line in text.split("\n")) for cells in texts]
    words = [max((len(word) for text in cells for word in text.split()), default=0) for cells in texts]
    widths = [word if column.share else most for column, word, most in zip(columns, words, whole, strict=True)]
    left = width - sum(widths) - GAP * (len(columns) - 1)
    if left < 0:
        return None
    while left and (narrow := [place for place, most in enumerate(whole) if widths[place] < most]):
        widths[min(narrow, key=lambda place: widths[place] / columns[place].share)] += 1
        left -= 1
    return widths


def _row(cells: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> list[str]:
    wrapped = [
        [line for part in text.split("\n") for line in wrap(part, width)]
        for text, width in zip(cells, widths, strict=True)
    ]
    return [
        (" " * GAP)
        .join(
            text.rjust(width) if column.right else text.ljust(width)
            for text, column, width in zip(line, columns, widths, strict=True)
        )
        .rstrip()
        for line in zip_longest(*wrapped, fillvalue="")
    ]


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Lines of so many characters; a word is broken only where it is longer than that."""
    return textwrap.wrap(text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
