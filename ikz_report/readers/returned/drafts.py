"""The rows of a returned extract with the place they stand in: category and unit.

The head of a table, the rows with names of units and the notes are known from the register; whatever else
runs across a row or stands between the tables is text somebody has to look at.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from ikz_report.model import STANDARD_LAYOUT, Category, Layout, Report, Section, plain, plain_content
from ikz_report.readers.returned.as_read import text_as_read, visible
from ikz_report.readers.word import DocxFile, Remark, WordParagraph, WordRow, WordTable, read_body
from ikz_report.readers.word.flow import View

_BLANKS = re.compile(r"[\s\u00ad\u2010-\u2013-]+")


@dataclass(frozen=True, slots=True)
class RowDraft:
    """A row that may be a measure. ``category`` is a key, ``unit`` too; None where the file does not tell."""

    table: int
    row: WordRow
    category: str | None
    unit: str | None

    @property
    def bookmarks(self) -> tuple[str, ...]:
        return tuple(name for cell in self.row.cells for name in cell.bookmarks)

    @property
    def is_empty(self) -> bool:
        return not any(cell.content for cell in self.row.cells)


@dataclass(slots=True)
class Drafts:
    """The rows; the paragraphs outside of tables and what they hold beside text; texts across a row that nobody
    knows, with their place.

    ``whole`` are the keys of categories in which every name of a unit was found, so that the rows' places count.
    """

    rows: list[RowDraft] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    beside: list[Remark] = field(default_factory=list)
    across: list[tuple[int, int, str]] = field(default_factory=list)
    whole: set[str] = field(default_factory=set)


class Context:
    """What of the register an extract shows: headings, names, notes and heads, as loose texts.

    Only the names of ``departments`` and their Bereiche count: nothing can be moved to another one's table.
    """

    def __init__(self, part: Report, departments: Collection[str]) -> None:
        self.part = part
        self.headings = {loose(part.heading(category)): category.key for category in part.categories}
        own = (each for each in part.organisation.units if each.key in departments or each.parent in departments)
        self.units = {loose(unit.name): unit.key for unit in reversed(list(own))}
        self.units |= {loose(section.unit.name): section.unit.key for _, section in _sections(part)}
        notes = (note for _, section in _sections(part) for note in section.notes)
        self.notes = {loose(text_as_read(plain(note.text))) for note in notes}
        heads = [[cell.text for cell in head] for layout in part.layouts for head in layout.head]
        heads += [[column.title for column in layout.columns] for layout in part.layouts]
        self.heads = {tuple(map(loose, head)) for head in heads}

    def layout(self, category: str | None, unit: str | None) -> Layout:
        found = (s.layout for c, s in _sections(self.part) if (c.key, s.unit.key) == (category, unit))
        return self.part.layout(next(found, STANDARD_LAYOUT))

    def names(self, category: str) -> set[str]:
        """The units whose names stand in a category's table."""
        return {section.unit.key for each, section in _sections(self.part) if each.key == category}


def _sections(part: Report) -> Iterator[tuple[Category, Section]]:
    return ((category, section) for category in part.categories for section in category.sections)


def loose(text: str) -> str:
    """The text without what an edit changes by chance: case, blanks, hyphens."""
    return _BLANKS.sub("", text.casefold())


def read_drafts(docx: DocxFile, context: Context, view: View) -> Drafts:
    """The rows of a file in one view of its tracked changes.

    Raises:
        SourceError: the file is damaged.
    """
    drafts = Drafts()
    seen: dict[str, set[str]] = {}
    category: str | None = None
    for block in read_body(docx, view=view):
        if isinstance(block, WordParagraph):
            texts = [" ".join(plain(line.text).split()) for line in block.lines]
            drafts.outside += texts
            drafts.beside += block.remarks
            category = next((found for text in texts if (found := context.headings.get(loose(text)))), category)
            seen.setdefault(category or "", set())
        else:
            seen.setdefault(category or "", set()).update(_table(block, category, context, drafts))
    if not seen.keys() >= set(context.headings.values()):  # a table without its heading would take the one before
        drafts.rows = [replace(row, category=None) for row in drafts.rows]
    drafts.whole = {key for key in seen if context.names(key) <= seen[key]}
    return drafts


def _table(table: WordTable, category: str | None, context: Context, drafts: Drafts) -> Iterator[str]:
    """Note the table's rows; gives the units it names."""
    unit: str | None = None
    for row in map(_visible, table.rows):
        texts = [loose(plain_content(cell.content)) for cell in row.cells]
        if row.head or tuple(texts) in context.heads:
            continue
        name = _only(texts)
        if name is not None and name in context.units and not _has_ids(row):
            unit = context.units[name]
            yield unit
        elif len(texts) == 1 and not _has_ids(row):
            if texts[0] and texts[0] not in context.notes:
                drafts.across.append((table.number, row.number, plain_content(row.cells[0].content)))
        elif any(texts) or _has_ids(row):
            drafts.rows.append(RowDraft(table.number, row, category, unit))


def _visible(row: WordRow) -> WordRow:
    return replace(row, cells=tuple(replace(cell, content=visible(cell.content)) for cell in row.cells))


def _only(texts: Iterable[str]) -> str | None:
    filled = [text for text in texts if text]
    return filled[0] if len(filled) == 1 else None


def _has_ids(row: WordRow) -> bool:
    return any(name.startswith("_ikz_") for cell in row.cells for name in cell.bookmarks)
