"""What counts as issued once a return has been merged.

As in version control, the base of the next merge is what was merged last: kept in place of the issued
state, it makes a second merge of the same return change nothing. Where a conflict is open, the issued
state stays, so that the conflict shows again until somebody decides it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from ikz_report.merge.cell import MergedCell, merge_cell
from ikz_report.merge.order import FIRST
from ikz_report.merge.result import DIENSTSTELLE, KATEGORIE, MASSNAHME, REIHENFOLGE, Conflict, Placed
from ikz_report.model import ART, Measure
from ikz_report.outline import Line, Lines, build, flatten

Bases = Mapping[tuple[str, str], Lines]  # measure and field to the lines that count as issued


def settled_lines(merged: MergedCell, issued: Lines, returned: Lines) -> Lines:
    """What counts as issued in a cell with open conflicts, the register's side being chosen in ``merged``.

    As returned with the conflicting lines as issued, if a second merge then changes nothing and shows
    the conflict again; else what comes nearest to that.
    """
    bases = [_mixed(merged, returned), issued, returned]
    if merged.both_filled or merged.order_conflict:
        bases = [issued, returned]
    now, *valid = (flatten(build(lines)) for lines in (merged.lines, *bases))
    again = [(base, merge_cell(base, now, returned)) for base in valid]
    unchanging = [(base, second) for base, second in again if second.lines == now]
    return next((base for base, second in unchanging if second.conflict), unchanging[0][0])


def _mixed(merged: MergedCell, returned: Lines) -> Lines:
    """As returned, but conflicting lines as issued."""
    instead = {slot.place: slot.issued for slot in merged.slots if slot.conflict}
    behind: dict[int, list[Line]] = defaultdict(list)
    last = FIRST
    for slot in merged.slots:
        if slot.place is not None:
            last = slot.place
        elif slot.conflict and slot.issued is not None:
            behind[last].append(slot.issued)
    result = behind[FIRST]
    for place, line in enumerate(returned):
        base = instead.get(place, line)
        result = [*result, *([base] if base else []), *behind[place]]
    return tuple(result)


def settled(
    issued: Sequence[Placed],
    returned: Sequence[Placed],
    conflicts: Collection[Conflict],
    bases: Bases,
    kept: Collection[str],
) -> tuple[Placed, ...]:
    """The returned measures, with the issued state where ``conflicts`` are open; ``bases`` for their cells.

    ``kept`` are the ids of issued measures that did not come back and must be asked about again.
    """
    open_fields: dict[str, set[str]] = {}
    for conflict in conflicts:
        open_fields.setdefault(conflict.measure, set()).add(conflict.field)
    before = {each.id: each for each in issued}
    after = {
        each.id: _of_measure(before.get(each.id), each, open_fields.get(each.id, set()), bases) for each in returned
    }
    after.update((name, before[name]) for name in before if name in kept and name not in after)
    order = [*before, *after] if REIHENFOLGE in open_fields.get("", ()) else [*after]
    return tuple(after[name] for name in dict.fromkeys(order) if name in after)


def _of_measure(issued: Placed | None, returned: Placed, fields: Collection[str], bases: Bases) -> Placed:
    if not fields:
        return returned
    issued = issued or Placed(Measure(returned.id, ()), "", "")
    if MASSNAHME in fields:
        return issued
    art = (issued if ART in fields else returned).measure
    cells = dict(returned.measure.cells)
    cells.update((name, build(bases[returned.id, name])) for name in fields if (returned.id, name) in bases)
    filled = {name: content for name, content in cells.items() if content}
    return Placed(
        Measure(returned.id, art.arten, filled, art.wording),
        (issued if KATEGORIE in fields else returned).category,
        (issued if DIENSTSTELLE in fields else returned).unit,
    )
