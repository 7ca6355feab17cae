"""A Word file as its parts (ECMA-376 part 2): read, added to, packed so that the same parts give the same bytes.

python-docx, which does this too, takes longer to load than a whole report takes to print.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

CONTENT_TYPES = "[Content_Types].xml"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EARLIEST = (1980, 1, 1, 0, 0, 0)  # the zip format knows no earlier date
ORDINARY_FILE = 0o100644 << 16
PARSER = etree.XMLParser(remove_blank_text=True, resolve_entities=False, no_network=True)


class Relation(NamedTuple):
    """A part named in another; ``kind`` is the relationship's type, ``target`` the part's name in the package."""

    id: str
    kind: str
    target: str


class Package:
    """The parts by name. A part's tree is for reading; what is to change is set in ``parts``."""

    def __init__(self, content: bytes) -> None:
        self.parts = unpacked(content)
        self._trees: dict[str, etree._Element] = {}
        self.main = next(self.related("", "officeDocument"), "")

    def tree(self, name: str) -> etree._Element:
        """The root of a part's XML.

        Raises:
            KeyError: no such part.
            lxml.etree.XMLSyntaxError: no XML.
        """
        if name not in self._trees:
            self._trees[name] = etree.fromstring(self.parts[name], PARSER)
        return self._trees[name]

    def content_type(self, name: str) -> str:
        """The part's media type; empty where only its ending has one."""
        found = (each.get("ContentType", "") for each in self._types() if each.get("PartName") == f"/{name}")
        return next(found, "")

    def relations(self, source: str) -> Iterator[Relation]:
        """What a part, or with an empty name the package, names of its own parts."""
        path = _relations_of(source)
        for each in self.tree(path) if path in self.parts else ():
            if each.get("TargetMode") != "External":
                target = posixpath.join("/", posixpath.dirname(source), each.get("Target", ""))
                yield Relation(each.get("Id", ""), each.get("Type", ""), posixpath.normpath(target).lstrip("/"))

    def related(self, source: str, kind: str) -> Iterator[str]:
        """The names of the parts that a part names as ``kind``: ``styles``, ``header`` …"""
        return (each.target for each in self.relations(source) if each.kind == OFFICE + kind)

    def missing(self) -> Iterator[str]:
        """The names of parts that others name and that are not there."""
        here = {name.lower() for name in self.parts}  # case does not count in them, ECMA-376 part 2 §6.2.2
        for path in self.parts:
            source = _source_of(path)
            for each in self.relations(source) if source is not None else ():
                if each.target.lower() not in here and not each.kind.endswith("/hyperlink"):
                    yield each.target

    def add(self, pattern: str, content: bytes, content_type: str) -> str:
        """Add a part; the first number that is free takes the place of ``%d`` in its name, which is returned."""
        number = 1
        while (name := pattern.replace("%d", str(number))) in self.parts:
            number += 1
        self.parts[name] = content
        override = etree.SubElement(self._types(), f"{TYPES}Override")
        override.set("PartName", f"/{name}")
        override.set("ContentType", content_type)
        self._store(CONTENT_TYPES)
        return name

    def relate(self, source: str, target: str, kind: str) -> str:
        """Name a part in another, by an id which is returned; ``kind`` is the whole type, or one of the office's."""
        path = _relations_of(source)
        if path not in self.parts:
            self._trees[path] = etree.Element(f"{RELATIONS}Relationships", nsmap={None: RELATIONS[1:-1]})
        root = self._trees[path] if path in self._trees else self.tree(path)
        taken = {each.get("Id") for each in root}
        number = 1
        while (key := f"rId{number}") in taken:
            number += 1
        relation = etree.SubElement(root, f"{RELATIONS}Relationship")
        relation.set("Id", key)
        relation.set("Type", kind if ":" in kind else OFFICE + kind)
        relation.set("Target", posixpath.relpath(f"/{target}", posixpath.join("/", posixpath.dirname(source))))
        self._store(path)
        return key

    def _types(self) -> etree._Element:
        return self.tree(CONTENT_TYPES)

    def _store(self, name: str) -> None:
        self.parts[name] = serialised(self._trees[name])

    def packed(self, instead: Mapping[str, bytes]) -> bytes:
        """The file, with these parts in the place of its own."""
        return packed({**self.parts, **instead})


def serialised(root: etree._Element) -> bytes:
    """A part's XML as it stands in the file."""
    xml: bytes = etree.tostring(root, encoding="UTF-8", standalone=True)
    return xml


def _relations_of(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _source_of(path: str) -> str | None:
    """The part whose relations a part holds; empty for those of the package, None for any other part."""
    folder, name = posixpath.split(path)
    if not name.endswith(".rels") or posixpath.basename(folder) != "_rels":
        return None
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def unpacked(content: bytes) -> dict[str, bytes]:
    """The parts of a file by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist() if not name.endswith("/")}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a zip with fixed order, dates and attributes, read back once.

    Raises:
        OSError: what is read back is not what was packed.
    """
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.external_attr = ORDINARY_FILE
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, parts[name])
    content = result.getvalue()
    if unpacked(content) != parts:
        raise OSError("a part came back changed")
    return content
