"""What a bullet stands below: merged like everything else, for a bullet means what it does by what it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ikz_report.merge.pick import pick
from ikz_report.merge.slots import Slot
from ikz_report.model import MAX_LEVELS
from ikz_report.outline import Line

NONE = -1  # the parent of what stands below nothing

Parents = dict[int, int]  # by number of the slot


def parents_agree(slots: Sequence[Slot]) -> bool:
    """Whether each bullet stands below the one that the side which changed that, or both, put it below.

    That must hold whichever side is chosen where lines are in conflict.
    """
    issued = _parents(_in_order((slot.spot.issued, slot.issued) for slot in slots))
    chosen = _parents(_in_order((slot.spot.chosen, slot.chosen) for slot in slots))
    other = _parents(_in_order((slot.spot.other, slot.other) for slot in slots))
    return _agree(slots, issued, chosen, other, chosen_side=True) and _agree(
        slots, issued, other, chosen, chosen_side=False
    )


def _in_order(places: Iterable[tuple[int | None, Line | None]]) -> list[tuple[int, Line]]:
    """The lines of one version in its order, each with the number of its slot."""
    found = [(place, number, line) for number, (place, line) in enumerate(places) if place is not None and line]
    return [(number, line) for _, number, line in sorted(found, key=lambda each: each[0])]


def _parents(lines: Iterable[tuple[int, Line]]) -> Parents:
    """The parent of each line, as ``outline.build`` hangs them."""
    found: Parents = {}
    path: list[tuple[int, int]] = []
    for number, line in lines:
        while path and (path[-1][0] >= line.level or len(path) == MAX_LEVELS):
            path.pop()
        found[number] = path[-1][1] if path else NONE
        if line.level:
            path.append((line.level, number))
    return found


def _agree(slots: Sequence[Slot], issued: Parents, mine: Parents, theirs: Parents, *, chosen_side: bool) -> bool:
    values = ((number, slot.value_for(chosen=chosen_side)) for number, slot in enumerate(slots))
    merged = _parents((number, line) for number, line in values if line is not None)
    return all(parent == _expected(slots[n], n, issued, mine, theirs) for n, parent in merged.items())


def _expected(slot: Slot, number: int, issued: Parents, mine: Parents, theirs: Parents) -> int | None:
    """The parent a line must have; None where the sides disagree."""
    if number not in mine or number not in theirs or slot.conflict:
        return mine.get(number, theirs.get(number))
    picked = pick(issued.get(number), mine[number], theirs[number])
    return None if picked.conflict else picked.value
