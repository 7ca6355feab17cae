"""What is nearly the same, found without comparing each with each.

``near_words`` groups words by what is left of them when one letter is taken away: words one letter apart share such a
rest. ``near_sets`` compares only sets that share one of their rare members (prefix filter: two sets that have the
share ``least`` in common must have one of each other's rarest in common). Both grow with the size of the input.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

Members = frozenset[int]
CROWD = 12  # of a crowd that shares a member only so many are compared with the next


class Pair(NamedTuple):
    """Two positions in the input, the earlier first, and what share of their members they have in common."""

    first: int
    second: int
    share: float


def near_words(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of different words one letter apart: one put in, left out, replaced, or two neighbours swapped."""
    rests: dict[str, list[str]] = defaultdict(list)
    for word in sorted(set(words)):
        for rest in {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
            rests[rest].append(word)
    seen: set[tuple[str, str]] = set()
    for group in rests.values():
        for at, first in enumerate(group):
            for second in group[at + 1 : at + 1 + CROWD]:
                if (first, second) not in seen and is_one_letter_apart(first, second):
                    seen.add((first, second))
                    yield first, second


def is_one_letter_apart(first: str, second: str) -> bool:
    """Whether one insertion, deletion, replacement or swap of neighbours makes one word the other."""
    start = common_start(first, second)
    left, right = first[start:], second[start:]
    end = common_start(left[::-1], right[::-1])
    left, right = left[: len(left) - end], right[: len(right) - end]
    return {len(left), len(right)} in ({0, 1}, {1}) or (len(left) == 2 and left == right[::-1])


def common_start(first: str, second: str) -> int:
    """How many characters two texts have in common at their start."""
    length = 0
    for left, right in zip(first, second, strict=False):
        if left != right:
            break
        length += 1
    return length


def near_sets(sets: Sequence[Members], least: float) -> Iterator[Pair]:
    """For each set the earlier one it has most in common with, where that is at least the share ``least`` (Jaccard)."""
    counts = Counter(member for each in sets for member in each)
    sharing: dict[int, list[int]] = defaultdict(list)
    for index, members in enumerate(sets):
        rare = sorted(members, key=lambda member: (counts[member], member))
        prefix = rare[: len(rare) - int(least * len(rare)) + 1]
        candidates = {other for member in prefix for other in sharing[member]}
        best = max(((share(sets[other], members), -other) for other in candidates), default=(0.0, 0))
        if best[0] >= least:
            yield Pair(-best[1], index, best[0])
        for member in prefix:
            if len(sharing[member]) < CROWD:
                sharing[member].append(index)


def share(first: Members, second: Members) -> float:
    """What both have in common, of all they have (0 to 1)."""
    both = len(first & second)
    return both / (len(first) + len(second) - both) if both else 0.0
