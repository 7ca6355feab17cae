"""The list of measures put in order: some removed, some moved with all their lines, some added."""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from collections.abc import Sequence as SequenceType

from ikz_report.register import fields as f
from ikz_report.register.editing.edits import Edits
from ikz_report.register.editing.lists import Entry, Wanted, edit_block_list, edit_flow_list
from ikz_report.register.editing.rows import Row
from ikz_report.register.editing.values import STEP, set_field
from ikz_report.register.emit import Fields
from ikz_report.register.measures_values import measure_fields
from ikz_report.register.nodes import Mapping, Node, Sequence

Lines = tuple[str, ...]
_FILE_FIELDS = (f.UNIT.name, f.SECTIONS.name, f.MEASURES.name)


def arrange(
    edits: Edits, root: Mapping, old: list[str], wanted: SequenceType[Row], lines: MappingType[str, Lines]
) -> None:
    """Make ``wanted`` the file's measures, in that order; those that it has already keep what they say."""
    entries = [Entry(row.id, _fields(row), lines.get(row.id, ())) for row in wanted]
    change = Wanted(entries, leaves_remarks=False)
    node = root.pairs[f.MEASURES.name][1] if f.MEASURES.name in root.pairs else None
    if root.flow or (isinstance(node, Sequence) and node.flow and node.items):
        if isinstance(node, Sequence):
            edit_flow_list(edits, node, old, change, must_fit=False)
        else:
            set_field(edits, root, f.MEASURES.name, [entry.value for entry in entries], _FILE_FIELDS)
    elif isinstance(node, Sequence) and node.items:
        edit_block_list(edits, _name_line(edits, root), node, old, change)
        if not entries:
            _say_empty(edits, root)
    else:
        _begin(edits, root, node, entries)


def _fields(row: Row) -> Fields:
    place: Fields = {f.CATEGORY.name: row.kategorie}
    if row.bereich:
        place[f.SUB_UNIT.name] = row.bereich
    return measure_fields(row.measure, place, row.fields)


def _name_line(edits: Edits, root: Mapping) -> int:
    return edits.page.line(root.pairs[f.MEASURES.name][0].start)


def _say_empty(edits: Edits, root: Mapping) -> None:
    colon = edits.page.text.index(":", root.pairs[f.MEASURES.name][0].end)
    edits.replace(colon + 1, colon + 1, " []")


def _begin(edits: Edits, root: Mapping, node: Node | None, entries: list[Entry]) -> None:
    """Begin the list of a file that has none, or an empty one."""
    page = edits.page
    column = page.column(root.start)
    lines = [line for number, each in enumerate(entries) for line in ["", *each.at(column + STEP)][not number :]]
    if node is None:
        last = max((value for _, value in root.pairs.values()), key=lambda value: value.start)
        edits.insert_lines(page.after(last, column), [f"{' ' * column}{f.MEASURES.name}:", *lines])
        return
    end = page.end(node)
    colon = page.text.index(":", root.pairs[f.MEASURES.name][0].end)
    between = page.text[colon + 1 : node.start]
    edits.replace(node.start if between.strip() else colon + 1, end, "")
    edits.insert_lines(page.after(node, column), lines)
