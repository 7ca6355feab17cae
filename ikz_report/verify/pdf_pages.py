"""How the table falls on the pages of a PDF: its head on each, no department row alone, no page left empty.

Only what stands on the pages in which order is looked at, so any program may have set them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from posixpath import commonprefix

from ikz_report.verify.defect import HEAD, LONELY, TALL, Defect
from ikz_report.verify.expected import Heading, TableRow, UnitRow, fold
from ikz_report.verify.pdf_file import Found
from ikz_report.verify.pdf_text import Pages

DIGITS = re.compile(r"\d+")
LEAST_PAGES = 3  # from which what all pages end with is known to be their foot


@dataclass(frozen=True, slots=True)
class Table:
    """A category's table: where its heading stands, its rows that have text, and where each of these begins.

    ``last`` is the last character of the last row.
    """

    name: str
    start: int
    rows: tuple[Found, ...]
    places: tuple[int, ...]
    last: int


def page_defects(pages: Pages, found: Sequence[Found], head: Sequence[str]) -> Iterator[Defect]:
    """What is wrong with how the rows of ``found`` stand on the pages; ``head`` are the titles of the columns."""
    tables = list(_tables(pages, found))
    wanted = fold("".join(head))
    if tables and wanted not in pages.text:
        yield Defect(HEAD, f"Der Tabellenkopf „{' '.join(head)}“ steht auf keiner Seite. Bitte die Vorlage prüfen.")
    elif tables:
        ends = [table.start for table in tables[1:]] + [len(pages.text)]
        for table, end in zip(tables, ends, strict=True):
            yield from _without_head(pages, table, end, wanted)
        yield from _empty_pages(pages, tables, wanted)
    for table in tables:
        yield from _lonely(pages, table)


def _tables(pages: Pages, found: Sequence[Found]) -> Iterator[Table]:
    """The tables that have rows."""
    heading, rows, end = None, list[Found](), 0
    for each in [*found, None]:
        if each is None or isinstance(each.row, Heading):
            if heading is not None and rows:
                table = _table(pages, heading, rows, end)
                end = table.places[-1]
                yield table
            heading, rows = each, []
        elif isinstance(each.row, UnitRow | TableRow) and each.begins:
            rows.append(each)


def _table(pages: Pages, heading: Found, rows: Sequence[Found], after: int) -> Table:
    """The table with the places of its rows; it begins behind ``after``.

    Where few words were looked for, they may have been found a little before, in a text that has them too: those right
    before what follows are meant.
    """
    places: list[int] = []
    for number in range(len(rows) - 1, -1, -1):
        place = max(rows[number].begins)  # the cell with the fewest words does not count
        if isinstance(rows[number].row, UnitRow) and places:
            start = max(rows[number - 1].begins) if number else after
            place = max(pages.text.rfind(_words(rows[number]), start, places[-1]), place)
        places.append(place)
    places.reverse()
    last = max((rows[-1].end or 1) - 1, places[-1])
    start = max(pages.text.rfind(_words(heading), after, places[0]), 0)
    return Table(heading.row[0].texts[0], start, tuple(rows), tuple(places), last)


def _words(found: Found) -> str:
    return fold(found.row[0].texts[0])


def _without_head(pages: Pages, table: Table, end: int, head: str) -> Iterator[Defect]:
    """The table's pages on which nothing of the head stands before the first row that begins there."""
    begins = sorted(table.places)
    for page in range(pages.number(begins[0]), pages.number(table.last) + 1):
        start = max(pages.starts[page], table.start)
        stop = min(pages.starts[page + 1], end)
        below = bisect_left(begins, start)
        row = min(begins[below], stop) if below < len(begins) else stop
        if pages.text.find(head, start, row) < 0:
            message = f"Die Tabelle „{table.name}“ hat auf dieser Seite keinen Kopf. Bitte die Vorlage prüfen."
            yield Defect(HEAD, message, table.name, page + 1)


def _lonely(pages: Pages, table: Table) -> Iterator[Defect]:
    """The department rows whose next row begins on another page."""
    for row, (place, below) in zip(table.rows, pairwise(table.places), strict=False):
        page = pages.number(place)
        if isinstance(row.row, UnitRow) and page != pages.number(below):
            name = row.row[0].texts[0]
            message = f"„{name}“ steht allein am Ende der Seite; die erste Maßnahme folgt erst auf der nächsten."
            yield Defect(LONELY, message, name, page + 1)


def _empty_pages(pages: Pages, tables: Sequence[Table], head: str) -> Iterator[Defect]:
    """The pages within a table that show its head and nothing below it."""
    foot = _foot(pages)
    if foot is None:
        return
    for table in tables:
        for page in range(pages.number(table.places[0]) + 1, pages.number(table.last)):
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
