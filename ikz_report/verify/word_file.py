"""The built Word file against what it must hold."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator

from lxml import etree

from ikz_report.verify.expected import Expected, Row, fold

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = "word/document.xml"
MARK = "\n"  # folded texts hold no line end


def missing_in_word(content: bytes, rows: Iterable[Row]) -> tuple[Expected, ...]:
    """The texts that do not stand in the file in the order of ``rows``; each must lie within one paragraph."""
    text = MARK.join(map(fold, paragraphs(content))) + MARK
    missing = []
    position = 0
    for row in rows:
        for cell in row:
            for expected in cell:
                found = text.find(fold(expected.text), position)
                if found < 0:
                    missing.append(expected)
                else:
                    position = found + len(fold(expected.text))
    return tuple(missing)


def paragraphs(content: bytes) -> Iterator[str]:
    """The text of each paragraph of the body, tables included, in the order of the file."""
    with zipfile.ZipFile(io.BytesIO(content)) as package, package.open(BODY) as stream:
        for _, paragraph in etree.iterparse(stream, tag=f"{W}p", resolve_entities=False):
            yield "".join(_piece(node) for node in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab"))
            paragraph.clear()


def _piece(node: etree._Element) -> str:
    return (node.text or "") if node.tag == f"{W}t" else " "
