"""What stands at the head and foot of all pages of a PDF: no text of the report is looked for there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ikz_report.verify.expected import fold

DIGITS = re.compile(r"\d+")
ENOUGH = 40  # characters of the title, which may be shortened there
MOST_LINES = 6  # of a page's head or foot


class Bare(NamedTuple):
    """The folded texts of the pages without their margins; and what stands in these, of one page."""

    pages: list[str]
    margins: str


def without_margins(texts: Sequence[str], title: str) -> Bare:
    """The pages without the lines at head or foot that all have alike and that hold the title or the page's number.

    A first page that has others, or none, is left as it is; so is a page that is the only one.
    """
    known = fold(title)[:ENOUGH]
    pages = [text.strip().replace("\r", "").split("\n") for text in texts]
    for first in (0, 1):
        inner = pages[first:]
        if len(inner) < 2:
            break
        foot = _lines([page[: -MOST_LINES - 1 : -1] for page in inner], first, known)
        head = _lines([page[: min(MOST_LINES, len(page) - foot)] for page in inner], first, known)
        if foot or head:
            margins = fold("".join((*inner[-1][:head], *inner[-1][len(inner[-1]) - foot :])))
            cut = [page[head : len(page) - foot] for page in inner]
            return Bare([fold("\n".join(page)) for page in (*pages[:first], *cut)], margins)
    return Bare([fold(text) for text in texts], "")


def _lines(pages: Sequence[Sequence[str]], first: int, title: str) -> int:
    """How many lines are the margin's; of each page those nearest to its edge are given, from there on."""
    kept, numbered = 0, False
    for depth in range(min(map(len, pages))):
        lines = [fold(page[depth]) for page in pages]
        numbers = [list(map(int, DIGITS.findall(line))) for line in lines]
        if len({DIGITS.sub("0", line) for line in lines}) > 1 or not _all_follow(numbers):
            break
        is_number = not numbered and any(number in (1, 1 + first) for number in _rising(numbers))
        if is_number or (title and title in lines[0]):
            kept, numbered = depth + 1, numbered or is_number
    return kept


def _all_follow(numbers: Sequence[Sequence[int]]) -> bool:
    """Whether each number is the same on all pages or rises by one from page to page."""
    return all(_step(column) in (0, 1) for column in zip(*numbers, strict=True))


def _step(column: Sequence[int]) -> int | None:
    """How much the number rises from page to page; None where that differs."""
    step = column[1] - column[0]
    return step if all(after - before == step for before, after in pairwise(column)) else None


def _rising(numbers: Sequence[Sequence[int]]) -> list[int]:
    """The first of each row of numbers that rises."""
    return [column[0] for column in zip(*numbers, strict=True) if column[1] > column[0]]
