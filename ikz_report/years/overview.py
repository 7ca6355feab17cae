"""A comparison in few words: how many measures each group has, and how those of both years were found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ikz_report.charts.style import number
from ikz_report.years.comparison import SAME_ID, Comparison, Entry, Group

NOT_MATCHED = "–"  # a new or ended measure has no other to be known by
UNCHANGED = ("Die unverändert fortgeführte Maßnahme wurde", "Die unverändert fortgeführten Maßnahmen wurden")


class Line(NamedTuple):
    """A group as printed: its name, how many measures, how many of them known by id and by likeness of text."""

    name: str
    total: str
    by_id: str
    by_text: str


def overview(comparison: Comparison) -> Iterator[Line]:
    """A line per group, the empty ones too."""
    for group, entries in comparison.groups():
        how = (NOT_MATCHED, NOT_MATCHED) if group in (Group.NEW, Group.ENDED) else map(number, _found(entries))
        yield Line(group.heading, number(len(entries)), *how)


def unchanged_sentence(comparison: Comparison) -> str:
    """How the measures were found that are the same in both years, which no list names; empty where there are none."""
    by_id, by_text = _found(comparison.continued)
    how = [
        f"{words} ({number(count)})" if by_id and by_text else words
        for words, count in (("an der gleichen Kennung", by_id), ("am gleichen Text", by_text))
        if count
    ]
    return f"{UNCHANGED[by_id + by_text > 1]} {' oder '.join(how)} erkannt." if how else ""


def _found(entries: Iterable[Entry]) -> tuple[int, int]:
    """How many were found by id and by likeness."""
    by_id = [entry.reason == SAME_ID for entry in entries]
    return sum(by_id), len(by_id) - sum(by_id)
