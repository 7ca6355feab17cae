"""Alternative texts for the charts in a PDF that LibreOffice made; it loses those of native charts.

The file is added to and not rewritten (ISO 32000-1 §7.5.6): the tags of figures once more, now with ``Alt``
(§14.9.3), and where they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

FIGURE = re.compile(
    rb"(?<=[\r\n])(\d+) 0 obj\s*<<(?=/Type/StructElem\s*/S/Figure\b)(?:(?!endobj).)*?>>\s*endobj", re.DOTALL
)
TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s*(\d+)\s*%%EOF\s*$", re.DOTALL)


def with_figure_texts(pdf: bytes, texts: Sequence[str]) -> bytes:
    """The PDF with the texts at its figures that have none, in reading order.

    Unchanged where there are not as many such figures as texts: a wrong text is worse than none.
    """
    figures = [found for found in FIGURE.finditer(pdf) if b"/Alt" not in found.group()]
    end = TRAILER.search(pdf)
    if end is None or not figures or len(figures) != len(texts):
        return pdf
    places: dict[int, int] = {}
    out = bytearray(pdf.rstrip() + b"\n")
    for found, text in zip(figures, texts, strict=True):
        places[int(found.group(1))] = len(out)
        out += found.group().replace(b"/S/Figure", b"/S/Figure\n/Alt<" + _string(text) + b">", 1) + b"\n"
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n" + b"".join(
        b"%d 1\n%010d 00000 n \n" % place for place in sorted(places.items())
    )
    out += b"trailer\n<<%b/Prev %b>>\nstartxref\n%d\n%%%%EOF\n" % (end.group(1), end.group(2), start)
    return bytes(out)


def _string(text: str) -> bytes:
    """A text string in UTF-16 (§7.9.2.2), in hexadecimal."""
    return b"FEFF" + text.encode("utf-16-be").hex().upper().encode()
