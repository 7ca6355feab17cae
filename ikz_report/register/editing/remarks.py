"""What becomes of the remarks on a value that is replaced."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingType

from ikz_report.register.editing.page import Page
from ikz_report.register.emit import Flow, Spaced, Value
from ikz_report.register.nodes import Mapping, Node, Scalar, Sequence

_HEAD_REMARK = re.compile(r"[|>][0-9+-]*([ \t]+#.*)")


def take_remarks(page: Page, node: Node, lines: list[str], value: Value, column: int, above: int | None = None) -> int:
    """Add the remarks on a node to the lines that replace it; gives where it ends with them.

    Those within a block list or group go with it, also those below its last entry. ``column`` is where its field's name
    or its dash stands, ``above`` where a remark may stand on a line of its own before the lines.
    """
    after = page.after(node, column)
    last = page.line_end(page.starts[after - 1])
    if _is_block(node):
        return last
    _add_behind(lines, _behind(page, node), value, above)
    if not _holds_line_ends(value):  # else such a text would swallow what stands deeper below it
        return page.line_end(page.end(node))
    below = range(page.line(page.end(node)) + 1, after)
    lines += [" " * column + page.content(number).strip() for number in below if not page.is_blank(number)]
    return last


def _is_block(node: Node) -> bool:
    return isinstance(node, Mapping | Sequence) and not node.flow


def _behind(page: Page, node: Node) -> str:
    """The remark behind a value, with the blanks before it; that of a block text stands on its first line."""
    if isinstance(node, Scalar) and node.style in ("|", ">"):
        head = _HEAD_REMARK.match(page.text, node.start)
        return head[1] if head else ""
    end = page.end(node)
    return page.text[end : page.line_end(end)].rstrip()


def _add_behind(lines: list[str], remark: str, value: Value, above: int | None) -> None:
    if not remark:
        return
    if isinstance(value, str) and "\n" in value:
        lines[0] += remark
    elif isinstance(value, str) or len(lines) == 1:
        lines[-1] += remark
    elif above is None:
        lines[0] += remark
    else:
        lines.insert(0, " " * above + remark.strip())


def _holds_line_ends(value: Value) -> bool:
    if isinstance(value, str):
        return "\n" in value
    if isinstance(value, Flow):
        return False
    parts = value.items if isinstance(value, Spaced) else value.values() if isinstance(value, MappingType) else value
    return any(map(_holds_line_ends, parts))
