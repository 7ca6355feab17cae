"""A row whose cells stand in any order: each text at a place of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ikz_report.verify.expected import THEN, Among, Cell, Expected, Row, Words

Span = tuple[int, int]
Find = Callable[[str, int], Span | None]

NEAR = 200  # characters behind the others


class Sought(NamedTuple):
    """A cell and its texts as they are looked for."""

    cell: Cell
    texts: Sequence[str]


def any_order(text: str, find: Find, cells: Sequence[Sought], start: int) -> list[list[Span | None]]:
    """Where the texts of each cell stand, from ``start`` on; None for one that does not.

    ``find`` gives the first place of a text in ``text`` from a position on. Where the same words stand several times,
    the cells that know best which are theirs choose first: those with most text. A few other orders are tried where
    that way something has no place left.
    """
    long_first = sorted(range(len(cells)), key=lambda number: _length(cells[number]), reverse=True)
    best: list[list[Span | None]] = []
    among = [number for number in range(len(cells)) if isinstance(cells[number].cell, Among)]
    others = [number for number in range(len(cells)) if number not in among]
    for order in (long_first, others + among, others[::-1] + among):
        places = _Places(text, find)
        found: list[list[Span | None]] = [[] for _ in cells]
        end = start
        for number in order:
            found[number] = places.of(cells[number], start, end + NEAR)
            end = max([end, *(span[1] for span in found[number] if span)])
        if not best or _lost(found) < _lost(best):
            best = found
        if not _lost(best):
            break
    return best


def without_place(row: Row, spans: Sequence[Sequence[Span | None]]) -> list[Expected]:
    """The texts of a row's cells for which no place was found."""
    return [
        Expected(text.replace(THEN, " "), cell.where)
        for cell, places in zip(row, spans, strict=True)
        for text, span in zip(cell.texts, places, strict=True)
        if span is None
    ]


def _length(sought: Sought) -> int:
    return 0 if isinstance(sought.cell, Among) else sum(map(len, sought.texts)) + 1


def _lost(found: list[list[Span | None]]) -> int:
    return sum(span is None for spans in found for span in spans)


class _Places:
    """The text, and what of it is somebody's already."""

    def __init__(self, text: str, find: Find) -> None:
        self._text = text
        self._find = find
        self._taken: list[Span] = []

    def of(self, sought: Sought, position: int, end: int) -> list[Span | None]:
        """The places of a cell's texts, in order and as close together as they can be; they are taken then.

        What is among the others begins before ``end``.
        """
        spans: list[Span | None] = []
        for wanted in sought.texts:
            span = self._first(wanted, position, sought.cell)
            if span and span[0] > end and isinstance(sought.cell, Among):
                span = None
            spans.append(span)
            position = span[1] if span else position
        below: int | None = None
        for number in range(len(spans) - 1, -1, -1):
            span = spans[number]
            if span is None:
                continue
            if below is not None:
                span = spans[number] = self._last(sought.texts[number], span, below, sought.cell)
            below = span[0]
        for wanted, span in zip(sought.texts, spans, strict=True):
            self._take(wanted, span)
        return spans

    def _take(self, wanted: str, span: Span | None) -> None:
        if span is None:
            return
        begin, end = span
        if end - begin > len(wanted):  # cut by page ends: between its parts others have theirs
            self._taken += [(begin, begin + 1), (end - 1, end)]
        else:
            self._taken.append(span)

    def _first(self, wanted: str, position: int, cell: Cell) -> Span | None:
        is_word = type(cell) is Words
        span = self._word(wanted, position) if is_word else self._find(wanted, position)
        while span is not None and not self._is_free(span, cell):
            position = span[0] + 1
            span = self._word(wanted, position) if is_word else self._find(wanted, position)
        return span

    def _word(self, wanted: str, position: int) -> Span | None:
        """The words, which may begin with a capital letter, or be joined."""
        spellings = {wanted, wanted.replace("nicht", "nicht-")}
        spellings |= {each[:1].upper() + each[1:] for each in spellings}
        places = [self._find(each, position) for each in spellings]
        return min((span for span in places if span), default=None)

    def _last(self, wanted: str, first: Span, end: int, cell: Cell) -> Span:
        """The last place before ``end``, which is at least the first."""
        position = end
        while (begin := self._text.rfind(wanted, first[0] + 1, position)) >= 0:
            if self._is_free((begin, begin + len(wanted)), cell):
                return begin, begin + len(wanted)
            position = begin + len(wanted) - 1
        return first

    def _is_free(self, span: Span, cell: Cell) -> bool:
        if any(span[0] < end and begin < span[1] for begin, end in self._taken):
            return False
        return not any(
            self._text.endswith(before, 0, span[0]) and self._goes_on(span[1], after) for before, after in cell.barred
        )

    def _goes_on(self, position: int, words: str) -> bool:
        while self._text.startswith("\n", position):
            position += 1
        return self._text.startswith(words, position)
