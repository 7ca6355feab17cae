"""Every element of the text with the table cell it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ikz_report.readers.word.flow import branches
from ikz_report.readers.word.names import Element, W


class Place(NamedTuple):
    """Table, row and cell, each counted from 1 as ``tables`` counts them; 0 outside of tables or between cells.

    What stands in a nested table has the place of the cell around it.
    """

    table: int = 0
    row: int = 0
    cell: int = 0


def walk(body: Element) -> Iterator[tuple[Element, Place]]:
    """All elements of the text in document order, inserted and deleted ones alike."""
    return _visit(body, Place(), [0, 0, 0], in_text=False)


def _visit(element: Element, place: Place, counts: list[int], *, in_text: bool) -> Iterator[tuple[Element, Place]]:
    """``counts`` are the tables so far, the rows of the last one and the cells of its last row."""
    if not in_text and place.cell == 0:
        place = _enter(element, place, counts)
    yield element, place
    for each in branches(element):
        yield from _visit(each, place, counts, in_text=in_text or element.tag == f"{W}p")


def _enter(element: Element, place: Place, counts: list[int]) -> Place:
    if element.tag == f"{W}tbl":
        counts[:] = counts[0] + 1, 0, 0
    elif element.tag == f"{W}tr":
        counts[1:] = counts[1] + 1, 0
    elif element.tag == f"{W}tc":
        counts[2] += 1
    else:
        return place
    return Place(*counts)
