"""A Word file as one view shows it: what the readers of its parts look up."""

from __future__ import annotations

from dataclasses import dataclass

from ikz_report.readers.word.flow import View, shown_text
from ikz_report.readers.word.names import Element, W, attribute
from ikz_report.readers.word.numbering import Lists
from ikz_report.readers.word.package import DocxFile
from ikz_report.readers.word.styles import Styles


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader met beside plain text: ``kind`` is a German noun for the report."""

    kind: str
    text: str


class Source:
    """Styles, lists, links and notes of a file in one view."""

    def __init__(self, docx: DocxFile, view: View) -> None:
        self.view = view
        self.body = docx.body
        self.styles = Styles(docx.related("styles"))
        self.lists = Lists(docx.related("numbering"), self.styles, view)
        self.addresses = docx.addresses()
        self._notes = {kind: _notes(docx.related(f"{kind}s"), kind, view) for kind in ("footnote", "endnote")}

    def note(self, kind: str, key: str) -> str:
        """The text of a ``footnote`` or ``endnote``."""
        return self._notes[kind].get(key, "")


def _notes(root: Element | None, kind: str, view: View) -> dict[str, str]:
    found = [] if root is None else root.findall(f"{W}{kind}")
    return {attribute(note, "id"): shown_text(note, view) for note in found}
