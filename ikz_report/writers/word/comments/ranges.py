"""Runs that hold exactly a stretch of a paragraph's text (ECMA-376 part 1 §17.3.2), split where need be."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

R, T = qn("w:r"), qn("w:t")
OTHERS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def text_of(element: Any) -> str:
    """The text of a run or paragraph; a line break is ``\\n``."""
    return "".join(each.text or "" if each.tag == T else OTHERS[each.tag] for each in element.iter(T, *OTHERS))


def runs_between(paragraph: Any, start: int, end: int) -> tuple[Any, Any]:
    """The first and last run of the characters ``start`` to ``end``; for none of them an empty run put there."""
    _split(paragraph, start)
    _split(paragraph, end)
    position = 0
    inside = []
    before = None
    for run in paragraph.iter(R):
        length = len(text_of(run))
        if length and start <= position and position + length <= end:
            inside.append(run)
        if position + length <= start:
            before = run
        position += length
    if inside:
        return inside[0], inside[-1]
    empty = _empty_run(paragraph, before)
    return empty, empty


def _empty_run(paragraph: Any, before: Any | None) -> Any:
    run = OxmlElement("w:r")
    if before is not None:
        before.addnext(run)
    elif paragraph.pPr is not None:
        paragraph.pPr.addnext(run)
    else:
        paragraph.insert(0, run)
    return run


def _split(paragraph: Any, offset: int) -> None:
    """Make a run begin at a character, so that no run lies on both sides of it."""
    position = 0
    for run in list(paragraph.iter(R)):
        length = len(text_of(run))
        if position < offset < position + length:
            _split_run(run, offset - position)
            return
        position += length


def _split_run(run: Any, offset: int) -> None:
    """Give what stands after a character of a run to a new run of the same look."""
    second = OxmlElement("w:r")
    if run.rPr is not None:
        second.append(deepcopy(run.rPr))
    run.addnext(second)
    position = 0
    for node in [each for each in run if each.tag != qn("w:rPr")]:
        length = len(node.text or "") if node.tag == T else int(node.tag in OTHERS)
        if position >= offset:
            second.append(node)
        elif position + length > offset:
            text = node.text
            _set_text(node, text[: offset - position])
            rest = OxmlElement("w:t")
            _set_text(rest, text[offset - position :])
            second.append(rest)
        position += length


def _set_text(node: Any, text: str) -> None:
    node.text = text
    node.set(SPACE, "preserve")
