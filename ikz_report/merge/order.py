"""The order in which two edited versions of one sequence are put together.

The issued sequence is named by its indexes 0 … n-1; indexes from n on name what both sides added.
An element that both sides have is a joint; what only one side has stands in a run behind the joint it
follows there (-1: before all). Exchanging the sides exchanges their runs and nothing else.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ikz_report.merge.align import Alignment

FIRST = -1


class Spot(NamedTuple):
    """An element: its issued index and its place on either side, None where it is not."""

    issued: int | None
    chosen: int | None = None
    other: int | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A joint and what both sides removed behind it, then what only one side has before the next joint."""

    both: tuple[Spot, ...]
    chosen: tuple[Spot, ...]
    other: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """The merged order; ``conflict`` where both sides ordered the same differently and the chosen side's holds."""

    groups: tuple[Group, ...]
    moved: frozenset[int]  # by the chosen side
    moved_other: frozenset[int]
    conflict: bool = False


def merged_order(
    chosen: Alignment,
    other: Alignment,
    new: Sequence[int] = (),
    new_other: Sequence[int] = (),
    both_new: Sequence[tuple[int, int]] = (),
) -> Order:
    """The order with what either side moved.

    ``new`` and ``new_other`` are the places of what one side added, ``both_new`` those of what both did. Where it makes
    a difference whose moves are made first, or both put something new elsewhere, the order is a conflict.
    """
    length = len(chosen)
    mine, others = (*chosen, *(place for place, _ in both_new)), (*other, *(place for _, place in both_new))
    joints, joints_other = _joints(mine, others), _joints(others, mine)
    moved, moved_other = (_moved([index for index in each if index < length]) for each in (joints, joints_other))
    merged = _with_moves(joints, joints_other, moved_other - moved)
    mirror = _with_moves(joints_other, joints, moved - moved_other)
    conflict = merged != mirror or not _keeps_all(merged, joints, joints_other, moved | moved_other, length)
    groups = _groups(joints if conflict else merged, mine, others, (new, new_other), length)
    return Order(tuple(groups), moved, moved_other, conflict)


def _joints(mine: Alignment, others: Alignment) -> list[int]:
    """What both sides have, in the order of one."""
    return [index for _, index in _places(mine) if others[index] is not None]


def _places(alignment: Alignment) -> list[tuple[int, int]]:
    """Place and index of what is there, in the side's order."""
    return sorted((place, index) for index, place in enumerate(alignment) if place is not None)


def _with_moves(joints: list[int], other: list[int], moved: Collection[int]) -> list[int]:
    """One side's order with some elements put behind those they follow in the other one."""
    result = [index for index in joints if index not in moved]
    for before, index in zip((None, *other), other, strict=False):
        if index in moved:
            result.insert(0 if before is None else result.index(before) + 1, index)
    return result


def _keeps_all(
    merged: Sequence[int], joints: Sequence[int], other: Sequence[int], moved: Collection[int], length: int
) -> bool:
    """Whether any two elements stand as the side that turned them round has them, or as both have them.

    Of neighbours exchanged either may be the one that moved; moves that each seem right by themselves may undo another.
    """
    here, there, now = ({index: place for place, index in enumerate(each)} for each in (joints, other, merged))

    def stands(index: int, each: int) -> bool:
        mine, theirs, result = (places[index] < places[each] for places in (here, there, now))
        if mine == theirs or each >= length:
            return result == mine or mine != theirs
        return result == (theirs if mine == (index < each) else mine)

    return all(stands(index, each) for index in moved for each in merged if each != index)


def _groups(
    order: Sequence[int], mine: Alignment, others: Alignment, new: tuple[Sequence[int], Sequence[int]], length: int
) -> Iterator[Group]:
    there = set(order)
    gone: dict[int, list[Spot]] = defaultdict(list)
    last = FIRST
    for index in range(length):
        if index in there:
            last = index
        elif mine[index] is None and others[index] is None:
            gone[last].append(Spot(index))
    run = _runs(mine, there, new[0])
    run_other = _runs(others, there, new[1])
    for joint in (FIRST, *order):
        both = [] if joint == FIRST else [Spot(joint if joint < length else None, mine[joint], others[joint])]
        chosen = (Spot(index, place) for index, place in run[joint])
        other = (Spot(index, other=place) for index, place in run_other[joint])
        yield Group((*both, *gone[joint]), tuple(chosen), tuple(other))


def _runs(alignment: Alignment, joints: Collection[int], new: Sequence[int]) -> dict[int, list[tuple[int | None, int]]]:
    """By joint, what only this side has behind it: issued index (None: new) and place."""
    found: dict[int, list[tuple[int | None, int]]] = defaultdict(list)
    here: dict[int, int | None] = dict.fromkeys(new)
    here.update((place, index) for index, place in enumerate(alignment) if place is not None)
    last = FIRST
    for place, index in sorted(here.items(), key=lambda each: each[0]):
        if index is not None and index in joints:
            last = index
        else:
            found[last].append((index, place))
    return found


def _moved(order: Sequence[int]) -> frozenset[int]:
    """The fewest elements whose move explains the order: all but a longest rising sequence."""
    return frozenset(order) - frozenset(_longest_rising(order))


def _longest_rising(values: Sequence[int]) -> list[int]:
    tops: list[int] = []  # smallest last value of a rising sequence, by its length
    ends: list[int] = []  # where in ``values`` it is
    before: list[int] = []
    for number, value in enumerate(values):
        length = bisect_left(tops, value)
        before.append(ends[length - 1] if length else FIRST)
        tops[length : length + 1] = [value]
        ends[length : length + 1] = [number]
    result = []
    number = ends[-1] if ends else FIRST
    while number != FIRST:
        result.append(values[number])
        number = before[number]
    return result
