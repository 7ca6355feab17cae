"""Bars, grid lines and the colours they have. Units are points, y runs upwards."""

from __future__ import annotations

from typing import NamedTuple

from reportlab.graphics.shapes import Drawing, Group, Hatching, Line, Rect
from reportlab.lib.colors import HexColor, white

from ikz_report.charts.lettering import SEMIBOLD, Lettering
from ikz_report.charts.style import GRID_COLOUR, QUIET_COLOUR, look, number

NAME = Lettering()
VALUE = Lettering(face=SEMIBOLD)
MARK = Lettering(colour=QUIET_COLOUR)

HATCH_DISTANCE = 4.0
HATCH_WIDTH = 1.1
OUTLINE = 0.75


class Box(NamedTuple):
    """A rectangle by its lower left corner."""

    x: float
    y: float
    width: float
    height: float


def swatch(group: Group, box: Box, index: int) -> None:
    """A rectangle in the look of a series: filled, hatched, outlined; nothing where it has no area."""
    if box.width <= 0 or box.height <= 0:
        return
    looks = look(index)
    colour = HexColor(f"#{looks.colour}")
    group.add(Rect(*box, fillColor=colour, strokeColor=None))
    if looks.angle is not None:
        group.add(_hatching(box, looks.angle))
    group.add(Rect(*box, fillColor=None, strokeColor=colour, strokeWidth=OUTLINE))


def _hatching(box: Box, angle: int) -> Hatching:
    right, top = box.x + box.width, box.y + box.height
    corners = [box.x, box.y, right, box.y, right, top, box.x, top]
    return Hatching(HATCH_DISTANCE, angle, [corners], strokeColor=white, strokeWidth=HATCH_WIDTH, fillColor=None)


def grid_line(group: Group, x1: float, y1: float, x2: float, y2: float, base: bool = False) -> None:
    """A line of the grid; the one that bars stand on is darker."""
    colour, width = (QUIET_COLOUR, 0.9) if base else (GRID_COLOUR, 0.5)
    group.add(Line(x1, y1, x2, y2, strokeColor=HexColor(f"#{colour}"), strokeWidth=width))


def put_value(target: Drawing, x: float, y: float, value: int, anchor: str = "start") -> None:
    """A figure at its bar; the grid is left white around it."""
    text = number(value)
    width = VALUE.width(text)
    left = x - width / 2 if anchor == "middle" else x
    target.halos.add(Rect(left - 2, y - 2, width + 4, VALUE.size, fillColor=white, strokeColor=None))
    target.values.add(VALUE.string(x, y, text, anchor))
