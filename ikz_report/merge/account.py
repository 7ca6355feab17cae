"""From the slots of merged cells to changes and conflicts with their sides named."""

from __future__ import annotations

from dataclasses import dataclass, field

from ikz_report.merge.cell import MergedCell
from ikz_report.merge.result import Change, Conflict, Kind, Side, Take
from ikz_report.merge.slots import Slot
from ikz_report.model import plain
from ikz_report.outline import Line, Lines


@dataclass(frozen=True, slots=True)
class Versions:
    """One thing, a cell or a value, as issued, as returned and as it is now."""

    issued: Lines
    returned: Lines
    current: Lines


@dataclass(slots=True)
class Notes:
    """What a merge has found so far; ``bases`` as in ``settled``."""

    changes: list[Change] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    bases: dict[tuple[str, str], Lines] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Account:
    """Notes what happened in one field of one measure; ``take`` is the side that decides conflicts, if any."""

    measure: str
    field: str
    take: Take | None
    notes: Notes

    @property
    def department_chosen(self) -> bool:
        return self.take == "department"

    def cell(self, merged: MergedCell, versions: Versions, result: Lines) -> None:
        """Note everything that happened in a merged cell, whose lines are ``result``.

        Where one side has all of it already, what the other did is no news, as where it sank a bullet below
        one that has gone since.
        """
        before = len(self.notes.changes)
        self._cell(merged, versions)
        sides = {Side.DEPARTMENT: versions.current, Side.REGISTER: versions.returned}
        idle = [side for side, opposite in sides.items() if result == opposite]
        self.notes.changes[before:] = [change for change in self.notes.changes[before:] if change.side not in idle]

    def _cell(self, merged: MergedCell, versions: Versions) -> None:
        if merged.whole:
            self.conflict(versions)
            return
        place = 1
        for slot in merged.slots:
            issued, returned, current = self._sides(slot)
            if slot.conflict:
                self.conflict(Versions(_lines(issued), _lines(returned), _lines(current)), place)
            else:
                for part in _parts(issued, returned, current):
                    self.value(part, place)
            self._moves(slot, place)
            place += slot.value is not None

    def value(self, versions: Versions, place: int = 0) -> None:
        """Note which side changed something that is merged as a whole and is no conflict."""
        issued, returned, current = versions.issued, versions.returned, versions.current
        if returned == current != issued:
            self._change(issued, returned, Side.BOTH, place)
        elif returned != current:
            if returned != issued:
                self._change(issued, returned, Side.DEPARTMENT, place)
            if current != issued:
                self._change(issued, current, Side.REGISTER, place)

    def conflict(self, versions: Versions, place: int = 0) -> None:
        parts = versions.issued, versions.returned, versions.current
        self.notes.conflicts.append(Conflict(self.measure, self.field, place, *parts, self.take))

    def moved(self, lines: Lines, side: Side, place: int = 0) -> None:
        self._change(lines, lines, side, place, Kind.MOVED)

    def _change(self, before: Lines, after: Lines, side: Side, place: int, kind: Kind | None = None) -> None:
        change = Change(self.measure, self.field, kind or _kind(before, after), side, place, before, after)
        self.notes.changes.append(change)

    def _moves(self, slot: Slot, place: int) -> None:
        if slot.value is not None and (slot.moved or slot.moved_other):
            side = mover(self.take, chosen=slot.moved, other=slot.moved_other)
            self.moved(_lines(slot.value), side, place)

    def _sides(self, slot: Slot) -> tuple[Line | None, Line | None, Line | None]:
        """The slot's lines as issued, returned and current."""
        if self.department_chosen:
            return slot.issued, slot.chosen, slot.other
        return slot.issued, slot.other, slot.chosen


def mover(take: Take | None, *, chosen: bool, other: bool) -> Side:
    """The side that moved something, given whether the chosen and the other side did."""
    if chosen and other:
        return Side.BOTH
    return Side.DEPARTMENT if chosen == (take == "department") else Side.REGISTER


def _parts(issued: Line | None, returned: Line | None, current: Line | None) -> list[Versions]:
    """What is merged by itself in a line: text and level where both sides still have it.

    Where one side removed it, only that counts; the other can have changed no more than the level.
    """
    if issued is None:
        return [Versions((), _lines(returned), _lines(current))]
    if returned is None or current is None:
        return [Versions((issued,), (issued,) if returned else (), (issued,) if current else ())]
    if issued in (returned, current):
        return [Versions((issued,), (returned,), (current,))]
    text = current.text if returned.text == issued.text else returned.text
    return [
        Versions(*(_lines(Line(issued.level, each.text)) for each in (issued, returned, current))),
        Versions(*(_lines(Line(each.level, text)) for each in (issued, returned, current))),
    ]


def _lines(line: Line | None) -> Lines:
    return () if line is None else (line,)


def _kind(before: Lines, after: Lines) -> Kind:
    if not before:
        return Kind.ADDED
    if not after:
        return Kind.REMOVED
    if [plain(line.text) for line in before] != [plain(line.text) for line in after]:
        return Kind.CHANGED
    return Kind.LEVEL if [line.text for line in before] == [line.text for line in after] else Kind.EMPHASIS
