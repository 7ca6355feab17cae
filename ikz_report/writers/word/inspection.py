"""The rendered XML, looked through before it is packed: what Word would call damaged is an error here."""

from __future__ import annotations

from xml.parsers.expat import ExpatError, ParserCreate

from lxml import etree

from ikz_report.writers.word.names import TBL, TC, P, qn

CELL_END = b"</w:tc>"
STRETCH = 256 * 1024  # bytes, between which other threads may go on
USUAL_CELL_END = b"</w:p></w:tc>"


class Damage(Exception):
    """What came out is no sound Word file; a sentence says why."""


def inspect(xml: bytes) -> None:
    """Check that a part is well-formed and that each of its cells ends with a paragraph.

    Word calls a file damaged where a cell does not (ECMA-376 part 1 §17.4.65).

    Raises:
        Damage: it is not so.
    """
    try:
        parser = ParserCreate()
        for start in range(0, len(xml), STRETCH):
            parser.Parse(xml[start : start + STRETCH])
        parser.Parse(b"", True)
    except ExpatError as error:
        raise Damage("Platzhalter überkreuzen sich. Bitte prüfen, ob jeder im richtigen Absatz steht.") from error
    if xml.count(CELL_END) != xml.count(USUAL_CELL_END):
        _inspect_cells(xml)


def _inspect_cells(xml: bytes) -> None:
    """The slow way, for cells that end unusually, as with a bookmark's end."""
    for cell in etree.fromstring(xml, etree.XMLParser(huge_tree=True, resolve_entities=False)).iter(TC):
        blocks = [child.tag for child in cell if child.tag in (P, TBL, qn("w:sdt"))]
        if not blocks or blocks[-1] == TBL:
            raise Damage("Eine Tabellenzelle endet ohne Absatz. Bitte am Ende der Zelle einen Absatz einfügen.")
