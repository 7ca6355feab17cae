"""The children of an element as one of the two views of a tracked file shows them.

``accepted``: as if every tracked change were accepted; ``rejected``: as if every one were refused.
Wrappers that only group (content controls, smart tags, custom XML, insertions …) are opened.
ECMA-376 part 1 §17.13.5 (revisions), part 3 §10 (alternate content).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ikz_report.readers.word.names import MC, Element, M, W, child, on, path

View = Literal["accepted", "rejected"]

INSERTED = frozenset({f"{W}ins", f"{W}moveTo"})
DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
GONE: dict[View, frozenset[str]] = {"accepted": DELETED, "rejected": INSERTED}
CELL_GONE: dict[View, str] = {"accepted": "cellDel", "rejected": "cellIns"}
WRAPPERS = frozenset(
    {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}smartTag", f"{W}dir", f"{W}bdo", f"{MC}AlternateContent"}
    | {f"{MC}Choice", f"{MC}Fallback"}
    | INSERTED
    | DELETED
)


def children(element: Element, view: View | None) -> Iterator[Element]:
    """The children with wrappers opened; ``view`` None shows both what was inserted and what was deleted."""
    for each in branches(element):
        if view is not None and each.tag in GONE[view]:
            continue
        if each.tag == f"{W}sdt" and on(path(each, "sdtPr", "showingPlcHdr")):
            continue  # a prompt that nobody has filled in
        if each.tag in WRAPPERS:
            yield from children(each, view)
        else:
            yield each


def branches(element: Element) -> list[Element]:
    """All children; of alternate content the first branch only, since each branch says the same."""
    return list(element)[:1] if element.tag == f"{MC}AlternateContent" else list(element)


def properties(element: Element, name: str, view: View) -> Element | None:
    """The properties ``w:name`` of an element, in the rejected view as they were before a tracked change."""
    found = child(element, name)
    if view == "rejected":
        before = path(found, f"{name}Change", name)
        if before is not None:
            return before
    return found


def mark_is_gone(paragraph: Element, view: View) -> bool:
    """Whether the paragraph runs on into the next one, its mark being deleted (or not yet inserted)."""
    mark = path(paragraph, "pPr", "rPr")
    return mark is not None and any(each.tag in GONE[view] for each in mark)


def row_is_gone(row: Element, view: View) -> bool:
    """Whether a tracked change takes the row away in this view."""
    found = child(row, "trPr")
    return found is not None and any(each.tag in GONE[view] for each in found)


def cell_is_gone(cell: Element, view: View) -> bool:
    """Whether a tracked change takes the cell away in this view."""
    return path(cell, "tcPr", CELL_GONE[view]) is not None


def rows(table: Element) -> Iterator[Element]:
    """All rows, those of a content control and those deleted or inserted by a tracked change too."""
    return (each for each in children(table, None) if each.tag == f"{W}tr")


def cells(row: Element) -> Iterator[Element]:
    """All cells, as ``rows``."""
    return (each for each in children(row, None) if each.tag == f"{W}tc")


def shown_text(element: Element, view: View | None) -> str:
    """The plain text below an element, a line per paragraph; for what is reported, not read as content."""
    return "".join(_texts(element, view)).strip("\n")


def _texts(element: Element, view: View | None) -> Iterator[str]:
    for each in children(element, view):
        if each.tag in (f"{W}t", f"{W}delText", f"{M}t"):
            yield each.text or ""
        elif each.tag in (f"{W}tab", f"{W}br", f"{W}cr"):
            yield " "
        else:
            yield from _texts(each, view)
            if each.tag == f"{W}p":
                yield "\n"
