"""The official order of units, from the orders in which the parts of the paper name them."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def merge_orders(things: Sequence[T], sequences: Iterable[Sequence[T]]) -> list[T]:
    """All things in an order that agrees with every sequence as far as they agree with each other.

    Where the sequences leave a choice or contradict each other, the order of ``things`` decides.
    Cost: in proportion to the lengths of the sequences, times a logarithm.
    """
    rank = {thing: at for at, thing in enumerate(things)}
    behind, waiting = _edges(rank, sequences)
    ready = [rank[thing] for thing in things if not waiting[thing]]
    heapq.heapify(ready)
    rest = iter(things)
    result: dict[T, None] = {}
    while len(result) < len(things):
        thing = things[heapq.heappop(ready)] if ready else next(each for each in rest if each not in result)
        if thing in result:
            continue
        result[thing] = None
        for after in behind[thing]:
            waiting[after] -= 1
            if waiting[after] == 0:
                heapq.heappush(ready, rank[after])
    return list(result)


def _edges(rank: dict[T, int], sequences: Iterable[Sequence[T]]) -> tuple[dict[T, list[T]], dict[T, int]]:
    edges = {pair for sequence in sequences for pair in pairwise(sequence) if pair[0] != pair[1]}
    behind: dict[T, list[T]] = defaultdict(list)
    waiting: dict[T, int] = dict.fromkeys(rank, 0)
    for before, after in sorted(edges, key=lambda pair: (rank[pair[0]], rank[pair[1]])):
        behind[before].append(after)
        waiting[after] += 1
    return behind, waiting
