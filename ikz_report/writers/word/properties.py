"""The file's properties (ECMA-376 part 2 §11) and its lists: what the template does not print."""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime

from lxml import etree

from ikz_report.model import Report
from ikz_report.writers.word.names import NAMESPACES, qn
from ikz_report.writers.word.package import Package, serialised

CORE_KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
CORE = "docProps/core.xml"
LANGUAGE = "de-DE"
LONGEST = 255  # characters that Word shows of a property
# Nothing may follow the lists but these, ECMA-376 part 1 §17.9.16.
AFTER_LISTS = (b"<w:numIdMacAtCleanup", b"</w:numbering>")


def properties(
    package: Package, report: Report, created: datetime, *, title: str | None = None, identifier: str | None = None
) -> dict[str, bytes]:
    """The part of the properties: title, language, author, keywords, dates, upon what the template says.

    Set here and not by the template, which would escape them twice.
    """
    name = next((each.target for each in package.relations("") if each.kind == CORE_KIND), "")
    if name not in package.parts:
        name = package.add(CORE, b"", CORE_TYPE)
        package.relate("", name, CORE_KIND)
        package.parts[name] = serialised(etree.Element(qn("cp:coreProperties"), nsmap=_SPACES))
    root = deepcopy(package.tree(name))
    day = created.strftime("%Y-%m-%dT%H:%M:%SZ")
    texts = {
        "dc:title": report.title if title is None else title,
        "dc:language": LANGUAGE,
        "dc:creator": report.organisation.city,
        "cp:lastModifiedBy": report.organisation.city,
        "cp:revision": "1",
        "cp:keywords": ", ".join(report.paper.keywords) if report.paper is not None else None,
        "dc:identifier": identifier,
        "dcterms:created": day,
        "dcterms:modified": day,
    }
    for tag, text in texts.items():
        if text is not None:
            _set(root, tag, text[:LONGEST])
    return {name: serialised(root)}


_SPACES = {prefix: uri for prefix, uri in NAMESPACES.items() if prefix in ("cp", "dc", "dcterms", "xsi")}


def _set(root: etree._Element, tag: str, text: str) -> None:
    element = root.find(qn(tag))
    if element is None:
        element = etree.SubElement(root, qn(tag))
    element.text = text
    if tag.startswith("dcterms"):
        element.set(qn("xsi:type"), "dcterms:W3CDTF")


def with_lists(package: Package, definitions: str) -> dict[str, bytes]:
    """The numbering part with the given lists added."""
    name = next(package.related(package.main, "numbering"))
    xml = serialised(package.tree(name))
    place = next(found for end in AFTER_LISTS if (found := xml.find(end)) >= 0)
    return {name: xml[:place] + definitions.encode() + xml[place:]}
