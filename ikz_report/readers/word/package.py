"""Opening a Word file that may be broken or hostile.

Nothing is written, no address in the file is visited, no entity is resolved, and what is read is
bounded before it is unpacked.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from ikz_report.errors import SourceError, why
from ikz_report.readers.word import refusal
from ikz_report.readers.word.names import W_STRICT, Element, W

CONTENT_TYPES = "[Content_Types].xml"
DOCUMENT = "word/document.xml"
MACRO_TYPE = b"macroEnabled"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
CORE_IDENTIFIER = "{http://purl.org/dc/elements/1.1/}identifier"


@dataclass(frozen=True, slots=True)
class DocxFile:
    """A Word file's XML parts by name; ``name`` is the file as the user typed it, for messages."""

    name: str
    parts: Mapping[str, bytes]
    main: str = DOCUMENT
    _trees: dict[str, Element] = field(default_factory=dict, repr=False, compare=False)

    def xml(self, part: str) -> Element | None:
        """The root element of a part; None where there is no such part.

        Raises:
            SourceError: the part is no well-formed XML.
        """
        if part not in self._trees and part in self.parts:
            self._trees[part] = self._parse(part)
        return self._trees.get(part)

    def _parse(self, part: str) -> Element:
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(self.parts[part], parser)
        except etree.XMLSyntaxError as error:
            raise self.refused(refusal.NO_XML.format(part=part, line=error.lineno)) from error
        if root.getroottree().docinfo.internalDTD is not None:  # hidden by an encoding
            raise self.refused(refusal.DTD.format(part=part))
        return root

    def refused(self, reason: str) -> SourceError:
        return SourceError(f"{self.name}: {reason}")

    @property
    def body(self) -> Element:
        """The document's ``w:body``.

        Raises:
            SourceError: the main part is no Word text.
        """
        root = self.xml(self.main)
        if root is not None and root.tag == f"{W_STRICT}document":
            raise self.refused(refusal.STRICT)
        body = None if root is None or root.tag != f"{W}document" else root.find(f"{W}body")
        if body is None:
            raise self.refused(refusal.NO_DOCUMENT)
        return body

    def related(self, kind: str) -> Element | None:
        """The part the text refers to as ``kind``: ``styles``, ``numbering``, ``comments`` …"""
        return next(self.all_related(kind), None)

    def all_related(self, kind: str) -> Iterator[Element]:
        """All parts the text refers to as ``kind``: each ``header``, ``footer`` …"""
        for each in self._relationships(self.main):
            if each.get("Type", "").rsplit("/", 1)[-1] == kind and each.get("TargetMode") != "External":
                root = self.xml(_target(self.main, each))
                if root is not None:
                    yield root

    def target(self, kind: str) -> str | None:
        """The name of the part the text refers to as ``kind``; None where there is none in the file."""
        found = (each for each in self._relationships(self.main) if each.get("TargetMode") != "External")
        names = (_target(self.main, each) for each in found if each.get("Type", "").rsplit("/", 1)[-1] == kind)
        return next((name for name in names if name in self.parts), None)

    def addresses(self) -> dict[str, str]:
        """Addresses outside the file that the text names, by relationship id; none is ever visited."""
        found = self._relationships(self.main)
        return {each.get("Id", ""): each.get("Target", "") for each in found if each.get("TargetMode") == "External"}

    def identifier(self) -> str | None:
        """The ``dc:identifier`` of the file's properties, which Word and LibreOffice keep."""
        root = self.xml("docProps/core.xml")
        return None if root is None else root.findtext(CORE_IDENTIFIER)

    def _relationships(self, part: str) -> list[Element]:
        folder, base = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        return [] if root is None else root.findall(RELATIONSHIP)

    def main_part(self) -> str:
        """The part that the package names as its text; Word itself always calls it word/document.xml."""
        for each in self._relationships(""):
            if each.get("Type", "").endswith("/officeDocument"):
                return _target("", each)
        return DOCUMENT


def _target(part: str, relationship: Element) -> str:
    target = relationship.get("Target", "")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target)).lstrip("/")


def open_docx(path: Path) -> DocxFile:
    """Read a Word file's XML parts into memory.

    Raises:
        SourceError: the file cannot be read, or is no Word document that may be read; see ``refusal``.
    """
    raw = _read(path)
    reason = refusal.OPEN_IN_WORD if path.name.startswith(refusal.LOCK) else refusal.by_bytes(raw)
    if reason is None:
        try:
            with zipfile.ZipFile(io.BytesIO(raw)) as package:
                reason = refusal.by_entries(package)
                parts = {} if reason else _xml_parts(package)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
            reason = refusal.DAMAGED
    if reason is not None:
        raise SourceError(f"{path}: {reason}")
    return _checked(DocxFile(str(path), parts))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(refusal.MAX_FILE + 1)
    except FileNotFoundError as error:
        raise SourceError(f"{path}: gibt es nicht. Bitte Name und Ordner prüfen.") from error
    except IsADirectoryError as error:
        raise SourceError(f"{path}: ist ein Ordner. Bitte die Word-Datei darin nennen.") from error
    except OSError as error:
        message = f"{path}: lässt sich nicht lesen ({why(error)}). Bitte die Rechte an der Datei prüfen."
        raise SourceError(message) from error


def _xml_parts(package: zipfile.ZipFile) -> dict[str, bytes]:
    return {name: package.read(name) for name in package.namelist() if name.endswith((".xml", ".rels"))}


def _checked(docx: DocxFile) -> DocxFile:
    """The file with its main part found, once nothing speaks against reading it."""
    if MACRO_TYPE in docx.parts[CONTENT_TYPES]:
        raise docx.refused(refusal.MACROS)
    for part, content in docx.parts.items():
        if b"<!DOCTYPE" in content:
            raise docx.refused(refusal.DTD.format(part=part))
    found = DocxFile(docx.name, docx.parts, docx.main_part())
    found.body  # noqa: B018 - reading it is the check
    return found
