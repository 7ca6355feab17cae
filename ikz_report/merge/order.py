"""The order in which two edited versions of one sequence are put together.

The issued sequence is named by its indexes 0 … n-1; what a side added stands in a group behind the
issued element it follows there (-1: before all). So that no element needs a place of its own, the
order holds all issued elements, also those that are gone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ikz_report.merge.align import Alignment

FIRST = -1


@dataclass(frozen=True, slots=True)
class Order:
    """The merged order; ``conflict`` where both sides moved the same differently and the chosen side's holds."""

    sequence: tuple[int, ...]
    moved: frozenset[int]  # by the chosen side
    moved_other: frozenset[int]
    conflict: bool = False


def merged_order(chosen: Alignment, other: Alignment) -> Order:
    """The order with what either side moved.

    Where it makes a difference whose moves are made first, the order is a conflict and the chosen side's holds.
    """
    common, common_other = _common(chosen, other), _common(other, chosen)
    moved, moved_other = _moved(common), _moved(common_other)
    mine, others = _sequence(chosen), _sequence(other)
    if not moved or not moved_other:
        return Order(others if moved_other else mine, moved, moved_other)
    merged = _with_moves(mine, others, moved_other - moved)
    mirror = _with_moves(others, mine, moved - moved_other)
    gone = frozenset(merged) - frozenset(common)
    if _without(merged, gone) != _without(mirror, gone):
        return Order(mine, moved, moved_other, conflict=True)
    return Order(merged, moved, moved_other)


def _without(order: Sequence[int], left_out: frozenset[int]) -> list[int]:
    return [index for index in order if index not in left_out]


def _with_moves(sequence: tuple[int, ...], other: tuple[int, ...], moved: frozenset[int]) -> tuple[int, ...]:
    """The sequence with some elements put behind those they follow in the other one."""
    result = _without(sequence, moved)
    for before, index in zip((None, *other), other, strict=False):
        if index in moved:
            result.insert(0 if before is None else result.index(before) + 1, index)
    return tuple(result)


def groups(alignment: Alignment, length: int) -> dict[int, list[int]]:
    """What a side added, by the issued element it follows."""
    issued = {place: index for index, place in enumerate(alignment) if place is not None}
    found: dict[int, list[int]] = defaultdict(list)
    last = FIRST
    for place in range(length):
        last = issued.get(place, last)
        if place not in issued:
            found[last].append(place)
    return found


def _places(alignment: Alignment) -> list[tuple[int, int]]:
    """Place and issued index of what is still there, in the side's order."""
    return sorted((place, index) for index, place in enumerate(alignment) if place is not None)


def _common(mine: Alignment, others: Alignment) -> list[int]:
    """What both sides still have, in the order of one."""
    return [index for _, index in _places(mine) if others[index] is not None]


def _sequence(alignment: Alignment) -> tuple[int, ...]:
    """All issued elements in a side's order; those gone there follow the one they followed."""
    followers: dict[int, list[int]] = defaultdict(list)
    last = FIRST
    for index, place in enumerate(alignment):
        if place is None:
            followers[last].append(index)
        else:
            last = index
    result = list(followers[FIRST])
    for _, index in _places(alignment):
        result += [index, *followers[index]]
    return tuple(result)


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
