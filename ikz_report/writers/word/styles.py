"""The template's styles: found by the name Word shows, and turned into forms for the typesetter.

The paragraph a tag stands in gives the look of what is printed there: its style, and what was set on it
by hand. Bullets take the styles „<its style> Punkt 1“ to „… Punkt 9“ where the template has them, otherwise
„IKZ Punkt 1“ to „IKZ Punkt 9“.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.font import Font
from lxml import etree

from ikz_report.model import MAX_LEVELS, Mark
from ikz_report.writers.word.typesetter import Form

CELL_TEXT = "IKZ Zelltext"
HEAD_TEXT = "IKZ Tabellenkopf"
TABLE = "IKZ Tabelle"
BULLET = "IKZ Punkt"
THEME_FONT = "+mn-lt"  # DrawingML's name for it, ECMA-376 part 1 §20.1.4.1.16
NAMESPACES = re.compile(r' xmlns:(\w+)="[^"]*"')
LEVEL = '<w:pPr><w:pStyle w:val="{style}"/><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="'


class Styles:
    """The paragraph styles of a template and the lists they belong to.

    ``names`` maps a style's name to its id; ``abstract_of`` a bullet style's id to its list definition;
    ``next_list`` is the first free number of a list (w:numId); ``table`` the id of the tables' style, empty
    without one; ``font`` the family of plain text.
    """

    def __init__(self, document: Any) -> None:
        self.names: dict[str, str] = {}
        self.default = ""
        self.table = ""
        self.font = _font(document.styles.element)
        self.abstract_of: dict[str, str] = {}
        lists = _list_definitions(document)
        self.next_list = 1 + max(map(int, lists), default=0)
        for style in document.styles.element.iterchildren(qn("w:style")):
            if style.get(qn("w:type")) == "paragraph":
                self._add(style, lists)
            elif style.get(qn("w:type")) == "table" and _name(style) == TABLE:
                self.table = style.get(qn("w:styleId"))

    def _add(self, style: Any, lists: Mapping[str, str]) -> None:
        key = style.get(qn("w:styleId"))
        self.names[_name(style)] = key
        if style.get(qn("w:default")) in ("1", "true", "on"):
            self.default = key
        number = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        if number is not None and number.get(qn("w:val")) in lists:
            self.abstract_of[key] = lists[number.get(qn("w:val"))]

    @property
    def cell(self) -> str:
        """The id of the style of plain cell text."""
        return self.names[CELL_TEXT]

    @property
    def head(self) -> str:
        """The id of the style of head rows, or where there is none of plain cell text."""
        return self.names.get(HEAD_TEXT, self.cell)

    def missing(self) -> tuple[str, ...]:
        """The styles without which nothing can be printed: by name, those that the template lacks."""
        wanted = [CELL_TEXT, f"{BULLET} 1"]
        return tuple(name for name in wanted if name not in self.names)

    def has_lists(self) -> bool:
        """Whether the bullet style of level 1 belongs to a list."""
        return self.names.get(f"{BULLET} 1") in self.abstract_of

    def standard_form(self) -> Form:
        """The form of plain cell text."""
        paragraph = parse_xml(f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{self.cell}"/></w:pPr><w:r/></w:p>')
        return self.form(paragraph, in_cell=True)

    def form(self, paragraph: Any, *, in_cell: bool) -> Form:
        """The form that a tag's paragraph gives to what is printed there."""
        properties = paragraph.pPr
        declared = frozenset(paragraph.getroottree().getroot().nsmap)
        style = paragraph.style or self.default
        name = next((name for name, key in self.names.items() if key == style), "")
        prefix = f"{name} Punkt" if f"{name} Punkt 1" in self.names else BULLET
        levels = [self.names[f"{prefix} {n}"] for n in range(1, MAX_LEVELS + 1) if f"{prefix} {n}" in self.names]
        bullets = tuple(
            "<w:p>" + LEVEL.format(style=levels[min(level, len(levels) - 1)], level=level)
            for level in range(MAX_LEVELS)
        )
        return Form(
            "<w:p>" + ("" if properties is None else _xml(properties, declared)),
            bullets,
            _run_openings(next(paragraph.iter(qn("w:r")), None), declared),
            self.abstract_of[levels[0]],
            in_cell,
        )


def _name(style: Any) -> str:
    name = style.find(qn("w:name"))
    return "" if name is None else str(name.get(qn("w:val")))


def _font(styles: Any) -> str:
    """The family of plain text (§17.7.5.5), or the theme's where the template leaves it to the theme."""
    fonts = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:rFonts')}")
    family = None if fonts is None else fonts.get(qn("w:ascii"))
    return family or THEME_FONT


def _list_definitions(document: Any) -> dict[str, str]:
    """w:numId → w:abstractNumId."""
    kinds = {relation.reltype for relation in document.part.rels.values()}
    if RELATIONSHIP_TYPE.NUMBERING not in kinds:  # python-docx cannot make the part
        return {}
    return {
        each.get(qn("w:numId")): each.find(qn("w:abstractNumId")).get(qn("w:val"))
        for each in document.part.numbering_part.element.iterchildren(qn("w:num"))
    }


def _xml(element: Any, declared: frozenset[str | None]) -> str:
    """The element's XML, without the namespaces that the part it goes into declares anyway."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return NAMESPACES.sub(lambda found: "" if found.group(1) in declared else found.group(), text)


def _run_openings(run: Any | None, declared: frozenset[str | None]) -> tuple[str, ...]:
    """What opens a run of each ``Mark``, upon what is set on the tag's own run."""
    properties = None if run is None else run.rPr
    text = "" if properties is None else etree.tostring(properties, encoding="unicode", with_tail=False)
    return tuple(_run_opening(text, Mark(marks), declared) for marks in range(8))


@cache
def _run_opening(properties: str, marks: Mark, declared: frozenset[str | None]) -> str:
    run = parse_xml(f"<w:r {nsdecls('w')}>{properties}</w:r>")
    font = Font(run)
    if marks & Mark.BOLD:
        font.bold = True
    if marks & Mark.ITALIC:
        font.italic = True
    if marks & Mark.UNDERLINE:
        font.underline = True
    opening = "" if run.rPr is None else _xml(run.rPr, declared)
    return f'<w:r>{opening}<w:t xml:space="preserve">'
