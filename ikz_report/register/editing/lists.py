"""A list made to hold what is wanted, each entry that stays keeping its own lines.

An entry owns its lines and the remarks below it that stand deeper than its dash; other remarks stay where they are,
save those directly above an item of a cell that moves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Hashable
from collections.abc import Sequence as SequenceType
from dataclasses import dataclass
from typing import Any

from ikz_report.register.editing.align import longest_rising, same_entries
from ikz_report.register.editing.edits import Edits
from ikz_report.register.editing.page import Page
from ikz_report.register.editing.remarks import above, entry_lines
from ikz_report.register.editing.values import in_brackets
from ikz_report.register.emit import WIDTH, Value, Written, entry
from ikz_report.register.nodes import Node, Sequence

_COMMA = re.compile(r"#[^\r\n]*|,")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it is wanted: ``key`` tells it from others, ``lines`` are its own where it comes from elsewhere."""

    key: Hashable
    value: Value
    lines: tuple[str, ...] = ()  # the dash in column 0

    def at(self, column: int) -> list[str]:
        """Its lines with the dash in a column."""
        if self.lines:
            return [" " * column + line if line else "" for line in self.lines]
        return entry(self.value, column)


Find = Callable[[SequenceType[Any], SequenceType[Any]], list[int | None]]
Change = Callable[[Edits, Node, Entry, bool], None]


def no_change(_edits: Edits, _node: Node, _wanted: Entry, _in_flow: bool) -> None:
    """For lists whose entries stay or go."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A list as it is wanted.

    ``find`` tells for each new key which old one it was, ``change`` makes an old entry the new one where their keys
    differ; it is told whether the list stands in brackets. ``taken`` are old entries that go on somewhere, so that
    the remarks above them go along. The remarks of an entry that is removed are left there, or go with it.
    """

    entries: SequenceType[Entry]
    find: Find = same_entries
    change: Change = no_change
    taken: Collection[int] = ()
    leaves_remarks: bool = True


def chunk(page: Page, sequence: Sequence, index: int) -> list[str]:
    """The lines an entry of a block list owns, the dash in column 0."""
    first, after = entry_lines(page, sequence, index)
    column = page.column(sequence.start)
    lines = [page.content(number) for number in range(first, after)]
    return [line[min(column, len(line) - len(line.lstrip())) :] for line in lines]


def edit_block_list(
    edits: Edits, name_line: int, sequence: Sequence, old: SequenceType[Hashable], wanted: Wanted
) -> None:
    """Change a list in block style; ``old`` are its entries' keys, ``name_line`` is where its field's name stands."""
    page = edits.page
    column = page.column(sequence.start)
    found = wanted.find(old, [each.key for each in wanted.entries])
    staying = set(longest_rising(found))
    spaced = _is_spaced(page, sequence)
    place, is_head = _head(page, sequence, name_line), True
    for each, source in zip(wanted.entries, found, strict=True):
        if source is None or source not in staying:
            entry_there = each
            if source is not None and old[source] == each.key:
                entry_there = _moved(page, sequence, source, wanted)
            edits.insert_lines(place, _with_blank(entry_there.at(column), spaced, is_head))
            continue
        if old[source] != each.key:
            wanted.change(edits, sequence.items[source], each, False)
        place, is_head = page.after(sequence.items[source], column), False
    for index in range(len(old)):
        if index not in staying:
            first, after = entry_lines(page, sequence, index)
            first -= len(above(page, sequence, index)) if index in wanted.taken else 0
            span = _with_blanks(page, name_line, first, after)
            edits.remove_lines(*span, with_remarks=not wanted.leaves_remarks)


def _moved(page: Page, sequence: Sequence, index: int, wanted: Wanted) -> Entry:
    """An entry with its lines as they stand, and the remarks above it where they go along."""
    remarks = above(page, sequence, index) if index in wanted.taken else []
    return Entry(None, "", (*remarks, *chunk(page, sequence, index)))


def _head(page: Page, sequence: Sequence, name_line: int) -> int:
    """Where an entry before all others is put: above the remarks on the first, unless a text would swallow them."""
    first = page.line(sequence.start)
    depths = [page.remark_column(number) or 0 for number in range(name_line + 1, first)]
    return first if any(depth > page.column(sequence.start) for depth in depths) else name_line + 1


def _is_spaced(page: Page, sequence: Sequence) -> bool:
    """Whether blank lines stand between the entries."""
    return len(sequence.items) > 1 and page.is_blank(page.after(sequence.items[0], page.column(sequence.start)))


def _with_blank(lines: list[str], spaced: bool, is_head: bool) -> list[str]:
    if not spaced:
        return lines
    return [*lines, ""] if is_head else ["", *lines]


def _with_blanks(page: Page, name_line: int, first: int, after: int) -> tuple[int, int]:
    """With an entry goes the space below it, or above the last one; so no two spaces meet and none begins the list."""
    last = after
    while page.is_blank(last):
        last += 1
    if last + 1 >= len(page.starts):
        while page.is_blank(first - 1):
            first -= 1
        return first, after
    return first, last if first - 1 == name_line or page.is_blank(first - 1) else after


def edit_flow_list(
    edits: Edits, sequence: Sequence, old: SequenceType[Hashable], wanted: Wanted, must_fit: bool
) -> bool:
    """Change a list in brackets; false, and nothing is done, where it ``must_fit`` on its one line and cannot."""
    text = edits.page.text[sequence.start : sequence.end]
    found = wanted.find(old, [each.key for each in wanted.entries])
    if len(text.splitlines()) > 1 and wanted.entries:
        staying = set(longest_rising(found))
        _edit_over_lines(edits, sequence, old, wanted, [each if each in staying else None for each in found])
        return True
    parts = []
    for each, source in zip(wanted.entries, found, strict=True):
        stays = source is not None and old[source] == each.key
        node = sequence.items[source or 0] if stays else None
        parts.append(edits.page.text[node.start : node.end].rstrip() if node else in_brackets(each.value))
    pad = " " if text[1:2] == " " and parts else ""
    line = f"[{pad}{', '.join(parts)}{pad}]"
    plain = all(_is_one_line(each.value) for each in wanted.entries)
    if must_fit and not (plain and edits.page.column(sequence.start) + len(line) <= WIDTH):
        return False
    edits.replace(sequence.start, sequence.end, line)
    return True


def _is_one_line(value: Value) -> bool:
    text = value.text if isinstance(value, Written) else value
    return isinstance(text, str) and "\n" not in text


def _edit_over_lines(
    edits: Edits,
    sequence: Sequence,
    old: SequenceType[Hashable],
    wanted: Wanted,
    sources: list[int | None],
) -> None:
    place = sequence.start + 1
    for each, source in zip(wanted.entries, sources, strict=True):
        if source is None:
            value = in_brackets(each.value)
            at_head = place == sequence.start + 1
            edits.replace(place, place, f"{value}, " if at_head else f", {value}")
            continue
        node = sequence.items[source]
        if old[source] != each.key:
            wanted.change(edits, node, each, True)
        place = edits.page.end(node)
    for index in set(range(len(old))) - set(sources):
        _remove_from_brackets(edits, sequence, index)


def _remove_from_brackets(edits: Edits, sequence: Sequence, index: int) -> None:
    """Remove an entry and its comma; the last one's comma before it may stay, as YAML allows it there."""
    page = edits.page
    node = sequence.items[index]
    end = page.end(node)
    limit = sequence.items[index + 1].start if index + 1 < len(sequence.items) else sequence.end
    comma = next((found for found in _COMMA.finditer(page.text, end, limit) if found[0] == ","), None)
    if comma and comma.start() > page.line_end(end):
        _remove_later_comma(edits, comma.start())
    elif comma:
        end = comma.end()
    rest = page.text[end : page.line_end(end)].lstrip()
    alone = not page.text[page.line_start(node.start) : node.start].strip()
    if alone and (not rest or rest.startswith("#")):
        edits.remove_lines(page.line(node.start), page.line(end) + 1)
    else:
        edits.replace(node.start, end, "")


def _remove_later_comma(edits: Edits, place: int) -> None:
    """Remove a comma that stands on a later line than its entry."""
    number = edits.page.line(place)
    if edits.page.content(number).strip() == ",":
        edits.remove_lines(number, number + 1)
    else:
        edits.replace(place, place + 1, "")
