"""Whether a chart's bars stand or lie; one answer for drawings and native charts, without fonts at hand."""

from __future__ import annotations

from ikz_report.charts.chart import ChartData
from ikz_report.charts.style import TEXT_SIZE, number

EM = 0.52  # mean width of a letter of Source Sans Pro, in font sizes, on the safe side
WORD_EM = 0.63  # of a letter in a word by itself, which may have an m or two
AXIS_ROOM = 30.0  # points beside the bars
BARS_SHARE = 0.76  # of a group's room that its bars take
WIDEST_BAR = 46.0
MAX_LINES = 3
POINTS_PER_MM = 72 / 25.4


def lies(chart: ChartData, width_mm: float) -> bool:
    """True where standing bars would leave too little room for the groups' names or the values."""
    room = (width_mm * POINTS_PER_MM - AXIS_ROOM) / len(chart.groups)
    widest = _width(number(chart.highest)) + 2
    bar = room * BARS_SHARE / len(chart.series) if len(chart.series) > 1 else room
    return widest > bar or any(not _fits(group, room * 0.95) for group in chart.groups)


def _fits(name: str, room: float) -> bool:
    words = name.split()
    return all(_width(word, WORD_EM) <= room for word in words) and _lines(words, room) <= MAX_LINES


def _lines(words: list[str], room: float) -> int:
    count, line = 1, ""
    for word in words:
        longer = f"{line} {word}".strip()
        if _width(longer) > room:
            count, line = count + 1, word
        else:
            line = longer
    return count


def line_count(name: str, room: float) -> int:
    """How many lines a name takes at most, in points of room; a word that is wider is broken."""
    broken = sum(int(_width(word) // room) for word in name.split())
    return _lines(name.split(), room) + broken


def _width(text: str, em: float = EM) -> float:
    return len(text) * em * TEXT_SIZE
