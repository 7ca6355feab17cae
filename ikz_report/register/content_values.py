"""A cell's content as YAML values."""

from __future__ import annotations

from ikz_report.model import Block, Content, Item, Paragraph, lines
from ikz_report.register.content import BELOW, PARAGRAPH, TEXT
from ikz_report.register.emit import Value
from ikz_report.register.markup import render_text


def content_value(content: Content) -> Value:
    """A text where there are only paragraphs, else a list; see docs/register.md „Zellinhalt“."""
    if all(isinstance(block, Paragraph) for block in content):
        return "\n\n".join(render_text(block.text) for block in content)
    return [block_value(block) for block in content]


def length_of(content: Content) -> int:
    """The characters of a cell as they count when it is read: with tags, blank lines and a last line's end."""
    if all(isinstance(block, Paragraph) for block in content):
        texts = ["\n\n".join(render_text(text) for _, text in lines(content))]
    else:
        texts = [render_text(text) for _, text in lines(content)]
    return sum(len(text) + ("\n" in text) for text in texts)


def block_value(block: Block) -> Value:
    """One entry of a list."""
    if isinstance(block, Item):
        return _item(block)
    return {PARAGRAPH: render_text(block.text)}


def _item(item: Item) -> Value:
    text = render_text(item.text)
    return {TEXT: text, BELOW: [_item(below) for below in item.items]} if item.items else text
