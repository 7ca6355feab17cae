"""Where in a file the measures of its sections stand."""

from __future__ import annotations

from collections.abc import Sequence

from ikz_report.register.editing.align import longest_rising
from ikz_report.register.editing.rows import Row


def in_file_order(old: Sequence[str], sections: Sequence[Sequence[Row]]) -> list[Row]:
    """The rows of a file's sections, each section in its own order, and as few moved as possible.

    ``old`` are the ids as they stand in the file, where sections may be mixed. A new or moved row follows the one
    before it in its section, the first one of a section the rows of the sections before.
    """
    places = {name: place for place, name in enumerate(old)}
    around: dict[str | None, tuple[list[Row], list[Row]]] = {None: ([], [])}
    staying: dict[str, int] = {}
    for section in sections:
        last = max(staying, key=lambda name: staying[name], default=None)
        ours = _staying(section, places)
        staying |= ours
        around |= {name: ([], []) for name in ours}
        _put_around(around, section, ours, last)
    rows = {row.id: row for section in sections for row in section}
    result = around[None][1]
    for name in sorted(staying, key=lambda name: staying[name]):
        before, after = around[name]
        result += [*before, rows[name], *after]
    return result


def _staying(section: Sequence[Row], places: dict[str, int]) -> dict[str, int]:
    """The rows that need not be moved, with their places in the file."""
    rising = set(longest_rising([places.get(row.id) for row in section]))
    return {row.id: places[row.id] for row in section if places.get(row.id) in rising}


def _put_around(
    around: dict[str | None, tuple[list[Row], list[Row]]],
    section: Sequence[Row],
    ours: dict[str, int],
    last: str | None,
) -> None:
    """Put the rows that do not stay before or behind one that does; ``last`` is that of the sections before."""
    first = next((row.id for row in section if row.id in ours), None)
    here = around[last][1] if first is None else around[first][0]
    for row in section:
        if row.id in ours:
            here = around[row.id][1]
        else:
            here.append(row)
