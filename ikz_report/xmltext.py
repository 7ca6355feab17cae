"""Text in XML and back (XML 1.0 §4.6); xml.sax.saxutils would bring the whole of urllib with it."""

from __future__ import annotations

ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def escape(text: str) -> str:
    """The text as it stands between tags."""
    for character, escaped in ESCAPES.items():
        text = text.replace(character, escaped)
    return text


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
