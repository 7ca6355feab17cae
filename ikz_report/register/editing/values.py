"""One field of a group: set, replaced, put in, removed; in block style and in braces.

A remark behind a value stays with the field, whatever becomes of the value; a text keeps the quotes it had.
"""

from __future__ import annotations

import json
from collections.abc import Mapping as MappingType
from collections.abc import Sequence as SequenceType

from ikz_report.register.editing.edits import Edits
from ikz_report.register.editing.remarks import quote_of, take_remarks
from ikz_report.register.emit import Flow, Spaced, Value, Written, field, flow
from ikz_report.register.nodes import Mapping, Node, Scalar

STEP = 2
_NOTHING = '""'


def in_brackets(value: Value) -> str:
    """A value on one line, for lists and groups in brackets; line ends of a text are written ``\\n``."""
    if isinstance(value, Written):
        return in_brackets(value.text) if "\n" in value.text else flow(value.text, value.quote)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False) if "\n" in value else flow(value)
    if isinstance(value, Flow):
        return in_brackets(value.value)
    if isinstance(value, MappingType):
        return "{" + ", ".join(f"{name}: {in_brackets(each)}" for name, each in value.items()) + "}"
    return "[" + ", ".join(map(in_brackets, value.items if isinstance(value, Spaced) else value)) + "]"


def set_field(edits: Edits, mapping: Mapping, name: str, value: Value | None, order: SequenceType[str]) -> None:
    """Give a field its value, or remove it; a new one stands behind the nearest that comes before it in ``order``."""
    pair = mapping.pairs.get(name)
    if pair is None:
        if value is not None:
            _insert_field(edits, mapping, name, value, order)
    elif value is not None:
        replace_value(edits, mapping, pair, value)
    else:
        _remove_field(edits, mapping, pair)


def _insert_field(edits: Edits, mapping: Mapping, name: str, value: Value, order: SequenceType[str]) -> None:
    before = set(order[: order.index(name)])
    kept = [node for other, (_, node) in mapping.pairs.items() if other in before and not _is_null(node)]
    anchor = max(kept, key=lambda node: node.start)
    if mapping.flow:
        end = edits.page.end(anchor)
        edits.replace(end, end, f", {name}: {in_brackets(value)}")
        return
    column = edits.page.column(mapping.start)
    edits.insert_lines(edits.page.after(anchor, column), field(f"{' ' * column}{name}:", value, column))


def _is_null(node: Node) -> bool:
    return node.start == node.end


def _remove_field(edits: Edits, mapping: Mapping, pair: tuple[Scalar, Node]) -> None:
    key, node = pair
    page = edits.page
    start, column = page.line_start(key.start), page.column(mapping.start)
    if mapping.flow:
        edits.replace(node.start, page.end(node), _blank(edits, node) + _NOTHING)
    elif page.text[start : key.start].strip():  # the dash of its entry stands before it
        edits.replace(_colon(edits, key) + 1, page.starts[page.after(node, column)], f" {_NOTHING}{page.newline}")
    else:
        edits.remove_lines(page.line(key.start), page.after(node, column))


def _blank(edits: Edits, node: Node) -> str:
    """The blank that a value needs which stands directly behind a colon."""
    return " " if edits.page.text[node.start - 1] == ":" else ""


def _colon(edits: Edits, key: Scalar) -> int:
    return edits.page.text.index(":", key.end)


def replace_value(edits: Edits, mapping: Mapping, pair: tuple[Scalar, Node], value: Value) -> None:
    """Put another value in the place of a field's."""
    key, node = pair
    page = edits.page
    end = page.end(node)
    if isinstance(value, str):
        value = Written(value, quote_of(node))
    if mapping.flow:
        edits.replace(node.start, end, _blank(edits, node) + in_brackets(value))
        return
    colon = _colon(edits, key)
    column = page.column(mapping.start)
    if "#" in page.text[colon + 1 : node.start]:
        _replace_below(edits, node, value, column)
        return
    start = page.line_start(key.start)
    lines = field(page.text[start : colon + 1], value, column)
    end = take_remarks(page, node, lines, value, column)
    edits.replace(start, end, page.newline.join(lines))


def _replace_below(edits: Edits, node: Node, value: Value, column: int) -> None:
    """Replace a value that stands below its field's name and a remark there."""
    page = edits.page
    depth = column + STEP
    lines = field(" " * (depth - 1), value, column)
    lines = lines if lines[0].strip() else lines[1:]
    end = take_remarks(page, node, lines, value, column, above=depth)
    edits.replace(page.line_start(node.start), end, page.newline.join(lines))
