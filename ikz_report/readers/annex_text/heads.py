"""Table heads: the standard one of every page, and a section's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ikz_report.identity import slug
from ikz_report.model import STANDARD_LAYOUT, THEMA, Column, HeadCell, Layout
from ikz_report.readers.annex_text.arten import arten_of
from ikz_report.readers.annex_text.drafts import STANDARD, Spot
from ikz_report.readers.annex_text.source import place

WIDTH = len(STANDARD.columns)
_FIELDS = {column.title.casefold(): column.field for column in STANDARD.columns}
_KNOWN = (*STANDARD.fields[1:], "austausch")  # fields by a word in the label; the first counts
_MAX_GROUP_ROWS = 3
MAX_HEAD_ROWS = 8
_MAX_FIELD = 24  # characters
_TAKEN = ("id", "kategorie", "bereich", "art_wortlaut")  # fields every measure has in the register

Cells = tuple[str, ...]


def split_row(line: str) -> Cells:
    """A line's cells without blanks around them; empty cells beyond the head's width are left out."""
    cells = [cell.strip() for cell in line.split("\t")]
    while len(cells) > WIDTH and not cells[-1]:
        cells.pop()
    return tuple(cells)


def is_head(line: str) -> bool:
    """Whether the line is the head of the four columns; case and blanks do not count."""
    return len(line) < 200 and [cell.casefold() for cell in split_row(line)] == list(_FIELDS)


def standard_layout(line: str) -> Layout:
    """The standard layout with the titles as the head line has them."""
    titles = split_row(line)
    columns = tuple(replace(column, title=title) for column, title in zip(STANDARD.columns, titles, strict=True))
    return Layout(STANDARD_LAYOUT, columns)


def own_head(lines: Sequence[str], spot: Spot) -> tuple[Layout, int] | None:
    """The layout of a section's own head at the start of ``lines``, and how many rows it takes.

    Such a head is up to three rows of labels for groups of columns, then rows of nothing but column
    titles, at least two („Thema“, „Arbeitsstand“ …); titles in several rows are one label.

    Raises:
        SourceError: the head has no column Thema, or a column without a label.
    """
    groups: list[Cells] = []
    titles: list[Cells] = []
    for line in lines:
        cells = split_row(line)
        if _is_title_row(cells):
            titles.append(cells)
        elif titles or len(groups) == _MAX_GROUP_ROWS or not _is_group_row(cells):
            break
        else:
            groups.append(cells)
    merged = _merged(titles)
    if sum(1 for title in merged if title) < 2:
        return None
    return _layout(groups, merged, spot), len(groups) + len(titles)


def _is_title_row(cells: Cells) -> bool:
    filled = [cell for cell in cells if cell]
    return len(cells) == WIDTH and 0 < len(filled) < WIDTH and all(_is_title(cell) for cell in filled)


def _is_title(cell: str) -> bool:
    """A column's title, or several for one column („Arbeitsstand/Perspektive“)."""
    return all(word in _FIELDS for word in cell.casefold().replace("/", " ").split())


def _is_group_row(cells: Cells) -> bool:
    filled = [cell for cell in cells if cell]
    return (
        len(cells) == WIDTH and len(filled) > 1 and not any("<" in cell for cell in filled) and not arten_of(cells[0])
    )


def _merged(rows: list[Cells]) -> Cells:
    return tuple(" ".join(cell for cell in column if cell) for column in zip(*rows, strict=True))


def _layout(groups: list[Cells], titles: Cells, spot: Spot) -> Layout:
    labels = [*groups, titles]
    starts = sorted({0} | {at for row in labels for at, cell in enumerate(row) if cell})
    columns = [_column(labels, start, end) for start, end in zip(starts, [*starts[1:], WIDTH], strict=True)]
    fields = [column.field for column in columns]
    if THEMA not in fields or "" in fields or len(set(fields)) < len(fields):
        message = "Der Tabellenkopf dieses Abschnitts ist nicht verständlich: jede Spalte braucht einen eigenen Titel, "
        raise place(spot.name, spot.line, f"{message}eine davon „Thema“. Bitte im Text ergänzen.")
    spot.doubt(f"eigener Tabellenkopf dieses Abschnitts, gelesen als Spalten {', '.join(c.title for c in columns)}.")
    head = tuple(_head_row(row) for row in groups) + (_head_row(titles, starts),)
    return Layout(fields[0], tuple(columns), head)


def _column(labels: list[Cells], start: int, end: int) -> Column:
    """The column is named by its lowest label."""
    title = next((row[start] for row in reversed(labels) if row[start]), "")
    lowered = title.casefold()
    field = next((name for name in _KNOWN if name in lowered), None) or _FIELDS.get(lowered)
    return Column(field or _new_field(title), title, end - start)


def _new_field(title: str) -> str:
    """A name for a column of another kind; empty where the title has no letters."""
    name = slug(title.split(",")[0], _MAX_FIELD).replace("-", "_")
    return f"spalte_{name}" if name and (name[0].isdigit() or name in _TAKEN) else name


def _head_row(row: Cells, starts: Sequence[int] = ()) -> tuple[HeadCell, ...]:
    """The filled cells, each as wide as the empty ones behind it."""
    begins = sorted({0, *starts} | {at for at, cell in enumerate(row) if cell})
    return tuple(HeadCell(row[a], b - a) for a, b in zip(begins, [*begins[1:], WIDTH], strict=True))
