"""Drawings hold the figures, at true lengths, and nothing in them overlaps."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any, NamedTuple

import pytest
from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from ikz_report.charts.chart import ChartData
from ikz_report.charts.drawing import drawing
from ikz_report.charts.orientation import POINTS_PER_MM, lies
from ikz_report.charts.series import chart_data
from ikz_report.charts.style import axis_marks, look, number
from tests.charts.cases import CASES, LONG, TWELVE, chart, two_years

every_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


class Frame(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Frame) -> bool:
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.top <= other.bottom or other.top <= self.bottom)


def strings(target: Drawing, *groups: str) -> list[String]:
    names = groups or ("head", "grid", "names", "values", "notes")
    return [shape for name in names for shape in getattr(target, name).contents if isinstance(shape, String)]


def frame(text: String) -> Frame:
    """Around the letters, from the depth of a comma to the height of a capital."""
    width = stringWidth(text.text, text.fontName, text.fontSize)
    left = text.x - {"start": 0, "middle": width / 2, "end": width}[text.textAnchor]
    return Frame(left, text.y - 0.15 * text.fontSize, left + width, text.y + 0.7 * text.fontSize)


def bars(target: Drawing) -> list[Rect]:
    """The filled rectangles; their outlines are drawn apart."""
    return [shape for shape in target.bars.contents if isinstance(shape, Rect) and shape.fillColor is not None]


def figures(of: ChartData) -> list[int]:
    return [series.values[place] for place in range(len(of.groups)) for series in of.series]


def colour(value: Any) -> str:
    return str(value.hexval()[2:].upper())


@every_case
def test_every_figure_stands_at_its_bar_in_order(case: ChartData) -> None:
    assert [text.text for text in strings(drawing(case), "values")] == [number(value) for value in figures(case)]


@every_case
def test_bars_are_as_long_as_their_figures_from_zero(case: ChartData) -> None:
    target = drawing(case)
    lying = lies(case, 170)
    shown = [value for value in figures(case) if value]
    rects = bars(target)
    assert len(rects) == len(shown)
    unit = {round((rect.width if lying else rect.height) / value, 6) for rect, value in zip(rects, shown, strict=True)}
    assert len(unit) <= 1
    assert len({round(rect.x if lying else rect.y, 6) for rect in rects}) <= 1


@every_case
def test_the_axis_begins_at_zero_and_reaches_the_longest_bar(case: ChartData) -> None:
    marks = [text.text for text in strings(drawing(case), "grid")]
    assert marks == [number(mark) for mark in axis_marks(case.highest)]


@every_case
@pytest.mark.parametrize("size", [(170, 90), (120, 60), (257, 170)])
def test_no_text_overlaps_another_or_leaves_the_drawing(case: ChartData, size: tuple[float, float]) -> None:
    target = drawing(case, *size)
    frames = [frame(text) for text in strings(target)]
    assert not [pair for pair in combinations(frames, 2) if pair[0].meets(pair[1])]
    for each in frames:
        assert each.left >= -1
        assert each.right <= target.width + 1
        assert each.bottom >= -2
        assert each.top <= target.height + 1


@every_case
def test_no_figure_stands_on_a_bar(case: ChartData) -> None:
    target = drawing(case)
    boxes = [Frame(rect.x, rect.y, rect.x + rect.width, rect.y + rect.height) for rect in bars(target)]
    words = [frame(text) for text in strings(target, "values", "names")]
    assert not [(word, box) for word in words for box in boxes if word.meets(box)]


@every_case
def test_the_bars_of_a_series_have_its_colour_and_the_legend_names_it(case: ChartData) -> None:
    target = drawing(case)
    shown = [series.look for place in range(len(case.groups)) for series in case.series if series.values[place]]
    assert [colour(rect.fillColor) for rect in bars(target)] == [look(each).colour for each in shown]
    legend = [text.text for text in strings(target, "head") if text.text in {series.name for series in case.series}]
    assert legend == ([series.name for series in case.series] if len(case.series) > 1 else [])


@every_case
def test_groups_title_and_notes_stand_in_the_drawing_whole(case: ChartData) -> None:
    target = drawing(case)
    names = "".join(text.text for text in strings(target, "names"))
    assert names.replace(" ", "") == "".join(case.groups).replace(" ", "")
    assert " ".join(case.title.split()) in " ".join(text.text for text in strings(target, "head"))
    assert " ".join(text.text for text in strings(target, "notes")) == " ".join(case.notes)


def test_the_scale_of_another_chart_makes_the_bars_shorter() -> None:
    case = CASES["one group"]
    (own,), (shared,) = bars(drawing(case)), bars(drawing(replace(case, ceiling=100)))
    assert shared.height < own.height / 4


def test_title_and_notes_can_be_left_to_the_page() -> None:
    target = drawing(CASES["one group"], title=False, notes=False)
    assert [text.text for text in strings(target, "head")] == ["Anzahl der Maßnahmen"]
    assert strings(target, "notes") == []


def test_bars_stand_where_there_is_room_and_lie_where_names_or_figures_need_it() -> None:
    assert not lies(chart(["Kategorie I (höchste Priorität)"] * 3, [1, 2, 3]), 170)
    assert lies(chart(TWELVE, range(12)), 170)
    assert not lies(chart(TWELVE, range(12)), 400)
    assert lies(chart(LONG, [1, 2, 3]), 170)
    assert lies(chart("abcdefgh", *([1234567] * 8 for _ in range(2))), 170)
    assert lies(chart(["Amt mit einem Namen aus vielen kurzen Wörtern, der zu hoch würde"] * 6, [1] * 6), 170)


def test_the_drawing_has_the_size_asked_for_unless_its_labels_need_more() -> None:
    fits = drawing(CASES["one group"], 170, 90)
    assert (fits.width, fits.height) == (round(170 * POINTS_PER_MM), round(90 * POINTS_PER_MM))
    taller = drawing(CASES["twelve groups, four series"], 170, 90)
    assert (taller.width, taller.height > fits.height) == (fits.width, True)


def test_a_long_legend_takes_more_rows() -> None:
    wide = chart(["a"], *([1],) * 4)
    names = [f"{series.name} (Beispieldaten aus einer Erhebung)" for series in wide.series]
    series = tuple(type(one)(name, one.values, one.look) for one, name in zip(wide.series, names, strict=True))
    target = drawing(ChartData("k", "t", "a", "g", wide.groups, series, (), ""), 90, 60)
    rows = {text.y for text in strings(target, "head") if text.text in names}
    assert len(rows) == 4


def test_the_drawings_of_a_report_hold_the_counts_of_its_register() -> None:
    after, before = two_years()
    target = drawing(chart_data(after, before)[2])
    counted = [
        sum(place.category.number == number for place in report.placements())
        for number in ("I", "III", "II")
        for report in (before, after)
    ]
    by_group = dict(zip(("I", "III", "II"), zip(counted[::2], counted[1::2], strict=True), strict=True))
    expected = [str(value) for name in ("I", "II", "III") for value in by_group[name]]
    assert [text.text for text in strings(target, "values")] == expected
