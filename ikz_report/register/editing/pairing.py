"""Which line of a cell became which line of it as it is wanted, wherever both stand."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ikz_report.model import Block, Content, Item, Text, plain
from ikz_report.register.editing.align import longest_rising, same_ends

_ALIKE_HERE = 55.0  # of 100, for lines between the same neighbours; as the merge reports a line as changed
_ALIKE_ELSEWHERE = 80.0
_MOST_PAIRS = 2_500  # compared by likeness at once; a department's edits are some dozens
_COMPARED = 2_000  # characters of a text that count


class _Line(NamedTuple):
    level: int  # 0 for a paragraph
    block: Block

    @property
    def text(self) -> Text:
        return self.block.text


_KEYS: tuple[Callable[[_Line], Hashable], ...] = (  # the surest first
    lambda line: (line.level, line.block) if items_below(line.block) else None,
    lambda line: line.block if items_below(line.block) else None,
    lambda line: line,
    lambda line: line.block,
    lambda line: (line.level, line.text),
    lambda line: line.text,
    lambda line: plain(line.text),
)
_WHOLE = 4  # so many keys are those of a line with all below it


def items_below(block: Block) -> tuple[Item, ...]:
    return block.items if isinstance(block, Item) else ()


def pair_lines(old: Content, new: Content) -> list[int | None]:
    """For each line of the new content, in reading order, the old one that it was; None for a line that came."""
    pairing = _Pairing(list(_walk(old)), list(_walk(new)))
    first, last = same_ends(old, new)
    pairing.pair_run(0, 0, sum(map(_size, old[:first])))
    tail = sum(map(_size, old[len(old) - last :]))
    pairing.pair_run(len(pairing.old) - tail, len(pairing.new) - tail, tail)
    for number, key in enumerate(_KEYS):
        pairing.pair_same(key, whole=number < _WHOLE)
    pairing.pair_alike()
    return pairing.found


def _walk(content: Content, level: int = 1) -> Iterator[_Line]:
    for block in content:
        yield _Line(level if isinstance(block, Item) else 0, block)
        yield from _walk(items_below(block), level + 1)


def _size(block: Block) -> int:
    return 1 + sum(map(_size, items_below(block)))


class _Pairing:
    def __init__(self, old: list[_Line], new: list[_Line]) -> None:
        self.old = old
        self.new = new
        self.found: list[int | None] = [None] * len(new)
        self.free = set(range(len(old)))

    def pair_run(self, source: int, place: int, length: int) -> None:
        for offset in range(length):
            if source + offset in self.free and self.found[place + offset] is None:
                self.pair(source + offset, place + offset)

    def pair(self, source: int, place: int) -> None:
        self.found[place] = source
        self.free.discard(source)

    def pair_same(self, key: Callable[[_Line], Hashable], whole: bool) -> None:
        """Pair lines of the same key by rank; ``whole`` with all below them."""
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for index in sorted(self.free):
            waiting[key(self.old[index])].append(index)
        for place, line in enumerate(self.new):
            same = waiting.get(key(line)) if self.found[place] is None and key(line) is not None else None
            while same:
                source = same.popleft()
                if source in self.free:
                    self.pair_run(source, place, _size(line.block) if whole else 1)
                    break

    def pair_alike(self) -> None:
        """Pair lines between the same neighbours that are alike or as many, then lines that are alike elsewhere."""
        for sources, places in self._gaps():
            self._pair_alike(sources, places, _ALIKE_HERE)
            sources, places = self._rest(sources, places)
            if len(sources) == len(places):
                for source, place in zip(sources, places, strict=True):
                    self.pair(source, place)
        self._pair_alike(*self._rest(range(len(self.old)), range(len(self.new))), _ALIKE_ELSEWHERE)

    def _rest(self, sources: Sequence[int], places: Sequence[int]) -> tuple[list[int], list[int]]:
        return [each for each in sources if each in self.free], [each for each in places if self.found[each] is None]

    def _gaps(self) -> list[tuple[list[int], list[int]]]:
        """The free old and new lines between each two lines that stay in their order."""
        staying = longest_rising(self.found)
        where = {source: place for place, source in enumerate(self.found)}
        ends = [(-1, -1), *((source, where[source]) for source in staying), (len(self.old), len(self.new))]
        return [self._rest(range(a + 1, b), range(c + 1, d)) for (a, c), (b, d) in pairwise(ends)]

    def _pair_alike(self, sources: Sequence[int], places: Sequence[int], least: float) -> None:
        if not sources or not places or len(sources) * len(places) > _MOST_PAIRS:
            return
        from rapidfuzz.fuzz import ratio  # only where a text changed

        old = {source: plain(self.old[source].text)[:_COMPARED] for source in sources}
        new = {place: plain(self.new[place].text)[:_COMPARED] for place in places}
        scored = sorted(
            (-score, source, place)
            for source, text in old.items()
            for place, other in new.items()
            if (score := ratio(text, other)) >= least
        )
        for _, source, place in scored:
            if source in self.free and self.found[place] is None:
                self.pair(source, place)
