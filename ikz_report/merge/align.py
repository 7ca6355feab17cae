"""Which line of a cell is which line of its edited versions.

Equal lines first, then equal texts wherever they went, then what both versions made alike of a line,
then texts alike. The cost is linear but for lines that differ, and bounded for those.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from itertools import product

from ikz_report.model import plain
from ikz_report.outline import Line, Lines

Alignment = tuple[int | None, ...]

ALIKE_HERE = 55.0  # of 100, for a line at the same place
ALIKE_ELSEWHERE = 80.0  # for a line that also moved
MOST_PAIRS = 2500  # compared by likeness at once; beyond, a line pairs with its neighbour in rank
COMPARED = 2000  # characters of a text that count


def align(issued: Lines, first: Lines, second: Lines) -> tuple[Alignment, Alignment]:
    """For each issued line its index in either edited version; None where it is gone there.

    A line that both versions have and the issued one has not must come from the same issued line in
    both, or else it counts as new in both: so a change that one version has taken over from the other
    is seen as the same change.
    """
    one, other = _Pairing(issued, first), _Pairing(issued, second)
    couples = list(by_rank(first, one.free_after(), second, other.free_after(), text_of))
    one.pair_alike()
    other.pair_alike()
    origins, other_origins = one.origins(), other.origins()
    for place, other_place in couples:
        origin, other_origin = origins.get(place), other_origins.get(other_place)
        if origin != other_origin:
            one.unpair(origin)
            other.unpair(other_origin)
    return one.alignment(), other.alignment()


def likeness(left: Line, right: Line) -> float:
    """How alike two texts are, 0 to 100."""
    from rapidfuzz.fuzz import ratio

    return float(ratio(plain(left.text)[:COMPARED], plain(right.text)[:COMPARED]))


def most_alike(
    before: Lines, left: Sequence[int], after: Lines, right: Sequence[int], least: float
) -> Iterator[tuple[int, int]]:
    """The most alike pairs first, none below ``least``; near in rank before far where equally alike.

    Exchanging the sides turns the pairs round and changes nothing else.
    """
    scored = [
        (-score, abs(n - m), n + m, left[n], right[m])
        for n, m in _candidates(len(left), len(right))
        if (score := likeness(before[left[n]], after[right[m]])) >= least
    ]
    used_left: set[int] = set()
    used_right: set[int] = set()
    for *_, i, j in sorted(scored):
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            yield i, j


class _Pairing:
    """The lines before and after an edit, and the pairs of them found so far; begins with all equal texts."""

    def __init__(self, before: Lines, after: Lines) -> None:
        self.before = before
        self.after = after
        head, tail = _common_ends(before, after)
        self.pairs = {index: index for index in range(head)}
        self.pairs.update((len(before) - 1 - index, len(after) - 1 - index) for index in range(tail))
        for key in (whole_line, text_of, _letters):
            self.pairs.update(by_rank(before, self.free_before(), after, self.free_after(), key))

    def alignment(self) -> Alignment:
        return tuple(self.pairs.get(index) for index in range(len(self.before)))

    def free_before(self) -> list[int]:
        return without(range(len(self.before)), self.pairs)

    def free_after(self) -> list[int]:
        return without(range(len(self.after)), self.pairs.values())

    def origins(self) -> dict[int, int]:
        """The line before for each line after."""
        return {after: before for before, after in self.pairs.items()}

    def unpair(self, before: int | None) -> None:
        if before is not None:
            del self.pairs[before]

    def pair_alike(self) -> None:
        """Pair what is still free: lines alike at the same place, as many there, alike elsewhere."""
        for left, right, between_same in list(self._gaps()):
            here = dict(most_alike(self.before, left, self.after, right, ALIKE_HERE))
            rest = without(left, here), without(right, here.values())
            if between_same and len(rest[0]) == len(rest[1]):
                here.update(zip(*rest, strict=True))
            self.pairs.update(here)
        left, right = self.free_before(), self.free_after()
        if len(left) * len(right) <= MOST_PAIRS:
            self.pairs.update(most_alike(self.before, left, self.after, right, ALIKE_ELSEWHERE))

    def _gaps(self) -> Iterator[tuple[list[int], list[int], bool]]:
        """Free lines before and after that follow the same line or stand before the same one, and whether both."""
        taken = set(self.pairs.values())
        for left in _runs(self.free_before()):
            start = self.pairs[left[0] - 1] + 1 if left[0] else 0
            end = self.pairs[left[-1] + 1] - 1 if left[-1] + 1 < len(self.before) else len(self.after) - 1
            right = _run(start, 1, len(self.after), taken) or _run(end, -1, len(self.after), taken)[::-1]
            taken.update(right)
            yield left, right, right[:1] == [start] and right[-1:] == [end]


def _common_ends(before: Lines, after: Lines) -> tuple[int, int]:
    shorter = min(len(before), len(after))
    head = 0
    while head < shorter and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < shorter - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return head, tail


def whole_line(line: Line) -> Hashable:
    return line


def text_of(line: Line) -> str:
    return plain(line.text)


def _letters(line: Line) -> Hashable:
    return "".join(plain(line.text).casefold().split())


def without(indexes: Iterable[int], taken: Iterable[int | None]) -> list[int]:
    used = set(taken)
    return [index for index in indexes if index not in used]


def by_rank(
    before: Lines, left: list[int], after: Lines, right: list[int], key: Callable[[Line], Hashable]
) -> Iterator[tuple[int, int]]:
    """Pairs of lines of the same key, the first with the first."""
    waiting: dict[Hashable, deque[int]] = defaultdict(deque)
    for index in right:
        waiting[key(after[index])].append(index)
    for index in left:
        queue = waiting.get(key(before[index]))
        if queue:
            yield index, queue.popleft()


def _runs(indexes: list[int]) -> Iterator[list[int]]:
    """Neighbours together."""
    run: list[int] = []
    for index in indexes:
        if run and index != run[-1] + 1:
            yield run
            run = []
        run.append(index)
    if run:
        yield run


def _run(start: int, step: int, length: int, taken: Collection[int]) -> list[int]:
    run = []
    while 0 <= start < length and start not in taken:
        run.append(start)
        start += step
    return run


def _candidates(left: int, right: int) -> Iterator[tuple[int, int]]:
    """Ranks of pairs worth comparing."""
    if left * right > MOST_PAIRS:
        return zip(range(left), range(right), strict=False)
    return product(range(left), range(right))
