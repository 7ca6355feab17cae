"""Whether the tables of a Word file will stand well on its pages, as far as its XML decides (ECMA-376 part 1)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lxml.etree import _Element as Element

from ikz_report.verify.defect import HEAD, LONELY, TALL, Defect
from ikz_report.verify.word_parts import BODY, STYLES, W, WordParts, is_on, text_of

FIRST_ROW = 0x20  # of w:tblLook/@w:val, §17.4.56
LEAST_EMPTY = 12  # empty paragraphs on end that are no spacing any more
SHOWN = 40  # characters of a row that name it


def table_defects(parts: WordParts, units: Collection[str]) -> Iterator[Defect]:
    """What is wrong with the tables of the body; ``units`` are the names that have rows of their own."""
    body = parts.tree(BODY)
    keeping = _keeping_styles(parts.tree(STYLES))
    height = _text_height(body)
    for table in body.iterfind(f"{W}body/{W}tbl"):
        rows = table.findall(f"{W}tr")
        if _has_head(table) and len(rows) > 1 and not is_on(rows[0].find(f"{W}trPr/{W}tblHeader")):
            yield _no_head(table, rows[0])
        for row in rows[:-1]:
            yield from _lonely(row, units, keeping)
        for row in rows:
            yield from _tall(row, height)


def _has_head(table: Element) -> bool:
    """Whether the table's first row looks different (§17.4.56), as that of a table of data does."""
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return False
    first = look.get(f"{W}firstRow")
    if first is not None:
        return first in ("1", "true", "on")
    try:
        return bool(int(look.get(f"{W}val", "0"), 16) & FIRST_ROW)
    except ValueError:
        return False


def _no_head(table: Element, first: Element) -> Defect:
    caption = table.find(f"{W}tblPr/{W}tblCaption")
    name = caption.get(f"{W}val", "") if caption is not None else text_of(first)[:SHOWN]
    message = (
        f"Die Kopfzeile der Tabelle „{name}“ wird auf den nächsten Seiten nicht wiederholt. Bitte in Word einschalten: "
        "Zeile markieren, Tabellenlayout, „Überschriften wiederholen“."
    )
    return Defect(HEAD, message, name)


def _lonely(row: Element, units: Collection[str], keeping: Collection[str]) -> Iterator[Defect]:
    if len(row.findall(f"{W}tc")) != 1:
        return
    name = text_of(row)
    if name in units and not all(_keeps(each, keeping) for each in row.iter(f"{W}p")):
        message = (
            f"Die Zeile „{name}“ kann allein am Ende einer Seite stehen. Bitte in Word einschalten: Absatz, Zeilen- "
            "und Seitenumbruch, „Nicht vom nächsten Absatz trennen“."
        )
        yield Defect(LONELY, message, name)


def _keeps(paragraph: Element, keeping: Collection[str]) -> bool:
    """Whether the paragraph stays with what follows (§17.3.1.15), by itself or by its style."""
    own = paragraph.find(f"{W}pPr/{W}keepNext")
    if own is not None:
        return is_on(own)
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style is not None and style.get(f"{W}val") in keeping


def _keeping_styles(styles: Element) -> set[str]:
    """The ids of the styles that keep a paragraph with the next, by themselves or inherited."""
    found = {each.get(f"{W}styleId", ""): each for each in styles.iterfind(f"{W}style")}
    return {key for key in found if _inherited(found, key)}


def _inherited(styles: dict[str, Element], key: str) -> bool:
    for _ in range(len(styles)):  # a circle of styles ends here
        style = styles.get(key)
        if style is None:
            return False
        own = style.find(f"{W}pPr/{W}keepNext")
        if own is not None:
            return is_on(own)
        based = style.find(f"{W}basedOn")
        key = based.get(f"{W}val", "") if based is not None else ""
    return False


def _tall(row: Element, height: int | None) -> Iterator[Defect]:
    fixed = row.find(f"{W}trPr/{W}trHeight")
    crowded = any(len(cell) > LEAST_EMPTY and _empty_run(cell) >= LEAST_EMPTY for cell in row.iterfind(f"{W}tc"))
    name = text_of(row)[:SHOWN] if crowded or fixed is not None else ""
    if fixed is not None and name:
        if fixed.get(f"{W}hRule") == "exact":
            message = f"Die Zeile „{name}“ hat eine feste Höhe; was nicht hineinpasst, wird nicht gedruckt."
            yield Defect(TALL, f"{message} Bitte in den Tabelleneigenschaften ausschalten.", name)
        elif height is not None and _twips(fixed.get(f"{W}val")) > height:
            message = f"Die Zeile „{name}“ ist höher eingestellt als die Seite."
            yield Defect(TALL, f"{message} Bitte in den Tabelleneigenschaften ausschalten.", name)
    if crowded:
        yield Defect(TALL, f"In der Zeile „{name}“ stehen viele leere Absätze. Bitte löschen.", name)


def _empty_run(cell: Element) -> int:
    """The most paragraphs without any content that follow each other in the cell."""
    longest = current = 0
    for paragraph in cell.iterfind(f"{W}p"):
        current = 0 if paragraph.find(f".//{W}r") is not None else current + 1
        longest = max(longest, current)
    return longest


def _text_height(body: Element) -> int | None:
    """The height that the lowest pages have for text, in twentieths of a point (§17.6.11, §17.6.13)."""
    heights = []
    for section in body.iter(f"{W}sectPr"):
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        if size is not None and margins is not None:
            used = sum(abs(_twips(margins.get(f"{W}{side}"))) for side in ("top", "bottom"))
            heights.append(_twips(size.get(f"{W}h")) - used)
    return min(heights, default=None)


def _twips(value: str | None) -> int:
    try:
        return int(value or 0)
    except ValueError:
        return 0
