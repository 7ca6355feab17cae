"""Lists that LibreOffice parted where a row breaks over a page: their items are put back into a list's tag.

An item must stand in a list (ISO 14289-1 §7.2, ISO 32000-1 §14.8.4.3.3); LibreOffice leaves those of the next page
bare.
"""

from __future__ import annotations

import re

from ikz_report.writers.pdf_update import next_number, with_objects

TAG = re.compile(
    rb"(?<=[\r\n])(\d+) 0 obj\s*<<(?=/Type/StructElem\s*/S/(?:L|LI|TD)\b)(?:(?!endobj).)*?>>\s*endobj", re.DOTALL
)
KIND = re.compile(rb"/S/(\w+)")
PARENT = re.compile(rb"/P \d+ 0 R")
KIDS = re.compile(rb"/K\[((?:\d+ 0 R\s*)*)\]")
ITEM, LIST, CELL = b"LI", b"L", b"TD"
NEW_LIST = b"%d 0 obj\n<</Type/StructElem\n/S/L\n/P %d 0 R\n/K[]\n>>\nendobj"


def with_whole_lists(pdf: bytes) -> bytes:
    """The PDF with each cell's bare items in the list before them, or in one of their own."""
    free = next_number(pdf)
    if free is None:
        return pdf
    tags = {int(found.group(1)): found.group() for found in TAG.finditer(pdf)}
    kinds = {number: _kind(tag) for number, tag in tags.items()}
    changed: dict[int, bytes] = {}
    for number, tag in list(tags.items()):
        kids = _kids(tag)
        if kinds[number] == CELL and any(kinds.get(kid) == ITEM for kid in kids):
            free = _mend(number, tags, kinds, changed, free)
    return with_objects(pdf, changed)


def _mend(cell: int, tags: dict[int, bytes], kinds: dict[int, bytes], changed: dict[int, bytes], free: int) -> int:
    """Moves the cell's bare items; returns the object number that is then free."""
    kept: list[int] = []
    for kid in _kids(tags[cell]):
        if kinds.get(kid) != ITEM:
            kept.append(kid)
            continue
        if not kept or kinds.get(kept[-1]) != LIST or not KIDS.search(tags[kept[-1]]):
            tags[free], kinds[free] = NEW_LIST % (free, cell), LIST
            kept.append(free)
            free += 1
        home = kept[-1]
        changed[home] = tags[home] = _with_kids(tags[home], [*_kids(tags[home]), kid])
        changed[kid] = PARENT.sub(b"/P %d 0 R" % home, tags[kid], count=1)
    changed[cell] = _with_kids(tags[cell], kept)
    return free


def _kind(tag: bytes) -> bytes:
    found = KIND.search(tag)
    return found.group(1) if found else b""


def _kids(tag: bytes) -> list[int]:
    found = KIDS.search(tag)
    return [int(each) for each in found.group(1).split(b"0 R") if each.strip()] if found else []


def _with_kids(tag: bytes, kids: list[int]) -> bytes:
    return KIDS.sub(b"/K[" + b" ".join(b"%d 0 R" % kid for kid in kids) + b"]", tag, count=1)
