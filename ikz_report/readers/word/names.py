"""Names of WordprocessingML elements and how their simple values read (ECMA-376 part 1)."""

from __future__ import annotations

from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

__all__ = ["MC", "R_ID", "W14", "W15", "W_STRICT", "Element", "M", "W", "attribute", "child", "number", "on", "path"]


def attribute(element: Element, name: str) -> str:
    """The attribute ``w:name``; empty where it is missing."""
    return str(element.get(W + name) or "")


def child(element: Element | None, name: str) -> Element | None:
    """The first child ``w:name``."""
    return None if element is None else element.find(W + name)


def path(element: Element | None, *names: str) -> Element | None:
    """The element below, child by child."""
    for name in names:
        element = child(element, name)
    return element


def number(element: Element | None, name: str = "val") -> int | None:
    """The attribute as a whole number; None where it is missing or no number."""
    try:
        return None if element is None else int(attribute(element, name))
    except ValueError:
        return None


def on(element: Element | None) -> bool | None:
    """The value of an on/off property (§17.17.4); None where it is not set."""
    if element is None:
        return None
    return attribute(element, "val") not in ("0", "false", "off")
