"""Which cell of a returned row is which field, also where cells were merged or split."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ikz_report.model import ART, STANDARD_LAYOUT, THEMA, Content, Layout
from ikz_report.readers.word import WordCell, WordRow

MERGED = "Hier sind Zellen verbunden; ihr Text ist nicht übernommen. Bitte von Hand eintragen: „{text}“"
CONTINUED = (
    "Diese Zelle ist mit der darüber verbunden; sie bleibt, wie sie war. Bitte prüfen, ob der Text darüber gilt."
)
GONE = "Diese Zeile hat keine Zelle „{title}“ mehr; deren Text bleibt, wie er war. Bitte prüfen: „{text}“"
SPLIT = "Diese Zeile hat mehr Zellen als die Tabelle Spalten; der Text wurde der Spalte links davon zugeschlagen."


@dataclass(slots=True)
class RowCells:
    """The row's content by field. ``unclear`` are fields of merged cells, of which the issued text must hold.

    ``fields`` gives the field for the number of a cell; ``problems`` are a cell's number and a sentence.
    """

    contents: dict[str, Content] = field(default_factory=dict)
    unclear: set[str] = field(default_factory=set)
    fields: dict[int, str] = field(default_factory=dict)
    problems: list[tuple[int, str]] = field(default_factory=list)


def row_cells(row: WordRow, layout: Layout, names: Mapping[str, str]) -> RowCells:
    """The cells by field; ``names`` gives the field for a bookmark."""
    result = RowCells()
    for cell, name in zip(row.cells, _fields(row, layout, names), strict=True):
        result.fields[cell.number] = name
        result.contents[name] = result.contents.get(name, ()) + cell.content
        merged = {names[each] for each in cell.bookmarks if each in names} - {name}
        if cell.continued or (merged and len(row.cells) < len(layout.columns)):
            result.unclear |= {name, *merged}
            result.problems.append((cell.number, MERGED if cell.content else CONTINUED))
    if len(row.cells) > len(layout.columns):
        result.problems.append((row.cells[-1].number, SPLIT))
    return result


def _fields(row: WordRow, layout: Layout, names: Mapping[str, str]) -> Iterator[str]:
    """A field for each cell."""
    if len(row.cells) == len(layout.columns):
        yield from layout.fields
    elif len(row.cells) == 2 and layout.key == STANDARD_LAYOUT and not _columns_merged(row, names):
        yield from (ART, THEMA)
    else:
        last = layout.fields[0]
        for cell in row.cells:
            last = _by_bookmark(cell, names) or (last if _more(row, layout) else _by_column(cell, layout))
            yield last


def _more(row: WordRow, layout: Layout) -> bool:
    return len(row.cells) > len(layout.columns)


def _columns_merged(row: WordRow, names: Mapping[str, str]) -> bool:
    return any(len({names[each] for each in cell.bookmarks if each in names}) > 1 for cell in row.cells)


def _by_bookmark(cell: WordCell, names: Mapping[str, str]) -> str | None:
    return next((names[each] for each in cell.bookmarks if each in names), None)


def _by_column(cell: WordCell, layout: Layout) -> str:
    """The field whose grid columns the cell begins in."""
    column = 0
    for each in layout.columns:
        column += each.span
        if cell.column < column:
            return each.field
    return layout.fields[-1]
