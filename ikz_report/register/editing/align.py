"""Which entry of a list became which entry of the list as it is wanted."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

from ikz_report.model import Block, Content, Item, plain

Key = TypeVar("Key", bound=Hashable)
_ENOUGH_ALIKE = 0.5  # share of words, below which a text counts as another one
_MOST_PAIRS = 2_500  # compared word by word; a department's edits are some dozens


def align(old: Sequence[Key], new: Sequence[Key], alike: Callable[[Key, Key], bool]) -> list[int | None]:
    """For each new entry the index of the old one that stays, or is changed to it; None if it is new or moved.

    The indexes rise, and as many entries as possible stay.
    """
    first, last = _same_ends(old, new)
    found = [*range(first), *_matches(old, new, (first, last), alike), *range(len(old) - last, len(old))]
    stay = set(longest_rising(found))
    return [index if index in stay else None for index in found]


def _same_ends(old: Sequence[Key], new: Sequence[Key]) -> tuple[int, int]:
    """How many entries are the same at the start and at the end, so that of doubled ones the right one is taken."""
    shorter = min(len(old), len(new))
    first = next((index for index in range(shorter) if old[index] != new[index]), shorter)
    rest = shorter - first
    return first, next((index for index in range(rest) if old[-1 - index] != new[-1 - index]), rest)


def _matches(
    old: Sequence[Key], new: Sequence[Key], ends: tuple[int, int], alike: Callable[[Key, Key], bool]
) -> list[int | None]:
    """The same entry for each new one between the ends, else one that is alike and not taken."""
    free: dict[Key, deque[int]] = {}
    for index in range(ends[0], len(old) - ends[1]):
        free.setdefault(old[index], deque()).append(index)
    middle = new[ends[0] : len(new) - ends[1]]
    found = [free[key].popleft() if free.get(key) else None for key in middle]
    rest = sorted(index for indexes in free.values() for index in indexes)
    if len(rest) * found.count(None) > _MOST_PAIRS:
        return found
    for number, key in enumerate(middle):
        if found[number] is None:
            match = next((index for index in rest if alike(old[index], key)), None)
            rest = [index for index in rest if index != match]
            found[number] = match
    return found


def longest_rising(found: Sequence[int | None]) -> list[int]:
    """A longest rising sequence among the indexes."""
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
    return result


def are_alike(old: Content, new: Content) -> bool:
    """Whether the blocks of one list entry became those of another: text, items below, or half of the words stayed."""
    if len(old) != 1 or len(new) != 1 or type(old[0]) is not type(new[0]):
        return False
    before, after = plain(old[0].text), plain(new[0].text)
    if before == after or _below(old[0]) == _below(new[0]) != ():
        return True
    return SequenceMatcher(None, before.split(), after.split()).ratio() >= _ENOUGH_ALIKE


def _below(block: Block) -> tuple[Item, ...]:
    return block.items if isinstance(block, Item) else ()
