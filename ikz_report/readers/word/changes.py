"""Who changed what in a file with tracked changes (§17.13.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from ikz_report.readers.word.flow import shown_text
from ikz_report.readers.word.names import Element, W, attribute
from ikz_report.readers.word.package import DocxFile
from ikz_report.readers.word.places import Place, walk

VERBS = {
    f"{W}ins": "eingefügt",
    f"{W}del": "gelöscht",
    f"{W}moveFrom": "von hier verschoben",
    f"{W}moveTo": "hierher verschoben",
}
CELLS = {
    f"{W}cellIns": "Zelle eingefügt",
    f"{W}cellDel": "Zelle gelöscht",
    f"{W}cellMerge": "Zellen verbunden oder geteilt",
}
FORMATS = frozenset({f"{W}{name}PrChange" for name in ("r", "p", "tc", "tr", "tbl", "sect")} | {f"{W}tblPrExChange"})
FORMAT = "Format geändert"


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """A tracked change: ``kind`` in German, the text it concerns, and its cell as in ``Place``.

    ``date`` is Word's local time, None where the file gives none.
    """

    author: str
    date: datetime | None
    kind: str
    text: str
    table: int
    row: int
    cell: int


def tracked_changes(docx: DocxFile) -> tuple[TrackedChange, ...]:
    """All tracked changes of the text in reading order; pieces of one change in a paragraph are joined.

    Raises:
        SourceError: the file's text is damaged.
    """
    found: list[TrackedChange] = []
    before: Element | None = None
    for element, place in walk(docx.body):
        change = _change(element, place)
        if change is None:
            continue
        joins = found and before is not None and element.tag in VERBS and before is element.getprevious()
        if joins and replace(found[-1], text="") == replace(change, text=""):
            found[-1] = replace(change, text=found[-1].text + change.text)
        else:
            found.append(change)
        before = element
    return tuple(found)


def _change(element: Element, place: Place) -> TrackedChange | None:
    found = next(_kinds(element), None)
    if found is None:
        return None
    kind, text = found
    return TrackedChange(attribute(element, "author"), date_of(element), kind, text, *place)


def _kinds(element: Element) -> Iterator[tuple[str, str]]:
    """What kind of change an element is, and the text it concerns; nothing for other elements."""
    if element.tag in FORMATS:
        yield FORMAT, _text(element.getparent().getparent())
    elif element.tag in CELLS:
        yield CELLS[element.tag], _text(element.getparent().getparent())
    elif element.tag in VERBS:
        verb = VERBS[element.tag]
        parent = element.getparent()
        if parent.tag == f"{W}trPr":
            yield f"Zeile {verb}", _text(parent.getparent())
        elif parent.tag == f"{W}rPr":
            yield f"Absatzende {verb}", _text(parent.getparent().getparent())
        elif parent.tag == f"{W}numPr":
            yield FORMAT, _text(parent.getparent().getparent())
        else:
            yield verb, _text(element)


def _text(element: Element | None) -> str:
    return "" if element is None else shown_text(element, None)


def date_of(element: Element) -> datetime | None:
    """The ``w:date``; Word calls its local time UTC, so the zone says nothing."""
    try:
        return datetime.fromisoformat(attribute(element, "date")).replace(tzinfo=None)
    except ValueError:
        return None
