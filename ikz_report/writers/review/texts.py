"""Cells as HTML, the quotes of remarks marked in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from ikz_report.model import Block, Content, Item, Mark, Text
from ikz_report.proofread.output.remarks import Remark
from ikz_report.writers.placed import pieces
from ikz_report.writers.review.index import CLASSES, anchor

TAGS = {Mark.UNDERLINE: "u", Mark.ITALIC: "i", Mark.BOLD: "b"}


def content_html(content: Content, remarks: Sequence[Remark]) -> str:
    """Paragraphs and lists; remarks on the whole cell have their number at its end, an empty cell says that it is."""
    whole = [each for each in remarks if not each.finding.place.path]
    text = _blocks(content, (), remarks)
    if not whole:
        return text
    level = max(each.level for each in whole)
    shown = text or '<span class="leer">leer</span>'
    return f'<div class="ganz {CLASSES[level]}">{shown}{"".join(map(anchor, whole))}</div>'


def _blocks(blocks: Iterable[Block], above: tuple[int, ...], remarks: Sequence[Remark]) -> str:
    parts = []
    for is_list, group in groupby(enumerate(blocks), key=lambda pair: isinstance(pair[1], Item)):
        html = "".join(_block(block, (*above, index), remarks) for index, block in group)
        parts.append(f"<ul>{html}</ul>" if is_list else html)
    return "".join(parts)


def _block(block: Block, path: tuple[int, ...], remarks: Sequence[Remark]) -> str:
    text = text_html(block.text, [each for each in remarks if each.finding.place.path == path])
    if isinstance(block, Item):
        return f"<li>{text}{_blocks(block.items, path, remarks)}</li>"
    return f"<p>{text}</p>"


def text_html(text: Text, remarks: Sequence[Remark]) -> str:
    """A paragraph's text in pieces that are inside or outside of each quote and of each emphasis."""
    return "".join(
        _piece(piece.text, piece.marks, piece.inside) + "".join(map(anchor, piece.after))
        for piece in pieces(text, remarks)
    )


def _piece(text: str, marks: Mark, inside: Sequence[Remark]) -> str:
    html = escape(text).replace("\n", "<br>")
    for mark, tag in TAGS.items():
        if mark in marks:
            html = f"<{tag}>{html}</{tag}>"
    if not inside:
        return html
    numbers = " ".join(str(each.number) for each in inside)
    return f'<mark class="{CLASSES[max(each.level for each in inside)]}" data-n="{numbers}">{html}</mark>'
