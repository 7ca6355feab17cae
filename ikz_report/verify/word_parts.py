"""The XML parts of a Word file and the names in them (ECMA-376 part 1)."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping

from lxml import etree
from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
BODY = "word/document.xml"
STYLES = "word/styles.xml"
CORE = "docProps/core.xml"
FONTS = "word/fontTable.xml"
RELATIONSHIPS = "word/_rels/document.xml.rels"
TEXT_PART = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
MARGIN_PART = re.compile(r"word/(?:header|footer)\d*\.xml")
THEME_PART = re.compile(r"word/theme/theme\d*\.xml")
NEEDED = re.compile(r"word/[^/]+\.xml|word/theme/[^/]+\.xml|word/_rels/document\.xml\.rels|docProps/core\.xml")


def xml_parts(content: bytes, body: bytes | None = None) -> dict[str, bytes]:
    """The parts that are looked at, by name; a ``body`` at hand is not unpacked again."""
    own = {} if body is None else {BODY: body}
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = (name for name in package.namelist() if NEEDED.fullmatch(name) and name not in own)
        return own | {name: package.read(name) for name in names}


class WordParts:
    """The parsed parts; one that is missing is an empty element."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts
        self._trees: dict[str, Element] = {}

    def tree(self, name: str) -> Element:
        if name not in self._trees:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
            content = self._parts.get(name)
            self._trees[name] = etree.fromstring(content, parser) if content else etree.Element("fehlt")
        return self._trees[name]

    def texts(self) -> Iterator[Element]:
        """The trees that hold what is printed: body, heads, feet, notes."""
        return (self.tree(name) for name in sorted(self._parts) if TEXT_PART.fullmatch(name))

    def beside(self) -> str:
        """What stands at the heads and feet of pages and in the alternative texts of pictures."""
        margins = (self.tree(name) for name in sorted(self._parts) if MARGIN_PART.fullmatch(name))
        pictures = (each.get("descr", "") for tree in self.texts() for each in tree.iter(f"{WP}docPr"))
        return " ".join((*map(text_of, margins), *pictures))

    def themes(self) -> Iterator[Element]:
        return (self.tree(name) for name in sorted(self._parts) if THEME_PART.fullmatch(name))


def is_on(element: Element | None) -> bool:
    """An on/off property (§17.17.4): there, and not switched off."""
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off")


def text_of(element: Element) -> str:
    """The text below, blanks as one blank."""
    return " ".join("".join(each.text or "" for each in element.iter(f"{W}t")).split())
