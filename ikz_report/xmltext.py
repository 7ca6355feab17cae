"""Text in XML and back (XML 1.0 §4.6); xml.sax.saxutils would bring the whole of urllib with it."""

from __future__ import annotations


def escape(text: str) -> str:
    """The text as it stands between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoteattr(text: str) -> str:
    """The text as an attribute's value, with its quotation marks."""
    escaped = escape(text).replace('"', "&quot;")
    for blank in "\n\r\t":
        escaped = escaped.replace(blank, f"&#{ord(blank)};")
    return f'"{escaped}"'


def unescape(text: str) -> str:
    """The text that the five predefined entities stand for."""
    for escaped, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(escaped, character)
    return text
