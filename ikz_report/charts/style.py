"""One palette, one set of labels and one scale for every chart: drawings, native charts, tables.

Each look differs from white by a contrast of at least 3:1 (WCAG 2.1, 1.4.11), from the others in hue and in
luminance by at least 1.5:1, and by its hatching, so that no colour is needed to tell two apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

FONT_FAMILY = "Source Sans Pro"
TEXT_COLOUR = "222222"
QUIET_COLOUR = "555555"
GRID_COLOUR = "D9D9D9"
TITLE_SIZE = 12  # points, as all sizes
TEXT_SIZE = 9
NOTE_SIZE = 8

KATEGORIE = "kategorie"
ART = "art"
DEZERNAT = "dezernat"
GROUPS = {KATEGORIE: "Kategorie", ART: "Art", DEZERNAT: "Dezernat"}
NO_ART = "ohne Angabe"
EXAMPLE = "Beispieldaten"
UNKNOWN, NO_FIGURE = "–", "keine Zahl"  # in a table, in a sentence
AXIS = "Anzahl der Maßnahmen nach {group}"
COUNTED_ONCE = "Jede Maßnahme zählt einmal, auch wenn sie mehrere Arten hat."
COUNTED_PER_ART = (
    "Eine Maßnahme mit mehreren Arten zählt bei jeder ihrer Arten; die Summe kann die Zahl der Maßnahmen übersteigen."
)


@dataclass(frozen=True, slots=True)
class Look:
    """How a series is filled.

    ``colour`` is RRGGBB; white lines run over it at ``angle`` degrees, none where it is solid. ``pattern`` is
    the same hatching in DrawingML (ECMA-376 part 1 §20.1.10.50).
    """

    colour: str
    angle: int | None = None
    pattern: str | None = None


LOOKS = (
    Look("17456B"),
    Look("D97A0B", 45, "wdUpDiag"),
    Look("1F7F78", 0, "narHorz"),
    Look("2B0A33", 135, "wdDnDiag"),
)


def look(index: int) -> Look:
    return LOOKS[index % len(LOOKS)]


def number(value: int) -> str:
    """A count as German readers write it: 14.900."""
    return f"{value:,}".replace(",", ".")


def figure(value: int | None, unknown: str = UNKNOWN) -> str:
    """A count, or what stands for one that is not known, which is not zero."""
    return unknown if value is None else number(value)


def axis_step(highest: int) -> int:
    """The distance of the axis' marks, 1, 2 or 5 times a power of ten: at most six marks above zero."""
    return next(step for step in _round_steps() if step * 6 >= highest)


def axis_marks(highest: int) -> range:
    """The axis' marks, from zero to the first one not below ``highest``, at least one above zero."""
    step = axis_step(highest)
    last = max(step, -(-highest // step) * step)
    return range(0, last + 1, step)


def _round_steps() -> Iterator[int]:
    power = 1
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10
