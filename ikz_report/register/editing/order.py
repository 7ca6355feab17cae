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
    staying: dict[str, int] = {}
    for section in sections:
        staying |= _staying(section, places)
    kept = [row for section in sections for row in section if row.id in staying]
    result = sorted(kept, key=lambda row: staying[row.id])
    for number, section in enumerate(sections):
        _put_in(result, section, staying, [row for before in sections[:number] for row in before])
    return result


def _staying(section: Sequence[Row], places: dict[str, int]) -> dict[str, int]:
    """The rows that need not be moved, with their places in the file."""
    rising = set(longest_rising([places.get(row.id) for row in section]))
    return {row.id: places[row.id] for row in section if places.get(row.id) in rising}


def _put_in(result: list[Row], section: Sequence[Row], staying: dict[str, int], before: Sequence[Row]) -> None:
    """Put the rows that are not there yet behind their neighbours."""
    first = next((row for row in section if row.id in staying), None)
    place = result.index(first) if first else max((result.index(row) + 1 for row in before), default=0)
    for row in section:
        if row.id in staying:
            place = result.index(row) + 1
        else:
            result.insert(place, row)
            place += 1
