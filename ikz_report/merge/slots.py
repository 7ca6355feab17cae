"""The lines of a merged cell, each as every version has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ikz_report.merge.align import ALIKE_ELSEWHERE, most_alike, text_of
from ikz_report.merge.order import Spot
from ikz_report.merge.pick import pick
from ikz_report.outline import Line

LEAST_PART = 12  # characters of a text that may be a part of another


@dataclass(frozen=True, slots=True)
class Slot:
    """A line as issued, as the chosen and as the other side have it, and as merged; None where it is not."""

    spot: Spot
    issued: Line | None
    chosen: Line | None
    other: Line | None
    value: Line | None
    conflict: bool = False
    moved: bool = False  # by the chosen side
    moved_other: bool = False

    def value_for(self, *, chosen: bool) -> Line | None:
        """As merged if that side were the chosen one."""
        return self.value if chosen or not self.conflict else self.other


def kept_slot(spot: Spot, issued: Line, chosen: Line | None, other: Line | None) -> Slot:
    """An issued line: level and text are merged each for itself while both sides still have the line.

    Where one of the two is a conflict, all of the line is: who decides for a side gets that side's line. A line
    one side removed is gone, unless the other changed its text; the level changes with the lines around.
    """
    if chosen is None or other is None:
        still = chosen or other
        conflict = still is not None and still.text != issued.text
        value = chosen if conflict else None
    else:
        level = pick(issued.level, chosen.level, other.level)
        text = pick(issued.text, chosen.text, other.text)
        conflict = level.conflict or text.conflict
        value = chosen if conflict else Line(level.value, text.value)
    return Slot(spot, issued, chosen, other, value, conflict)


def added_slot(spot: Spot, chosen: Line | None, other: Line | None) -> Slot:
    """A line that one side or both added."""
    conflict = None not in (chosen, other) and chosen != other
    return Slot(spot, None, chosen, other, chosen or other, conflict)


def side_by_side(chosen: Sequence[Slot], other: Sequence[Slot]) -> list[Slot]:
    """What each side alone has at one place, versions of one added line as one conflict.

    First the side whose lines are deeper, for they belong to what stands before, else by the texts.
    """
    left, right = list(chosen), list(other)
    new, new_other = ([slot for slot in side if slot.issued is None] for side in (left, right))
    lines, lines_other = (tuple(slot.value for slot in side if slot.value) for side in (new, new_other))
    here, there = range(len(lines)), range(len(lines_other))
    for index, place in most_alike(lines, here, lines_other, there, ALIKE_ELSEWHERE):
        slot, version = new[index], new_other[place]
        spot = slot.spot._replace(other=version.spot.other)
        left[left.index(slot)] = replace(slot, spot=spot, other=version.other, conflict=True)
        right.remove(version)
    return [slot for side in sorted((left, right), key=_rank) for slot in side]


def _rank(slots: list[Slot]) -> tuple[int, list[str]]:
    there = [slot.value for slot in slots if slot.value is not None]
    return -min((line.level for line in there), default=0), [text_of(line) for line in there]


def torn(slots: Sequence[Slot]) -> bool:
    """Whether a line in conflict was split, or joined with another, by one of the sides.

    Its parts stand in other lines then, and deciding for one side would leave those of the other.
    """
    disputed = [slot for slot in slots if slot.conflict and slot.issued is not None]
    return any(
        _holds_part(slot.issued, line)
        for slot in disputed
        for each in slots
        if each is not slot
        for line in (each.chosen, each.other)
        if line is not None and slot.issued is not None and (each.issued is None or line.text != each.issued.text)
    )


def _holds_part(issued: Line | None, line: Line) -> bool:
    text, part = text_of(issued) if issued else "", text_of(line)
    return min(len(text), len(part)) >= LEAST_PART and text != part and (part in text or text in part)
