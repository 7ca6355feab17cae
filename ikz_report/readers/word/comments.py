"""The comments of a Word file with the words and the cell they stand at (§17.13.4, [MS-DOCX] 2.5.4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from ikz_report.readers.word.changes import date_of
from ikz_report.readers.word.flow import shown_text
from ikz_report.readers.word.names import W14, W15, Element, W, attribute
from ikz_report.readers.word.package import DocxFile
from ikz_report.readers.word.places import Place, walk


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment. ``quote`` are the words it marks, its cell as in ``Place`` (all 0: outside of tables).

    ``answers`` counts from 1 the comment in the same list that this one answers; None for a first one.
    """

    author: str
    date: datetime | None
    text: str
    quote: str
    table: int
    row: int
    cell: int
    resolved: bool = False
    answers: int | None = None


@dataclass(slots=True)
class _Anchor:
    place: Place
    quote: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Thread:
    """What commentsExtended.xml says of a comment, by the id of its last paragraph."""

    parent: str
    resolved: bool


def comments(docx: DocxFile) -> tuple[Comment, ...]:
    """All comments of the file in its order, resolved ones, answers and those without a place too.

    Raises:
        SourceError: a part of the file is damaged.
    """
    root = docx.related("comments")
    found = [] if root is None else root.findall(f"{W}comment")
    anchors = _anchors(docx.body) if found else {}
    threads = _threads(docx.related("commentsExtended"))
    numbers = {_paragraph_id(each): number for number, each in enumerate(found, 1)}
    result: list[Comment] = []
    for each in found:
        thread = threads.get(_paragraph_id(each), _Thread("", resolved=False))
        parent = numbers.get(thread.parent) if thread.parent else None
        anchor = anchors.get(attribute(each, "id"))
        if anchor is None and parent is not None and parent <= len(result):
            anchor = anchors.get(attribute(found[parent - 1], "id"))
        result.append(_comment(each, anchor or _Anchor(Place()), thread.resolved, parent))
    return tuple(result)


def _comment(element: Element, anchor: _Anchor, resolved: bool, parent: int | None) -> Comment:
    return Comment(
        attribute(element, "author"),
        date_of(element),
        shown_text(element, "accepted").strip(),
        " ".join("".join(anchor.quote).split()),
        *anchor.place,
        resolved,
        parent,
    )


def _anchors(body: Element) -> dict[str, _Anchor]:
    """Each comment's place, and the words between its marks, deleted ones too."""
    anchors: dict[str, _Anchor] = {}
    open_ids: dict[str, None] = {}
    for element, place in walk(body):
        key = attribute(element, "id")
        if element.tag == f"{W}commentRangeStart":
            anchors.setdefault(key, _Anchor(place))
            open_ids[key] = None
        elif element.tag == f"{W}commentRangeEnd":
            open_ids.pop(key, None)
        elif element.tag == f"{W}commentReference":
            anchors.setdefault(key, _Anchor(place))
        elif open_ids:
            piece = _piece(element)
            for each in open_ids:
                anchors[each].quote.append(piece)
    return anchors


def _piece(element: Element) -> str:
    if element.tag in (f"{W}t", f"{W}delText"):
        return element.text or ""
    return " " if element.tag in (f"{W}p", f"{W}br", f"{W}tab") else ""


def _threads(root: Element | None) -> dict[str, _Thread]:
    found = [] if root is None else root.findall(f"{W15}commentEx")
    return {
        str(each.get(f"{W15}paraId")): _Thread(
            str(each.get(f"{W15}paraIdParent") or ""), each.get(f"{W15}done") in ("1", "true")
        )
        for each in found
    }


def _paragraph_id(comment: Element) -> str:
    """The id of the comment's last paragraph, by which commentsExtended.xml names it."""
    ids = [each.get(f"{W14}paraId") for each in comment.iter(f"{W}p")]
    return str(ids[-1] or "") if ids else ""
