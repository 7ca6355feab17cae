"""Which entry of a list became which entry of the list as it is wanted."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Hashable, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def same_entries(old: Sequence[Key], new: Sequence[Key]) -> list[int | None]:
    """For each new entry the index of the old one that is the same; None if it is new."""
    first, last = same_ends(old, new)
    free: dict[Key, deque[int]] = {}
    for index in range(first, len(old) - last):
        free.setdefault(old[index], deque()).append(index)
    middle = [free[key].popleft() if free.get(key) else None for key in new[first : len(new) - last]]
    return [*range(first), *middle, *range(len(old) - last, len(old))]


def same_ends(old: Sequence[Key], new: Sequence[Key]) -> tuple[int, int]:
    """How many entries are the same at the start and at the end, so that of doubled ones the right one is taken."""
    shorter = min(len(old), len(new))
    first = next((index for index in range(shorter) if old[index] != new[index]), shorter)
    rest = shorter - first
    return first, next((index for index in range(rest) if old[-1 - index] != new[-1 - index]), rest)


def longest_rising(found: Sequence[int | None]) -> list[int]:
    """A longest rising sequence among the indexes: as many entries as possible stay where they are."""
    ends: list[int] = []  # the smallest last index of a rising sequence, by its length
    before: dict[int, int | None] = {}
    for index in found:
        if index is not None:
            length = bisect_left(ends, index)
            before[index] = ends[length - 1] if length else None
            ends[length : length + 1] = [index]
    result = []
    last = ends[-1] if ends else None
    while last is not None:
        result.append(last)
        last = before[last]
    return result[::-1]
