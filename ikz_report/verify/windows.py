"""Between which places each row of a report must stand, told by the long texts that are only once."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from ikz_report.verify.expected import AnyOrder, Row

LITTLE = 200  # characters from one text of a row to the next
LEAST_KNOWN = 16  # characters of a text by which a row is known


def windows(text: str, kinds: Sequence[Row], rows: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Where each row may begin at the earliest, and before which place it ends; ``rows`` are their texts as there."""
    times = Counter(each for row in rows for each in row)
    known = [_known(text, row, times) for row in rows]
    places = _in_order(
        [None if number is None else text.find(row[number]) for row, number in zip(rows, known, strict=True)]
    )
    before = [
        () if type(kind) is AnyOrder else row[:number] for kind, row, number in zip(kinds, rows, known, strict=True)
    ]
    floors, ceilings = [0] * len(rows), [len(text)] * len(rows)
    floor = 0
    for number, place in enumerate(places):
        floors[number] = floor
        floor = floor if place is None else place
    ceiling = len(text)
    for number in range(len(rows) - 1, -1, -1):
        ceilings[number] = ceiling
        place = places[number]
        ceiling = ceiling if place is None else _begin(text, before[number], place)
    return list(zip(floors, ceilings, strict=True))


def _known(text: str, texts: Sequence[str], times: Mapping[str, int]) -> int | None:
    """The longest of the texts that is only once in the report and in the text, by its number."""
    for number in sorted(range(len(texts)), key=lambda number: len(texts[number]), reverse=True):
        each = texts[number]
        if len(each) < LEAST_KNOWN:
            return None
        place = text.find(each) if times[each] == 1 else -1
        if place >= 0 and text.find(each, place + 1) < 0:
            return number
    return None


def _begin(text: str, before: Sequence[str], place: int) -> int:
    """Where a row begins of which one text stands there: those before it stand a little before."""
    for each in reversed(before):
        found = text.rfind(each, max(place - LITTLE - len(each), 0), place)
        place = found if found >= 0 else place
    return place


def _in_order(places: Sequence[int | None]) -> list[int | None]:
    """As many of the places as rise from row to row; the others are not where they should be."""
    lowest: list[int] = []  # the last place of the best chain of each length
    ends: list[int] = []  # and its row
    before: dict[int, int | None] = {}
    for number, place in enumerate(places):
        if place is None:
            continue
        length = bisect_left(lowest, place)
        before[number] = ends[length - 1] if length else None
        lowest[length : length + 1] = [place]
        ends[length : length + 1] = [number]
    result: list[int | None] = [None] * len(places)
    number_or_none = ends[-1] if ends else None
    while number_or_none is not None:
        result[number_or_none] = places[number_or_none]
        number_or_none = before[number_or_none]
    return result
