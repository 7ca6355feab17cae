"""The council's annex as text: tables as tab-separated lines, lists as ``<ul>`` with ``•`` and ``○``.

    bytes → source (text) → document (lines) → table (rows) → measures → markup (cells)
          → names, dezernate, order, organisation (units) → model.Report

``source``, ``document``, ``markup`` and ``completeness`` are here, the other stages in ``annex``. What is
decided without certainty becomes a ``Doubt``; what has no place is an error, never dropped.
"""

from __future__ import annotations

from ikz_report.model import Organisation
from ikz_report.readers.annex.assemble import assemble
from ikz_report.readers.annex.drafts import Doubt, Doubts, Imported
from ikz_report.readers.annex.names import Names
from ikz_report.readers.annex.paper import Paper
from ikz_report.readers.annex.places import line
from ikz_report.readers.annex_text.document import Document
from ikz_report.readers.annex_text.source import decode

__all__ = ["Doubt", "Imported", "read_annex"]


def read_annex(
    raw: bytes, name: str, year: int, organisation: Organisation | None = None, *, incomplete: bool = False
) -> Imported:
    """The report in an annex; ``name`` is the file's name for messages.

    With an organisation its units are recognised by name and those it lacks are added to it; without
    one, Dezernate and official order are worked out from the annex.
    An ``incomplete`` text is read as far as it goes; what it lacks is then a doubt.

    Raises:
        SourceError: not such an annex, damaged, or cut off; the message names the line.
    """
    text = decode(raw, name)
    doubts = Doubts()
    names = Names(organisation, year, doubts)
    paper = Paper(year, names, doubts)
    Document(text, name, paper, incomplete=incomplete).read()
    return assemble(paper, names, organisation, text, line(name, 1))
