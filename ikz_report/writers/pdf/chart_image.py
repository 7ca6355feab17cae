"""A chart as the paper prints it."""

from __future__ import annotations

from dataclasses import dataclass

Table = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ChartImage:
    """A chart's picture, and the same figures as a table for those who cannot see it.

    ``alt`` is the alternative text, ``table`` has the head as its first row, ``notes`` stand below.
    ``across`` is set where the picture takes the width of the page.
    """

    title: str
    alt: str
    svg: bytes
    notes: tuple[str, ...] = ()
    table: Table = ()
    across: bool = False
