"""The part of a Word file that holds its comments, made where there is none (ECMA-376 part 1 §11.3.2)."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from lxml import etree

from ikz_report.readers.word import DocxFile
from ikz_report.readers.word.names import Element, W, attribute
from ikz_report.writers.word.comments.comment import SIGN_STYLE, TEXT_STYLE

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
CONTENT_TYPES = "[Content_Types].xml"
TYPES_NS = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELS_NS = "{http://schemas.openxmlformats.org/package/2006/relationships}"


class CommentPart:
    """The comments of a file. ``styles`` are the ids of Word's own styles for comments, as far as the file has them."""

    def __init__(self, docx: DocxFile) -> None:
        self._docx = docx
        self._name = docx.target("comments")
        found = docx.related("comments")
        self.root = etree.Element(f"{W}comments", nsmap={"w": W.strip("{}")}) if found is None else found
        ids = [int(each) for node in self.root if (each := attribute(node, "id")).lstrip("-").isdecimal()]
        self._next = max(ids, default=-1)
        self.styles = _styles(docx)

    def next_id(self) -> int:
        self._next += 1
        return self._next

    def changed(self) -> Mapping[str, bytes]:
        """The parts that are new or changed."""
        if self._name is not None:
            return {self._name: _bytes(self.root)}
        folder, base = posixpath.split(self._docx.main)
        name = self._free(folder)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        return {
            name: _bytes(self.root),
            rels: self._relations(rels, posixpath.basename(name)),
            CONTENT_TYPES: self._types(name),
        }

    def _free(self, folder: str) -> str:
        """A name that no part has."""
        names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in range(len(self._docx.parts) + 1))
        return next(name for name in names if name not in self._docx.parts)

    def _relations(self, rels: str, target: str) -> bytes:
        found = self._docx.xml(rels)
        root = etree.Element(f"{RELS_NS}Relationships", nsmap={None: RELS_NS.strip("{}")}) if found is None else found
        known = {each.get("Id") for each in root}
        key = next(f"rId{number}" for number in range(1, len(known) + 2) if f"rId{number}" not in known)
        etree.SubElement(root, f"{RELS_NS}Relationship", Id=key, Type=RELATION, Target=target)
        return _bytes(root)

    def _types(self, name: str) -> bytes:
        root = self._docx.xml(CONTENT_TYPES)
        assert root is not None
        etree.SubElement(root, f"{TYPES_NS}Override", PartName=f"/{name}", ContentType=TYPE)
        return _bytes(root)


def _bytes(root: Element) -> bytes:
    result: bytes = etree.tostring(root, encoding="UTF-8", standalone=True)
    return result


def _styles(docx: DocxFile) -> dict[str, str]:
    root = docx.related("styles")
    found = {} if root is None else {_name(each): attribute(each, "styleId") for each in root.iter(f"{W}style")}
    return {name: found[name] for name in (TEXT_STYLE, SIGN_STYLE) if name in found}


def _name(style: Element) -> str:
    name = style.find(f"{W}name")
    return "" if name is None else attribute(name, "val").lower()
