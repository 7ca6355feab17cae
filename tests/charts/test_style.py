"""The palette for readers who see no colours or fewer, and the scale."""

from __future__ import annotations

from colorsys import rgb_to_hls
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikz_report.charts.style import LOOKS, QUIET_COLOUR, TEXT_COLOUR, axis_marks, axis_step, look, number


def channels(colour: str) -> list[float]:
    return [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.1."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_each_look_stands_out_from_white_paper() -> None:
    assert all(contrast(each.colour, "FFFFFF") >= 3 for each in LOOKS)
    assert all(contrast(colour, "FFFFFF") >= 4.5 for colour in (TEXT_COLOUR, QUIET_COLOUR))


def test_any_two_looks_differ_in_luminance_hue_and_hatching() -> None:
    for one, other in combinations(LOOKS, 2):
        assert contrast(one.colour, other.colour) >= 1.5
        apart = abs(rgb_to_hls(*channels(one.colour))[0] - rgb_to_hls(*channels(other.colour))[0])
        assert min(apart, 1 - apart) * 360 > 15
        assert one.angle != other.angle
        assert one.pattern != other.pattern


def test_the_looks_begin_anew_after_the_last() -> None:
    assert look(len(LOOKS)) == LOOKS[0]


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (149, "149"), (1490, "1.490"), (1234567, "1.234.567")])
def test_numbers_are_grouped_as_german_readers_do(value: int, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("highest", "marks"), [(0, [0, 1]), (1, [0, 1]), (3, [0, 1, 2, 3]), (7, [0, 2, 4, 6, 8]), (86, range(0, 101, 20))]
)
def test_the_axis_has_round_marks(highest: int, marks: list[int]) -> None:
    assert list(axis_marks(highest)) == list(marks)


@given(st.integers(0, 10**9))
def test_the_axis_begins_at_zero_holds_the_highest_value_and_has_few_marks(highest: int) -> None:
    marks = axis_marks(highest)
    assert marks[0] == 0
    assert marks[-1] >= highest
    assert 2 <= len(marks) <= 7
    assert str(axis_step(highest)).rstrip("0") in ("1", "2", "5")
