"""Merging one cell three ways, line by line.

A slot is one line as it was issued and as each side has it. What only one side changed is taken;
what both changed differently stays as the chosen side has it and is a conflict.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from ikz_report.merge.added import added_lines
from ikz_report.merge.align import ALIKE_ELSEWHERE, align, most_alike, text_of
from ikz_report.merge.order import Spot, merged_order
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
    """The cell merged from two edited versions; the ``chosen`` side's text holds where they disagree.

    Where they do not, it makes no difference which side is the chosen one.
    """
    if not issued and not _contains(chosen, other) and not _contains(other, chosen):
        return MergedCell(tuple(Slot(None, line, None, line) for line in chosen), both_filled=True)
    mine, others = align(issued, chosen, other)
    kept = [
        _kept(line, _at(chosen, mine[index]), _at(other, others[index]), others[index])
        for index, line in enumerate(issued)
    ]
    still = tuple(slot.value for slot in kept if slot.value is not None)
    new = added_lines(chosen, other, mine, others, still)
    order = merged_order(mine, others, new.chosen, new.other, new.both)

    def slot(spot: Spot) -> Slot:
        if spot.issued is None:
            return _added(_at(chosen, spot.chosen), _at(other, spot.other), spot.other)
        if order.conflict:
            return kept[spot.issued]
        moved, moved_other = spot.issued in order.moved, spot.issued in order.moved_other
        return replace(kept[spot.issued], moved=moved, moved_other=moved_other)

    slots: list[Slot] = []
    for group in order.groups:
        slots += map(slot, group.both)
        slots += _side_by_side([*map(slot, group.chosen)], [*map(slot, group.other)])
    return MergedCell(tuple(slots), order.conflict)


def _at(lines: Lines, place: int | None) -> Line | None:
    return None if place is None else lines[place]


def _contains(lines: Lines, part: Lines) -> bool:
    return not Counter(map(text_of, part)) - Counter(map(text_of, lines))


def _kept(issued: Line, chosen: Line | None, other: Line | None, place: int | None) -> Slot:
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
    return Slot(issued, chosen, other, value, place, conflict)


def _added(chosen: Line | None, other: Line | None, place: int | None) -> Slot:
    """A line that one side or both added."""
    conflict = None not in (chosen, other) and chosen != other
    return Slot(None, chosen, other, chosen or other, place, conflict)


def _side_by_side(chosen: list[Slot], other: list[Slot]) -> list[Slot]:
    """What each side alone has at one place, versions of one added line as one conflict.

    First the side whose lines are deeper, for they belong to what stands before, else by the texts.
    """
    new, new_other = ([slot for slot in side if slot.issued is None] for side in (chosen, other))
    lines, lines_other = (tuple(slot.value for slot in side if slot.value) for side in (new, new_other))
    here, there = range(len(lines)), range(len(lines_other))
    for index, place in most_alike(lines, here, lines_other, there, ALIKE_ELSEWHERE):
        version = new_other[place]
        at = chosen.index(new[index])
        chosen[at] = replace(chosen[at], other=version.other, place=version.place, conflict=True)
        other.remove(version)
    return [slot for side in sorted((chosen, other), key=_rank) for slot in side]


def _rank(slots: list[Slot]) -> tuple[int, list[str]]:
    there = [slot.value for slot in slots if slot.value is not None]
    return -min((line.level for line in there), default=0), [text_of(line) for line in there]
