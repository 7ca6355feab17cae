"""A table's row that page ends cut.

It stands in the file as: the first part of each of its cells, one after the other; the next page's repeated head;
the rest of each cell; and so on. Which text of a cell is the last on a page cannot be seen where another cell has
the same words, so what does not lead to the end of the row is taken back and tried otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ikz_report.verify.any_order import Span
from ikz_report.verify.pdf_text import LEAST_CUT, LEAST_FILLED, LEAST_PIECE, Pages

CHANCE = 16  # characters of the next cell that may happen to be those of the rest
MARGIN = 400  # characters of a page before and behind the row: the table's head, a foot
CLOSE = 4  # characters between two texts of a cell that stand together: a bullet or a number
MOST_EMPTY = 2  # pages on end that show nothing of the row
MOST_STEPS, STEPS_PER_TEXT = 2000, 8  # after which it is not looked further


class Undecided(Exception):
    """Whether the row stands there is not known."""


class _State(NamedTuple):
    """How far the row is read: on which page, at which place, in which cell.

    ``done`` says of each cell how many texts are read, ``printed`` how much of the next, ``begun`` where that began;
    ``empty`` counts the pages without any of the row, and ``moved`` tells whether this one has some. ``before`` is the
    state before, ``read`` the text that was read to its end since, by cell and place.
    """

    page: int
    place: int
    cell: int
    done: tuple[int, ...]
    printed: tuple[int, ...]
    begun: tuple[int, ...]
    empty: int
    moved: bool
    before: _State | None
    read: tuple[int, Span] | None


def cut_row(pages: Pages, cells: Sequence[Sequence[str]], page: int, start: int) -> list[list[Span | None]] | None:
    """The places of all texts of a row that begins on this page, at or after ``start``, and ends on a later one.

    Raises:
        Undecided: there are too many ways to try them all.
    """
    count = len(cells)
    zeros = (0,) * count
    steps = MOST_STEPS + STEPS_PER_TEXT * sum(map(len, cells))
    search = _Search(pages, cells)
    ways = [iter([_State(page, start, 0, zeros, zeros, zeros, 0, False, None, None)])]  # from each state those left
    seen: set[tuple[object, ...]] = set()
    while ways:
        state = next(ways[-1], None)
        if state is None:
            ways.pop()
            continue
        key = state[:5]
        if key in seen:
            continue
        if not steps:
            raise Undecided
        seen.add(key)
        steps -= 1
        if all(done == len(texts) for done, texts in zip(state.done, cells, strict=True)):
            return _spans(state, cells)
        ways.append(search.further(state))
    return None


def _spans(state: _State | None, cells: Sequence[Sequence[str]]) -> list[list[Span | None]]:
    spans: list[list[Span | None]] = [[] for _ in cells]
    while state is not None:
        if state.read is not None:
            spans[state.read[0]].append(state.read[1])
        state = state.before
    return [places[::-1] for places in spans]


class _Search:
    def __init__(self, pages: Pages, cells: Sequence[Sequence[str]]) -> None:
        self._pages = pages
        self._cells = cells

    def further(self, state: _State) -> Iterator[_State]:
        """What may come next, the likeliest first; the others cost more and are mostly not asked for."""
        cell = state.cell
        if cell == len(self._cells):
            if next_page := self._next_page(state):
                yield next_page
            return
        end_of_cell = state._replace(cell=cell + 1, before=state, read=None)
        if state.done[cell] == len(self._cells[cell]):
            yield end_of_cell
            return
        whole = self._whole(state)
        # The first text on a page stands behind the head.
        is_near = whole is not None and (not state.moved or self._is_close(state, whole))
        if whole is not None and is_near:
            yield whole
        pieces = sorted(self._pieces(state), key=self._fits, reverse=True)
        fitting = sum(map(self._fits, pieces[:1]))
        if not is_near and self._is_on_next_page(state):
            yield from pieces[:fitting]
            yield end_of_cell
        if whole is not None and not is_near:
            yield whole
        yield from pieces
        yield end_of_cell

    def _fits(self, state: _State) -> bool:
        """Whether the page ends where a cell's part ends, or the next cell's goes on."""
        place, stop = state.place, self._pages.starts[state.page + 1]
        for cell in range(state.cell, len(self._cells)):
            if state.done[cell] < len(self._cells[cell]):
                due = self._cells[cell][state.done[cell]][state.printed[cell] :][:LEAST_CUT]
                return self._pages.text.find(due, place, place + CLOSE + len(due)) >= 0
        return stop - place <= CLOSE

    def _is_on_next_page(self, state: _State) -> bool:
        """Whether the next text, nothing of which is read yet, stands there as a whole."""
        starts = self._pages.starts
        if state.printed[state.cell] or state.page + 2 >= len(starts):
            return False
        text = self._cells[state.cell][state.done[state.cell]]
        return self._pages.text.find(text, *starts[state.page + 1 : state.page + 3]) >= 0

    def _next_page(self, state: _State) -> _State | None:
        page = state.page + 1
        empty = 0 if state.moved else state.empty + 1
        starts = self._pages.starts
        is_begun = any(state.done) or any(state.printed)
        if page + 1 >= len(starts) or empty > MOST_EMPTY or not is_begun or starts[page] - state.place > MARGIN:
            return None
        place = starts[page]
        return state._replace(page=page, place=place, cell=0, empty=empty, moved=False, before=state, read=None)

    def _is_close(self, state: _State, whole: _State) -> bool:
        begin = whole.place - (len(self._cells[state.cell][state.done[state.cell]]) - state.printed[state.cell])
        return begin - state.place <= CLOSE

    def _whole(self, state: _State) -> _State | None:
        """The rest of the cell's next text, read on this page."""
        cell = state.cell
        number, printed = state.done[cell], state.printed[cell]
        rest = self._cells[cell][number][printed:]
        begin = self._pages.text.find(rest, state.place, self._last(state, len(rest)))
        if begin < 0:
            return None
        end = begin + len(rest)
        span = (state.begun[cell] if printed else begin, end)
        return state._replace(
            place=end,
            done=_with(state.done, cell, number + 1),
            printed=_with(state.printed, cell, 0),
            moved=True,
            before=state,
            read=(cell, span),
        )

    def _last(self, state: _State, length: int) -> int:
        """Where something of that length must end on the page at the latest: the first on a page begins at its head."""
        stop = self._pages.starts[state.page + 1]
        is_first = not state.moved and any(state.done + state.printed)
        return min(stop, state.place + MARGIN + length) if is_first else stop

    def _pieces(self, state: _State) -> Iterator[_State]:
        """The first part of the rest, up to where the cell ends on this page; the next page must go on with it."""
        cell, pages = state.cell, self._pages
        text, printed = self._cells[cell][state.done[cell]], state.printed[cell]
        if len(text) < LEAST_CUT or state.page + 2 >= len(pages.starts):
            return
        stop, after = pages.starts[state.page + 1 : state.page + 3]
        least = LEAST_FILLED if printed else LEAST_PIECE
        place = pages.text.find(text[printed : printed + least], state.place, self._last(state, least))
        while place >= 0:
            reached = printed + pages.common(text, printed, place, stop)
            # What follows on the page may happen to begin as the rest does. What is whole is not cut.
            for cut in range(reached, max(reached - CHANCE, printed), -1) if reached < len(text) else ():
                if pages.text.find(text[cut : cut + LEAST_FILLED], stop, after) >= 0:
                    yield state._replace(
                        place=place + cut - printed,
                        cell=cell + 1,
                        printed=_with(state.printed, cell, cut),
                        begun=state.begun if printed else _with(state.begun, cell, place),
                        moved=True,
                        before=state,
                        read=None,
                    )
            place = pages.text.find(text[printed : printed + least], place + 1, stop)


def _with(values: tuple[int, ...], at: int, value: int) -> tuple[int, ...]:
    return (*values[:at], value, *values[at + 1 :])
