"""Which measures are the same, told by likeness of their texts.

Comparing all with all would grow with the square of the measures. Only measures that share a
bucket (department, theme, a rare word) become a candidate pair; a bucket too large for all its
pairs offers each measure its neighbours in the order of the texts. The score, the candidates and
the choice among them treat both sides alike, so that swapping the sides gives the same pairs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from ikz_report.model import ART, THEMA, Placement, plain_content

THRESHOLD = 70.0  # of 100: below, two measures are different ones
THEMA_WEIGHT = 0.75
OTHER_DEPARTMENT = 15.0  # taken off the score: a move is rarer than a rewording
WORD_PAIRS = 64  # a word with more pairs than these says nothing
BUCKET_PAIRS = 1000  # above, a department or theme offers neighbours only
NEIGHBOURS = 5
ROUNDS = 8  # what one round matches is out of the way of the next
COMPARED = 2000  # characters of a text that count; likeness of longer ones costs their product


@dataclass(frozen=True, slots=True)
class Subject:
    """What of a measure is compared; texts in lower case without punctuation."""

    key: str
    department: str
    thema: str
    rest: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two measures are: percentages; ``rest`` is None where neither has text beside the theme."""

    thema: float
    rest: float | None
    same_department: bool

    @property
    def score(self) -> float:
        text = self.thema
        if self.rest is not None:
            text = THEMA_WEIGHT * self.thema + (1 - THEMA_WEIGHT) * self.rest
        return text if self.same_department else text - OTHER_DEPARTMENT

    @property
    def reason(self) -> str:
        """The German words for why they are held to be the same; percentages are rounded down."""
        parts = ["Thema gleich" if self.thema == 100 else f"Thema zu {int(self.thema)} % gleich"]
        if self.rest is not None:
            parts.append("übriger Text gleich" if self.rest == 100 else f"übriger Text zu {int(self.rest)} %")
        if not self.same_department:
            parts.append("andere Dienststelle")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Match:
    """Two measures by their positions in the sequences given; ``score`` is from ``THRESHOLD`` to 100."""

    left: int
    right: int
    reason: str
    score: float


def subject(placement: Placement) -> Subject:
    """What of a measure is compared."""
    unit, measure = placement.section.unit, placement.measure
    rest = (plain_content(content) for name, content in measure.cells.items() if name not in (ART, THEMA))
    return Subject(
        measure.id, unit.parent or unit.key, _normal(plain_content(measure.cell(THEMA))), _normal(" ".join(rest))
    )


def _normal(text: str) -> str:
    folded = text.casefold()
    return " ".join(re.findall(r"\w+", folded) or folded.split())[:COMPARED]


def likeness(left: Subject, right: Subject) -> Likeness | None:
    """How alike two measures are; None below the threshold."""
    from rapidfuzz.fuzz import ratio

    same = left.department == right.department
    least = (THRESHOLD - 100 * (1 - THEMA_WEIGHT)) / THEMA_WEIGHT
    thema = ratio(left.thema, right.thema, score_cutoff=least)
    if thema < least:
        return None
    rest = ratio(left.rest, right.rest) if left.rest or right.rest else None
    result = Likeness(thema, rest, same)
    return result if result.score >= THRESHOLD else None


def match(left: Sequence[Subject], right: Sequence[Subject]) -> list[Match]:
    """Pair each left measure with at most one right one, the most alike first.

    Keys must differ within and between the sides: they decide between pairs that are equally alike.
    """
    found: list[Match] = []
    lefts, rights = list(range(len(left))), list(range(len(right)))
    for _ in range(ROUNDS):
        chosen = list(_round(left, right, lefts, rights))
        if not chosen:
            break
        found += chosen
        used_left, used_right = {each.left for each in chosen}, {each.right for each in chosen}
        lefts = [index for index in lefts if index not in used_left]
        rights = [index for index in rights if index not in used_right]
    return found


def _round(
    left: Sequence[Subject], right: Sequence[Subject], lefts: Sequence[int], rights: Sequence[int]
) -> Iterator[Match]:
    scored = [
        (-found.score, tuple(sorted((left[i].key, right[j].key))), i, j, found)
        for i, j in _candidates(left, right, lefts, rights)
        if (found := likeness(left[i], right[j])) is not None
    ]
    used_left: set[int] = set()
    used_right: set[int] = set()
    for _, _, i, j, found in sorted(scored, key=lambda each: each[:2]):
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            yield Match(i, j, found.reason, found.score)


@dataclass(slots=True)
class _Bucket:
    wide: bool  # worth looking at however many share it
    left: list[int]
    right: list[int]


def _candidates(
    left: Sequence[Subject], right: Sequence[Subject], lefts: Sequence[int], rights: Sequence[int]
) -> set[tuple[int, int]]:
    buckets: dict[Hashable, _Bucket] = {}
    for index in lefts:
        for key, wide in _keys(left[index]):
            buckets.setdefault(key, _Bucket(wide, [], [])).left.append(index)
    for index in rights:
        for key, _ in _keys(right[index]):
            if key in buckets:
                buckets[key].right.append(index)
    return {pair for bucket in buckets.values() for pair in _pairs(left, right, bucket)}


def _keys(of: Subject) -> Iterator[tuple[Hashable, bool]]:
    yield ("department", of.department), True
    yield ("thema", of.thema), True
    for word in set(of.thema.split()):
        yield ("word", word), False
        yield ("word", word, of.department), False


def _pairs(left: Sequence[Subject], right: Sequence[Subject], bucket: _Bucket) -> Iterator[tuple[int, int]]:
    if len(bucket.left) * len(bucket.right) <= (BUCKET_PAIRS if bucket.wide else WORD_PAIRS):
        yield from ((i, j) for i in bucket.left for j in bucket.right)
    elif bucket.wide:
        yield from _neighbours(left, right, bucket)


def _neighbours(left: Sequence[Subject], right: Sequence[Subject], bucket: _Bucket) -> Iterator[tuple[int, int]]:
    order = sorted(
        [(*key, 0, index) for key, index in _ranked(left, bucket.left)]
        + [(*key, 1, index) for key, index in _ranked(right, bucket.right)],
        key=lambda each: each[:3],
    )
    for place, (*_, side, index) in enumerate(order):
        for *_, other_side, other in order[place + 1 : place + 1 + NEIGHBOURS]:
            if side != other_side:
                yield (index, other) if side == 0 else (other, index)


def _ranked(subjects: Sequence[Subject], indexes: Sequence[int]) -> Iterator[tuple[tuple[str, int, str], int]]:
    """Sort keys: the text, then the rank among equal texts, so that equal texts of both sides interleave."""
    seen: dict[str, int] = defaultdict(int)
    for index in sorted(indexes, key=lambda each: subjects[each].key):
        text = f"{subjects[index].thema}\n{subjects[index].rest}"
        yield (text, seen[text], subjects[index].key), index
        seen[text] += 1
