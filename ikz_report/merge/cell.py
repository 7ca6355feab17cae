"""Merging one cell three ways, line by line.

A slot is one line as it was issued and as each side has it. What only one side changed is taken;
what both changed differently stays as the chosen side has it and is a conflict.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from ikz_report.merge.align import ALIKE_ELSEWHERE, Alignment, align, likeness
from ikz_report.merge.order import FIRST, groups, merged_order
from ikz_report.model import plain
from ikz_report.outline import Line, Lines

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Slot:
    """A line as issued, as the chosen and as the other side have it, and as merged; None where it is not.

    ``place`` is its index in the other side's cell.
    """

    issued: Line | None
    chosen: Line | None
    other: Line | None
    value: Line | None
    place: int | None = None
    conflict: bool = False
    moved: bool = False  # by the chosen side
    moved_other: bool = False


@dataclass(frozen=True, slots=True)
class MergedCell:
    """The slots in the merged order; ``order_conflict`` where both sides re-ordered differently.

    ``both_filled`` marks a cell issued empty that both sides filled differently: one conflict as a whole.
    """

    slots: tuple[Slot, ...]
    order_conflict: bool = False
    both_filled: bool = False

    @property
    def conflict(self) -> bool:
        return self.order_conflict or self.both_filled or any(slot.conflict for slot in self.slots)

    @property
    def lines(self) -> Lines:
        return tuple(slot.value for slot in self.slots if slot.value is not None)


@dataclass(frozen=True, slots=True)
class Picked(Generic[T]):
    """The merged value of something that is changed as a whole."""

    value: T
    conflict: bool


def pick(issued: T, chosen: T, other: T) -> Picked[T]:
    """What is taken of three values: the one that was changed, else the chosen side's."""
    if other in (issued, chosen):
        return Picked(chosen, conflict=False)
    return Picked(other, conflict=False) if chosen == issued else Picked(chosen, conflict=True)


def merge_cell(issued: Lines, chosen: Lines, other: Lines) -> MergedCell:
    """The cell merged from two edited versions; the ``chosen`` side's text holds where they disagree."""
    if not issued and not _contains(chosen, other) and not _contains(other, chosen):
        return MergedCell(tuple(Slot(None, line, None, line) for line in chosen), both_filled=True)
    mine, others = align(issued, chosen, other)
    order = merged_order(mine, others)
    kept = [
        replace(
            _kept(line, _at(chosen, mine[index]), _at(other, others[index])),
            place=others[index],
            moved=index in order.moved and not order.conflict,
            moved_other=index in order.moved_other and not order.conflict,
        )
        for index, line in enumerate(issued)
    ]
    added = _added(chosen, other, mine, others, Counter(_key(slot.value) for slot in kept if slot.value is not None))
    slots = list(added[FIRST])
    for index in order.sequence:
        slots += [kept[index], *added[index]]
    return MergedCell(tuple(slots), order.conflict)


def _at(lines: Lines, place: int | None) -> Line | None:
    return None if place is None else lines[place]


def _key(line: Line) -> str:
    return plain(line.text)


def _contains(lines: Lines, part: Lines) -> bool:
    return not Counter(map(_key, part)) - Counter(map(_key, lines))


def _kept(issued: Line, chosen: Line | None, other: Line | None) -> Slot:
    """An issued line: level and text are merged each for itself while both sides still have the line.

    Where one of the two is a conflict, all of the line is: who decides for a side gets that side's line. A line
    one side removed is gone, unless the other changed its text; the level changes with the lines around.
    """
    if chosen is None or other is None:
        still = chosen or other
        conflict = still is not None and still.text != issued.text
        value = chosen if conflict else None
    else:
        level = pick(issued.level, chosen.level, other.level)
        text = pick(issued.text, chosen.text, other.text)
        conflict = level.conflict or text.conflict
        value = chosen if conflict else Line(level.value, text.value)
    return Slot(issued, chosen, other, value, conflict=conflict)


def _added(
    chosen: Lines, other: Lines, mine: Alignment, others: Alignment, present: Counter[str]
) -> dict[int, list[Slot]]:
    """What the sides added, by the issued line it follows: the chosen side's lines before the other's.

    No text stands more often than in the version that has it most often. So a line that both added,
    or that one added and the other made of an old one, is there once.
    """
    needed = Counter(map(_key, chosen)) | Counter(map(_key, other))
    found: dict[int, list[Slot]] = {anchor: [] for anchor in range(FIRST, len(mine))}

    def wanted(line: Line) -> bool:
        return present[_key(line)] < needed[_key(line)]

    for anchor, place in _new(mine, len(chosen)):
        line = chosen[place]
        if wanted(line):
            present[_key(line)] += 1
            found[anchor].append(Slot(None, line, None, line))
    for anchor, place in _paired(_new(others, len(other)), other, found):
        line = other[place]
        if wanted(line) and not _rivals(found[anchor], line, place):
            present[_key(line)] += 1
            found[anchor].append(Slot(None, None, line, line, place))
    return found


def _new(alignment: Alignment, length: int) -> list[tuple[int, int]]:
    """The lines a side added, each with the issued line it follows."""
    return [(anchor, place) for anchor, places in groups(alignment, length).items() for place in places]


def _paired(new: list[tuple[int, int]], other: Lines, found: dict[int, list[Slot]]) -> Iterator[tuple[int, int]]:
    """Note in its slot each line that the chosen side added too; yields the others."""
    waiting: dict[str, deque[tuple[list[Slot], int]]] = defaultdict(deque)
    for slots in found.values():
        for index, slot in enumerate(slots):
            if slot.chosen is not None:
                waiting[_key(slot.chosen)].append((slots, index))
    rest = []
    for anchor, place in new:
        queue = waiting[_key(other[place])]
        if queue:
            slots, index = queue.popleft()
            differs = other[place] != slots[index].chosen
            slots[index] = replace(slots[index], other=other[place], place=place, conflict=differs)
        else:
            rest.append((anchor, place))
    return iter(rest)


def _rivals(slots: list[Slot], line: Line, place: int) -> bool:
    """Whether the chosen side added another version of the line at the same place; it becomes a conflict."""
    for index, slot in enumerate(slots):
        if slot.chosen is not None and slot.other is None and likeness(slot.chosen, line) >= ALIKE_ELSEWHERE:
            slots[index] = replace(slot, other=line, place=place, conflict=True)
            return True
    return False
