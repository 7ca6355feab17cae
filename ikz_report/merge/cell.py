"""Merging one cell three ways, line by line.

What only one side changed is taken; a line that both changed differently stays as the chosen side has it and is a
conflict. Where lines cannot be judged each for itself, because the sides disagree on their order or on what a bullet
stands below, or because one of them tore a text apart that the other changed, all of the cell is one conflict and
stays as the chosen side has it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from ikz_report.merge.added import added_lines
from ikz_report.merge.align import align, text_of
from ikz_report.merge.order import FIRST, Spot, merged_order
from ikz_report.merge.parents import parents_agree
from ikz_report.merge.slots import Slot, added_slot, kept_slot, side_by_side, torn
from ikz_report.outline import Line, Lines, build, flatten


@dataclass(frozen=True, slots=True)
class MergedCell:
    """The slots in the merged order; ``whole`` marks a cell that is one conflict as a whole.

    ``base`` is what must count as issued while a conflict is open, the register's side being the chosen one: with it
    a second merge changes nothing and shows the conflict again.
    """

    slots: tuple[Slot, ...]
    whole: bool = False
    base: Lines = ()

    @property
    def conflict(self) -> bool:
        return self.whole or any(slot.conflict for slot in self.slots)

    @property
    def lines(self) -> Lines:
        """As the chosen side has it where the sides disagree."""
        return tuple(slot.value for slot in self.slots if slot.value is not None)


def merge_cell(issued: Lines, chosen: Lines, other: Lines) -> MergedCell:
    """The cell merged from two edited versions; the ``chosen`` side's text holds where they disagree.

    Where they do not, it makes no difference which side is the chosen one.
    """
    merged = _woven(issued, chosen, other)
    if merged is not None and merged.conflict:
        merged = _kept_open(merged, issued, chosen, other)
    return merged or MergedCell(
        tuple(Slot(Spot(None, place), None, line, None, line) for place, line in enumerate(chosen)),
        whole=True,
        base=issued,
    )


def _woven(issued: Lines, chosen: Lines, other: Lines) -> MergedCell | None:
    """The cell line by line; None where that cannot be done."""
    if not issued and not _contains(chosen, other) and not _contains(other, chosen):
        return None
    mine, others = align(issued, chosen, other)
    kept = [
        kept_slot(Spot(index, mine[index], others[index]), line, _at(chosen, mine[index]), _at(other, others[index]))
        for index, line in enumerate(issued)
    ]
    new = added_lines(chosen, other, mine, others, tuple(slot.value for slot in kept if slot.value is not None))
    order = merged_order(mine, others, new.chosen, new.other, new.both)
    if order.conflict:
        return None

    def slot(spot: Spot) -> Slot:
        if spot.issued is None:
            return added_slot(spot, _at(chosen, spot.chosen), _at(other, spot.other))
        moved, moved_other = spot.issued in order.moved, spot.issued in order.moved_other
        return replace(kept[spot.issued], moved=moved, moved_other=moved_other)

    slots: list[Slot] = []
    for group in order.groups:
        slots += map(slot, group.both)
        slots += side_by_side([*map(slot, group.chosen)], [*map(slot, group.other)])
    return None if torn(slots) or not parents_agree(slots) else MergedCell(tuple(slots))


def _at(lines: Lines, place: int | None) -> Line | None:
    return None if place is None else lines[place]


def _contains(lines: Lines, part: Lines) -> bool:
    return not Counter(map(text_of, part)) - Counter(map(text_of, lines))


def _kept_open(merged: MergedCell, issued: Lines, chosen: Lines, other: Lines) -> MergedCell | None:
    """The merged cell with its base; None where there is none, whichever of the two is the register's side."""
    mirror = _woven(issued, other, chosen)
    if mirror is None:
        return None
    base, base_of_mirror = _base(merged, mirror, issued, other), _base(mirror, merged, issued, chosen)
    return None if base is None or base_of_mirror is None else replace(merged, base=base)


def _base(merged: MergedCell, mirror: MergedCell, issued: Lines, returned: Lines) -> Lines | None:
    """As returned with the conflicting lines as issued, or as issued.

    With it the conflict is shown again, and who then decides for the department gets what it would have given now.
    """
    now, decided = _settled(merged.lines), _settled(mirror.lines)
    for base in (_settled(_mixed(merged, returned)), issued):
        again, later = _woven(base, now, returned), _woven(base, returned, now)
        is_open = again is None or (again.conflict and _settled(again.lines) == now)
        if is_open and decided == (returned if later is None else _settled(later.lines)):
            return base
    return None


def _mixed(merged: MergedCell, returned: Lines) -> Lines:
    """As returned, but conflicting lines as issued."""
    instead = {slot.spot.other: slot.issued for slot in merged.slots if slot.conflict}
    behind: dict[int, list[Line]] = defaultdict(list)
    last = FIRST
    for slot in merged.slots:
        if slot.spot.other is not None:
            last = slot.spot.other
        elif slot.conflict and slot.issued is not None:
            behind[last].append(slot.issued)
    result = behind[FIRST]
    for place, line in enumerate(returned):
        base = instead.get(place, line)
        result = [*result, *([base] if base else []), *behind[place]]
    return tuple(result)


def _settled(lines: Lines) -> Lines:
    """The lines as a cell holds them."""
    return flatten(build(lines))
