"""Rows as high as their texts, in programs that measure them and in those that do not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from xlsxwriter.worksheet import Worksheet

LINE = 20  # pixels of a line of Calibri 11
MOST = 545  # pixels a row can have, Excel specifications and limits (409 points)
_FILLED = 0.92  # of a line, before the next word no longer fits


class FittingSheet(Worksheet):  # type: ignore[misc]
    """A sheet whose row heights are only a first measure.

    XlsxWriter marks every height as set by hand; a row would then keep it when somebody writes more into a cell.
    """

    def _xml_start_tag_unencoded(self, tag: str, attributes: Any = None) -> None:
        if tag == "row":
            attributes = [each for each in attributes if each[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)


def height(row: Iterable[tuple[str, int]]) -> int:
    """Pixels that a row of texts takes, each with its column's width in characters."""
    return min(max((_lines(text, width) for text, width in row), default=1) * LINE, MOST)


def _lines(text: str, width: int) -> int:
    """An estimate that rather leaves a line free than cuts one off."""
    return sum(1 + int(len(line) / (width * _FILLED)) for line in text.split("\n"))
