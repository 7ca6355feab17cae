"""A cell's content in its field, see docs/register.md „Zellinhalt“."""

from __future__ import annotations

from collections.abc import Sequence as SequenceType
from typing import cast

from ikz_report.model import Content, Item
from ikz_report.register.content import BELOW, PARAGRAPH, TEXT, Contents
from ikz_report.register.editing.edits import Edits
from ikz_report.register.editing.lists import Entry, Wanted, edit_block_list, edit_flow_list
from ikz_report.register.editing.parts import Origin, Part, by_origin, field_value, parts, sharing, taken, text_of
from ikz_report.register.editing.remarks import take_below, take_remarks
from ikz_report.register.editing.values import in_brackets, replace_value, set_field
from ikz_report.register.emit import Value, entry
from ikz_report.register.nodes import Mapping, Node, Scalar, Sequence
from ikz_report.register.source import Source


class CellEditor:
    """Changes cells of one file; ``source`` is where its nodes come from."""

    def __init__(self, source: Source, edits: Edits) -> None:
        self.source = source
        self.edits = edits
        self.taken: frozenset[int] = frozenset()  # the texts of the cell that go on somewhere in it

    def set_cell(self, mapping: Mapping, name: str, content: Content, order: SequenceType[str]) -> None:
        """Make a field's content what is wanted; the field of an empty cell is removed."""
        node = mapping.pairs[name][1] if name in mapping.pairs else None
        if (self.read(node) if node is not None else ()) == content:
            return
        wanted = parts(self.edits.page, node, self.entries(node), content)
        self.taken = taken(wanted)
        if not (isinstance(node, Sequence) and _stays_list(node, content) and self.edit_list(mapping, name, wanted)):
            set_field(self.edits, mapping, name, field_value(wanted) if content else None, order)

    def read(self, node: Node) -> Content:
        return Contents().read(node, self.source) or ()

    def entries(self, node: Node | None) -> list[Content]:
        """What the entries of a list say, or what a text says."""
        if not isinstance(node, Sequence):
            return [self.read(node)] if node else []
        return [self.read(Sequence(item.start, items=[item])) for item in node.items]

    def edit_list(self, mapping: Mapping, name: str, wanted: SequenceType[Part]) -> bool:
        """Change a list entry by entry; false where its brackets have no room for it."""
        key, node = mapping.pairs[name]
        assert isinstance(node, Sequence)
        contents = self.entries(node)
        old = [Part(content, Origin(text_of(item))) for content, item in zip(contents, node.items, strict=True)]
        shared = sharing(wanted, contents)
        change = Wanted(
            [Entry(part, part.value()) for part in shared],
            by_origin,
            self.change,
            [index for index, part in enumerate(old) if part.origin and id(part.origin.node) in self.taken],
        )
        if node.flow:
            return edit_flow_list(self.edits, node, old, change, must_fit=not mapping.flow)
        edit_block_list(self.edits, self.edits.page.line(key.start), node, old, change)
        return True

    def change(self, edits: Edits, node: Node, wanted: Entry, in_flow: bool) -> None:
        """Make one entry of a list another."""
        part = cast("Part", wanted.key)
        if isinstance(node, Mapping) and node.flow == in_flow and _keeps_form(node, part):
            self.change_fields(node, part)
        elif in_flow:
            edits.replace(node.start, edits.page.end(node), in_brackets(wanted.value))
        else:
            _replace_entry(edits, node, part.value(in_place=True))

    def change_fields(self, mapping: Mapping, part: Part) -> None:
        """Change what differs of an item with items below, or of an ``absatz``."""
        name = TEXT if part.is_item else PARAGRAPH
        if [each.text for each in self.read(mapping.pairs[name][1])] != [each.text for each in part.content]:
            replace_value(self.edits, mapping, mapping.pairs[name], part.plain_text)
        if part.is_item:
            self.set_below(mapping, part)

    def set_below(self, mapping: Mapping, part: Part) -> None:
        node = mapping.pairs[BELOW][1] if BELOW in mapping.pairs else None
        items = tuple(each.content[0] for each in part.below)
        if (self.read(node) if node is not None else ()) == items:
            return
        can_stay = isinstance(node, Sequence) and node.items and items
        if not (can_stay and self.edit_list(mapping, BELOW, part.below)):
            value = [each.value() for each in part.below]
            set_field(self.edits, mapping, BELOW, value or None, (TEXT, BELOW))


def _stays_list(sequence: Sequence, content: Content) -> bool:
    """Whether a list remains one: with items, or with paragraphs that it has as entries already."""
    has_paragraphs = any(isinstance(item, Mapping) and PARAGRAPH in item.pairs for item in sequence.items)
    return bool(sequence.items and content) and (has_paragraphs or any(isinstance(block, Item) for block in content))


def _keeps_form(mapping: Mapping, part: Part) -> bool:
    """Whether fields can become what is wanted: of the same kind, and not losing the one that stands at the dash."""
    loses_first = BELOW in mapping.pairs and not part.below and next(iter(mapping.pairs)) == BELOW
    return part.is_item == (TEXT in mapping.pairs) and (mapping.flow or not loses_first)


def _replace_entry(edits: Edits, node: Node, value: Value) -> None:
    """Write an entry of a block list anew; remarks on it stay."""
    page = edits.page
    number = page.line(node.start)
    while not page.content(number).lstrip().startswith("-"):  # the entry may begin on a line below its dash
        number -= 1
    dash = page.indent(page.starts[number])
    lines = entry(value, dash)
    if isinstance(node, Scalar):  # the remark behind it goes with its text
        end = take_below(page, node, lines, value, dash)
    else:
        end = take_remarks(page, node, lines, value, dash, above=dash)
    edits.replace(page.starts[number], end, page.newline.join(lines))
