"""How the table falls on the pages of a PDF: its head on each, no department row alone, no page left empty.

Only what stands on the pages in which order is looked at, so any program may have set them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from posixpath import commonprefix

from ikz_report.verify.defect import HEAD, LONELY, TALL, Defect
from ikz_report.verify.expected import Heading, TableRow, UnitRow, fold
from ikz_report.verify.pdf_file import Found, Pages

DIGITS = re.compile(r"\d+")
LEAST_PAGES = 3  # from which what all pages end with is known to be their foot


@dataclass(slots=True)
class Table:
    """A category's table: its heading and its rows that have text."""

    heading: Found
    rows: list[Found] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.heading.row[0].texts[0]


def page_defects(pages: Pages, found: Sequence[Found], head: Sequence[str]) -> Iterator[Defect]:
    """What is wrong with how the rows of ``found`` stand on the pages; ``head`` are the titles of the columns."""
    tables = [table for table in _tables(found) if table.rows]
    wanted = fold("".join(head))
    if tables and wanted not in pages.text:
        yield Defect(HEAD, f"Der Tabellenkopf „{' '.join(head)}“ steht auf keiner Seite. Bitte die Vorlage prüfen.")
    elif tables:
        ends = [table.heading.begins[0] for table in tables[1:]] + [len(pages.text)]
        for table, end in zip(tables, ends, strict=True):
            yield from _without_head(pages, table, end, wanted)
        yield from _empty_pages(pages, tables, wanted)
    for table in tables:
        yield from _lonely(pages, table)


def _tables(found: Sequence[Found]) -> Iterator[Table]:
    table: Table | None = None
    for each in found:
        if isinstance(each.row, Heading) and each.begins:
            if table is not None:
                yield table
            table = Table(each)
        elif isinstance(each.row, UnitRow | TableRow) and each.begins and table is not None:
            table.rows.append(each)
    if table is not None:
        yield table


def _anchor(found: Found) -> int:
    """Where the row surely has begun: a cell with few words may be taken for the same words a little before it."""
    return max(found.begins)


def _without_head(pages: Pages, table: Table, end: int, head: str) -> Iterator[Defect]:
    """The table's pages on which nothing of the head stands before the first row that begins there."""
    begins = sorted(map(_anchor, table.rows))
    first, last = pages.number(begins[0]), pages.number(_last(table))
    for page in range(first, last + 1):
        start = max(pages.starts[page], table.heading.begins[0])
        stop = min(pages.starts[page + 1], end)
        below = bisect_left(begins, start)
        row = min(begins[below], stop) if below < len(begins) else stop
        if pages.text.find(head, start, row) < 0:
            message = f"Die Tabelle „{table.name}“ hat auf dieser Seite keinen Kopf. Bitte die Vorlage prüfen."
            yield Defect(HEAD, message, table.name, page + 1)


def _last(table: Table) -> int:
    """The last character of the table's last row."""
    last = table.rows[-1]
    return max((last.end or 1) - 1, _anchor(last))


def _lonely(pages: Pages, table: Table) -> Iterator[Defect]:
    """The department rows whose next row begins on another page."""
    for number, (row, below) in enumerate(pairwise(table.rows)):
        if not isinstance(row.row, UnitRow):
            continue
        name = row.row[0].texts[0]
        place = _name_before(pages, table.rows, number, _anchor(below))
        page = pages.number(place)
        if page != pages.number(_anchor(below)):
            message = f"„{name}“ steht allein am Ende der Seite; die erste Maßnahme folgt erst auf der nächsten."
            yield Defect(LONELY, message, name, page + 1)


def _name_before(pages: Pages, rows: Sequence[Found], number: int, limit: int) -> int:
    """The last place of the name before the row below: the row above may end with the same words."""
    name = fold(rows[number].row[0].texts[0])
    start = _anchor(rows[number - 1]) if number else 0
    place = pages.text.rfind(name, start, limit)
    return place if place >= 0 else _anchor(rows[number])


def _empty_pages(pages: Pages, tables: Sequence[Table], head: str) -> Iterator[Defect]:
    """The pages within a table that show its head and nothing below it."""
    foot = _foot(pages)
    if foot is None:
        return
    for table in tables:
        first, last = pages.number(_anchor(table.rows[0])), pages.number(_last(table))
        for page in range(first + 1, last):
            text = pages.text[pages.starts[page] : pages.starts[page + 1]]
            _, shown, below = text.partition(head)
            if shown and not DIGITS.sub("0", below).removesuffix(foot):
                message = (
                    f"In der Tabelle „{table.name}“ bleibt diese Seite leer: Eine Zeile ist höher als eine Seite, ohne "
                    "dass ihr Text es verlangt. Bitte die Vorlage prüfen."
                )
                yield Defect(TALL, message, table.name, page + 1)


def _foot(pages: Pages) -> str | None:
    """What all pages end with, numbers aside."""
    texts = [pages.text[start:end] for start, end in pairwise(pages.starts)]
    if len(texts) < LEAST_PAGES:
        return None
    return commonprefix([DIGITS.sub("0", text[-200:])[::-1] for text in texts])[::-1]
