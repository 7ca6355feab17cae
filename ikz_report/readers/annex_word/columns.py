"""Which column of a hand-made table is which: heads in many spellings, in any order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ikz_report.model import ARBEITSSTAND, ART, PERSPEKTIVE, THEMA, Item, Layout, plain_content
from ikz_report.readers.annex.arten import arten_of
from ikz_report.readers.annex.drafts import STANDARD
from ikz_report.readers.annex.heads import is_head, standard_layout
from ikz_report.readers.word import WordCell, WordRow

MAX_TITLE = 60  # characters
_BLANKS = re.compile(r"[\s\u00ad\u2010-\u2013-]+")
_SPELLINGS = {  # without blanks and hyphens
    ART: re.compile(r"^(?:art|form|typ|ebene)(?!ik|ul)|(?:kooperations|zusammenarbeits)(?:art|form)"),
    THEMA: re.compile(r"them(?:a|en)|inhalt|maßnahme|projekt|gegenstand|vorhaben|bezeichnung|titel|aufgabe"),
    ARBEITSSTAND: re.compile(r"stand(?:$|[^a-zäöü]|der|und|bericht|20)|status|ergebnis|bisher|umsetzung"),
    PERSPEKTIVE: re.compile(r"perspektive|ausblick|weiter|planung|ziel|vorschau|künftig|zukunft|nächste|fortführung"),
}


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table, left to right: the field of each, None for one the register does not have.

    ``starts`` are their first columns of the grid. ``wording`` is set where the titles are not the usual ones.
    """

    fields: tuple[str | None, ...]
    titles: tuple[str, ...]
    starts: tuple[int, ...]
    layout: Layout
    wording: str | None = None

    def named(self) -> Iterator[tuple[str, str]]:
        """Each title with the official one of its field."""
        official = {column.field: column.title for column in STANDARD.columns}
        pairs = zip(self.titles, self.fields, strict=True)
        return ((title, official[field]) for title, field in pairs if field is not None)


def columns_of(row: WordRow) -> Columns | None:
    """The columns that a row names; None where it is no head.

    All four must be named; in a table's first row one of just four may have a title that nobody knows.
    """
    if len(row.cells) < len(STANDARD.columns):
        return None
    titles = tuple(" ".join(plain_content(cell.content).split()) for cell in row.cells)
    if not all(map(_is_title, titles, row.cells)):
        return None
    found = [_candidates(title) for title in titles]
    if row.head or row.number == 1:
        _guess(found, titles)
    fields = _assigned(found)
    if fields is None:
        return None
    official = [titles[fields.index(name)] for name in STANDARD.fields]
    usual = is_head(official)
    return Columns(
        fields,
        titles,
        tuple(cell.column for cell in row.cells),
        standard_layout(official) if usual else STANDARD,
        None if usual else " | ".join(titles),
    )


def _is_title(title: str, cell: WordCell) -> bool:
    return len(title) <= MAX_TITLE and not any(isinstance(block, Item) for block in cell.content)


@lru_cache(256)
def _candidates(title: str) -> tuple[str, ...]:
    """The fields that a title may mean: its own name alone, or all whose words it has."""
    bare = _BLANKS.sub("", title.casefold()).strip(".:")
    for column in STANDARD.columns:
        if column.title.casefold() == bare:
            return (column.field,)
    if arten_of(title):
        return ()
    return tuple(field for field, spelling in _SPELLINGS.items() if spelling.search(bare))


def _guess(found: list[tuple[str, ...]], titles: Sequence[str]) -> None:
    """Give the one title nobody knows the one field that is missing, where there are four columns."""
    missing = set(STANDARD.fields).difference(*found)
    unknown = [at for at, fields in enumerate(found) if not fields]
    if len(found) != len(STANDARD.columns) or len(missing) != 1 or len(unknown) != 1:
        return
    title = titles[unknown[0]]
    if title and not arten_of(title):
        found[unknown[0]] = tuple(missing)


def _assigned(found: Sequence[tuple[str, ...]]) -> tuple[str | None, ...] | None:
    """A column for each field, none twice; a title that can mean one field alone comes first."""
    if not set(STANDARD.fields) <= {field for fields in found for field in fields}:
        return None
    order = sorted(range(len(found)), key=lambda at: (len(found[at]) or MAX_TITLE, at))
    taken: dict[str, int] = {}
    for at in order:
        field = next((each for each in found[at] if each not in taken), None)
        if field is not None:
            taken[field] = at
    if len(taken) < len(STANDARD.columns):
        return None
    by_column = {at: field for field, at in taken.items()}
    return tuple(by_column.get(at) for at in range(len(found)))
