"""Known words that differ from an unknown one by a letter or two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Neighbours:
    """Words by their length; the first letter of one is the first or second of the other."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_start: dict[tuple[int, str], list[str]] = defaultdict(list)
        for word in sorted({word for word in words if word}):
            for letter in set(word[:2]):
                self._by_start[len(word), letter].append(word)

    def near(self, word: str, most: int) -> list[str]:
        """The words at the least distance up to ``most``: letters put in, left out, replaced, neighbours swapped."""
        from rapidfuzz.distance import OSA  # only who has unknown words waits for it

        found: dict[int, list[str]] = defaultdict(list)
        for length in range(len(word) - most, len(word) + most + 1):
            for other in self._by_start.get((length, word[0]), ()):
                distance = OSA.distance(word, other, score_cutoff=most)
                if distance <= most:
                    found[distance].append(other)
        return found[min(found)] if found else []
