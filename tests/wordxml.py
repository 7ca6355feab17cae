"""Small Word files for tests, written in a compact notation.

    p/(r/t"old ", ins{author=Amt}/r/t"new")

is a paragraph with two children: ``/`` goes down, ``( , )`` holds several children, ``{a=1 b=2}`` attributes,
``"…"`` text. Names and attributes without a prefix are Word's own (``w:``).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
TOKEN = re.compile(r'\s*(?:([\w:]+)|(\{[^}]*\})|("(?:[^"\\]|\\.)*")|([/(),]))', re.DOTALL)
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = NAMESPACES["r"]
RELATED = ("styles", "numbering", "comments", "commentsExtended", "footnotes", "endnotes")


def xml(notation: str) -> str:
    """The XML of a notation; several roots are separated by commas."""
    tokens = list(_tokens(notation))
    result = "".join(_siblings(tokens))
    assert not tokens, f"not understood from: {tokens[:3]}"
    return result


def _tokens(notation: str) -> Iterator[str]:
    position = 0
    while notation[position:].strip():
        found = TOKEN.match(notation, position)
        assert found, f"not understood: {notation[position : position + 30]}"
        position = found.end()
        yield next(filter(None, found.groups()))


def _siblings(tokens: list[str]) -> Iterator[str]:
    while tokens:
        yield _node(tokens)
        if not tokens or tokens[0] != ",":
            return
        tokens.pop(0)


def _node(tokens: list[str]) -> str:
    name = _prefixed(tokens.pop(0))
    attributes = _attributes(tokens.pop(0)) if tokens and tokens[0].startswith("{") else ""
    inner = escape(re.sub(r"\\(.)", r"\1", tokens.pop(0)[1:-1])) if tokens and tokens[0].startswith('"') else ""
    space = ' xml:space="preserve"' if inner else ""
    if tokens and tokens[0] == "/":
        tokens.pop(0)
        if tokens[0] == "(":
            tokens.pop(0)
            inner += "".join(_siblings(tokens))
            assert tokens.pop(0) == ")"
        else:
            inner += _node(tokens)
    return f"<{name}{attributes}{space}>{inner}</{name}>"


def _attributes(token: str) -> str:
    pairs = (pair.split("=", 1) for pair in token[1:-1].split())
    return "".join(f" {_prefixed(name)}={quoteattr(value)}" for name, value in pairs)


def _prefixed(name: str) -> str:
    if name.startswith("plain:"):
        return name.removeprefix("plain:")
    return name if ":" in name else f"w:{name}"


def root(name: str, content: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?><{name} {DECLARED}>{content}</{name}>'.encode()


def parts(body: str, *, links: Mapping[str, str] | None = None, **related: str) -> dict[str, bytes]:
    """The parts of a Word file: ``body`` and the ``related`` parts (``styles`` …) as XML, ``links`` id → address."""
    roots = {"commentsExtended": "w15:commentsEx"}
    names = [name for name in RELATED if name in related]
    targets = [(name, f"{OFFICE}/{name}", f"{name}.xml", "") for name in names]
    targets += [
        (key, f"{OFFICE}/hyperlink", address, ' TargetMode="External"') for key, address in (links or {}).items()
    ]
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _rels([("main", f"{OFFICE}/officeDocument", "word/document.xml", "")]),
        "word/document.xml": root("w:document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": _rels(targets),
    } | {f"word/{name}.xml": root(roots.get(name, f"w:{name}"), related[name]) for name in names}


def _content_types() -> bytes:
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    override = f'<Override PartName="/word/document.xml" ContentType="{WORD_TYPE}"/>'
    default = '<Default Extension="xml" ContentType="application/xml"/>'
    return f'<Types xmlns="{types}">{default}{override}</Types>'.encode()


def _rels(targets: list[tuple[str, str, str, str]]) -> bytes:
    rows = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target={quoteattr(target)}{mode}/>'
        for key, kind, target, mode in targets
    )
    return f'<Relationships xmlns="{RELATIONSHIPS}">{rows}</Relationships>'.encode()


def write(path: Path, content: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in content.items():
            package.writestr(name, part)
    return path
