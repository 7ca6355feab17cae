"""What counts as issued once a return has been merged.

As in version control, the base of the next merge is what was merged last: kept in place of the issued
state, it makes a second merge of the same return change nothing. Where a conflict is open, the issued
state stays, so that the conflict shows again until somebody decides it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from ikz_report.merge.result import DIENSTSTELLE, KATEGORIE, MASSNAHME, REIHENFOLGE, Conflict, Placed
from ikz_report.model import ART, Measure
from ikz_report.outline import Lines, build

Bases = Mapping[tuple[str, str], Lines]  # measure and field to the lines that count as issued


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
