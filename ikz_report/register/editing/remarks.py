"""The remarks in a file: where they stand, and what becomes of those on a value that is replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as MappingType

from ikz_report.register.editing.page import Page, children
from ikz_report.register.emit import Flow, Spaced, Value, Written
from ikz_report.register.nodes import Mapping, Node, Scalar, Sequence

_HEAD_REMARK = re.compile(r"[|>][0-9+-]*([ \t]+#.*)")
_REMARK = re.compile(r"(?:(?<![^\s])|^)#[^\r\n]*")


def remarks(page: Page, root: Node) -> Iterator[tuple[int, str]]:
    """All remarks with their places: what begins with ``#`` outside of texts, also in the first line of a block."""
    at = 0
    for scalar in sorted(scalars(root), key=lambda each: each.start):
        yield from _between(page, at, scalar.start)
        at = max(at, page.end(scalar))
        if found := _head_remark(page, scalar):
            yield found.start(1) + len(found[1]) - len(found[1].lstrip()), found[1].strip()
    yield from _between(page, at, len(page.text))


def _between(page: Page, start: int, end: int) -> Iterator[tuple[int, str]]:
    for found in _REMARK.finditer(page.text, start, end):
        yield found.start(), found[0].rstrip()


def scalars(node: Node) -> Iterator[Scalar]:
    """All texts in a node, names of fields as well."""
    if isinstance(node, Scalar):
        yield node
    if isinstance(node, Mapping):
        yield from (key for key, _ in node.pairs.values())
    for each in children(node):
        yield from scalars(each)


def entry_lines(page: Page, sequence: Sequence, index: int) -> tuple[int, int]:
    """The numbers of the first line of an entry in block style and of the line behind its last."""
    first = page.line(sequence.start)
    if index:
        first = page.line(page.end(sequence.items[index - 1])) + 1
        while page.is_blank(first) or page.remark_column(first) is not None:
            first += 1
    return first, page.after(sequence.items[index], page.column(sequence.start))


def above(page: Page, sequence: Sequence, index: int) -> list[str]:
    """The remarks directly above an entry, under the ones of the entry before."""
    first, _ = entry_lines(page, sequence, index)
    start = first
    while start and page.remark_column(start - 1) == page.column(sequence.start):
        start -= 1
    return [page.content(number).strip() for number in range(start, first)]


def below(page: Page, sequence: Sequence, index: int) -> list[str]:
    """The remarks below an entry that belong to it."""
    _, after = entry_lines(page, sequence, index)
    first = page.line(page.end(sequence.items[index])) + 1
    return [page.content(number).strip() for number in range(first, after) if not page.is_blank(number)]


def behind(page: Page, node: Node) -> str:
    """The remark behind a value, with the blanks before it; that of a block text stands on its first line."""
    if isinstance(node, Scalar) and node.style in ("|", ">"):
        head = _head_remark(page, node)
        return head[1].rstrip() if head else ""
    end = page.end(node)
    return page.text[end : page.line_end(end)].rstrip()


def quote_of(node: Node) -> str:
    """The quotes a text stands in, empty for none."""
    return node.style if isinstance(node, Scalar) and node.style in ("'", '"') else ""


def _head_remark(page: Page, node: Scalar) -> re.Match[str] | None:
    return _HEAD_REMARK.match(page.text, node.start) if node.style in ("|", ">") else None


def take_remarks(page: Page, node: Node, lines: list[str], value: Value, column: int, above: int | None = None) -> int:
    """Add the remarks on a node to the lines that replace it; gives where it ends with them.

    ``column`` is where its field's name or its dash stands, ``above`` where a remark may stand on a line of its own
    before the lines. Those within a block list or group are for ``Edits`` to keep.
    """
    if _is_block(node):
        return page.line_end(page.starts[page.after(node, column) - 1])
    _add_behind(lines, behind(page, node), value, above)
    return take_below(page, node, lines, value, column)


def take_below(page: Page, node: Node, lines: list[str], value: Value, column: int) -> int:
    """Add the remarks below a node to the lines that replace it, where they cannot stay; gives where it ends."""
    if not _holds_line_ends(value):  # else such a text would swallow what stands deeper below it
        return page.line_end(page.end(node))
    after = page.after(node, column)
    numbers = range(page.line(page.end(node)) + 1, after)
    lines += [" " * column + page.content(number).strip() for number in numbers if not page.is_blank(number)]
    return page.line_end(page.starts[after - 1])


def _is_block(node: Node) -> bool:
    return isinstance(node, Mapping | Sequence) and not node.flow


def _add_behind(lines: list[str], remark: str, value: Value, above: int | None) -> None:
    if not remark:
        return
    text = value.text if isinstance(value, Written) else value
    if isinstance(text, str) and "\n" in text:
        lines[0] += remark
    elif isinstance(text, str) or len(lines) == 1:
        lines[-1] += remark
    elif above is None:
        lines[0] += remark
    else:
        lines.insert(0, " " * above + remark.strip())


def _holds_line_ends(value: Value) -> bool:
    if isinstance(value, str):
        return "\n" in value
    if isinstance(value, Written):
        return "\n" in value.text
    if isinstance(value, Flow):
        return False
    parts = value.items if isinstance(value, Spaced) else value.values() if isinstance(value, MappingType) else value
    return any(map(_holds_line_ends, parts))
