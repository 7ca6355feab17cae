"""Table heads: the standard one of every page, and a section's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ikz_report.identity import slug
from ikz_report.model import STANDARD_LAYOUT, THEMA, Column, HeadCell, Layout
from ikz_report.readers.annex.arten import arten_of
from ikz_report.readers.annex.drafts import STANDARD, Cells, Spot

WIDTH = len(STANDARD.columns)
_FIELDS = {column.title.casefold(): column.field for column in STANDARD.columns}
_KNOWN = (*STANDARD.fields[1:], "austausch")  # fields by a word in the label; the first counts
_MAX_GROUP_ROWS = 3
_LINKS = ("und", "sowie", "&")
MAX_HEAD_ROWS = 8
_MAX_FIELD = 24  # characters
_TAKEN = ("id", "kategorie", "bereich", "art_wortlaut")  # fields every measure has in the register

Labels = tuple[str, ...]


def is_head(titles: Sequence[str]) -> bool:
    """Whether the texts of a row are the head of the four columns; case does not count."""
    return [title.casefold() for title in titles] == list(_FIELDS)


def standard_layout(titles: Sequence[str]) -> Layout:
    """The standard layout with the titles as the head line has them."""
    columns = tuple(replace(column, title=title) for column, title in zip(STANDARD.columns, titles, strict=True))
    return Layout(STANDARD_LAYOUT, columns)


def own_head(rows: Sequence[Cells], spot: Spot) -> tuple[Layout, int] | None:
    """The layout of a section's own head at the start of ``rows``, and how many rows it takes.

    Such a head is up to three rows of labels for groups of columns, then rows of nothing but column
    titles, at least two („Thema“, „Arbeitsstand“ …); titles in several rows are one label.

    Raises:
        SourceError: the head has no column Thema, or a column without a label.
    """
    groups: list[Labels] = []
    titles: list[Labels] = []
    for cells in rows:
        texts = tuple(" ".join(cell.text.split()) for cell in cells)
        if _is_title_row(texts):
            titles.append(texts)
        elif titles or len(groups) == _MAX_GROUP_ROWS or not _is_group_row(cells):
            break
        else:
            groups.append(texts)
    merged = _merged(titles)
    if sum(1 for title in merged if title) < 2:
        return None
    return _layout(groups, merged, spot), len(groups) + len(titles)


def _is_title_row(texts: Labels) -> bool:
    filled = [text for text in texts if text]
    return len(texts) == WIDTH and 0 < len(filled) < WIDTH and all(map(_is_title, filled))


def _is_title(cell: str) -> bool:
    """A column's title, or several for one column („Arbeitsstand/Perspektive“, „Arbeitsstand und Perspektive“)."""
    words = [word for word in re.split(r"[\s/,]+", cell.casefold()) if word and word not in _LINKS]
    return bool(words) and all(word in _FIELDS for word in words)


def _is_group_row(cells: Cells) -> bool:
    filled = [cell for cell in cells if cell.text]
    is_labels = len(filled) > 1 and all(cell.label for cell in filled)
    return len(cells) == WIDTH and is_labels and not arten_of(cells[0].text)


def _merged(rows: list[Labels]) -> Labels:
    return tuple(" ".join(cell for cell in column if cell) for column in zip(*rows, strict=True))


def _layout(groups: list[Labels], titles: Labels, spot: Spot) -> Layout:
    labels = [*groups, titles]
    starts = sorted({0} | {at for row in labels for at, cell in enumerate(row) if cell})
    columns = [_column(labels, start, end) for start, end in zip(starts, [*starts[1:], WIDTH], strict=True)]
    fields = [column.field for column in columns]
    if THEMA not in fields or "" in fields or len(set(fields)) < len(fields):
        message = "Der Tabellenkopf dieses Abschnitts ist nicht verständlich: jede Spalte braucht einen eigenen Titel, "
        raise spot.place.error(f"{message}eine davon „Thema“. Bitte dort ergänzen.")
    spot.doubt(f"eigener Tabellenkopf dieses Abschnitts, gelesen als Spalten {', '.join(c.title for c in columns)}.")
    head = tuple(_head_row(row) for row in groups) + (_head_row(titles, starts),)
    return Layout(fields[0], tuple(columns), head)


def _column(labels: list[Labels], start: int, end: int) -> Column:
    """The column is named by its lowest label."""
    title = next((row[start] for row in reversed(labels) if row[start]), "")
    lowered = title.casefold()
    field = next((name for name in _KNOWN if name in lowered), None) or _FIELDS.get(lowered)
    return Column(field or _new_field(title), title, end - start)


def _new_field(title: str) -> str:
    """A name for a column of another kind; empty where the title has no letters."""
    name = slug(title.split(",")[0], _MAX_FIELD).replace("-", "_")
    return f"spalte_{name}" if name and (name[0].isdigit() or name in _TAKEN) else name


def _head_row(row: Labels, starts: Sequence[int] = ()) -> tuple[HeadCell, ...]:
    """The filled cells, each as wide as the empty ones behind it."""
    begins = sorted({0, *starts} | {at for at, cell in enumerate(row) if cell})
    return tuple(HeadCell(row[a], b - a) for a, b in zip(begins, [*begins[1:], WIDTH], strict=True))
