"""Opening a template that may come from anywhere: only what is surely a harmless Word file comes through.

A Word file is a zip of XML parts (ECMA-376 part 2). Zip bombs, encrypted files, macros, document types (the
way to entity expansion) and links that make Word load other files are refused before anything is done
with it. The reader of edited files has checks like these; it is not used here, for its many modules would
cost each build a tenth of its time, and what it advises is meant for a sender.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from ikz_report.errors import TemplateError, why

MAX_BYTES = 64 * 2**20  # of all parts together, unpacked; a template with logos has 1–2 MB
MAX_ENTRIES = 2000
CONTENT_TYPES = "[Content_Types].xml"
RELATIONS = "_rels/.rels"
CORE = b"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"  # ECMA-376 part 2 §11
CORE_OF_LIBREOFFICE = b"http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/core-properties"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # an old .doc, or the shell of an encrypted .docx
STRICT = b"http://purl.oclc.org/ooxml/"
ACTIVE = re.compile(r"vbaProject|vbaData|/activeX/|/oleObject", re.IGNORECASE)
# Another encoding could hide a document type from the search for one.
OTHER_ENCODING = re.compile(rb"""^[^>]*encoding\s*=\s*["'](?!utf-8["']|us-ascii["'])""", re.IGNORECASE)
HARMLESS_LINKS = ("https://", "http://", "mailto:")
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, etree.XMLSyntaxError)
SAVE_AGAIN = "Bitte in Word öffnen und als „Word-Dokument (*.docx)“ neu speichern."


def read_container(path: Path) -> bytes:
    """The file's bytes, once all that could hurt is ruled out.

    Raises:
        TemplateError: no Word file, or one that must not be used.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise TemplateError(f"{path}: gibt es nicht. Bitte Name und Ordner prüfen.") from error
    except IsADirectoryError as error:
        raise TemplateError(f"{path}: ist ein Ordner. Bitte die Word-Datei darin nennen.") from error
    except OSError as error:
        raise TemplateError(f"{path}: lässt sich nicht lesen ({why(error)}). Bitte die Rechte prüfen.") from error
    if content.startswith(OLE):
        raise TemplateError(f"{path}: ist mit einem Kennwort geschützt oder im alten Word-Format (.doc). {SAVE_AGAIN}")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            reason = next(_refusals(package), None)
    except DAMAGED as error:
        raise TemplateError(f"{path}: ist keine Word-Datei (.docx) oder beschädigt. {SAVE_AGAIN}") from error
    if reason is not None:
        raise TemplateError(f"{path}: {reason}")
    return _with_usual_properties(content)


def _with_usual_properties(content: bytes) -> bytes:
    """LibreOffice names the relation to the properties in its own way; python-docx would add them a second time."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if RELATIONS not in package.namelist() or CORE_OF_LIBREOFFICE not in package.read(RELATIONS):
            return content
        result = io.BytesIO()
        with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
            for entry in package.infolist():
                part = package.read(entry)
                is_relations = entry.filename == RELATIONS
                target.writestr(entry, part.replace(CORE_OF_LIBREOFFICE, CORE) if is_relations else part)
    return result.getvalue()


def _refusals(package: zipfile.ZipFile) -> Iterator[str]:
    """Why the file must not be used, the size first: nothing is unpacked before."""
    entries = package.infolist()
    names = [entry.filename for entry in entries]
    if len(entries) > MAX_ENTRIES:
        yield f"besteht aus mehr als {MAX_ENTRIES} Teilen; eine Vorlage hat kaum hundert. {SAVE_AGAIN}"
    if sum(entry.file_size for entry in entries) > MAX_BYTES:
        yield f"wäre entpackt größer als {MAX_BYTES // 2**20} MB. Bitte Bilder verkleinern."
    if len(set(names)) != len(names) or CONTENT_TYPES not in names:
        yield f"ist keine Word-Datei (.docx). {SAVE_AGAIN}"
    if any(ACTIVE.search(name) for name in names):
        yield "enthält Makros oder eingebettete Programme. Bitte ohne sie als „Word-Dokument (*.docx)“ speichern."
    for name in names:
        if name.endswith((".xml", ".rels")):
            yield from _part_refusals(name, package.read(name))


def _part_refusals(name: str, part: bytes) -> Iterator[str]:
    if b"<!DOCTYPE" in part or b"\0" in part or OTHER_ENCODING.match(part):
        yield f"enthält in {name} kein gewöhnliches Word-XML. {SAVE_AGAIN}"
    if STRICT in part[:4000] and name.startswith("word/"):
        yield f"ist als „Strict Open XML-Dokument“ gespeichert. {SAVE_AGAIN}"
    if name.endswith(".rels") and any(map(_leads_outside, etree.fromstring(part))):
        yield (
            "verweist auf Dateien außerhalb (verknüpfte Bilder, Objekte oder eine angehängte Dokumentvorlage). "
            "Bitte Bilder einbetten und Verknüpfungen lösen."
        )


def _leads_outside(relationship: etree._Element) -> bool:
    """Whether Word would load something from elsewhere; a web address a reader may click on is no such thing."""
    if relationship.get("TargetMode") != "External":
        return False
    is_link = relationship.get("Type", "").endswith("/hyperlink")
    return not (is_link and relationship.get("Target", "").startswith(HARMLESS_LINKS))
