"""Which lines the two edited versions of a cell added, and which of those are one line."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ikz_report.merge.align import Alignment, by_rank, text_of, whole_line, without
from ikz_report.outline import Lines


@dataclass(frozen=True, slots=True)
class Added:
    """Places of the lines that only the chosen side, only the other one, and both added."""

    chosen: list[int]
    other: list[int]
    both: list[tuple[int, int]]


def added_lines(chosen: Lines, other: Lines, mine: Alignment, others: Alignment, kept: Lines) -> Added:
    """What the sides added beside the ``kept`` lines, those of the issued cell as merged.

    No text stands more often than in the version that has it most often. So a line that both added,
    or that one added and the other made of an old one, is there once.
    """
    left, right = without(range(len(chosen)), mine), without(range(len(other)), others)
    both: list[tuple[int, int]] = []
    for key in (whole_line, text_of):
        both += by_rank(chosen, left, other, right, key)
        left, right = without(left, (here for here, _ in both)), without(right, (there for _, there in both))
    needed = Counter(map(text_of, chosen)) | Counter(map(text_of, other))
    count = Counter(map(text_of, kept))

    def wanted(lines: Lines, place: int) -> bool:
        text = text_of(lines[place])
        count[text] += 1
        return count[text] <= needed[text]

    def from_above(pair: tuple[int, int]) -> tuple[int, int, list[int]]:
        """An order that is the same when the sides are exchanged."""
        return sum(pair), min(pair), sorted((chosen[pair[0]].level, other[pair[1]].level))

    return Added(
        both=[pair for pair in sorted(both, key=from_above) if wanted(chosen, pair[0])],
        chosen=[place for place in left if wanted(chosen, place)],
        other=[place for place in right if wanted(other, place)],
    )
