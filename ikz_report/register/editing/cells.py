"""A cell's content in its field, see docs/register.md „Zellinhalt“."""

from __future__ import annotations

from collections.abc import Hashable
from collections.abc import Sequence as SequenceType
from typing import cast

from ikz_report.model import Block, Content, Item
from ikz_report.register.content import BELOW, PARAGRAPH, TEXT, Contents
from ikz_report.register.content_values import block_value, content_value
from ikz_report.register.editing.align import are_alike
from ikz_report.register.editing.edits import Edits
from ikz_report.register.editing.lists import Entry, Wanted, edit_block_list, edit_flow_list
from ikz_report.register.editing.remarks import take_remarks
from ikz_report.register.editing.values import in_brackets, replace_value, set_field
from ikz_report.register.emit import Value, entry
from ikz_report.register.markup import render_text
from ikz_report.register.nodes import Mapping, Node, Sequence
from ikz_report.register.source import Source


class CellEditor:
    """Changes cells of one file; ``source`` is where its nodes come from."""

    def __init__(self, source: Source, edits: Edits) -> None:
        self.source = source
        self.edits = edits

    def set_cell(self, mapping: Mapping, name: str, content: Content, order: SequenceType[str]) -> None:
        """Make a field's content what is wanted; the field of an empty cell is removed."""
        node = mapping.pairs[name][1] if name in mapping.pairs else None
        if (self.read(node) if node is not None else ()) == content:
            return
        if not (isinstance(node, Sequence) and _stays_list(node, content) and self.edit_list(mapping, name, content)):
            set_field(self.edits, mapping, name, content_value(content) if content else None, order)

    def read(self, node: Node) -> Content:
        return Contents().read(node, self.source) or ()

    def edit_list(self, mapping: Mapping, name: str, content: Content) -> bool:
        """Change a list entry by entry; false where its brackets have no room for it."""
        key, node = mapping.pairs[name]
        assert isinstance(node, Sequence)
        old = [self.read(Sequence(item.start, items=[item])) for item in node.items]
        wanted = Wanted(_entries(old, content), _alike, self.change)
        if node.flow:
            return edit_flow_list(self.edits, node, old, wanted, must_fit=not mapping.flow)
        edit_block_list(self.edits, self.edits.page.line(key.start), node, old, wanted)
        return True

    def change(self, edits: Edits, node: Node, wanted: Entry, in_flow: bool) -> None:
        """Make one entry of a list another of the same kind."""
        if isinstance(node, Mapping) and node.flow == in_flow:
            self.change_fields(node, cast("Content", wanted.key)[0])
        elif in_flow:
            edits.replace(node.start, edits.page.end(node), in_brackets(wanted.value))
        else:
            _replace_entry(edits, node, wanted.value)

    def change_fields(self, mapping: Mapping, block: Block) -> None:
        """Change what differs of an item with items below, or of an ``absatz``."""
        name = TEXT if isinstance(block, Item) else PARAGRAPH
        if self.read(mapping.pairs[name][1])[0].text != block.text:
            replace_value(self.edits, mapping, mapping.pairs[name], render_text(block.text))
        if isinstance(block, Item):
            self.set_below(mapping, block.items)

    def set_below(self, mapping: Mapping, items: tuple[Item, ...]) -> None:
        node = mapping.pairs[BELOW][1] if BELOW in mapping.pairs else None
        if (self.read(node) if node is not None else ()) == items:
            return
        can_stay = isinstance(node, Sequence) and node.items and items
        if not (can_stay and self.edit_list(mapping, BELOW, items)):
            set_field(self.edits, mapping, BELOW, content_value(items) if items else None, (TEXT, BELOW))


def _stays_list(sequence: Sequence, content: Content) -> bool:
    """Whether a list remains one: with items, or with paragraphs that it has as entries already."""
    has_paragraphs = any(isinstance(item, Mapping) and PARAGRAPH in item.pairs for item in sequence.items)
    return bool(sequence.items and content) and (has_paragraphs or any(isinstance(block, Item) for block in content))


def _entries(old: SequenceType[Content], content: Content) -> list[Entry]:
    """The wanted entries; paragraphs that share an entry already may go on sharing it."""
    shared = {key for key in old if len(key) > 1}
    result = []
    at = 0
    while at < len(content):
        key = next((each for each in shared if content[at : at + len(each)] == each), content[at : at + 1])
        result.append(Entry(key, block_value(key[0])))
        at += len(key)
    return result


def _alike(old: Hashable, new: Hashable) -> bool:
    return are_alike(cast("Content", old), cast("Content", new))


def _replace_entry(edits: Edits, node: Node, value: Value) -> None:
    """Write an entry of a block list anew; remarks on it stay."""
    page = edits.page
    start = page.line_start(node.start)
    dash = len(page.text[start : node.start].rstrip()) - 1
    lines = entry(value, dash)
    end = take_remarks(page, node, lines, value, dash, above=dash)
    edits.replace(start, end, page.newline.join(lines))
