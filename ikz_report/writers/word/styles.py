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

from lxml import etree

from ikz_report.model import MAX_LEVELS, Mark
from ikz_report.writers.word.names import W, qn
from ikz_report.writers.word.package import Package
from ikz_report.writers.word.typesetter import Form

CELL_TEXT = "IKZ Zelltext"
HEAD_TEXT = "IKZ Tabellenkopf"
TABLE = "IKZ Tabelle"
BULLET = "IKZ Punkt"
THEME_FONT = "+mn-lt"  # DrawingML's name for it, ECMA-376 part 1 §20.1.4.1.16
DECLARED = f'xmlns:w="{W}"'
MARK_ELEMENTS = {Mark.BOLD: "b", Mark.ITALIC: "i", Mark.UNDERLINE: "u"}
# What may stand before them among a run's properties, in order, ECMA-376 part 1 §17.3.2.28.
RUN_ORDER = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow"),
    *("emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern"),
    *("position", "sz", "szCs", "highlight", "u"),
)
NAMESPACES = re.compile(r' xmlns:(\w+)="[^"]*"')
LEVEL = '<w:pPr><w:pStyle w:val="{style}"/><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="'


class Styles:
    """The paragraph styles of a template and the lists they belong to.

    ``names`` maps a style's name to its id; ``abstract_of`` a bullet style's id to its list definition;
    ``next_list`` is the first free number of a list (w:numId); ``table`` the id of the tables' style, empty
    without one; ``font`` the family of plain text.
    """

    def __init__(self, package: Package) -> None:
        self.names: dict[str, str] = {}
        self.default = ""
        self.table = ""
        styles = _related(package, "styles")
        self.font = _font(styles)
        self.abstract_of: dict[str, str] = {}
        lists = _list_definitions(_related(package, "numbering"))
        self.next_list = 1 + max(map(int, lists), default=0)
        for style in styles.iterchildren(qn("w:style")):
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
        paragraph = etree.fromstring(f'<w:p {DECLARED}><w:pPr><w:pStyle w:val="{self.cell}"/></w:pPr><w:r/></w:p>')
        return self.form(paragraph, in_cell=True)

    def form(self, paragraph: Any, *, in_cell: bool) -> Form:
        """The form that a tag's paragraph gives to what is printed there."""
        properties = paragraph.find(qn("w:pPr"))
        named = None if properties is None else properties.find(qn("w:pStyle"))
        declared = frozenset(paragraph.getroottree().getroot().nsmap)
        style = self.default if named is None else named.get(qn("w:val"))
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


def _related(package: Package, kind: str) -> Any:
    """The root of a part that the text refers to; an empty one where there is none."""
    name = next(package.related(package.main, kind), "")
    return package.tree(name) if name in package.parts else etree.Element(kind)


def _list_definitions(numbering: Any) -> dict[str, str]:
    """w:numId → w:abstractNumId."""
    found = {each.get(qn("w:numId")): each.find(qn("w:abstractNumId")) for each in numbering.iterchildren(qn("w:num"))}
    return {number: abstract.get(qn("w:val")) for number, abstract in found.items() if abstract is not None}


def _xml(element: Any, declared: frozenset[str | None]) -> str:
    """The element's XML, without the namespaces that the part it goes into declares anyway."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return NAMESPACES.sub(lambda found: "" if found.group(1) in declared else found.group(), text)


def _run_openings(run: Any | None, declared: frozenset[str | None]) -> tuple[str, ...]:
    """What opens a run of each ``Mark``, upon what is set on the tag's own run."""
    properties = None if run is None else run.find(qn("w:rPr"))
    text = "" if properties is None else etree.tostring(properties, encoding="unicode", with_tail=False)
    return tuple(_run_opening(text, Mark(marks), declared) for marks in range(8))


@cache
def _run_opening(properties: str, marks: Mark, declared: frozenset[str | None]) -> str:
    run = etree.fromstring(properties or f"<w:rPr {DECLARED}/>")
    for mark, element in MARK_ELEMENTS.items():
        if marks & mark:
            _set_mark(run, element)
    opening = _xml(run, declared) if properties or marks else ""
    return f'<w:r>{opening}<w:t xml:space="preserve">'


def _set_mark(properties: Any, element: str) -> None:
    """Add the element in the place that the schema wants, instead of one that is there."""
    for before in properties.findall(qn(f"w:{element}")):
        properties.remove(before)
    earlier = [qn(f"w:{name}") for name in RUN_ORDER[: RUN_ORDER.index(element)]]
    place = sum(1 for each in properties if each.tag in earlier)
    mark = etree.Element(qn(f"w:{element}"))
    if element == "u":
        mark.set(qn("w:val"), "single")
    properties.insert(place, mark)
