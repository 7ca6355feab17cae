"""What stands beside the tables of a returned extract and was not sent out there."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ikz_report.extracts.issued import PICTURE
from ikz_report.readers.returned.as_read import text_as_read
from ikz_report.readers.returned.drafts import Drafts, loose
from ikz_report.readers.word.runs import HIDDEN, STRUCK, UNENDED

TAKEN_AWAY = frozenset([HIDDEN, STRUCK, UNENDED])  # of a text that was sent out too
LOST_KINDS = TAKEN_AWAY | {  # what no cell of the register can hold
    "Bild",
    "Fußnote",
    "Endnote",
    "eingebettetes Dokument",
    "Zeichen einer unbekannten Schrift",
}
OUTSIDE = "Text außerhalb der Tabellen: „{text}“"
BESIDE = "{kind} außerhalb der Tabellen{text}. Bitte von Hand klären."


def look_outside(drafts: Drafts, issued: Sequence[str]) -> tuple[list[str], list[str]]:
    """What somebody must look at, and what is only noted: filled-in lines of the head; ``issued`` was sent out."""
    known = {loose(line) for text in issued for line in text_as_read(text).split("\n")}
    forms = tuple(loose(text).rstrip("_") for text in issued if text.endswith("__"))
    questions, notes = [], []
    for text in drafts.outside:
        if loose(text) not in known:
            if any(form and loose(text).startswith(form) for form in forms):
                notes.append(text)
            else:
                questions.append(OUTSIDE.format(text=text))
    return [*questions, *_beside(drafts, issued)], notes


def _beside(drafts: Drafts, issued: Collection[str]) -> list[str]:
    """Questions about pictures and the like; not where the template has pictures of its own there."""
    return [
        BESIDE.format(kind=remark.kind, text=f": „{remark.text}“" if remark.text else "")
        for remark in drafts.beside
        if remark.kind in LOST_KINDS and not (remark.kind == "Bild" and PICTURE in issued)
    ]
